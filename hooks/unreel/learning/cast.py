"""Films whose casts are known to the model of cast lists: given names, and the weights of its features."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from unreel.learning import logit
from unreel.learning.films import LabelledFilm
from unreel.lexicon.wordlists import wordset
from unreel.lists.cast.cuts import starts
from unreel.lists.cast.evidence import Model, evidence
from unreel.lists.cast.features import REJECT, features
from unreel.lists.cast.vocabulary import is_title
from unreel.model.spans import Span

HOW = "a conditional logit over the words where the names of a line may begin"
_CREDITED = re.compile(
    r"\b(?:by|with|stars|starring|featuring|including|actors?|actress|director|writer|producer|composer) "
    r"((?:(?:[A-Z][\w.'’-]*,? ?|and |, )){2,40})"
)
_SEVERAL = 3
"""Films that have a given name, and family names that follow it, at least."""
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = 8
"""Films that have a common word, at least, of 1,439 that are learned from; 4 and 14 serve nearly as well."""
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
_PENALTY = logit.Penalty(squares=0.2, fixed={("right: several names",): -2.0})
"""What is fixed is not learned: the films' answers leave out lines that name several people."""


def learn(films: Sequence[LabelledFilm], more: Sequence[LabelledFilm] = ()) -> Model:
    """Learn names and common words from all films, the words from `more` too, and cuts from known lists."""
    given = wordset("lexicon/us_given_names.txt") | set(given_names(films))
    names = Model(given, {}, frozenset(common_words([*films, *more])))
    choices = [one for film in films if film.cast for one in _choices(film, names)]
    return names._replace(weights=logit.choice(choices, _PENALTY))


def given_names(films: Sequence[LabelledFilm]) -> list[str]:
    """Return the first words of people's names that stand in several films and are in no list yet."""
    seen: Counter[str] = Counter()
    families: dict[str, set[str]] = defaultdict(set)
    lower: set[str] = set()
    for each in films:
        credited = (re.split(r",? and |, ", match.group(1)) for match in _CREDITED.finditer(each.text))
        actors = [each.text[line.span.start : line.actor_end] for line in each.cast]
        people = (name.split() for names in (actors, *credited) for name in names)
        whole = {(name[0], name[-1].strip(".")) for name in people if len(name) in (2, 3)}
        seen.update({given for given, _ in whole})
        for given, family in whole:
            families[given].add(family)
        lower.update(filter(str.islower, each.text.split()))
    often = {name for name, count in seen.items() if min(count, len(families[name])) >= _SEVERAL}
    return sorted(
        name
        for name in often - wordset("lexicon/us_given_names.txt")
        if name.isalpha()
        and not is_title(name)
        and name.lower() not in lower
        and not families[name] & _COMPANY
    )


def common_words(films: Iterable[LabelledFilm]) -> list[str]:
    """Return the words that several texts have in lower case."""
    counts = Counter(word for film in films for word in {*_WORD.findall(film.text)} if word.islower())
    return sorted(word for word, count in counts.items() if count >= _COMMON and len(word) > 1)


def _choices(film: LabelledFilm, model: Model) -> Iterator[logit.Choice]:
    """Return for each "as" of the film's cast lists the words where the names before it may begin."""
    firsts = {line.actor_end: line.span.start for line in film.cast}
    for section in (one.span for one in film.sections if one.kind == "cast"):
        found = evidence(film.text, section, model)
        tokens = found.words.tokens
        begin = 0
        for link in (link for link in found.links if tokens[link].text == "as"):
            options = [REJECT, *starts(found.words, begin, link)]
            at = firsts.get(tokens[link - 1].end)
            right = next((i for i, cut in enumerate(options) if i and tokens[cut].start == at), 0)
            if right or (at is None and _no_line(film, section, tokens[link].start)):
                named = [[(one,) for one in features(found, begin, cut, link)] for cut in options]
                yield logit.Choice(film.name, named, right)
            if at is not None:
                begin = link + 1


def _no_line(film: LabelledFilm, section: Span, at: int) -> bool:
    """Return whether the "as" at this place surely opens no line: before the list, or within a line.

    Elsewhere it may be a line that the answers leave out, because it names several people.
    """
    lines = [line for line in film.cast if section.start <= line.span.start < section.end]
    within = any(line.actor_end + 1 < at < line.span.end for line in lines)
    return within or all(at < line.span.start for line in lines)
