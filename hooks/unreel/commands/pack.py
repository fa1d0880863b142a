"""`pack`: a built site as a zip file."""

from __future__ import annotations

from pathlib import Path

import click

from unreel.export import archive


@click.command()
@click.argument("site", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("target", metavar="ZIP", type=click.Path(path_type=Path))
def command(site: Path, target: Path) -> int:
    """Put a built site into a zip file, with the same bytes every time.

    DIR is the built site, ZIP the file to write.
    """
    archive.pack(site, target)
    print(f"{target.as_posix()}: open {site.resolve().name}/{archive.START} in it")
    return 0
