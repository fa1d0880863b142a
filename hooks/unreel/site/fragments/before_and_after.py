"""`<!-- before-and-after -->`: what the site does to a text, in one picture made of a film's own words.

On one side its words as they came, in one paragraph; on the other its pages, each with its first words.
"""

from __future__ import annotations

from itertools import islice
from urllib.parse import quote

from unreel.lexicon.labels import label
from unreel.library.order import title_order
from unreel.model.film import Film, Page
from unreel.pages.citations import uncited
from unreel.pages.escape import escape
from unreel.site.fragments.context import FragmentContext
from unreel.site.outlines import prose_pages

_BEFORE, _AFTER = 320, 60
"""Code points of a page's words in the paragraph, and behind its name."""
_LINES = 6
"""Sentences that are enough for these."""
_MOST = 7
"""Pages that are shown."""
_FORM = """\
<figure class="before-and-after" data-search-exclude markdown="block">
<div class="before" aria-hidden="true" markdown="block">

{before}

</div>
<div class="after" markdown="block">

{after}

</div>
<figcaption markdown="span">{caption}</figcaption>
</figure>"""


def before_and_after(context: FragmentContext) -> str:
    """Return the picture of the film that has the most pages; '' where no film has several."""
    films = sorted(context.films.values(), key=lambda film: title_order(film.title, film.slug))
    film = max(films, key=lambda one: len(prose_pages(one)), default=None)
    pages = prose_pages(film) if film else []
    if film is None or len(pages) < 2:  # noqa: PLR2004 - a page alone is no set
        return ""
    before = " ".join(_start(page, _BEFORE) for page in pages)
    rows = (_row(film, page) for page in pages[:_MOST])
    count = sum(len(one.text.split()) for page in pages for one in page.sentences)
    title = f"*{escape(film.title)}*"
    caption = label("{}, {} words: as one paragraph, and as it is here.", title, f"{count:,}")
    return _FORM.format(before=escape(before, at_start=True), after="\n".join(rows), caption=caption)


def _row(film: Film, page: Page) -> str:
    words = _start(page, _AFTER)
    return f"- [{escape(page.label)}]({film.slug}/{quote(page.name)})  \n    {escape(words)}"


def _start(page: Page, length: int) -> str:
    """Return the first words of a page, whole ones, and an ellipsis if it has more."""
    words = " ".join(islice((uncited(one) for one in page.sentences), _LINES))
    start = words[:length]
    return words if len(words) <= length else f"{start.rpartition(' ')[0] or start} …"
