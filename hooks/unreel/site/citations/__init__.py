"""Citations as readers see them: numbers that lead to the entries of the references, and places back.

What no page cites is compared with the prose (`recovery.citations`); its entry then says where it is
probably cited. All of it is computed from docs/ as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from unreel.facts.backlinks import Backlink
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.labels import label
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.model.article import PROSE, SUBSECTIONS, Kind
from unreel.model.film import Film
from unreel.pages import citations, layout
from unreel.pages.citations import CitedEntry, cited, is_citation, uncited
from unreel.pages.code import mask_code
from unreel.pages.escape import escape
from unreel.pages.links import DESTINATION, LABEL, TITLE
from unreel.recovery.citations import CitableSentence, Strength, infer
from unreel.store.cache import Stage, memoized
from unreel.store.text_file import read_leniently
from unreel.store.workspace import Workspace

ROOMS = (
    "facts",
    "lexicon",
    "lists",
    "model",
    "pages",
    "recovery/citations",
    "site/citations",
    "store",
)
_LINK = lazy_regex(rf"\\.|\[{LABEL}\]{DESTINATION}(?P<title>{TITLE})")
"""A link, or what is escaped and so opens none."""
_WHY = label("Probably this source: the text came without its marks")
_SUBS = {(str(kind), layout.heading(kind, sub)): sub for kind, subs in SUBSECTIONS.items() for sub in subs}


class ProbableCitation(NamedTuple):
    """A reference that no page cites, and the passage that probably does."""

    entry: CitedEntry
    sentence: SentenceInContext


class ShownEntry(NamedTuple):
    """An entry of the references as the site shows it."""

    number: int
    """From 1."""
    place: str = ""
    """What the passage is called that probably cites it: 'Release › Theatrical'; '' where none is known."""
    target: str = ""
    """The link to it from the film's pages: 'release.md#p3'."""


Shown = Mapping[str, ShownEntry]
"""Identifier of an entry ('ref-quill-2011') → how it is shown, in the order of the list."""
STAGE: Stage[Shown] = Stage(
    ROOMS,
    lambda shown: [[name, *one] for name, one in shown.items()],
    lambda content: {str(name): ShownEntry(int(n), str(p), str(t)) for name, n, p, t in content},
)


def shown(
    film: Film, walk: Sequence[SentenceInContext], texts: Mapping[str, str], workspace: Workspace | None
) -> Shown:
    """Return how a film's references are shown; `walk` are its sentences, `texts` its pages by file name."""
    if not film.page(Kind.REFERENCES):
        return {}
    seed = _seed(film, workspace)
    source = ([page.name for page in film.pages], sorted(texts.items()), seed)
    return memoized(STAGE, workspace, f"{film.slug}.citations", source, lambda: _shown(film, walk, seed))


def _seed(film: Film, workspace: Workspace | None) -> str:
    """Return the text that a film comes from; '' where it is not there."""
    with suppress(OSError, ValueError):
        if workspace and film.seed:
            return read_leniently(workspace.seeds / Path(film.seed).name)
    return ""


def _shown(film: Film, walk: Sequence[SentenceInContext], seed: str) -> Shown:
    likely = {one.entry.anchor: one.sentence for one in probable(film, walk, seed)}
    found: dict[str, ShownEntry] = {}
    for number, entry in enumerate(_entries(film), 1):
        place = likely.get(entry.anchor)
        words = _place(place.page.label, place.heading.text) if place else ""
        found.setdefault(entry.anchor, ShownEntry(number, words, place.target if place else ""))
    return found


def _entries(film: Film) -> list[CitedEntry]:
    return [entry for page in film.pages for entry in citations.entries(page)]


def probable(film: Film, walk: Sequence[SentenceInContext], seed: str = "") -> list[ProbableCitation]:
    """Return the likely citations of what no page cites, in the order of the references.

    What is sure enough to be placed is not among them: sync placed it, so if it is gone, a person took it
    away. The alignment goes by the order of the film's text, which `seed` has, where that is at hand.
    """
    entries = _entries(film)
    prose = [one for one in walk if one.section in PROSE and not one.listed]
    prose = in_text_order(prose, seed) if entries else []
    numbers = {name: at for at, entry in enumerate(entries) for name in (entry.anchor, entry.number)}
    links = [(at, link) for at, one in enumerate(prose) for link in one.sentence.citations]
    known: dict[int, set[int]] = {}
    for at, link in links:
        if (number := numbers.get(cited(link.target))) is not None:
            known.setdefault(number, set()).add(at)
    if len(known) > len(entries) / 2 and not any(link.inferred for _, link in links):
        return []  # the text has kept its marks: on what it does not cite no passage rests
    found = infer([_citable(one) for one in prose], [entry.item.text for entry in entries], known)
    likely = (one for one in found if one.strength is Strength.LIKELY)
    return [ProbableCitation(entries[one.reference], prose[one.sentence]) for one in likely]


def _citable(one: SentenceInContext) -> CitableSentence:
    return CitableSentence(uncited(one.sentence), one.section, _SUBS.get((one.section, one.heading.text), ""))


def in_text_order(prose: Sequence[SentenceInContext], seed: str) -> list[SentenceInContext]:
    """Return sentences in the order in which a text has them; what it has not stays behind the one before."""
    text = " ".join(seed.split())
    places, last = [], -1
    for one in prose:
        at = text.find(one.text) if one.text else -1
        last = at if at >= 0 else last
        places.append(last)
    return [prose[at] for at in sorted(range(len(prose)), key=lambda at: (places[at], at))]


def numbered(markdown: str, entries: Shown) -> str:
    """Return a page whose citations are numbers; those of entries that are not there stay as they are."""
    if "#ref-" not in markdown or not entries:
        return markdown
    by_number = {f"ref-{one.number}": one.number for one in entries.values()}
    numbers = by_number | {name: one.number for name, one in entries.items()}
    pieces, at = [], 0
    for link in _LINK.finditer(mask_code(markdown)):
        target = link["pointed"] or link["bare"] or ""
        number = numbers.get(cited(target))
        if number and is_citation(markdown[max(0, link.start() - 1) : link.start()], target):
            pieces += [
                markdown[at : link.start()],
                _number(number, target, inferred="inferred" in link["title"]),
            ]
            at = link.end()
    return "".join([*pieces, markdown[at:]])


def _number(number: int, target: str, *, inferred: bool) -> str:
    kind, title = ("citation inferred", f' "{_WHY}"') if inferred else ("citation", "")
    return f'<sup class="{kind}" data-search-exclude>[\\[{number}\\]]({target}{title})</sup>'


def with_places(line: str, anchor: str, entry: ShownEntry, places: Sequence[str]) -> str:
    """Return the entry of a list with its identifier, and behind it the `places` (links) that cite it.

    `line` is its Markdown, its attributes on a line of their own.
    """
    item, _, attributes = line.rpartition("\n")
    mark, _, words = item.partition(" ")
    said = label("cited in {}", ", ".join(places)) if places else ""
    if entry.target and not places:
        said = f"probably on: [{escape(entry.place)}]({entry.target})"
    tail = f' <small class="cited" data-search-exclude>{said}</small>' if said else ""
    return f'{mark} <span id="{anchor}">{words}</span>{tail}\n{attributes}'


def place_of(link: Backlink, film: Film) -> str:
    """Return a link to a place on the film's pages that cites something."""
    name = link.path.rpartition("/")[2]
    label = next((page.label for page in film.pages if page.name == name), link.page)
    return f"[{escape(_place(label, link.heading))}]({name}{f'#{link.anchor}' if link.anchor else ''})"


def _place(*names: str) -> str:
    return " › ".join(filter(None, names))
