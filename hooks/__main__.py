"""The command line: `python hooks COMMAND`; its commands lie in `unreel`."""

from __future__ import annotations

from unreel.commands import main

if __name__ == "__main__":
    main(prog_name="python hooks")
