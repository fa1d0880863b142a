"""The command line: `python hooks COMMAND`; `unreel COMMAND` where it is installed."""

from __future__ import annotations

import sys

from unreel import not_set_up

if __name__ == "__main__":
    try:
        from unreel.commands import run

        run()
    except ImportError as error:
        sys.exit(not_set_up(error))
