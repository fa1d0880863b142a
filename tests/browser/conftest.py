"""The site as its readers get it: built once, served, opened in a real Chromium."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from browser.built_site import WIDE, served
from projects import hardcore_henry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from browser.built_site import Site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(hardcore_henry(tmp_path_factory.mktemp("project")).root) as one:
        yield one


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path is None:
        missing = "no Chromium: install the package `chromium`, or set CHROMIUM to the path of one"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    # no sandbox: containers have none to give, and the only site opened is our own
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=options)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page of the site in a window of its own, which is as told."""
    contexts = []

    def opened(address: str = "", **window: object) -> Page:
        window.setdefault("viewport", WIDE)
        context = browser.new_context(base_url=site.origin, **window)
        context.set_default_timeout(5000)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
