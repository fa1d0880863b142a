"""Read a film out of its text in memory: what `read --json` prints."""

from __future__ import annotations

from unreel import facts, pages
from unreel.facts.people_index import people_index
from unreel.facts.sentences import sentences
from unreel.recovery import article, compose
from unreel.recovery.article import Article
from unreel.seeds import Seed
from unreel.site.machine_readable.film_record import film_record
from unreel.store.weights import FeatureWeights


def record(seed: Seed, found: Article, likely: FeatureWeights | None = None) -> dict[str, object]:
    """Return what an article says, as its pages would lie in docs/ if nobody had edited them.

    `likely`, weights for people, stand in for those that were learned.
    """
    texts = pages.write(compose.film(seed, found, likely))
    film = pages.read(seed.slug, texts)
    walked = sentences(film)
    told = film_record(film, texts, facts.read(film, walked), people_index(film, walked))
    return article.record(seed.path, found) | told
