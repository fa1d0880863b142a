"""Where Chromium is, and how it is installed: `make test` runs this first and stops without one."""

from __future__ import annotations

import os
import shutil
import sys

INSTALLS = {
    "apt-get": "sudo apt-get install chromium",
    "dnf": "sudo dnf install chromium",
    "pacman": "sudo pacman -S chromium",
    "brew": "brew install --cask chromium",
}
"""How Chromium is installed with each package manager."""


def chromium() -> str | None:
    """Return the path of the Chromium to use: that named in CHROMIUM, or else the one installed."""
    return shutil.which(os.environ.get("CHROMIUM") or "chromium")


def advice() -> str:
    """Return what to do without Chromium."""
    install = next((line for name, line in INSTALLS.items() if shutil.which(name)), INSTALLS["apt-get"])
    return (
        f"The browser tests need Chromium:\n\n    {install}\n\n"
        "or name one in CHROMIUM. All other tests run without: BROWSER=no make test"
    )


if __name__ == "__main__":
    sys.exit(None if chromium() else advice())
