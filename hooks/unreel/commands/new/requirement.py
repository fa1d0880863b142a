"""What a project's requirements.txt says of Unreel: the address or the version that this one came from."""

from __future__ import annotations

import json
import subprocess
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from unreel.model.version import version

_CHECKOUT = Path(__file__).parents[4]


def requirement() -> str:
    """Return the line of a requirements.txt by which pip installs the Unreel that runs."""
    if (_CHECKOUT / "hooks/unreel").is_dir():
        return f"unreel @ {_of_checkout()}"
    try:
        # https://packaging.python.org/en/latest/specifications/direct-url/
        direct = distribution("unreel").read_text("direct_url.json")
    except PackageNotFoundError:
        direct = None
    return f"unreel @ {_address(json.loads(direct))}" if direct else f"unreel=={version()}"


def _address(direct: dict[str, dict[str, str]]) -> str:
    """Return the address of what came from no index: a repository's with its commit, or a file's."""
    address, repository = str(direct["url"]), direct.get("vcs_info")
    return f"{repository['vcs']}+{address}@{repository['commit_id']}" if repository else address


def _of_checkout() -> str:
    """Return the address of the repository that this was cloned from, else of its folder."""
    origin, commit = (_git(*words) for words in (("remote", "get-url", "origin"), ("rev-parse", "HEAD")))
    return f"git+{origin}@{commit}" if origin.startswith("https://") and commit else _CHECKOUT.as_uri()


def _git(*words: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - words of our own
            ("git", *words),  # noqa: S607 - whichever git there is
            cwd=_CHECKOUT,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
