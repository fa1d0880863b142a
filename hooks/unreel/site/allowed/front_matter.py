"""What a page may say of itself: which names, and values of which kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from unreel.lexicon.likeness import nearest
from unreel.model.film_ids import FORMS, is_id
from unreel.site.allowed import Allowed

_ICON = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)+")
_NAME = re.compile(r"[\w-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LIST = "list of "
_GREATEST = 1000


class EntryFault(NamedTuple):
    """An entry that is not allowed."""

    name: str
    """'template'; of one in a mapping, 'search.boost'."""
    why: str
    """With what to do."""


def entry_faults(meta: Mapping[Any, object], allowed: Allowed) -> Iterator[EntryFault]:
    """Return each entry that is not allowed, and each whose value is not of its kind."""
    known = allowed.front_matter
    for name, value in _entries(meta, known):
        kind = known.get(name) or known.get(f"{name.partition('.')[0]}.*" if "." in name else "")
        if kind is None:
            meant = nearest(name, known)
            advice = f"did you mean `{meant}`?" if meant else "take it out"
            yield EntryFault(name, f"`{name}:` is nothing that a page may say of itself: {advice}")
        elif what := _fault(kind, value):
            yield EntryFault(name, f"`{name}:` {what}")


def _entries(meta: Mapping[Any, object], known: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    """Return name → value; of a mapping that has names of its own, 'search.exclude' → value."""
    for key, value in meta.items():
        name = str(key)
        if isinstance(value, Mapping) and any(one.startswith(f"{name}.") for one in known):
            yield from ((f"{name}.{inner}", own) for inner, own in value.items())
        else:
            yield name, value


def _fault(kind: str, value: object) -> str:
    """Return what is wrong with a value and what to do, '' where nothing is."""
    if value is None:
        return ""
    if kind.startswith(_LIST):
        if not isinstance(value, list):
            return "is a list: write `[one, another]`"
        return next(filter(None, (_fault(kind.removeprefix(_LIST), one) for one in value)), "")
    if kind in _KINDS:
        return _KINDS[kind](value)
    return "" if str(value) in kind.split("|") else f"may be {kind.replace('|', ', ')}: mend it"


def _words(value: object) -> str:
    if not isinstance(value, (str, int, float, date)):
        return "is plain words: write them on one line, in quotes if need be"
    return "holds a control character: delete it" if _CONTROL.search(str(value)) else ""


def _address(value: object) -> str:
    address = str(value)
    is_web = address.startswith(("https://", "http://")) and not re.search(
        r"""[\s"'<>`\\\x00-\x1f\x7f]""", address
    )
    return "" if is_web else "is an address that opens with https:// or http://: mend it"


def _name(value: object) -> str:
    return "" if _NAME.fullmatch(str(value)) else "is one word: write letters, digits and hyphens"


def _icon(value: object) -> str:
    return "" if _ICON.fullmatch(str(value)) else "is the name of an icon: write one such as `material/movie`"


def _flag(value: object) -> str:
    return "" if isinstance(value, bool) else "is `true` or `false`: write one of them"


def _number(value: object) -> str:
    # with NaN or infinity no browser reads the search's index
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _GREATEST
    return "" if is_number else f"is a number below {_GREATEST}: write one"


def _id(name: str, value: object) -> str:
    is_one = is_id(name, str(value))
    return "" if is_one else f"is what others call the film: write one of the form `{FORMS[name].example}`"


_KINDS: dict[str, Callable[[object], str]] = {
    "words": _words,
    "address": _address,
    "name": _name,
    "icon": _icon,
    "yes or no": _flag,
    "number": _number,
    **{name: partial(_id, name) for name in FORMS},
}
"""Kind, as front_matter.txt names it → what is wrong with a value."""
