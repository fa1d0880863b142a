"""How well films come out of each input format: `python tests/measures/input_formats.py FILMS [EVERY]`.

FILMS holds films with answers, as learning/films.py describes; each EVERY-th of those with lists is
rendered into each format, headings, lists and citation marks put in from the answers, and read again.
A line a format: characters with the right kind of section, titles, and F1 of the lines of cast lists and
of references; films that the proof of `check` fails.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent.parent / "hooks"), str(HERE.parent)]

from intake.articles import FilmArticle, Paragraph, Section, Sentence  # noqa: E402 - behind the path
from intake.markup import MARKED_UP  # noqa: E402 - behind the path
from intake.renderings import RENDERINGS  # noqa: E402 - behind the path
from unreel.editing.check import accounted, tiled  # noqa: E402 - behind the path
from unreel.learning.films import counted  # noqa: E402 - behind the path
from unreel.model.article import Reference, Role  # noqa: E402 - behind the path
from unreel.recovery import article  # noqa: E402 - behind the path
from unreel.seeds import Seed  # noqa: E402 - behind the path
from unreel.seeds.settings import Settings  # noqa: E402 - behind the path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

UNSCORED = {"analysis", "see-also", "other"}
INFOBOX = (("Directed by", "Ann Lee"), ("Running time", "98 minutes"), ("Country", "Ireland"))
"""The answers have none."""
LISTS = ("cast", "references", "external_links")


class Truth(NamedTuple):
    """A film's article, and the kind of each of its sections (the lead first)."""

    article: FilmArticle
    kinds: tuple[str, ...]
    cast: Counter[str]
    references: Counter[str]


class Score(NamedTuple):
    """What is right of one film in one format."""

    right: int
    characters: int
    title: bool
    cast: tuple[int, int, int]
    """Found rightly, found, there."""
    references: tuple[int, int, int]
    proven: bool


def truth(path: Path) -> Truth | None:
    """Return a film with its answers; None for one that lost its lists."""
    answers = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    if answers["form"] != "page":
        return None
    entries = {(one["start"], one["end"]) for one in answers["cast"]}
    entries |= {(start, end) for kind in LISTS[1:] for start, end in answers[kind]}
    sections: list[Section] = []
    kinds: list[str] = []
    open_: str | None = None
    for one in answers["sections"]:
        top, sub = [*one["heading"], "", ""][:2]
        if one["kind"] == "references" and "references" not in kinds:
            top, sub = "References", ""
        if top != open_ or not sections:
            sections.append(Section(top, 2))
            kinds.append(one["kind"])
            open_ = top
        if sub:
            sections.append(Section(sub, 3))
            kinds.append(one["kind"])
        pieces = [*_pieces(text, one, answers, entries)]
        paragraphs = tuple(piece for piece in pieces if isinstance(piece, Paragraph))
        lines = tuple(piece for piece in pieces if isinstance(piece, str))
        last = sections[-1]
        sections[-1] = last._replace(paragraphs=last.paragraphs + paragraphs, entries=last.entries + lines)
    title = re.sub(r" \([^()]*\)$", "", answers["title"])
    found = FilmArticle(
        title,
        0,
        sections[0].paragraphs,
        tuple(sections[1:]),
        (("Directed by", "Ann Lee"), ("Running time", "98 minutes"), ("Country", "Ireland")),
    )
    cast = Counter(_folded(text[one["start"] : one["end"]]) for one in answers["cast"])
    references = Counter(_folded(text[start:end]) for start, end in answers["references"])
    return Truth(found, tuple(kinds), cast, references)


def _pieces(
    text: str, section: dict[str, int], answers: dict[str, list[list[int]]], entries: set[tuple[int, int]]
) -> Iterator[Paragraph | str]:
    """Return the paragraphs and the entries of a section, and whatever stands between them as paragraphs."""
    start, end = section["start"], section["end"]
    spans = sorted({*map(tuple, answers["paragraphs"]), *entries})
    at = start
    for first, last in [*((a, b) for a, b in spans if start <= a and b <= end), (end, end)]:
        if first < at:
            continue
        if rest := _folded(text[at:first]):
            yield Paragraph((Sentence(rest),))
        if (first, last) in entries:
            yield _folded(text[first:last])
        elif first < last:
            yield _paragraph(text, first, last, answers["citations"])
        at = last


def _paragraph(text: str, start: int, end: int, citations: Iterable[list[int]]) -> Paragraph:
    """Return a paragraph with its citations, each at the end of its word."""
    sentences: list[Sentence] = []
    at = start
    for offset, number in sorted(map(tuple, citations)):
        if start < offset <= end:
            place = next((n for n in range(offset, end) if text[n].isspace()), end)
            if place > at and (words := _folded(text[at:place])):
                sentences.append(Sentence(words, (number + 1,)))
            at = max(at, place)
    if rest := _folded(text[at:end]):
        sentences.append(Sentence(rest))
    return Paragraph(tuple(sentences))


def score(film: Truth, text: str, suffix: str) -> Score:
    """Return what is right of a film in one format."""
    seed = Seed("some-film", f"seeds/some-film{suffix}", text, Settings("seeds/some-film.yml"))
    read, _ = article.read(seed)
    right, characters = _labels(film, read)
    roles = Counter(_folded(one.span.of(read.text)) for one in read.every(Role))
    references = Counter(_folded(one.span.of(read.text)) for one in read.every(Reference))
    faults = [*accounted(seed, read.source), *tiled(seed, read)]
    return Score(
        right,
        characters,
        _folded(read.title) == _folded(film.article.title),
        _counts(roles, film.cast),
        _counts(references, film.references),
        not faults,
    )


def _labels(film: Truth, read: article.Article) -> tuple[int, int]:
    """Return how many characters lie in a section of the right kind, and how many were asked for."""
    lead = Section("", 2, film.article.lead)
    right = characters = at = 0
    wanted = [
        (kind, "".join(words.split()))
        for kind, section in zip(film.kinds, [lead, *film.article.sections], strict=True)
        for words in [*(one.text for one in section.paragraphs), *section.entries]
    ]
    places = [
        (letter, {"notes": "references"}.get(section.kind, str(section.kind)))
        for section in read.sections
        for letter in "".join(section.span.of(read.text).split())
    ]
    shown, kinds = "".join(letter for letter, _ in places), [kind for _, kind in places]
    for kind, words in wanted:
        start = shown.find(words, at)  # behind its heading, where there is one
        is_moved = start < 0  # wikitext has references in the order in which they are cited
        start = shown.find(words) if is_moved else start
        if kind not in UNSCORED:
            characters += len(words)
            right += sum(one == kind for one in kinds[start : start + len(words)]) if start >= 0 else 0
        at = start + len(words) if start >= 0 and not is_moved else at
    return right, characters


def _counts(found: Counter[str], there: Counter[str]) -> tuple[int, int, int]:
    return (found & there).total(), found.total(), there.total()


def _folded(words: str) -> str:
    return " ".join(words.split())


def _f1(counts: Iterable[tuple[int, int, int]]) -> float:
    all_counts = [*counts]
    right = sum(one[0] for one in all_counts)
    return 2 * right / max(1, sum(found + there for _, found, there in all_counts))


def main(folder: Path, every: int) -> None:
    """Print a line a format."""
    films = [film for path in counted(folder.glob("*.json")) if (film := truth(path))][::every]
    print(f"{len(films)} films\n{'format':<28} labels  title   cast   refs  unproven")
    for rendering in (*RENDERINGS, *MARKED_UP):
        scores = [score(film, rendering.render(film.article), rendering.suffix) for film in films]
        labels = sum(one.right for one in scores) / sum(one.characters for one in scores)
        titles = sum(one.title for one in scores) / len(scores)
        cast, references = _f1(one.cast for one in scores), _f1(one.references for one in scores)
        unproven = sum(not one.proven for one in scores)
        print(
            f"{rendering.name:<28} {labels:.3f}   {titles:.3f}  {cast:.3f}  {references:.3f}  {unproven}",
            flush=True,
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
