"""What follows "as": the character's name, and the description set off from it."""

from __future__ import annotations

import re
from typing import NamedTuple

from unreel.lists.cast.vocabulary import ends_sentence, is_name, is_particle, is_title, listed

_BRACKET = re.compile(r"\(([^()]*)\)?")
_MARK = re.compile(r"\s(?:[–—−-]|\.\.\.|…)\s|(?<=\S)—(?=\S)|[:;,](?=\s|$)|\(")
_WORD = re.compile(r"\S+")
_VOICE = re.compile(r"(?:the\s+)?voices?\s+of\s+(?=\S)")
_MARKS = " \t\n,:;–—−-"
_LONGEST = 400
"""Code points of a name, at most."""
_FEW = 4
"""Words after a comma or a bracket that may still belong to the name: "Katya, The Dominatrix"."""
_SHORT_BRACKET = 3
"""Words of a nickname in brackets, at most: "Samuel (Sam)"."""


class Part(NamedTuple):
    """A character and its description."""

    character: str
    description: str


def part(words: str) -> Part:
    """Split what follows "as" into the character's name and the description.

    >>> part("Jack, a cop")
    Part(character='Jack', description='a cop')
    """
    end = _name_end(words[:_LONGEST])
    if end >= _LONGEST:
        end = len(words)
    character, rest = words[:end].strip(_MARKS), words[end:].strip()
    voice = _VOICE.match(character)
    if voice:
        character = character[voice.end() :]
    if ends_sentence(character):
        character = character.rstrip(".")
    return Part(character, ", ".join(filter(None, ["voice" if voice else "", _description(rest)])))


def _description(rest: str) -> str:
    """Return the description without the mark or the brackets that set it off."""
    plain = rest.lstrip(_MARKS)
    bracket = _BRACKET.fullmatch(plain)
    return bracket.group(1).strip() if bracket else plain.rstrip(" \t\n,:;")


def _name_end(words: str) -> int:
    """Return the place in `words` where the name is over."""
    sentence = min(_sentence_end(words), _bare_sentence(words))
    for mark in _MARK.finditer(words, 0, sentence):
        if mark.group() == "(":
            over = not _bracket_stays(words, mark.start())
        else:
            over = mark.group() != "," or not _name_goes_on(words[mark.end() :])
            over = over and not _inside_bracket(words[: mark.start()])
        if over:
            return mark.start()
    return sentence


def _inside_bracket(before: str) -> bool:
    """Return whether a bracket is open behind the words `before`."""
    return before.count("(") > before.count(")")


def _sentence_end(words: str) -> int:
    """Return the end of the first sentence; a full stop of "Mr." or an initial ends none."""
    return next((word.end() for word in _WORD.finditer(words) if ends_sentence(word.group())), len(words))


def _bare_sentence(words: str) -> int:
    """Return where a sentence begins that no mark sets off: "Tom Cole In the year since …"."""
    found = list(_WORD.finditer(words))
    for before, here, after in zip(found, found[1:], found[2:-2], strict=False):
        word = here.group()
        opens = word[0].isupper() and word.lower() in listed("openers") and after.group()[0].islower()
        article = word in ("a", "an") and is_name(before.group())
        if (opens or article) and not _binds(before.group()):
            return here.start()
    return len(words)


def _binds(word: str) -> bool:
    """Return whether a name goes on after this word."""
    return is_title(word) or is_particle(word) or word in listed("openers")


def _bracket_stays(words: str, at: int) -> bool:
    """Return whether the bracket is part of the name: a credit, a nickname, or more name behind it."""
    match = _BRACKET.match(words, at)
    inside = match.group(1).split() if match else []
    if match is None or not inside:
        return False
    if re.split(r"\W", inside[0].lower())[0] in listed("credits"):
        return True
    after = words[match.end() :].split()
    if after and is_name(after[0]):
        return len(after) <= _FEW or after[0].startswith(('"', "“"))
    return len(inside) <= _SHORT_BRACKET and all(map(is_name, inside))


def _name_goes_on(after: str) -> bool:
    """Return whether what follows a comma belongs to the name: few words, all with a capital."""
    length = 0
    for length, match in enumerate(_WORD.finditer(after), 1):
        word = match.group()
        small = length > 1 and (is_particle(word) or word in ("and", "&", "/"))
        if length > _FEW or not (is_name(word) or word[0].isdigit() or small):
            return False
        if word.endswith(",") or ends_sentence(word):
            break
    return length > 0
