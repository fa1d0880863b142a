"""Learn all weights again: `python -m unreel.learning.train FILMS`.

FILMS is a folder of X.txt, a flat article, and X.json, its answers (see README.md). The same films
give the same bytes. The weights go beside the code that uses them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LEARNERS = ("unreel.learning.sections.train", "unreel.learning.lists", "unreel.learning.cast")
"""The longest first; each is a program, since numpy's threads must be set before it is loaded."""


def main(folder: Path) -> int:
    """Run the learners side by side, as many as there are; give 1 if one of them failed."""
    running = [subprocess.Popen([sys.executable, "-m", name, str(folder)]) for name in LEARNERS]  # noqa: S603
    return int(any([one.wait() != 0 for one in running]))  # noqa: C419 - wait for all of them


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
