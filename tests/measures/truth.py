"""How well people, roles and facts are read: `python truth.py FOLDER < records`, a part of `make evaluate`.

FOLDER has `truth/`, what some films state as people wrote it down, and a scorer. The films are parted by
truth_films.tsv: those to mend by, and those that are only counted, whose misses nobody reads.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

PARTED = Path(__file__).with_name("truth_films.tsv")
SCORER = "score_facts.py"


def of_part(part: str) -> list[str]:
    """Return the films of a part."""
    rows = (line.split("\t") for line in PARTED.read_text(encoding="utf-8").splitlines())
    return [name for name, of in rows if of == part]


def main(folder: Path) -> int:
    """Print the figures of both parts; return 0 where there is no truth beside the films, too."""
    if not (folder / "truth").is_dir():
        sys.stderr.write(f"{folder / 'truth'}: not here, so people, roles and facts are not counted\n")
        return 0
    records = sys.stdin.read()
    for part in ("mend", "count"):
        with tempfile.TemporaryDirectory() as scratch:
            for name in of_part(part):
                truth = folder / "truth" / f"{name}.json"
                Path(scratch, truth.name).write_bytes(truth.read_bytes())
            sys.stdout.write(f"films to {part}:\n")
            sys.stdout.flush()
            command = [sys.executable, str(folder / SCORER), scratch]
            subprocess.run(command, input=records, text=True, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
