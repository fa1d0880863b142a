"""axe on every page of a library of 15 films, in both palettes and three widths: a part of `make audit`.

The pages have the links to edit them that a site with a repository has.

`python tests/audit/accessible.py [FILMS]`, with hooks/ and tests/ on PYTHONPATH. The films are the first 15
of the folder FILMS by the SHA-256 of their files' names, or, where there is no such folder, the tests'.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from browser.built_site import NARROW, RULES, WIDE, Site, served
from browser.chromium import advice, chromium
from projects import FIXTURES, LICENSED, ROOT, Project, made

FILMS = 15
WINDOWS: tuple[ViewportSize, ...] = (WIDE, NARROW, {"width": 320, "height": 568})
"""A desk, a phone, and the narrowest that WCAG asks for (1.4.10)."""
_PALETTES: tuple[tuple[Literal["light", "dark"], str], ...] = (("light", "default"), ("dark", "slate"))
_REPOSITORY = (
    "repo_url: !ENV [REPO_URL, null]\nedit_uri: !ENV [EDIT_URI, null]",
    ("repo_url: https://github.com/films/films\nedit_uri: edit/main/docs/"),
)


def library(root: Path, folder: Path | None) -> Project:
    """Make a project of the films."""
    project = made(root)
    settings = project.read("mkdocs.yml")
    assert _REPOSITORY[0] in settings
    project.put({"mkdocs.yml": settings.replace(*_REPOSITORY)})
    texts = sorted(folder.glob("*.txt"), key=_digest)[:FILMS] if folder else []
    if not texts:
        shutil.copytree(ROOT / "tests/fixtures/six_films", project.root / "seeds", dirs_exist_ok=True)
        shutil.copytree(FIXTURES / "seeds", project.root / "seeds", dirs_exist_ok=True)
    for text in texts:
        project.put({f"seeds/{text.name}": text.read_bytes(), f"seeds/{text.stem}.yml": LICENSED})
    return project


def _digest(path: Path) -> str:
    return hashlib.sha256(path.name.encode()).hexdigest()


def violations(browser: Browser, site: Site, pages: list[str]) -> Iterator[str]:
    """Yield what axe finds: the window, the palette, the page, the rule and the element."""
    for window in WINDOWS:
        context = browser.new_context(base_url=site.origin, viewport=window, reduced_motion="reduce")
        page = context.new_page()
        for address in pages:
            page.emulate_media(color_scheme="light")
            page.goto(address)
            for palette, scheme in _PALETTES:
                page.emulate_media(color_scheme=palette)
                page.locator(f"body[data-md-color-scheme={scheme}]").wait_for()
                for found in Axe().run(page, options=RULES).response["violations"]:
                    for node in found["nodes"]:
                        yield f"{window['width']} {palette} /{address}: {found['id']}: {node['html']}"
        context.close()


def main(folder: Path | None) -> int:
    """Print what axe finds; give 1 if it finds anything."""
    path = chromium()
    if path is None:
        print(advice(), file=sys.stderr)
        return 2
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with tempfile.TemporaryDirectory() as place, served(library(Path(place), folder).root) as site:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=options)
            found = list(violations(browser, site, site.pages))
            browser.close()
        print(*found, f"axe: {len(found)} violations on {len(site.pages)} pages", sep="\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
