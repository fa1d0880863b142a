"""Where the text of a licence stands, by the name that people write."""

from __future__ import annotations

from unreel.lexicon.wordlists import wordtable


def address_of(licence: str) -> str:
    """Return the address of a licence: 'CC BY-SA 4.0' has one, '' stands for an unknown name."""
    if licence.startswith(("https://", "http://")):
        return licence
    return wordtable("site/fragments/licences.txt").get(licence, "")
