"""What others call a film: its item at Wikidata, its number at IMDb, its article at Wikipedia."""

from __future__ import annotations

import re
from typing import NamedTuple


class Form(NamedTuple):
    """How one of these is written."""

    pattern: re.Pattern[str]
    example: str
    address: str
    """That of the page about the film, with {} for what identifies it."""


FORMS = {
    "wikidata": Form(re.compile(r"Q[1-9][0-9]{0,11}"), "Q42", "https://www.wikidata.org/entity/{}"),
    "imdb": Form(re.compile(r"tt[0-9]{7,9}"), "tt0012345", "https://www.imdb.com/title/{}/"),
    "wikipedia": Form(
        re.compile(r"https://[a-z]{2,12}(?:-[a-z]{2,8})?\.wikipedia\.org/wiki/[^\s\"'<>`\\#?]{1,400}"),
        "https://en.wikipedia.org/wiki/Hardcore_Henry",
        "{}",
    ),
}


class FilmIds(NamedTuple):
    """What is known of a film's names elsewhere, each as `FORMS` has it or ''."""

    wikidata: str = ""
    imdb: str = ""
    wikipedia: str = ""

    def addresses(self, source: str) -> list[str]:
        """Return the pages elsewhere that are of the film; its `source` is one if it is at Wikipedia."""
        stated = {name: value for name, value in self._asdict().items() if value}
        if is_id("wikipedia", source):
            stated.setdefault("wikipedia", source)
        return [FORMS[name].address.format(value) for name, value in stated.items()]


def is_id(name: str, value: str) -> bool:
    """Return whether a value is of the form of that name."""
    return FORMS[name].pattern.fullmatch(value) is not None
