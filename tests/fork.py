"""A library with other content passes `make check` and the tests as this one does: `make fork`.

A copy of the working tree gets a new film, a new person in each film, each spelling mended that `check`
doubts, and another name for the site. No test may notice: they run on fixtures, and one that opens content is
stopped by `guard/`. Those that start what cannot be watched so, marked `other_content`, run in the copy too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from projects import FILM, PLOT, ROOT

FREE = "night-train-of-a-fork"
DOUBT = re.compile(r"hint: (docs/\S+\.md):\d+:\d+: “([^”]+)” or “([^”]+)”\? The name is spelled two ways")
SITE = re.compile(r"^site_name:.*$", re.MULTILINE)
TESTS = ("-m", "pytest", "--quiet", "-m", "other_content")


def run(folder: Path, *command: str, check: bool = True) -> str:
    """Run a command in the copy; return what it wrote, and end here if it failed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if check and done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def copied(folder: Path) -> None:
    """Copy what git holds, as it lies in the working tree now, into a repository of its own."""
    listed = run(ROOT, "git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and not (ROOT / name).is_symlink():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(Path(sys.prefix))
    run(folder, "git", "init", "--quiet")


def changed(folder: Path) -> list[str]:
    """Change the content as whoever takes the project over would; return what was done."""
    python = sys.executable
    (folder / f"seeds/{FREE}.txt").write_text(FILM, encoding="utf-8")
    (folder / f"seeds/{FREE}.yml").write_text(PLOT, encoding="utf-8")
    run(folder, python, "hooks", "sync")
    done = [f"film added: {FREE}"]
    run(folder, python, "-m", "mkdocs", "build", "--quiet")
    for name, wrong, right in DOUBT.findall(run(folder, python, "hooks", "check", check=False)):
        page = folder / name
        page.write_text(page.read_text(encoding="utf-8").replace(wrong, right), encoding="utf-8")
        done.append(f"mended in {name}: {wrong} → {right}")
    for page in sorted(folder.glob("docs/*/people.md")):
        with page.open("a", encoding="utf-8") as people:
            people.write("\n## Nobody Yet\n\n<!-- entry -->\n")
        done.append(f"person added: {page.relative_to(folder)}")
    settings = folder / "mkdocs.yml"
    renamed, count = SITE.subn("site_name: My films", settings.read_text("utf-8"))
    assert count == 1, "mkdocs.yml: where is the site's name?"
    settings.write_text(renamed, encoding="utf-8")
    return [*done, "site renamed: My films"]


def main() -> None:
    """Make the copy, change it, and see what its checks and tests say."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "fork"
        folder.mkdir()
        copied(folder)
        print("\n".join(changed(folder)), flush=True)
        for command in (("make", "--old-file=.venv/ready", "check"), (sys.executable, *TESTS)):
            print(run(folder, *command).splitlines()[-1], flush=True)


if __name__ == "__main__":
    main()
