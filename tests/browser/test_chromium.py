"""Without a browser, `make test` stops at once and says how to get one."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from projects import ROOT


def test_without_chromium_it_stops_and_prints_the_command_that_installs_it() -> None:
    command = [sys.executable, "tests/browser/chromium.py"]
    environment = {**os.environ, "CHROMIUM": "/nowhere/chromium"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "install chromium" in done.stderr
    assert "BROWSER=no make test" in done.stderr


@pytest.mark.other_content
def test_the_tests_start_with_that_unless_there_is_to_be_no_browser() -> None:
    def recipe(**variables: str) -> str:
        environment = {**os.environ, "MAKEFLAGS": "", **variables}
        command = [
            "make",
            "--no-print-directory",
            "--dry-run",
            "--old-file=.venv/ready",
            "--old-file=.venv/ready-dev",
            "test",
        ]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    assert recipe(BROWSER="").splitlines()[0].endswith("tests/browser/chromium.py")
    assert "chromium.py" not in recipe(BROWSER="no")
    assert recipe(BROWSER="no").rstrip().endswith('-m "not browser"')
