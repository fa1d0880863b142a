"""The standard output, which is to take words of any script wherever it leads."""

from __future__ import annotations

import io
import json
import os
import sys


def write_any_script() -> None:
    """Let no word end a command: pipes and files get UTF-8, a terminal what it can show and escapes.

    Where PYTHONIOENCODING names an encoding, pipes get that one, with escapes too.
    """
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        keeps = stream.isatty() or os.environ.get("PYTHONIOENCODING")
        stream.reconfigure(encoding=None if keeps else "utf-8", errors="backslashreplace")


def json_line(record: object) -> str:
    """Return `record` as JSON on one line, in whose escapes is whatever the standard output cannot hold."""
    is_utf_8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return json.dumps(record, ensure_ascii=not is_utf_8)
