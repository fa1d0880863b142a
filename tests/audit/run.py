"""Lighthouse on the phone profile: `make audit`. The median of three runs for one page of each kind.

`make audit LIBRARY=60` puts sixty films of FILMS beside the first, and looks at pages of the library too.
It fails below 100 for accessibility, best practices or SEO, and below 90 for performance. The site is
served as GitHub Pages serves it: compressed, and to be kept for ten minutes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from browser.built_site import FILM, Handler, Site, served
from browser.chromium import advice, chromium
from projects import ROOT, hardcore_henry

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

AT_LEAST = {"performance": 90, "accessibility": 100, "best-practices": 100, "seo": 100}
PAGES = ["", FILM, f"{FILM}plot/", f"{FILM}cast/", f"{FILM}reception/", f"{FILM}references/"]
OF_LIBRARY = ["films/", "people/", "years/"]
RUNS = 3
LIGHTHOUSE = Path(__file__).parent / "node_modules" / ".bin" / "lighthouse"
FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking"
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


class Compressing(Handler):
    """Sends text as gzip."""

    def do_GET(self) -> None:  # noqa: N802 - the library's name
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in COMPRESSED or not path.is_file():
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        SimpleHTTPRequestHandler.end_headers(self)


def scores(address: str, browser: str) -> dict[str, float]:
    """Return category → 0 to 100, from one run."""
    command = [str(LIGHTHOUSE), address, "--quiet", "--output=json", "--no-enable-error-reporting"]
    command += [f"--only-categories={','.join(AT_LEAST)}", f"--chrome-flags={FLAGS}"]
    environment = {**os.environ, "CHROME_PATH": browser}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    report = json.loads(done.stdout)
    for name in AT_LEAST:
        for part in report["categories"][name]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if name != "performance" and part["weight"] and audit["score"] not in {1, None}:
                print(f"  {name}: {audit['title']}", file=sys.stderr)
    return {name: report["categories"][name]["score"] * 100 for name in AT_LEAST}


def _served(folder: Path, count: int) -> AbstractContextManager[Site]:
    project = hardcore_henry(folder)
    films = Path(os.environ.get("FILMS", ROOT.parent / "shared/films/dev")).glob("*.txt")
    for path in sorted(films, key=lambda path: hashlib.sha256(path.name.encode()).hexdigest())[:count]:
        shutil.copy(path, project.root / "seeds")
    return served(project.root, Compressing)


def main() -> int:
    """Print the scores of each page; give 1 if one is too low."""
    browser = chromium()
    if browser is None:
        print(advice(), file=sys.stderr)
        return 2
    low, count = False, int(os.environ.get("LIBRARY") or 0)
    print(f"{'':<32}{''.join(f'{name:>16}' for name in AT_LEAST)}")
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder), count) as site:
        for page in [*PAGES, *(OF_LIBRARY if count else ())]:
            runs = [scores(site.origin + page, browser) for _ in range(RUNS)]
            middle = {name: median(run[name] for run in runs) for name in AT_LEAST}
            print(f"{'/' + page:<32}{''.join(f'{score:>16.0f}' for score in middle.values())}", flush=True)
            low |= any(middle[name] < least for name, least in AT_LEAST.items())
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
