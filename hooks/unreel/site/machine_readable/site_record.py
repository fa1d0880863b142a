"""The record of a film that the site offers beside its pages: `hardcore-henry/film.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from unreel.facts.fact import Fact
from unreel.facts.people_index import PeopleIndex
from unreel.model.film import Film
from unreel.site.machine_readable.film_record import SCHEMA, film_record
from unreel.store.cache import Stage, memoized
from unreel.store.workspace import Workspace

_NAME = "film.json"
"""The file's name in the film's folder; the schema lies in the folder above, under its own name."""

STAGE: Stage[str] = Stage(
    rooms=("facts", "lexicon", "lists", "model", "names", "pages", "site/machine_readable", "store"),
    pack=lambda record: [record],
    unpack=lambda content: str(content[0]),
)


def path(slug: str) -> str:
    """Return where a film's record lies in the site."""
    return f"{slug}/{_NAME}"


def site_record(
    film: Film,
    texts: Mapping[str, str],
    facts: Sequence[Fact],
    who: PeopleIndex,
    workspace: Workspace | None,
) -> str:
    """Return the JSON of a film as docs/ has it, on one line; `texts` are its pages {file name: Markdown}.

    Without a workspace nothing is kept.
    """

    def fresh() -> str:
        about = {
            "$schema": f"../{SCHEMA.name}",
            "slug": film.slug,
            "title": film.title,
            "year": film.year,
            "source": film.source._asdict(),
            "ids": {name: value for name, value in film.ids._asdict().items() if value},
        }
        told = film_record(film, texts, facts, who)
        return json.dumps(about | told, ensure_ascii=False) + "\n"

    source = ([page.name for page in film.pages], sorted(texts.items()))
    return memoized(STAGE, workspace, f"{film.slug}.record", source, fresh)
