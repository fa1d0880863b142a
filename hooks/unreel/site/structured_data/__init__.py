"""What a page's head tells machines: schema.org's terms as JSON-LD, a graph for each page.

Each page tells what it is, what stands above it, from what it was adapted and under which licence; the
overview tells of the film, the page of people of each of them. tests/schema_org.py holds what is said to
schema.org's own rules.
"""

from __future__ import annotations

import json

from unreel.model.article import Kind
from unreel.model.film import PEOPLE
from unreel.site.fragments.context import FragmentContext
from unreel.site.structured_data.movie import movie
from unreel.site.structured_data.page import film_page, other_page
from unreel.site.structured_data.people import credited
from unreel.site.structured_data.terms import Node, PageOfSite

__all__ = ["PageOfSite", "structured_data"]


def structured_data(context: FragmentContext, page: PageOfSite) -> str:
    """Return the JSON for a page's `<script type="application/ld+json">`; '' where the site has no address.

    Whatever stands in the pages' text, no character of the JSON can end the script element.
    """
    if not page.site_address:
        return ""
    film = context.film
    if film is None:
        return _script([other_page(page)])
    section = next((one.section for one in film.pages if one.name == context.name), "")
    told = [film_page(page, film)]
    if section == Kind.OVERVIEW:
        told.append(movie(context, film, page))
    elif section == PEOPLE:
        told += credited(context, film, page)
    return _script(told)


def _script(graph: list[Node]) -> str:
    return script({"@context": "https://schema.org", "@graph": graph})


def script(told: Node) -> str:
    """Return JSON that may stand inside a script element (https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements)."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
