"""Read a line of a cast list, "A, B, and others as C, who …" or "C – A", into the spans of its parts."""

from __future__ import annotations

import re
from typing import NamedTuple

from unreel.lists.cast.joints import Joint, bracket, joint
from unreel.lists.cast.vocabulary import ends_sentence, is_name, is_particle, is_title, listed
from unreel.model.film import Sentence
from unreel.model.spans import Span

_SPLIT = re.compile(r",\s+(?:and|&)\s+|,\s+|\s+(?:and|&)\s+|\s+[/|]\s+")
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{1,3}|IV|M\.?D\.?|Ph\.?D\.?|Esq\.?)$")
_OTHERS = re.compile(r"(?:(?:various|several|many|some|two|three|four)\s+)?(?:others|more)|et al\.?")
_BRACKET = re.compile(r"\(([^()]*)\)?")
_MARK = re.compile(r"\s(?:[–—−|-]|\.\.\.|…)\s|\n|(?<=\S)—(?=\S)|[:;,](?=\s|$)|\(")
_WORD = re.compile(r"\S+")
_VOICE = re.compile(r"(?:the\s+)?voices?\s+of\s+(?=\S)")
_MARKS = " \t\n,:;|–—−-"
_LONGEST = 400
"""Code points of a name, at most."""
_FEW = 4
"""Words after a comma or a bracket that may still belong to the name: "Katya, The Dominatrix"."""
_SHORT_BRACKET = 3
"""Words of a nickname in brackets, at most: "Samuel (Sam)"."""


class CastLine(NamedTuple):
    """The parts of a line of a cast list, as code points into its text."""

    actors: tuple[Span, ...]
    others: bool
    """Does the line say that there were more of them ("and others")?"""
    link: Span
    """What joins actors and role, with the white space around it: " as "."""
    billing: Span
    """All that is said of the actors: their names, remarks, "and others"."""
    role: Span
    """The character's name."""
    description: Span
    """What the line says of the character, without the mark or the brackets that set it off; may be empty."""

    @property
    def role_first(self) -> bool:
        """Return whether the line names the character before the actors."""
        return self.role.start < self.link.start


def read(line: Sentence) -> CastLine | None:
    """Return the parts of a line of a page; None where nothing joins actors and a role.

    What joins them is the first word outside brackets that can: "Ann Lee (credited as Lee) as Max".
    The words of a link behind it are all of the role's name. The links also tell whether the role
    comes first, and whether a bracket holds a role: those of characters lead to the page itself.
    """
    ends = [link.span.end for link in line.links]
    found = joint(line.text)
    if found is None:
        closed = bracket(line.text)
        found = closed if closed and closed.span.start in ends else None
    if found is None:
        return None
    before = [link for link in line.links if link.span.end <= found.span.start]
    behind = [link for link in line.links if link.span.start >= found.span.end]
    role_first = any(link.target.startswith("#") for link in before) and any(
        not link.target.startswith("#") for link in behind
    )
    return sides(line.text, found, behind[0].span.end if behind else 0, role_first=role_first)


def sides(text: str, found: Joint, within: int = 0, *, role_first: bool = False) -> CastLine:
    """Return the parts of the line `text` on both sides of a joint."""
    if not role_first:
        return parts(text[: found.end], found.span, within)
    link = _with_spaces(text, found.span)
    end = min(found.end, link.end + _name_end(text[link.end : link.end + _LONGEST], within - link.end))
    actors, others = _actors(text, link.end, end)
    role = Span(0, link.start).trimmed(text, _MARKS)
    return CastLine(actors, others, link, Span(link.end, end), role, _description(text[: found.end], end))


def parts(text: str, link: Span, within: int = 0) -> CastLine:
    """Return the parts of the line `text` whose actors and role are joined at `link`.

    The role's name reaches up to `within` at least.
    """
    joined = _with_spaces(text, link)
    actors, others = _actors(text, 0, joined.start)
    role, description = _role(text, joined.end, max(within, joined.end))
    return CastLine(actors, others, joined, Span(0, joined.start), role, description)


def _with_spaces(text: str, link: Span) -> Span:
    return Span(len(text[: link.start].rstrip()), len(text) - len(text[link.end :].lstrip()))


def billed(text: str, within: Span) -> tuple[tuple[Span, ...], bool]:
    """Return the actors whom a stretch names, a cell say, and whether it says that there were others."""
    return _actors(text, *within.trimmed(text))


def _actors(text: str, start: int, end: int) -> tuple[tuple[Span, ...], bool]:
    """Return the names in a stretch, and whether it says that there were others.

    A suffix after a comma belongs to the name before it: "Owen Stone, Jr."; so does what a bracket holds.
    """
    found: list[Span] = []
    for part in _outside_brackets(text, start, end):
        if found and _SUFFIX.match(part.of(text)):
            found[-1] = Span(found[-1].start, part.end)
        elif part.of(text):
            found.append(part)
    names = tuple(name for name in found if not _OTHERS.fullmatch(name.of(text)))
    return names, len(names) < len(found)


def _outside_brackets(text: str, start: int, end: int) -> list[Span]:
    """Split a stretch at commas and "and", but not inside brackets."""
    parts, begin = [], start
    for match in _SPLIT.finditer(text, start, end):
        if not _inside_bracket(text[begin : match.start()]):
            parts.append(Span(begin, match.start()))
            begin = match.end()
    return [part.trimmed(text, " ,") for part in (*parts, Span(begin, end))]


def _role(text: str, start: int, within: int) -> tuple[Span, Span]:
    """Split what follows the link into the role, whose name reaches up to `within`, and the description."""
    end = start + _name_end(text[start : start + _LONGEST], within - start)
    if end >= start + _LONGEST:
        end = len(text)
    role = Span(start, end).trimmed(text, _MARKS)
    if voice := _VOICE.match(text, role.start, role.end):
        role = Span(voice.end(), role.end)
    if ends_sentence(role.of(text)):
        role = role.trimmed(text, "", " \t\n.")
    return role, _description(text, end)


def _description(text: str, start: int) -> Span:
    plain = Span(start, len(text)).trimmed(text, _MARKS, " \t\n")
    bracket = _BRACKET.fullmatch(text, plain.start, plain.end)
    if bracket:
        return Span(*bracket.span(1)).trimmed(text)
    return plain.trimmed(text, "", " \t\n,:;")


def _name_end(words: str, within: int) -> int:
    """Return where in `words` the name is over that reaches up to `within` at least."""
    sentence = max(within, min(_sentence_end(words), _bare_sentence(words)))
    for mark in _MARK.finditer(words, within, sentence):
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
        last, word = before.group(), here.group()
        binds = is_title(last) or is_particle(last) or last in listed("openers")
        opens = word[0].isupper() and word.lower() in listed("openers") and after.group()[0].islower()
        article = word in ("a", "an") and is_name(last)
        if (opens or article) and not binds:
            return here.start()
    return len(words)


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
