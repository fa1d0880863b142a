"""The file of learned numbers: one line of JSON that people can read, then packed arrays.

The header says from what and how the numbers were learned, and names the arrays that follow,
compressed, in its order. Same numbers, same bytes.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Arrays = dict[str, "array[Any]"]


def dumps(about: Mapping[str, object], arrays: Arrays) -> bytes:
    """Return the file's bytes: `about` and the arrays' names and types on the first line, then the arrays."""
    layout = [[name, values.typecode, len(values)] for name, values in arrays.items()]
    header = json.dumps({**about, "arrays": layout}, ensure_ascii=False)
    packed = b"".join(_little(values).tobytes() for values in arrays.values())
    return header.encode() + b"\n" + zlib.compress(packed, 9)


def loads(data: bytes) -> tuple[dict[str, Any], Arrays]:
    """Return the header and the arrays of a file's bytes."""
    line, _, packed = data.partition(b"\n")
    header = json.loads(line)
    raw = memoryview(zlib.decompress(packed))
    arrays: Arrays = {}
    at = 0
    for name, code, count in header["arrays"]:
        values = array(code)
        size = count * values.itemsize
        values.frombytes(raw[at : at + size])
        arrays[name] = _little(values)
        at += size
    return header, arrays


def load(path: Path) -> tuple[dict[str, Any], Arrays]:
    """Return the header and the arrays of the file at `path`."""
    return loads(path.read_bytes())


def _little(values: array[Any]) -> array[Any]:
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    return values
