"""Unreel: one flat film article becomes the pages of a site. Only mkdocs_build knows MkDocs."""

import os
import sys

# numpy's products are small here: threads would cost more than they bring, and change sums of floats.
# It is read when numpy is first imported, which is later, and only where a text is split.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


OLDEST = (3, 11)
"""The oldest Python that runs it."""


def not_set_up(error: ImportError) -> str:
    """Return what to do where Python lacks what the library needs; raise a fault of the library itself."""
    if (error.name or "").partition(".")[0] == __name__:
        raise error
    version = ".".join(map(str, sys.version_info[:2]))
    if sys.version_info < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        return f"Unreel needs Python {oldest} or newer, and this is {version}: take another python"
    return (
        f"Unreel cannot run on this Python {version} ({error}): "
        "run `make sync`, which sets up .venv once, and then .venv/bin/python in place of python"
    )
