from __future__ import annotations

import subprocess
import sys

from projects import ROOT, importing


def test_a_sync_that_is_killed_or_saved_into_loses_nothing() -> None:
    """`make torture` in short: it kills and saves thousands of times."""
    command = [sys.executable, "tests/measures/torture.py", "25", "75"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=importing("hooks"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "lost: 0\n" in done.stdout
