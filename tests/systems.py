"""Marks for tests of what only some systems have; the quick tests run on Windows and macOS too."""

from __future__ import annotations

import os
import sys

import pytest

on_posix = pytest.mark.skipif(os.name != "posix", reason="has links and pipes that anyone may make")
with_any_name = pytest.mark.skipif(
    sys.platform != "linux", reason="has files of any name, also of names that differ in letter case alone"
)
