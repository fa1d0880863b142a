"""How many bytes a reader's browser fetches to answer a query, with nothing kept from another one."""

from __future__ import annotations

import random
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from browser.built_site import PATIENCE, Handler
from browser.chromium import advice, chromium
from search_index import piece
from unreel.site.search.shards import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

_SEED = 20

_COMMON = (
    *("director of photography", "the man who", "he is", "of the", "new york", "los angeles", "world war ii"),
    *("best picture", "box office", "love story", "to be or not to be", "the", "th", "a"),
)
"""What many films hold, and beginnings of what they hold: these take the most."""


def bytes_of_searches(site: Path, count: int) -> dict[str, list[int]]:
    """Return kind of query → the bytes that each took: so many that are drawn, and common ones."""
    path = chromium()
    if path is None:
        raise SystemExit(advice())
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    handler = partial(Handler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        origin = f"http://127.0.0.1:{server.server_port}/"
        browser = playwright.chromium.launch(executable_path=path, args=options)
        found: dict[str, list[int]] = {}
        for kind, query in _queries(site, count):
            found.setdefault(kind, []).append(_fetched(browser, origin, query))
        browser.close()
        server.shutdown()
    return found


def _queries(site: Path, count: int) -> Iterator[tuple[str, str]]:
    """Yield kinds and queries: common words; titles, names, runs and beginnings of words from all films."""
    yield from (("common words", query) for query in _COMMON)
    chance = random.Random(_SEED)  # noqa: S311 - pages are drawn, no secrets
    pages = sorted(path for path in (site / "search/text").rglob("*.js") if "people" not in path.parts)
    for number in range(count):
        read = piece(chance.choice(pages).read_text(encoding="utf-8"))
        entries = [Entry(*entry) for entry in read["entries"]]
        one = max(entries, key=lambda entry: len(entry.text))
        said = one.text.split()
        at = chance.randrange(max(1, len(said) - 5))
        run = said[at : at + 5] or one.title.split()
        yield [
            ("title", one.address.partition("/")[0].replace("-", " ")),
            ("name", next((entry.title for entry in entries if entry.is_name), one.title)),
            ("phrase", " ".join(run)),
            ("first letters", max(run, key=len)[:3]),
        ][number % 4]


def _fetched(browser: Browser, origin: str, query: str) -> int:
    """Return the bytes that the search box fetches for a query, in a browser that is new here."""
    context = browser.new_context(base_url=origin)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    sizes: list[int] = []
    page.on("response", lambda one: sizes.append(len(one.body())) if "/search/" in one.url else None)
    page.goto(f"?q={quote(query)}")
    page.wait_for_function("() => !!self.unreel?.answer")
    page.evaluate("query => unreel.answer(query)", query)
    page.wait_for_load_state("networkidle")
    context.close()
    return sum(sizes)
