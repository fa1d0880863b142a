"""Regular expressions that are compiled when they are first needed."""

from __future__ import annotations

import re
from typing import cast

_ATTRIBUTES = (
    *("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"),
    *("flags", "groups", "groupindex"),
)


def lazy_regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` returns, and compile it when it is first used.

    For patterns at the top of a module that take long to compile, since they are made of word lists, of
    other patterns or of large classes of characters: a program imports many that it never uses.
    """
    return cast("re.Pattern[str]", _LazyRegex(pattern, flags))


class _LazyRegex:
    """Has all attributes of a compiled pattern; the first use of one but `pattern` compiles it."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Compile the pattern, whose attributes are then set here, so that Python asks no more."""
        compiled = re.compile(self.pattern, self._flags)
        for attribute in _ATTRIBUTES:
            setattr(self, attribute, getattr(compiled, attribute))
        return getattr(compiled, name)
