"""The foot of a film's page: where its text comes from, and how to cite it, in three styles and as BibTeX.

APA 7 (the publication manual of the American Psychological Association), MLA 9 and Chicago 17 as
they cite a page of a website whose author is not named. The date is that of the page's last change,
"n.d." where none is known: a build knows no clock.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import markupsafe

from unreel.lexicon.day import Day
from unreel.lexicon.labels import label
from unreel.lexicon.months import MONTHS, SHORT_MONTHS
from unreel.model.article import Kind
from unreel.model.film import Attribution, Film, Page
from unreel.model.identifiers import ascii_slug
from unreel.pages.escape import escape
from unreel.site.fragments.licences import address_of

_LOCAL = re.compile(r"https?://(?:localhost|127\.|\[::1\]|0\.0\.0\.0)")
_LONGEST_UNSHORTENED = len("June")
"""Letters of the longest month that MLA writes out."""


class Publication(NamedTuple):
    """Where a page is published, and when it last changed."""

    site: str
    """The site's name."""
    address: str = ""
    """The page's own, whole; '' where the site has none."""
    changed: str = ""
    """The day of its last change, in ISO 8601; '' where that is not known."""


class Citation(NamedTuple):
    """What a citation of a page says, whatever the style."""

    title: str
    """'Hardcore Henry: Plot'; of the overview the film's alone."""
    site: str
    address: str
    changed: Day | None
    adapted: str
    """'Adapted from “Hardcore Henry”, Wikipedia, CC BY-SA 4.0'; '' where no source is stated."""
    key: str
    """What BibTeX calls it: 'hardcore-henry-plot'."""


def attribution(source: Attribution) -> str:
    """Return "Adapted from “Title”, Site, under LICENCE." as a paragraph; '' where nothing is stated."""
    work = f"“{escape(source.title)}”" if source.title else label("the original")
    origin = ", ".join(filter(None, [_link(work, source.url), escape(source.site)]))
    under = _link(escape(source.licence), address_of(source.licence)) if source.licence else ""
    if not any(source):
        return ""
    adapted = any((source.title, source.site, source.url))
    if not adapted:  # somebody's own, or its origin is not stated
        words = label("This text is under {}.", under)
    elif under:
        words = label("Adapted from {}, under {}.", origin, under)
    else:
        words = label("Adapted from {}.", origin)
    # readers who search for a word of the film should not find this line on every page
    return f"\n\n{words}\n{{ .attribution data-search-exclude }}\n"


def _link(words: str, address: str) -> str:
    """Return words that lead to an address of the web, or the words alone: a page may state anything."""
    safe = address.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace('"', "%22")
    return f"[{words}]({safe})" if address.startswith(("https://", "http://")) else words


def cite(film: Film, page: Page, publication: Publication) -> str:
    """Return the citations as HTML, shut until a reader opens it, and no part of what is searched."""
    # nobody else can go to the address of a preview
    address = "" if _LOCAL.match(publication.address) else publication.address
    changed = Day.of(publication.changed[:10]) if publication.changed else None
    overview = page.section == Kind.OVERVIEW
    title = film.title if overview else f"{film.title}: {page.title}"
    stem = page.name.removesuffix(".md")
    # the tables that put words of any script into ASCII take a build 6 ms to load
    name = stem if re.fullmatch(r"[a-z0-9_-]+", stem) else ascii_slug(stem)
    key = film.slug if overview else f"{film.slug}-{name}"
    cited = Citation(title, publication.site, address, changed, _adapted(film.source), key)
    styles = [("APA", apa(cited)), ("MLA", mla(cited)), ("Chicago", chicago(cited))]
    rows = "".join(f"<dt>{name}</dt><dd>{html}</dd>" for name, html in styles)
    return (
        f'\n\n<details class="cite" data-search-exclude><summary>{_html(label("Cite this page"))}</summary>'
        f"<dl>{rows}</dl><pre><code>{_html(bibtex(cited))}</code></pre></details>\n"
    )


def _html(words: str) -> str:
    """Return words as they stand in HTML."""
    return str(markupsafe.escape(words))


def _adapted(source: Attribution) -> str:
    work = f"“{source.title}”" if source.title else ""
    origin = ", ".join(filter(None, [work or source.url, source.site, source.licence]))
    return label("Adapted from {}", origin) if source.title or source.url or source.site else ""


def apa(cited: Citation) -> str:
    """Return "*Title*. (2026, January 3). Site. Adapted from …. Address"."""
    day = cited.changed
    date = label("{}, {} {}", day.year, day.month_name, day.day) if day else label("n.d.")
    about = _html(_sentences(cited.site, cited.adapted))
    return f"<cite>{_html(cited.title)}</cite>. ({_html(date)}). {about} {_html(cited.address)}".rstrip()


def mla(cited: Citation) -> str:
    """Return "“Title.” *Site*, 3 Jan. 2026, address. Adapted from …."."""
    day = cited.changed
    date = label("{} {} {}", day.day, _short_month(day), day.year) if day else label("n.d.")
    where = ", ".join(filter(None, [date, re.sub(r"^https?://", "", cited.address)]))
    title, about = _html(_sentences(cited.title)), _html(_sentences(where, cited.adapted))
    return f"“{title}” <cite>{_html(cited.site)}</cite>, {about}"


def _short_month(day: Day) -> str:
    """Return a month as MLA has it: 'Jan.', 'Sept.'; May, June and July are written out."""
    is_short = len(MONTHS[day.month - 1]) <= _LONGEST_UNSHORTENED
    return day.month_name if is_short else label(f"{SHORT_MONTHS[day.month - 1]}.")


def chicago(cited: Citation) -> str:
    """Return "Site. “Title.” Last modified January 3, 2026. Adapted from …. Address."."""
    day = cited.changed
    date = label("{} {}, {}", day.month_name, day.day, day.year) if day else ""
    modified = label("Last modified {}", date) if date else label("n.d.")
    about = _html(_sentences(modified, cited.adapted, cited.address))
    return f"{_html(_sentences(cited.site))} “{_html(_sentences(cited.title))}” {about}"


def bibtex(cited: Citation) -> str:
    """Return an @misc entry, which every style of BibTeX knows, its values escaped for TeX."""
    day = cited.changed
    fields = {
        "title": f"{{{_tex(cited.title)}}}",
        "howpublished": _tex(cited.site),
        "year": str(day.year) if day else label("n.d."),
        "month": f"{day.month_name} {day.day}" if day else "",
        "url": _tex_address(cited.address),
        "note": _tex(cited.adapted),
    }
    said = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items() if value.strip("{}"))
    return f"@misc{{{cited.key}{said}\n}}"


def _sentences(*parts: str) -> str:
    """Return each part with a stop behind it, unless it brings one, as far as they are there."""
    return " ".join(f"{part}{'' if part.endswith(('.', '?', '!')) else '.'}" for part in parts if part)


_TEX = str.maketrans(
    {
        **{mark: f"\\{mark}" for mark in "{}$&#_%"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "“": "``",
        "”": "''",
    }
)


def _tex(words: str) -> str:
    return words.translate(_TEX)


def _tex_address(address: str) -> str:
    """Return an address for a field that is printed as it stands, but whose braces must be pairs."""
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
