"""One text on its whole way, in memory and in one process: from a seed to what readers and programs see."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from markdown import Markdown
from pymdownx.slugs import slugify

from markup import EXTENSIONS
from projects import HARDCORE_HENRY
from unreel import pages
from unreel.editing import check, doubts
from unreel.editing.review import reviewed
from unreel.editing.review.form import formed, is_prose
from unreel.editing.review.page_set import PageSet
from unreel.editing.shown import missing
from unreel.model.diagnostics import Diagnostic
from unreel.model.film import Film
from unreel.pages.front_matter import body_start
from unreel.pages.snapshot import PageSource, Snapshot
from unreel.recovery import article, compose
from unreel.seeds import Seed
from unreel.seeds.settings import Settings, parse
from unreel.site import about_pages, docs, machine_readable
from unreel.site.docs import Site
from unreel.site.fragments.cite import Publication
from unreel.site.languages import marked
from unreel.site.machine_readable.llms import About

SLUG = "night-train"
OPENING = "Night Train is a 1999 American thriller film directed by Ann Lee. "
ADDRESS = "https://example.org/"
BY_HAND = """# Notes

```
code
```

<div>
HTML <!-- and a comment -->
</div>

| a | table |
| --- | --- |
| of | [links](cast.md "there"){ #x } |
"""


class Recovered(NamedTuple):
    """What a seed came to."""

    seed: Seed
    article: article.Article
    film: Film
    pages: dict[str, str]
    """File name → Markdown."""


def recovered(text: str, settings: Settings | None = None) -> Recovered:
    """Return the pages of a seed with this text."""
    seed = Seed(SLUG, f"seeds/{SLUG}.txt", text, settings or Settings(f"seeds/{SLUG}.yml"))
    read, _ = article.read(seed)
    film = compose.film(seed, read)
    return Recovered(seed, read, film, pages.write(film))


def lost(one: Recovered) -> list[Diagnostic]:
    """Return what of a seed is not in exactly one part, or not on its pages."""
    bases = snapshot(one.pages)
    return [*check.tiled(one.seed, one.article), *check.based(one.seed, one.article, bases, "base")]


def snapshot(written: dict[str, str]) -> Snapshot:
    """Return the pages of a film as if they lay in docs/."""
    names = ((f"{SLUG}/{name}", text) for name, text in sorted(written.items()))
    return Snapshot({name: PageSource(name, f"docs/{name}", text) for name, text in names})


def rendered(shown: Site) -> dict[str, str]:
    """Return the HTML of all pages by their names, as MkDocs would have it without its theme."""
    return {name: _html(shown, source) for name, source in shown.docs.sources.items()}


def _html(shown: Site, source: PageSource) -> str:
    about = Publication("Films", f"{ADDRESS}{source.name}", "")
    return marked(_markdown().reset().convert(docs.filled(shown, source.name, _body(source), about)))


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    configs = {"toc": {"slugify": slugify(case="lower"), "permalink": True}}
    return Markdown(extensions=EXTENSIONS, extension_configs=configs)


def _body(source: PageSource) -> str:
    return source.text[body_start(source.text) :].lstrip("\n")


def structured(shown: Site) -> list[str]:
    """Return what the pages of a site tell machines: JSON-LD, '' for a page that tells nothing."""
    published = about_pages.Published("Films", ADDRESS, "", lambda path: f"{ADDRESS}{path}")
    return [about_pages.structured(shown, name, published) for name in shown.docs.sources]


def told(shown: Site) -> list[str]:
    """Return what else is told of a site: what programs and editors read."""
    given = [about_pages.description(shown, name) for name in shown.docs.sources]
    bodies = {name: _body(source) for name, source in shown.docs.sources.items()}
    filled = [
        machine_readable.FilledPage(name, name, f"{ADDRESS}{name}", docs.filled(shown, name, body))
        for name, body in bodies.items()
    ]
    about = About("Films", "", ADDRESS)
    given += machine_readable.plain(filled, shown.films, docs.wanted(shown)).values()
    listed = machine_readable.listed(filled, shown.films)
    given += machine_readable.own_lists(listed, shown.films, about).values()
    entries = machine_readable.entries(listed, shown.films, about)
    given += machine_readable.lists(entries, [], about).values()
    return given


def unseen(shown: Site, html: Mapping[str, str]) -> list[str]:
    """Return words of pages that a reader of their `html` does not see, by the measure of the proof."""
    found = []
    for slug, film in shown.films.items():
        for page in film.pages:
            name = f"{slug}/{page.name}"
            if words := missing(page, shown.docs.sources[name].text, html[name], html[name].strip):
                found.append(words)
    return found


def hints(shown: Site, split: Recovered | None = None) -> list[Diagnostic]:
    """Return all that is said of pages: by the review, by the form, by the doubts."""
    page_set = PageSet(shown.docs)
    said = [*reviewed(page_set)]
    for slug, film in shown.docs.films.items():
        texts = {source.file: source.text for source in shown.docs.folders[slug]}
        said += doubts.doubts(film, f"docs/{slug}", texts, (split.seed, split.article) if split else None)
    return said


def reformatted(shown: Site, *, as_written: bool = False) -> list[str]:
    """Return the pages in the form that `hooks format` gives them; say whether sync wrote them so."""
    sources = shown.docs.sources.values()
    written = {one.name: frozenset(one.lines if as_written else ()) for one in sources}
    return [formed(one.text, written[one.name] if is_prose(one) else None) for one in sources]


def everything(text: str = "") -> list[str]:
    """Take a text the whole way, and return all that it comes to; without one a film with a page by hand."""
    settings, added = None, {}
    if not text:
        text = HARDCORE_HENRY.read_text(encoding="utf-8")
        settings = parse("x.yml", "sections: [{kind: plot, at: Henry awakens}]")
        added = {"notes.md": BY_HAND}
    one = recovered(text, settings)
    shown = docs.from_snapshot(snapshot(one.pages | added))
    return [
        *rendered(shown).values(),
        *structured(shown),
        *told(shown),
        *reformatted(shown),
        *(str(hint) for hint in hints(shown, one)),
        *map(str, lost(one)),
    ]
