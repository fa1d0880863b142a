"""The site as its readers get it: built once, served, opened in a real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from browser.built_site import PATIENCE, WIDE, served
from browser.chromium import advice, chromium
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
    path = chromium()
    if path is None:
        pytest.exit(advice(), returncode=2)
    # no sandbox: containers have none to give, and the only site opened is our own
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=options)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page of the site in a window of its own, which is as told."""
    contexts = []

    def opened(address: str = "", **window: Any) -> Page:  # noqa: ANN401 - whatever a window may have
        window.setdefault("viewport", WIDE)
        context = browser.new_context(base_url=site.origin, **window)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
