"""Return the forms in which texts use a name: whole, the family name alone, another spelling."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import dropwhile, pairwise
from typing import NamedTuple

from unreel.lexicon.likeness import SAME_NAME, likeness
from unreel.lexicon.wordlists import wordset
from unreel.names.entities import Entity
from unreel.names.runs import has_full_stop
from unreel.names.same_person import SamePerson, family, is_longer
from unreel.names.titles import is_title

FEWEST_LETTERS = 5
"""Shorter names differ by one letter without being one (Tim, Tom; Jane, Jana)."""
_LONGEST = 6
"""Words at most of a person's name in another form."""
_MUCH_RARER = 3
"""How many times as often as its other bearers someone with an entry is named whose a family name is."""

_LETTERS = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"\w")
# capitalised words in a row, as quickly as can be: a letter that is no small one of a to z, and what follows
_CAPITALISED = re.compile(r"(?:[^a-z\W\d_][\w.\-]{0,60}+ )+[^a-z\W\d_][\w\-]*")


class Forms(NamedTuple):
    """Which words stand for whom: whole names first, and what is short for one."""

    whole: Mapping[str, Iterable[Entity]]
    short: Mapping[str, Iterable[Entity]]


def forms(entities: Iterable[Entity], sentences: Iterable[str]) -> Forms:
    """Return all forms of the entities' names, with the spellings that `sentences` use."""
    return _forms(tuple(entities), tuple(sentences))


@lru_cache(maxsize=1)  # who links a film's names, and then says where they stand, asks the same twice
def _forms(entities: Sequence[Entity], sentences: Sequence[str]) -> Forms:
    text = "\n".join(sentences)
    counted = Counter(run for text in sentences for run in _said(text))
    said = sorted(counted)
    spelled = _spellings({name for entity in entities for name in _names(entity)}, said)
    for name, others in _other_forms([one.name for one in entities if not one.is_character], said).items():
        spelled.setdefault(name, []).extend(others)
    whole: dict[str, dict[Entity, None]] = defaultdict(dict)
    short: dict[str, dict[Entity, None]] = defaultdict(dict)
    for entity in entities:
        for name in _names(entity):
            for spelling in (name, *spelled.get(name, ())):
                whole[spelling][entity] = None
                for form in _short(spelling, entity):
                    if form in short or not _is_common(form.casefold(), text):
                        short[form][entity] = None
    for form in _of_namesakes(counted, whole, short):
        del short[form]
    return Forms(whole, short)


def _is_common(word: str, text: str) -> bool:
    """Return whether a word, in small letters, stands alone in a text."""
    if not (word.islower() and _LETTERS.fullmatch(word)):
        return False
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (_SIGN.match(text, end) or (at and _SIGN.match(text, at - 1))):
            return True
        at = text.find(word, end)
    return False


def _said(text: str) -> Iterator[tuple[str, ...]]:
    """Return the runs of capitalised words in a text; a full stop ends one, but not that of "J." or "Jr."."""
    for found in _CAPITALISED.findall(text):
        run: list[str] = []
        for word in found.split():
            if word[-1] == "." and has_full_stop(word):
                yield (*run, word[:-1])
                run = []
            else:
                run.append(word)
        yield tuple(run)


def _of_namesakes(
    said: Mapping[tuple[str, ...], int],
    whole: Mapping[str, Iterable[Entity]],
    short: Mapping[str, Iterable[Entity]],
) -> set[str]:
    """Return family names of people that the text gives to others as well, not much rarer: "Sarah Palin"."""
    known = {" ".join(name.split()[-2:]) for name in whole}
    theirs: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for run, times in said.items():
        for first, last in pairwise(run):
            if last in short and not any(entity.is_character for entity in short[last]):
                if f"{first} {last}" in known:
                    theirs[last] += times
                elif first in wordset("lexicon/us_given_names.txt"):
                    others[last] += times
    return {last for last, times in others.items() if times * _MUCH_RARER > theirs[last]}


def _names(entity: Entity) -> list[str]:
    """Return the whole names in a heading: 'Timothy / Higher-Self Merc' has two, and itself."""
    if not entity.is_character:
        return [entity.name]
    names = [entity.name]
    for part in re.sub(r"(?<!\s)\s*+\([^()]*+\)", "", entity.name).split("/"):
        name = part.split(",")[0].strip()
        names += [name, *re.findall(r"[\"“'](\w[^\"”]{0,60})[\"”']", name)[:1]]
    names += re.findall(r"\((\w+)\)", entity.name)  # "Daniel (Danny)"
    return [name for name in dict.fromkeys(names) if name and name[0].isupper()]


def _short(name: str, entity: Entity) -> Iterator[str]:
    """Return what stands alone for a whole name: a character's first or last word, a person's last."""
    words = re.sub(r"[\"“][^\"”]{0,100}[\"”]", " ", name).split()
    titled = words and is_title(words[0])
    words = [*dropwhile(is_title, words)]
    while len(words) > 1 and words[-1].strip(",") in wordset("names/suffixes.txt"):
        words = words[:-1]
    if (
        not words
        or "#" in name
        or any("'s" in word or "’s" in word for word in words)
        or "the" in map(str.lower, words)
    ):
        return
    last = len(words) - 1
    while last > 1 and words[last - 1].casefold() in wordset("lexicon/particles.txt"):
        last -= 1
    family = " ".join(words[last:])
    if titled:
        yield from (" ".join(words), f"{name.split(maxsplit=1)[0]} {family}")
    singles = [words[0], family] if entity.is_character else [family]
    yield from (single for single in singles if single[0].isupper() and len(single) > 1)


def _other_forms(people: Sequence[str], said: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    """Return for each person the other forms of their name that stand in the text: "Neal Moritz"."""
    same = SamePerson(people)
    families = {family(name) for name in people}
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for words in said:
        for end in range(2, len(words) + 1):
            stop = "." if words[end - 1] not in wordset("names/suffixes.txt") else ""
            if family(words[end - 1]) in families:
                for start in range(max(0, end - _LONGEST), end - 1):
                    form = " ".join(words[start:end])
                    name = same.find(form)
                    if name and name != form and not is_longer(form, name):
                        found[name][form.removesuffix(stop)] = None
    return {name: list(forms) for name, forms in found.items()}


def _spellings(names: set[str], said: Iterable[tuple[str, ...]]) -> dict[str, list[str]]:
    """Return for each name of two or more words the other spellings of it that stand in the text.

    Two spellings are of one name only where the rest of the name stands beside both: "Danila
    Kozlovskiy" is Danila Kozlovsky, but Marty need not be Martin.
    """
    several = {tuple(name.split()) for name in names if " " in name}
    by_word: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for words in several:
        for word in words:
            by_word[word].add(words)
    found: dict[str, list[str]] = defaultdict(list)
    for run in said:
        for words in sorted({words for word in run for words in by_word.get(word, ())}):
            for at in range(len(run) - len(words) + 1):
                other = run[at : at + len(words)]
                pair = differing(words, other) if other not in several else None
                if pair and is_respelt(*pair) and pair[0] != pair[1].removesuffix("."):
                    found[" ".join(words)].append(" ".join(other))
    return found


def differing(words: Sequence[str], other: Sequence[str]) -> tuple[str, str] | None:
    """Return the two words in which two names of one length differ, where there are no more than these."""
    pairs = [(one, two) for one, two in zip(words, other, strict=True) if one != two]
    return pairs[0] if len(pairs) == 1 else None


def is_respelt(one: str, other: str, at_least: float = SAME_NAME) -> bool:
    """Return whether two words are long enough, and enough alike, to be one in two spellings."""
    same_initial = one[:1] == other[:1] and min(len(one), len(other)) >= FEWEST_LETTERS
    return same_initial and likeness(one, other, at_least) > 0
