"""Put one file in another's place without losing what was saved there in the meantime.

Between a look at a file and a write to it someone may save it, under a new inode (most editors) or into
the old one (`nano`, VS Code). Linux can exchange two files at one blow, and tell whether one is open
for writing; where a system cannot, the moment between look and write is merely as short as can be.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from signal import Signals

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_KEEP, _EXCHANGE = 1, 2
"""Flags of renameat2: fail where the target is there; exchange the two."""
_HERE = -100
"""Paths are relative to the current folder: AT_FDCWD."""
_UNKNOWN = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP})
"""What comes back where a system, or a disk, cannot do what was asked."""
_RESTS = 0.5
"""Seconds since its last change after which a file rests, where nothing tells who has it open."""


def exchange(one: Path, other: Path) -> None:
    """Exchange two files, at one blow where the system can; raise OSError."""
    if not _renamed(one, other, _EXCHANGE):
        aside = one.with_name(f"{one.name}.aside")
        aside.unlink(missing_ok=True)
        try:
            aside.hardlink_to(other)  # its very inode: a save into it is not lost
        except OSError as error:
            if error.errno not in _UNKNOWN | {errno.EPERM}:
                raise
            shutil.copyfile(other, aside)
        one.replace(other)
        aside.replace(one)


def move_new(source: Path, target: Path) -> None:
    """Move a file to where there is none; raise FileExistsError where there is one, or another OSError."""
    if not _renamed(source, target, _KEEP):
        try:
            target.hardlink_to(source)
        except OSError as error:
            if error.errno not in _UNKNOWN | {errno.EPERM}:
                raise
            if target.exists():
                raise FileExistsError from None
            source.replace(target)
            return
        source.unlink()


@cache
def _renameat2() -> Callable[..., int] | None:
    """Return the system's call that renames in more than one way; None where it has none."""
    library = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    return getattr(library, "renameat2", None)


def _renamed(source: Path, target: Path, flags: int) -> bool:
    """Call renameat2; return False where there is none, raise OSError where it failed."""
    call = _renameat2()
    if call is None:
        return False
    if call(_HERE, os.fsencode(source), _HERE, os.fsencode(target), ctypes.c_uint(flags)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNKNOWN:
        return False
    raise OSError(code, os.strerror(code), str(source), None, str(target))


def is_being_written(path: Path) -> bool:
    """Return whether somebody has a file open for writing; raise OSError where it cannot be opened.

    The kernel grants a lease for reading only where nobody has. Where there are no leases, a file
    that was changed just now is given the time to come to rest.
    """
    file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        return _has_writer(file)
    except (OSError, AttributeError):
        age = time.time() - os.fstat(file).st_mtime
        time.sleep(min(max(_RESTS - age, 0), _RESTS))
        return False
    finally:
        os.close(file)


def _has_writer(file: int) -> bool:
    """Return whether an open file cannot be leased; raise OSError or AttributeError where none can."""
    # who opens it for writing just now would send us a SIGIO, which ends a process; this one does not
    fcntl.fcntl(file, fcntl.F_SETSIG, Signals.SIGURG)
    try:
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except BlockingIOError:
        return True
    fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return False
