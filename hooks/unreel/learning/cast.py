"""Learn from films whose casts are known: given names, and what each feature of a cut is worth.

    python -m unreel.learning.cast FOLDER...

Each folder holds films as X.txt (the flat article) and X.json, which lists under "sections" kind, start
and end, and under "cast" actor, role, start and end of each line that reads "A as B" (code points of the
text). The same films give the same bytes.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from unreel.lists.cast.cuts import starts
from unreel.lists.cast.evidence import evidence
from unreel.lists.cast.features import REJECT, features
from unreel.lists.cast.model import Model
from unreel.lists.cast.vocabulary import is_title, listed
from unreel.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_CREDITED = re.compile(
    r"\b(?:by|with|stars|starring|featuring|including|actors?|actress|director|writer|producer|composer) "
    r"((?:(?:[A-Z][\w.'’-]*,? ?|and |, )){2,40})"
)
_SEVERAL = 3
"""Films that have a given name, and family names that follow it, at least."""
_COMPANY = {
    "Bros",
    "Channel",
    "Classics",
    "Entertainment",
    "Films",
    "Home",
    "Media",
    "Music",
    "Pictures",
    "Studios",
}
"""What follows the name of a company and no given name."""
_FIXED = {"right: several names": -2.0}
"""Not learned: the films' answers leave out lines that name several people."""
_ROUNDS = 150
_STEP = 0.5
_DECAY = 0.00003

Case = list[list[str]]
"""The features of each place where the names before a link may begin; those of the right one come first."""


class Line(NamedTuple):
    """A line of a cast list: where it lies, and where its actor's name ends."""

    span: Span
    actor_end: int


class Film(NamedTuple):
    """One film to learn from."""

    text: str
    sections: list[Span]
    lines: list[Line]

    def actors(self) -> list[str]:
        """Return the names of the actors."""
        return [self.text[line.span.start : line.actor_end] for line in self.lines]


def film(path: Path) -> Film:
    """Read X.json and X.txt beside it."""
    answer = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    sections = [Span(each["start"], each["end"]) for each in answer["sections"] if each["kind"] == "cast"]
    lines = [Line(Span(e["start"], e["end"]), e["start"] + len(e["actor"])) for e in answer["cast"]]
    return Film(text, sections, lines)


def given_names(films: list[Film]) -> list[str]:
    """Return the first words of people's names that stand in several films and are in no list yet."""
    seen: Counter[str] = Counter()
    families: dict[str, set[str]] = defaultdict(set)
    lower: set[str] = set()
    for each in films:
        credited = (re.split(r",? and |, ", match.group(1)) for match in _CREDITED.finditer(each.text))
        people = (name.split() for names in (each.actors(), *credited) for name in names)
        whole = {(name[0], name[-1].strip(".")) for name in people if len(name) in (2, 3)}
        seen.update({given for given, _ in whole})
        for given, family in whole:
            families[given].add(family)
        lower.update(filter(str.islower, each.text.split()))
    often = {name for name, count in seen.items() if min(count, len(families[name])) >= _SEVERAL}
    return sorted(
        name
        for name in often - listed("us_given_names")
        if name.isalpha()
        and not is_title(name)
        and name.lower() not in lower
        and not families[name] & _COMPANY
    )


def cases(film: Film, model: Model) -> Iterator[Case]:
    """Return for each "as" of the film's cast lists the features of its places."""
    starts_of = {line.actor_end: line.span.start for line in film.lines}
    for section in film.sections:
        found = evidence(film.text, section, model)
        tokens = found.words.tokens
        begin = 0
        for link in (link for link in found.links if tokens[link].text == "as"):
            options = starts(found.words, begin, link)
            at = starts_of.get(tokens[link - 1].end)
            right = next((cut for cut in options if tokens[cut].start == at), REJECT)
            if right != REJECT or (at is None and _no_line(film, section, tokens[link].start)):
                places = (right, *(cut for cut in (REJECT, *options) if cut != right))
                yield [list(features(found, begin, cut, link)) for cut in places]
            if at is not None:
                begin = link + 1


def _no_line(film: Film, section: Span, at: int) -> bool:
    """Return whether the "as" at this place surely opens no line: before the list, or within a line.

    Elsewhere it may be a line that the answers leave out, because it names several people.
    """
    lines = [line for line in film.lines if section.start <= line.span.start < section.end]
    within = any(line.actor_end + 1 < at < line.span.end for line in lines)
    return within or all(at < line.span.start for line in lines)


def fit(cases: list[Case]) -> dict[str, float]:
    """Return the worth of features: a conditional logit by AdaGrad, with a little decay towards nothing."""
    worth: dict[str, float] = defaultdict(float, _FIXED)
    squares: dict[str, float] = defaultdict(float)
    for _ in range(_ROUNDS):
        for feature, slope in _slopes(cases, worth).items():
            if feature not in _FIXED:
                pull = slope - _DECAY * len(cases) * worth[feature]
                squares[feature] += pull * pull
                worth[feature] += _STEP * pull / math.sqrt(squares[feature] + 1e-9)
    return {feature: round(value, 2) for feature, value in sorted(worth.items()) if round(value, 2)}


def _slopes(cases: list[Case], worth: dict[str, float]) -> dict[str, float]:
    """Return how the likelihood of the right places grows with the worth of each feature."""
    slopes: dict[str, float] = defaultdict(float)
    for case in cases:
        sums = [sum(worth[feature] for feature in place) for place in case]
        shares = [math.exp(value - max(sums)) for value in sums]
        total = math.fsum(shares)
        for index, (place, share) in enumerate(zip(case, shares, strict=True)):
            for feature in place:
                slopes[feature] += (index == 0) - share / total
    return slopes


def model(films: list[Film]) -> Model:
    """Learn names from all films, and cuts from those whose cast lists are known."""
    names = Model(listed("us_given_names") | set(given_names(films)), {})
    return Model(names.given, fit([case for each in films if each.lines for case in cases(each, names)]))


def main(folders: list[str]) -> None:
    """Write the two files that are learned, beside this one."""
    films = [film(path) for folder in folders for path in sorted(Path(folder).glob("*.json"))]
    head = f"# Learned from {len(films)} films by `python -m unreel.learning.cast`. "
    names = "".join(f"{name}\n" for name in given_names(films))
    worth = "".join(f"{feature}  {value}\n" for feature, value in model(films).worth.items())
    here = Path(__file__).parent.parent / "lists" / "cast"
    (here / "given_names.txt").write_text(f"{head}One name a line.\n{names}", encoding="utf-8")
    (here / "weights.txt").write_text(f"{head}A feature and its worth a line.\n{worth}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
