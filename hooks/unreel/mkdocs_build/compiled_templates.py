"""The theme's templates, compiled once: compiling them anew is a fifth of a build."""

from __future__ import annotations

import hashlib
import marshal
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache
from jinja2.bccache import bc_magic

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

_DIGEST = hashlib.sha256().digest_size


class CompiledTemplates(BytecodeCache):
    """Keeps what Jinja made of each template in a folder of the project's cache.

    Jinja's own cache stops the build at a damaged file, or one that it cannot write; with this one
    that costs time alone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Return `bucket` the code that lies there, if it was made from this very template."""
        with suppress(OSError):
            content = self._file(bucket).read_bytes()
            if content[:_DIGEST] == _digest(bucket, content[_DIGEST:]):
                bucket.code = marshal.loads(content[_DIGEST:])  # noqa: S302 - written by dump_bytecode, whole

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of `bucket`, if that can be done."""
        code = marshal.dumps(bucket.code)
        file = self._file(bucket)
        draft = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(_digest(bucket, code) + code)
            draft.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / bucket.key


def _digest(bucket: Bucket, code: bytes) -> bytes:
    """Return what tells that `code` is whole, and made from this template by this Jinja and Python."""
    return hashlib.sha256(bc_magic + bucket.checksum.encode() + code).digest()
