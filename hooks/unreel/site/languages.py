"""Words in other scripts, marked in a page's HTML with their language: a screen reader then says them right.

Nothing but `<span lang>` is added, around letters that stand in the text: words, links, identifiers
and the search index stay what they were.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import NamedTuple

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import wordlist
from unreel.pages.html import START_TAG, VOID

REACH = 80
"""How far (code points) from the words a text may name their language."""

# comments are no tags, and hold some
_MARKUP = lazy_regex(rf"(<!--.*?(?:-->|\Z)|{START_TAG}|</[A-Za-z][^<>]*>)", re.DOTALL)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[\w-]+)(?P<rest>[^>]*)")
_INLINE = re.compile("a|abbr|b|cite|code|dfn|em|i|mark|q|s|small|span|strong|sub|sup|time|u")
# no place for a span
_SHUT = frozenset(("script", "style", "svg", "template", "textarea", "title"))
# how a text tells a language: before its words, and after them
_NAME = r"(?P<name>(?:[A-Z][a-z]+ )?[A-Z][a-z]+)"
_AHEAD = lazy_regex(rf"\b{_NAME}(?: name| title)?:\s*[\"“„«'‘‹(\[]*\Z")
_BEHIND = lazy_regex(rf"(?:(?!\.\s).)*?\(in {_NAME}\)", re.DOTALL)

LATIN = "\u036f"
"""The last code point of Latin's own letters and marks."""

_LANG = re.compile(r"\slang\s*=", re.IGNORECASE)


class _System(NamedTuple):
    code: str
    family: str
    """What stands in one word or sentence with it bears the same name."""
    tag: str
    """For words whose language the text does not tell."""
    start: int
    end: int
    """Its first and last code point; a system with more than one stretch is there more than once."""


_SYSTEMS = tuple(
    _System(code, family, tag, *(int(end, 16) for end in stretch.split("-")))
    for code, family, tag, *stretches in map(str.split, wordlist("lexicon/writing_systems.txt"))
    for stretch in stretches
)
_LANGUAGES = {
    name: (tag, frozenset(codes.split()))
    for name, tag, codes in (line.split(" = ") for line in wordlist("site/languages.txt"))
}
"""Name → tag, codes of its writing systems."""


@cache
def _system(letter: str) -> _System | None:
    """Return the writing system of a letter; None for Latin and for what belongs to none."""
    return next((one for one in _SYSTEMS if one.start <= ord(letter) <= one.end), None)


@cache
def _run(families: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of words in one family's letters, and all between that is in no others'."""
    classes = (
        "".join(f"{chr(one.start)}-{chr(one.end)}" for one in _SYSTEMS if one.family == family)
        for family in sorted(families)
    )
    between = r"(?:[^\w<>&()\[\]]|[0-9])"
    # a mark that is a letter's in its own family, and none in others, is never both
    return re.compile(
        "|".join(f"[{one}]++(?:(?:(?![{one}]){between})*+[{one}]++)*+[\u0300-\u036f]*" for one in classes)
    )


def marked(html: str) -> str:
    """Return `html` with `<span lang="…">` around words in another script than Latin.

    The language is the one that the text tells: "(Russian: Хардкор)", "«Хардкор» (in Russian)"; else
    the script's own tag, `und-Cyrl` for what may be any language in Cyrillic.
    """
    families = frozenset(one.family for letter in set(html) if letter > LATIN and (one := _system(letter)))
    if not families:
        return html
    run = _run(families)
    pieces = _MARKUP.split(html)
    shut: list[str] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            _open_or_close(piece, shut)
        elif not shut and run.search(piece):
            before, after = _beside(pieces, index, -1), _beside(pieces, index, 1)
            pieces[index] = run.sub(partial(_span, before=before, after=after), piece)
    return "".join(pieces)


def _open_or_close(markup: str, shut: list[str]) -> None:
    """Follow the elements whose words are left alone; `shut` holds those that are open, outermost first."""
    tag = _TAG.match(markup)
    if tag is None or markup.endswith("/>") or (name := tag["name"].lower()) in VOID:
        return
    is_innermost = shut[-1:] == [name]
    if tag["end"]:
        del shut[len(shut) - is_innermost :]
    elif is_innermost or name in _SHUT or _LANG.search(tag["rest"]):
        shut.append(name)


def _beside(pieces: list[str], index: int, step: int) -> str:
    """Return the text before (-1) or after (1) a piece, up to the edge of its paragraph."""
    text = ""
    at = index + step
    while 0 <= at < len(pieces) and len(text) < REACH:
        tag = _TAG.match(pieces[at]) if at % 2 else None
        if tag and not _INLINE.fullmatch(tag["name"].lower()):
            break
        if not at % 2:
            text = pieces[at] + text if step < 0 else text + pieces[at]
        at += step
    return text[-REACH:] if step < 0 else text[:REACH]


def _span(words: re.Match[str], before: str, after: str) -> str:
    text = words.string
    tag = _language(words[0], before + text[: words.start()], text[words.end() :] + after)
    return f'<span lang="{tag}">{words[0]}</span>'


def _language(words: str, before: str, after: str) -> str:
    """Return the tag for `words`, which stand between two other pieces of text."""
    systems = {one for letter in set(words) if letter > LATIN and (one := _system(letter))}
    codes = {one.code for one in systems}
    for match in (_AHEAD.search(before[-REACH:]), _BEHIND.match(after[:REACH])):
        name = match["name"] if match else ""
        tag, written = _LANGUAGES.get(name) or _LANGUAGES.get(name.rpartition(" ")[2], ("", frozenset[str]()))
        if written & codes:
            return tag
    return min(systems, key=_SYSTEMS.index).tag
