"""`<!-- threads -->`: the way from a film to others: its series, those that name it, its neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from unreel.lexicon.labels import label
from unreel.library.threads import FilmRef, FilmThreads
from unreel.pages.escape import escape
from unreel.site.elsewhere import beside
from unreel.site.fragments.context import FragmentContext

NAME = "threads"
MOST = 12
"""Films that name a film, one after the other; of more it is said how many there are."""


def threads(context: FragmentContext) -> str:
    """Return a list: the series in its order, then the films that name this one; and the films next to it."""
    if context.film is None:
        return ""
    lines = [*_series(context.threads, context.film.slug), *_named_in(context.threads)]
    listed = "\n".join(f"- {line}\n    {{ .thread data-search-exclude }}" for line in lines)
    return "\n\n".join(filter(None, (listed, _neighbours(context.threads))))


def _series(found: FilmThreads, own: str) -> Iterator[str]:
    for series in found.series:
        name = f" *{escape(series.name)}*" if series.name else ""
        films = [f"**{_words(film)}**" if film.slug == own else _link(film) for film in series.films]
        yield f"**{label('Series')}**{name}: {' · '.join(films)}"


def _named_in(found: FilmThreads) -> Iterator[str]:
    shown = [f"[{_words(one.film)}]({beside(one.place)})" for one in found.named_in[:MOST]]
    more = len(found.named_in) - len(shown)
    if shown:
        yield f"**{label('Named in')}** {', '.join(shown)}" + (
            f" {label('and {} more', more)}" if more else ""
        )


def _neighbours(found: FilmThreads) -> str:
    words = []
    if found.previous:
        words.append(label("Previous film: {}", _link(found.previous)))
    if found.next:
        words.append(label("Next film: {}", _link(found.next)))
    return f"{' · '.join(words)}\n{{ .neighbours data-search-exclude }}" if words else ""


def _words(film: FilmRef) -> str:
    return f"*{escape(film.title)}*{f' ({film.year})' if film.year else ''}"


def _link(film: FilmRef) -> str:
    return f"[{_words(film)}]({beside(film.overview)})"
