"""The command line: `python hooks COMMAND`; its commands lie in `unreel`."""

from __future__ import annotations

import sys

from unreel import not_set_up

if __name__ == "__main__":
    try:
        from unreel.commands import main
        from unreel.commands.output import write_any_script

        write_any_script()
        main(prog_name="python hooks")
    except ImportError as error:
        sys.exit(not_set_up(error))
