"""Nothing that pages and files bring runs in a reader's browser, even where nobody reviewed them.

The site is built from all hostile pages and files of the lists; the check, which names each of them, is
passed over. What stands between them and the reader is the policy of each page, and what a build leaves out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from browser.built_site import PATIENCE, served
from case_files import cases
from hostile import FILE_LISTS, written
from projects import made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Route

    from browser.built_site import Site

pytestmark = pytest.mark.browser

TOGETHER = 8
"""Lines of a list on one page."""

_OVERVIEW = "---\ntitle: Hostile\nsection: overview\n---\n\n# Hostile\n\nHostile is a 1999 film by Ann Lee.\n"

_BROUGHT = b"alert(1)//<script>alert(1)</script>"
_TELL = """
for (const name of ["alert", "confirm", "prompt"]) window[name] = () => console.log("it ran")
"""
# as someone who touches everything; links that lead elsewhere are not followed
_TOUCH = """() => {
  addEventListener("click", event => {
    const link = event.target.closest?.("a[href]")
    if (link && /^(about|https?|wss?|ftp|mailto|tel|file|x-custom|intent|view-source):/.test(link.protocol))
      event.preventDefault()
  }, {capture: true})
  const touches = ["pointerenter", "pointerover", "mouseenter", "mouseover", "mousemove", "mousedown",
    "mouseup", "wheel", "focus", "focusin", "keydown", "copy", "change", "toggle", "animationstart"]
  for (const node of document.querySelectorAll("article *, nav *, header [title], dialog, form")) {
    for (const name of touches) node.dispatchEvent(new Event(name, {bubbles: true}))
    if (node.matches("article *") && !node.closest("form")) node.click?.()
    if (node.matches("form[action^='javascript']")) node.requestSubmit()
  }
}"""


@dataclass
class Watched:
    """A browser's window, and what its pages were seen to do."""

    context: BrowserContext
    ran: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def heard(self, message: ConsoleMessage) -> None:
        if message.text == "it ran":
            self.ran.append(message.page.url if message.page else "")


def _pages() -> Iterator[tuple[str, str]]:
    """Return the pages of the lists: their names and what they say."""
    for group, case in enumerate(cases("editing/hostile/pages")):
        lines = [written(line) for line in case.lines()]
        size = 1 if case.title.startswith("alone") else TOGETHER
        for at in range(0, len(lines), size):
            yield f"p{group}-{at}", "# A page\n\n" + "\n\n".join(lines[at : at + size]) + "\n"
    for group, case in enumerate(cases("editing/honest")):
        yield f"h{group}", f"{case.text}\n"
    for group, case in enumerate(cases("editing/hostile/front_matter")):
        for number, line in enumerate(case.lines()):
            yield f"f{group}-{number}", f"{written(line)}\n"


def _add_files(docs: Path) -> None:
    for line in (line for name in FILE_LISTS for case in cases(name) for line in case.lines()):
        name, _, target = written(line).partition(" -> ")
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if target.startswith("/etc/passwd"):
            path.symlink_to(target)
        elif not target:
            path.write_bytes(_BROUGHT)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    project = made(tmp_path_factory.mktemp("hostile"))
    project.put({"docs/x/index.md": _OVERVIEW, "docs/x/a.png": b""})
    project.put({f"docs/x/{name}.md": text for name, text in _pages()})
    _add_files(project.root / "docs")
    with served(project.root) as one:
        yield one


@pytest.fixture
def watched(browser: Browser) -> Iterator[Callable[[str], Watched]]:
    contexts: list[BrowserContext] = []

    def opened(origin: str) -> Watched:
        context = browser.new_context(base_url=origin)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        window = Watched(context)
        context.add_init_script(_TELL)

        def ask(route: Route) -> None:
            window.asked.append(route.request.url)
            route.abort()

        context.route(re.compile(f"^(?!{re.escape(origin)})"), ask)
        context.on("console", window.heard)
        return window

    yield opened
    for context in contexts:
        context.close()


def test_what_runs_would_be_seen(hostile: Site, watched: Callable[[str], Watched]) -> None:
    window = watched(hostile.origin)
    page = window.context.new_page()
    page.goto("404.html")
    page.evaluate("document.write('<article><b onmouseover=alert(1)>x</b><p title=y>z</p>')")
    page.evaluate(_TOUCH)
    assert window.ran == []  # the policy holds for what is written into a page, too
    page.goto("about:blank")
    page.set_content(
        "<article><b onmouseover=alert(1)>x</b><a href='javascript:alert(1)'>x</a>"
        "<script>alert(1)</script><img src='https://evil.example/x.png'></article>"
    )
    page.evaluate(_TOUCH)
    for _ in range(PATIENCE // 100):
        if len(window.ran) >= 3 and window.asked:
            break
        page.wait_for_timeout(100)
    assert len(window.ran) >= 3
    assert window.asked == ["https://evil.example/x.png"]


@pytest.mark.parametrize("part", range(4))
def test_nothing_of_a_page_runs_or_is_loaded_from_elsewhere(
    hostile: Site, watched: Callable[[str], Watched], part: int
) -> None:
    names = [f"x/{name}/" for name, _ in _pages()] + ["x/", "x/print/", "", "no/such/page/"]
    window = watched(hostile.origin)
    for name in names[part::4]:
        with window.context.new_page() as page:  # a touch that leads away would break off the next load
            page.goto(name)
            page.evaluate(_TOUCH)
            page.wait_for_timeout(20)
    assert window.ran == []
    assert window.asked == []


def test_no_file_of_the_lists_is_published(hostile: Site) -> None:
    for line in (line for name in FILE_LISTS for case in cases(name) for line in case.lines()):
        path = hostile.folder / written(line).partition(" -> ")[0]
        if path.is_file():  # a page, or the theme's own
            assert path.read_bytes() != _BROUGHT, line
            assert b"root:" not in path.read_bytes(), line
