"""The summaries of films, kept in the cache while their pages stand as they did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unreel.facts.fact import Fact
from unreel.facts.people_index import PeopleIndex
from unreel.facts.sentences import SentenceInContext
from unreel.library.summaries import summary
from unreel.library.summaries.film_summary import FilmSummary, packed, unpacked
from unreel.model.film import Film
from unreel.store.cache import Stage, memoized
from unreel.store.workspace import Workspace

SUMMARY = Stage(
    ("facts", "lexicon", "library/summaries", "lists", "model", "names", "pages", "store"), packed, unpacked
)


def summarized(
    film: Film,
    sentences: Sequence[SentenceInContext],
    people: PeopleIndex,
    facts: Sequence[Fact],
    texts: Mapping[str, str],
    workspace: Workspace | None,
) -> FilmSummary:
    """Return the summary of a film; `texts` are its pages {file name: Markdown}.

    Without a workspace nothing is kept.
    """
    source = ([page.name for page in film.pages], sorted(texts.items()))
    return memoized(
        SUMMARY, workspace, f"{film.slug}.summary", source, lambda: summary(film, sentences, people, facts)
    )
