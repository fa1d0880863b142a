"""Score films that were read: `python score_read.py FILMS SCORER < films.jsonl`, a part of `make evaluate`.

SCORER counts a film of its folder that was not read as wholly wrong, so where some folds alone were
read, it is given a folder with the films of those.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path


def main(films: Path, scorer: str) -> int:
    """Run the scorer over the films that standard input holds; return its exit status."""
    records = sys.stdin.read()
    names = [Path(json.loads(line)["file"]).stem for line in records.splitlines()]
    with tempfile.TemporaryDirectory() as scratch:
        for name in names:
            for ending in (".json", ".txt"):
                Path(scratch, name + ending).symlink_to((films / (name + ending)).resolve())
        sys.stdout.write(f"{len(names)} films that took no part:\n")
        sys.stdout.flush()
        return subprocess.run(
            [sys.executable, scorer, scratch], input=records, text=True, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
