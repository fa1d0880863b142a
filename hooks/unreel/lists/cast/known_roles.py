"""The name of a role whose description no mark sets off: "Ann Lee Captured by …"."""

from __future__ import annotations

import re

from unreel.lists.cast.name_counts import NameCounts
from unreel.lists.cast.vocabulary import core, is_name, is_title
from unreel.model.spans import Span

_WORD = re.compile(r"\S+")
_GENITIVE = ("'s", "’s", "s'", "s’")
_OFTEN = 3
"""How often the text names someone by one word, at least."""
_FEWEST = 3
"""Words in lower case that a description has, at least."""


def known_name(line: str, role: Span, names: NameCounts) -> Span:
    """Return the name alone of the `role` in `line`, if the text knows it and a description follows it."""
    words = [Span(*found.span()) for found in _WORD.finditer(line, *role)]
    small = [at for at, word in enumerate(words) if not is_name(word.of(line))]
    if len(small) < _FEWEST or small[0] < 1:
        return role
    run = [core(word.of(line)) for word in words[: small[0]]]
    lengths = [n for n in range(1, len(run)) if names.runs[" ".join(run[:n])] >= (1 if n > 1 else _OFTEN)]
    if not lengths:
        return role
    last, after = (words[lengths[-1] + step].of(line) for step in (-1, 0))
    opens = after == "A" or (after.endswith(_GENITIVE) and names.runs[core(after)] >= _OFTEN)
    # one more capital may be the family name: "Ann Lee" is known, and "Ann" may be someone else
    opens = opens or (lengths[-1] > 1 and small[0] == lengths[-1] + 1)
    binds = last.endswith(_GENITIVE) or is_title(last) or not words[small[0]].of(line)[0].isalpha()
    return Span(role.start, words[lengths[-1] - 1].end) if opens and not binds else role
