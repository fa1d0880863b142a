"""Cut the search index into pieces: files that a browser fetches as a query needs them.

Each file is a script, since pages opened as files can load nothing else: `take(NAME, DATA)`, with JSON.

- `index.js`: what there is. `groups` is the number of groups, `kinds` those of pages, `shards` the beginnings
  of terms that have a file, `slugs` the first slug of each file of slugs, `common` the words whose pairs are
  terms too. The beginnings are sorted, with `|` between them; each says in a digit (0 to z) with how many
  letters of the one before it begins, and goes on from there.
- `terms/_6b69.js`: terms that begin with "ki" (its bytes in UTF-8); with `$` behind the beginning, the one
  term that is nothing else. {term: [how many groups, then, for each, its distance from the last one, how
  strongly the term stands there (1 to 9), and on which of its pages, a sum of 2 ** kind]}. Before a whole
  title stands "=", before the name of an entry "@", before two common words that stand side by side "~".
- `slugs/0.js`: the slugs of 64 groups.
- `text/SLUG/plot.js`: what pages of a kind say: [address, title, text, is it a name?] of each entry.

A group is a film, a person of several films, or another page of no film. Which file a term is in depends on
the terms that begin as it does, and on no others.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise, takewhile
from string import ascii_lowercase, digits
from typing import NamedTuple

from unreel.lexicon.wordlists import wordlist
from unreel.site.search import pieces
from unreel.site.search.pieces import Piece, Places
from unreel.site.search.words import terms_of, words

KINDS = (
    *("overview", "plot", "cast", "production", "release", "reception", "sequel", "analysis"),
    *("people", "timeline", "references", "other"),
)
"""The kinds of pages, in the order of their bits."""

PEOPLE = "people"
"""The kind of the pages of people, those of several films too."""

_SLUGS = 64

_DIGITS = digits + ascii_lowercase

_HEADING, _NAME, _TITLE = 4, 12, 40
"""How many times a word in a text a word in a heading, in a name and in a film's title count."""


Terms = Mapping[str, Sequence[int]]
"""Term → how strongly it stands in a group, and on which of its pages."""


Packed = Mapping[str, str]
"""Letter → the terms of a group that begin with it, as JSON, which takes far less memory than objects."""


Letter = tuple[str, Iterable[tuple[str, str]]]
"""A letter, and its terms of each group that has some, by slug, as JSON."""


class Entry(NamedTuple):
    """A page's opening, or what stands below one of its headings."""

    address: str
    title: str
    text: str
    is_name: bool = False
    """Is the title the name of a person or a character?"""


class Group(NamedTuple):
    """A film with its pages, a person of several films, or another page of no film."""

    slug: str
    title: str
    """The film's, or the person's name; '' of other pages."""
    year: str
    pages: Mapping[str, Sequence[Entry]]
    """Kind → entries."""
    titled: str = KINDS[0]
    """The kind of the page whose title is the group's."""


def files(groups: Iterable[Group]) -> Iterator[tuple[str, str]]:
    """Yield each file of the index: its path below the index's folder, and what it says."""
    known = {group.slug: group for group in groups}
    for group in known.values():
        yield from texts(group)
    yield from index({slug: packed(terms(group)) for slug, group in known.items()})


def index(groups: Mapping[str, Packed]) -> Iterator[tuple[str, str]]:
    """Yield the files that say which terms stand where; `groups` are their terms by slug."""
    beginnings = []
    for beginning, piece in pieces_of(groups, by_letter(groups)):
        beginnings.append(beginning)
        yield term_file(beginning, piece)
    yield from slug_files(sorted(groups))
    yield about_file(sorted(groups), beginnings)


def packed(found: Terms) -> dict[str, str]:
    """Return the terms of a group by their first letters."""
    parts: dict[str, dict[str, Sequence[int]]] = defaultdict(dict)
    for term, row in found.items():
        parts[term[:1]][term] = row
    return {letter: _json(one) for letter, one in parts.items()}


def unpacked(parts: Packed) -> dict[str, list[int]]:
    """Return the terms of a group again."""
    return {term: row for part in parts.values() for term, row in json.loads(part).items()}


def by_letter(groups: Mapping[str, Packed]) -> Iterator[Letter]:
    """Yield the terms of all groups, letter by letter."""
    for letter in sorted({letter for parts in groups.values() for letter in parts}):
        yield letter, sorted((slug, parts[letter]) for slug, parts in groups.items() if letter in parts)


def pieces_of(slugs: Collection[str], letters: Iterable[Letter]) -> Iterator[tuple[str, Piece]]:
    """Yield the pieces of the index with the beginnings of their terms; `letters` are those of all groups."""
    return pieces.cut_all(_with_places(slugs, letters))


def _with_places(
    slugs: Collection[str], letters: Iterable[Letter]
) -> Iterator[tuple[str, list[tuple[str, Places]]]]:
    """Yield each letter with the terms that begin with it, and their places."""
    numbers = {slug: number for number, slug in enumerate(sorted(slugs))}
    for letter, parts in letters:
        found: dict[str, list[int]] = defaultdict(list)
        for slug, part in parts:
            number = numbers[slug]
            for term, (strength, pages) in json.loads(part).items():
                found[term] += (number, strength, pages)
        yield letter, sorted(found.items())


def term_file(beginning: str, piece: Piece) -> tuple[str, str]:
    """Return the file of a piece: its path below the index's folder, and what it says."""
    name = term_path(beginning).removesuffix(".js")
    return f"{name}.js", _script(name, {term: _postings(places) for term, places in piece.items()})


def term_path(beginning: str) -> str:
    """Return the path of a piece's file, in letters that every disk and server takes."""
    return f"terms/_{beginning.encode().hex()}.js"


def slug_files(slugs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the files that say which groups there are."""
    for number, part in enumerate(_parts(slugs)):
        yield f"slugs/{number}.js", _script(f"slugs/{number}", part)


def about_file(slugs: Sequence[str], beginnings: Iterable[str]) -> tuple[str, str]:
    """Return the file that says what there is."""
    about = {
        "groups": len(slugs),
        "kinds": KINDS,
        "common": wordlist("site/search/common_words.txt"),
        "shards": "|".join(_front_coded(sorted(beginnings))),
        "slugs": [part[0] for part in _parts(slugs)],
    }
    return "index.js", _script("index", about)


def _front_coded(beginnings: Iterable[str]) -> Iterator[str]:
    """Yield each as a digit, for the letters that it shares with the one before, and the others.

    Letters are counted as JavaScript does.
    """
    last = ""
    for one in beginnings:
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(last, one, strict=False))
        units = [*accumulate(len(letter.encode("utf-16-le")) // 2 for letter, _ in alike)]
        shared = bisect_left(units, len(_DIGITS))
        yield f"{_DIGITS[units[shared - 1]] if shared else 0}{one[shared:]}"
        last = one


def _parts(slugs: Sequence[str]) -> list[Sequence[str]]:
    return [slugs[start : start + _SLUGS] for start in range(0, len(slugs), _SLUGS)]


def terms(group: Group) -> Terms:
    """Return each term of a group with how strongly it stands there, and on which of its pages."""
    weights: dict[str, int] = {}
    pages: dict[str, int] = {}
    for kind, entries in group.pages.items():
        said: Counter[str] = Counter()
        for entry in entries:
            said.update(terms_of(entry.text).all)
            weight = _NAME if entry.is_name else _HEADING
            said.update(dict.fromkeys(terms_of(entry.title).all, weight))
            if entry.is_name:
                said["@" + " ".join(words(entry.title))] += 1
        if kind == group.titled and group.title:
            said.update(dict.fromkeys(terms_of(group.title).all, _TITLE))
            said["=" + " ".join(words(group.title))] += 1
        page = 1 << KINDS.index(kind)
        for term, weight in said.items():
            weights[term] = weights.get(term, 0) + weight
            pages[term] = pages.get(term, 0) | page
    return {term: (min(weight.bit_length(), 9), pages[term]) for term, weight in weights.items()}


def _postings(places: Places) -> list[int]:
    """Return what a file says of a term."""
    posted = _strongest(places) if len(places) > 3 * pieces.MOST else [*places]
    posted[::3] = [number - last - 1 for last, number in pairwise([-1, *posted[::3]])]
    return [len(places) // 3, *posted]


def _strongest(places: Places) -> list[int]:
    """Return as many places of a term as a file has."""
    rows = zip(places[::3], places[1::3], places[2::3], strict=True)
    return [*chain.from_iterable(sorted(sorted(rows, key=lambda one: -one[1])[: pieces.MOST]))]


def texts(group: Group) -> Iterator[tuple[str, str]]:
    """Yield the files that say what a group's pages say."""
    for kind, entries in group.pages.items():
        name = "/".join(filter(None, (group.slug, kind)))
        said = {"film": group.title, "year": group.year, "entries": entries}
        yield f"text/{name}.js", _script(f"text/{name}", said)


def _script(name: str, data: object) -> str:
    return f"take({json.dumps(name)},{_json(data)})\n"


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
