"""What is new of the films, by the days that git knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from unreel.model.film import dated
from unreel.site.docs import Site
from unreel.site.machine_readable.feed import FilmNews


def news(site: Site, addresses: Mapping[str, str | None]) -> Iterator[tuple[str, FilmNews]]:
    """Yield film → what was added or changed of those that were read.

    `addresses` are those of pages by their paths in docs/.
    """
    for slug, told in site.films.items():
        film = site.outlines[slug].summary
        days = {page: site.days.changed.get(f"docs/{slug}/{page.name}", "") for page in told.pages}
        changed = max(days.values(), default="")
        address = addresses.get(f"{slug}/{film.overview}")
        if changed and address:
            yield (
                slug,
                FilmNews(
                    dated(film.title, film.year),
                    address,
                    film.opening,
                    told.source.licence,
                    site.days.added.get(f"docs/{slug}", ""),
                    changed,
                    tuple(page.label for page, day in days.items() if day == changed),
                ),
            )
