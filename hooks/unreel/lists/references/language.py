"""Tell the language of words, as HTML's `lang` names it, as far as letters and entries tell."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache

from unreel.lexicon.wordlists import wordtable

_LATIN = "Latn"


def language(words: str, stated: str = "") -> str:
    """Return the code of a language (BCP 47); '' where nothing tells that it is not the page's own.

    `stated` is the language that an entry names ("Russian"). It holds for words in its own script
    alone: a title in Latin letters "(in Russian)" was translated or transcribed. Words of which
    most letters are of another script are of an unknown language in that script: `und-Cyrl`.
    """
    code, script = _codes().get(stated, ("", ""))
    if words.isascii() and script in {"", _LATIN}:
        return code
    found = _script(words)
    if found == script or (found in {"Hani", "Jpan"} and script in {"Hani", "Jpan"}):
        return code
    return "" if found in {"", _LATIN} else f"und-{found}"


def _script(words: str) -> str:
    """Return the script of most letters; kana among them make it Japanese."""
    known = wordtable("lists/references/scripts.txt")
    names = (unicodedata.name(letter, "").partition(" ")[0] for letter in words if letter.isalpha())
    counts = Counter(known.get(name, "") for name in names)
    if counts["Jpan"]:
        counts["Jpan"] += counts.pop("Hani", 0)
    return counts.most_common(1)[0][0] if counts else ""


@cache
def _codes() -> dict[str, tuple[str, str]]:
    """Return language → its code and its script: 'Russian' → ('ru', 'Cyrl')."""
    codes = wordtable("lists/references/language_codes.txt")
    parts = {name: words.partition(" ") for name, words in codes.items()}
    return {name: (code, script or _LATIN) for name, (code, _, script) in parts.items()}
