"""What speaks for or against a place where one line of a cast list ends and the next begins.

A feature is a short phrase that is true of the place; `weights.npz` has the weight of each. "left" is
about the line that would end there, "across" about the two words that would be parted, "right" about the
names that would begin, "reject" about the link being a plain word of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from unreel.lists.cast.evidence import CastEvidence
from unreel.lists.cast.tokens import SectionWords
from unreel.lists.cast.vocabulary import (
    core,
    ends_sentence,
    is_honorific,
    is_initial,
    is_name,
    is_particle,
    is_title,
    listed,
)

REJECT = -1
"""Stands for the answer that a link opens no role."""
JOINERS = frozenset({"and", "&", "/"})
OTHERS = frozenset({"others", "more"})
_GENITIVE = ("'s", "’s", "s'", "s’")
_SENTENCE = 40
"""SectionWords before a link that are looked at for a verb, at most."""
_SHORT = 12
"""SectionWords between one link and the next in a plain list, at most."""
_LONGEST_RUN = 8
_OFTEN = 3
_CLASSES = 4
"""Names longer than this count as one length."""


def features(evidence: CastEvidence, begin: int, cut: int, link: int) -> Iterator[str]:
    """Say what is true of the names before the word `link` beginning at the word `cut`, or of a REJECT.

    `begin` is the word after the link before (or the first of the section).
    """
    if cut == REJECT:
        yield from _reject(evidence, begin, link)
    else:
        yield from left(evidence, begin, cut)
        yield from _right(evidence, begin, cut, link)


def left(evidence: CastEvidence, begin: int, cut: int) -> Iterator[str]:
    """Say what is true of a part that begins at the word `begin` ending before the word `cut`."""
    if cut == begin:
        yield "left: nothing"
        return
    tokens = evidence.words.tokens
    word = tokens[cut - 1].text
    count = evidence.names.pairs[core(word), core(tokens[cut].text)]
    ends, opens = (core(one).lower() in evidence.model.common for one in (word, tokens[cut].text))
    yield from _true(
        {
            "across: pair known": count > 1,
            "across: pair well known": count > _OFTEN,
            "across: common words": ends and opens and is_name(word),
            "across: common word, then another": ends and not opens and is_name(word),
            "across: another, then common word": opens and not (ends and is_name(word)),
        }
    )
    if ends_sentence(word):
        yield "left: full stop"
    elif word.endswith((")", "]")):
        yield "left: bracket"
    else:
        yield from _true(
            {
                "left: comma": word.endswith(","),
                "left: other mark": word.endswith((":", ";", "–", "—", "-", "/")),
                "left: quotation mark": word.endswith(('"', "”", "'", "’")),
                "left: genitive": word.endswith(_GENITIVE),
            }
        )
        bare = core(word)
        if is_name(word):
            yield from _left_run(evidence, begin, cut)
        elif is_particle(word) or bare in JOINERS or bare in listed("openers"):
            yield "left: joining word"
        else:
            yield "left: lower case" if bare[:1].isalpha() else "left: number or sign"


def _left_run(evidence: CastEvidence, begin: int, cut: int) -> Iterator[str]:
    """Judge a part that would end with a capitalised word."""
    word, names = evidence.words.tokens[cut - 1].text, evidence.names
    run = _run_before(evidence.words, begin, cut)
    bare, several, whole = core(word), len(run) > 1, " ".join(run)
    yield f"left: run of {_length(run)}{' from the start' if cut - len(run) == begin else ''}"
    yield from _true(
        {
            "left: honorific": is_honorific(word),
            "left: title": is_title(word) and several,
            "left: title alone": is_title(word) and not several,
            "left: initial": is_initial(word),
            "left: run known": several and whole in names.runs,
            "left: word known": not several and whole in names.runs,
            "left: known to end": several and names.lasts[bare] > 0,
            "left: pair known": several and names.pairs[run[-2], run[-1]] > 1,
            "left: given name": bare in evidence.model.given and several,
            "left: given name alone": bare in evidence.model.given and not several,
            "left: also in lower case": bare.lower() in names.lower,
        }
    )


def _right(evidence: CastEvidence, begin: int, cut: int, link: int) -> Iterator[str]:
    """Judge the names that would begin at the cut."""
    tokens, names, given = evidence.words.tokens, evidence.names, evidence.model.given
    name, several = _first_name(evidence.words, cut, link)
    run = _run_before(evidence.words, begin, cut)
    first, long = name[0], len(name) > 1
    inner = tokens[cut + 1 : min(cut + 3, link)]
    yield f"right: name of {_length(name)}"
    if first in given:
        yield f"right: given name of {_length(name)}"
    if run and cut - len(run) == begin:
        yield f"split {_length(run)} | {_length(name)}"
    yield from _true(
        {
            "right: several names": several,
            "right: name known": long and " ".join(name) in names.runs,
            "right: word known": not long and first in names.runs,
            "right: pairs known": long and all(names.pairs[pair] > 1 for pair in pairwise(name)),
            "right: known to begin": long and names.firsts[first] > 0,
            "right: given name": first in given,
            "right: given name second": first not in given and not given.isdisjoint(name[1:-1]),
            "right: also in lower case": first.lower() in names.lower,
            "right: title": is_title(tokens[cut].text),
            "right: initial first": is_initial(tokens[cut].text),
            "right: initial inside": any(is_initial(each.text) for each in inner),
        }
    )


def _reject(evidence: CastEvidence, begin: int, link: int) -> Iterator[str]:
    """Judge what speaks for the word `link` being part of a sentence."""
    tokens = evidence.words.tokens
    at = link - 1
    while at > max(begin, link - _SHORT) and is_name(tokens[at].text):
        if ends_sentence(tokens[at - 1].text):
            break
        at -= 1
    before, after = tokens[at].text, tokens[link + 1].text
    sentence = _sentence_before(evidence.words, max(begin, link - _SENTENCE), at)
    small = before[-1].isalnum() and not is_name(before)
    near = tokens[begin:link] if begin > 0 and link - begin < _SHORT else ()
    article = after in ("a", "an", "the")
    yield "reject"
    yield from _true(
        {
            "reject: nothing before": is_name(before) and at == begin,
            "reject: bracket before": before.endswith((")", "]")),
            "reject: comma before": before.endswith(",") and not is_name(before),
            "reject: preposition before": small and before in listed("openers"),
            "reject: small word before": small and before not in listed("openers"),
            "reject: dense list": len(tokens) < _SHORT * len(evidence.links),
            "reject: verb before": not listed("verbs").isdisjoint(sentence),
            "reject: soon after the last": bool(near) and not any(ends_sentence(each.text) for each in near),
            "reject: article after": article,
            "reject: no name after": not article and not is_name(after),
        }
    )


def _true(said: dict[str, bool]) -> Iterator[str]:
    """Return the phrases that are true."""
    return (phrase for phrase, holds in said.items() if holds)


def _sentence_before(words: SectionWords, begin: int, end: int) -> list[str]:
    """Return the words of the sentence that goes on at the word `end`, back to the word `begin` at most."""
    before = (token.text for token in reversed(words.tokens[begin:end]))
    return list(takewhile(lambda word: not ends_sentence(word), before))


def _run_before(words: SectionWords, begin: int, cut: int) -> list[str]:
    """Return the capitalised words right before the word `cut`, without the marks around them."""
    run: list[str] = []
    for at in range(cut - 1, max(begin, cut - _LONGEST_RUN) - 1, -1):
        word = words.tokens[at].text
        if run and word.endswith((",", ".", ":", ";", ")")) and not is_title(word) and not is_initial(word):
            break
        if not is_name(word) and not (is_particle(word) and run):
            break
        run.append(core(word))
    while run and run[-1][:1].islower():
        run.pop()
    return run[::-1]


def _first_name(words: SectionWords, cut: int, link: int) -> tuple[list[str], bool]:
    """Return the first of the names between the words `cut` and `link`, and whether there are several."""
    name: list[str] = []
    for index in range(cut, link):
        word = words.tokens[index].text
        if name and (word in JOINERS or word.startswith("(")):
            return name, word in JOINERS
        name.append(core(word))
        if word.endswith(",") and index < link - 1:
            return name, True
    return name, False


def _length(name: list[str]) -> int:
    """Count the words of a name that are no titles, initials or particles; one at least, if it has any."""
    plain = (word for word in name if len(word) > 1 and "." not in word)
    count = sum(not (is_title(word) or is_particle(word)) for word in plain)
    return min(_CLASSES, count) or min(1, len(name))
