"""`<!-- threads -->`: the way from a film to others: sequels, series, those that name it, its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from unreel.lexicon.labels import label
from unreel.library.threads import FilmRef, FilmThreads
from unreel.pages.escape import escape
from unreel.site.elsewhere import beside
from unreel.site.fragments.context import FragmentContext

NAME = "threads"
MOST = 12
"""Films that name a film, one after the other; of more it is said how many there are."""


def threads(context: FragmentContext) -> str:
    """Return a list: sequels and remakes, series in their order, what names this one; then the neighbours."""
    if context.film is None:
        return ""
    lines = [
        *_related(context.threads),
        *_series(context.threads, context.film.slug),
        *_named_in(context.threads),
    ]
    listed = "\n".join(f"- {line}\n    {{ .thread data-search-exclude }}" for line in lines)
    return "\n\n".join(filter(None, (listed, _neighbours(context.threads))))


_WORDS = {
    "sequel": ("Sequel to", "Sequel"),
    "prequel": ("Prequel to", "Prequel"),
    "spin-off": ("Spin-off of", "Spin-off"),
    "remake": ("Remake of", "Remade as"),
}
"""What a film is of another → how that is said of the film, and of the other one."""


def _related(found: FilmThreads) -> Iterator[str]:
    for (is_of, what), films in groupby(found.relations, key=attrgetter("is_of", "what")):
        word = _WORDS[what][0 if is_of else 1]
        yield f"**{label(word)}** {', '.join(_link(one.film) for one in films)}"


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
