"""Python runs this at its start: a process that a test starts is watched too."""

from __future__ import annotations

import os
from pathlib import Path

import working_tree

if working_tree.NOTES in os.environ:
    working_tree.watch(Path(os.environ[working_tree.NOTES]))
