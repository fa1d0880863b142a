"""The command line: `python hooks COMMAND`; its commands lie in `unreel`."""

from __future__ import annotations

from unreel.commands import main
from unreel.commands.output import write_any_script

if __name__ == "__main__":
    write_any_script()
    main(prog_name="python hooks")
