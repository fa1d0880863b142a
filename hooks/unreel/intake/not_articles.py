"""Texts that are no article on a film, told by name: subtitles, screenplays, code, other languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from unreel.intake.lines import Line, is_prose, lines_of
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern, wordtable
from unreel.model.diagnostics import Severity

_SEEN = 20_000
"""Code points from which a text's kind is told."""
_READ = 4_000
"""Code points from which its language is told."""
_OPENING = 400
_FEWEST = 5
"""Lines of a kind that tell it."""
_MOST = 0.5
"""Share of the lines that tell a kind that has no sign of its own."""
_CELLS = 3
_WORDS = 40
"""Words from which a language can be told."""
_ENGLISH = 0.08
"""Share of small English words, below which a text is not English; in English it is above 0.2."""
_FOREIGN_LETTERS = 0.5
"""Share of letters of another script, from which a text is in it."""

_TIMES = re.compile(r"\d{1,2}:\d\d(?::\d\d)?[,.]\d{2,3}\s*-->|Dialogue:\s*\d|\{\d+\}\{\d+\}")
_SLUGLINE = re.compile(r"(?:INT|EXT|INT\.?/EXT|I/E)[. ]|(?:FADE IN|FADE OUT|CUT TO|DISSOLVE TO)[:.]?$")
_CODE = re.compile(
    r".*[;{}]$|(?:import|from|def|class|function|const|let|return|if|for|while|#include)\b.*[:;({=]"
)
_LOG = re.compile(r"[\[(]?\d{2,4}[-/.]\d\d[-/.]\d\d[T ,]+\d\d:\d\d|\[?(?:DEBUG|INFO|WARN(?:ING)?|ERROR)\b")
_SCRIPTS = {
    "Chinese": "\u4e00-\u9fff",
    "Japanese": "\u3040-\u30ff",
    "Korean": "\u1100-\u11ff\uac00-\ud7a3",
    "Russian or another language in Cyrillic": "\u0400-\u04ff",
    "Greek": "\u0370-\u03ff",
    "Arabic or another language in its script": "\u0600-\u06ff",
    "Hebrew": "\u0590-\u05ff",
    "Thai": "\u0e00-\u0e7f",
    "Hindi or another Indian language": "\u0900-\u0dff",
}
"""Languages by the letters of their scripts."""
_OF_SCRIPTS = lazy_regex(f"[{''.join(_SCRIPTS.values())}]")


class Doubt(NamedTuple):
    """Why a text is no article on a film."""

    why: str
    severity: Severity = Severity.ERROR


def no_article(file: str) -> Doubt | None:
    """Return what a plain text is instead of an article; None where nothing says so."""
    lines = lines_of(file[:_SEEN])
    return next((Doubt(f"{what}: {_INSTEAD}") for what, applies in _KINDS.items() if applies(lines)), None)


def no_film(text: str, language: str = "") -> Doubt | None:
    """Return why the article that a text is, read, is none on a film in English; None where it may be.

    Where its editor states the language, that is English, and is not guessed.
    """
    opening = " ".join(text[:_OPENING].split())
    if not language and (language := _language(text[:_READ])):
        why = f"this is not English but {language}: films are read in English only; use an English article"
        return Doubt(why)
    if _several().search(opening):
        return Doubt(f"this page names several things of one name, or lists films: {_INSTEAD}")
    if _series().search(opening) and not _film().search(opening):
        why = (
            "this opens like an article on a television series: use one on a film, or check all that is found"
        )
        return Doubt(why, Severity.WARNING)
    return None


_INSTEAD = "paste the article on the film instead"


def _are_subtitles(lines: Sequence[Line]) -> bool:
    first = lines[0].words if lines else ""
    timed = sum(bool(_TIMES.match(line.words)) for line in lines)
    opens = first.isdigit() and len(lines) > 1 and bool(_TIMES.match(lines[1].words))
    return first.startswith(("WEBVTT", "[Script Info]")) or opens or timed >= _FEWEST


def _is_screenplay(lines: Sequence[Line]) -> bool:
    return sum(bool(_SLUGLINE.match(line.words)) for line in lines) >= _FEWEST


def _is_rich_text(lines: Sequence[Line]) -> bool:
    return bool(lines) and lines[0].words.startswith("{\\rtf")


def _is_table(lines: Sequence[Line]) -> bool:
    """Return whether nearly all lines have the same number of cells, parted by tabs, commas or semicolons."""
    if len(lines) < _FEWEST:
        return False
    for sign in "\t,;":
        counts = Counter(line.words.count(sign) for line in lines)
        count, times = counts.most_common(1)[0]
        prose = sum(is_prose(line.words) and sign != "\t" for line in lines)
        if count + 1 >= _CELLS and times > 0.8 * len(lines) and prose < len(lines) / 2:
            return True
    return False


def _is_code(lines: Sequence[Line]) -> bool:
    return len(lines) >= _FEWEST and sum(bool(_CODE.match(line.words)) for line in lines) > _MOST * len(lines)


def _is_log(lines: Sequence[Line]) -> bool:
    return len(lines) >= _FEWEST and sum(bool(_LOG.match(line.words)) for line in lines) > _MOST * len(lines)


_KINDS: dict[str, Callable[[Sequence[Line]], bool]] = {
    "these are subtitles": _are_subtitles,
    "this is a screenplay": _is_screenplay,
    "this is rich text (RTF) with its control words": _is_rich_text,
    "this is a log": _is_log,
    "this is program code or data": _is_code,
    "this is a table (CSV)": _is_table,
}


def _language(text: str) -> str:
    """Return the language of a text that is not English; '' where it is, or is too short to tell."""
    foreign = "".join(_OF_SCRIPTS.findall(text))
    letters = sum(map(str.isalpha, text)) if foreign else 0
    for language, script in _SCRIPTS.items() if letters > _WORDS else ():
        if len(re.findall(f"[{script}]", foreign)) > _FOREIGN_LETTERS * letters:
            return language
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if len(words) < _WORDS or sum(word in _small("English") for word in words) >= _ENGLISH * len(words):
        return ""
    shares = {language: sum(word in _small(language) for word in words) for language in _languages()}
    likeliest = max(shares, key=lambda language: shares[language])
    return likeliest if likeliest != "English" and shares[likeliest] > _ENGLISH * len(words) else ""


def _languages() -> dict[str, str]:
    return wordtable("intake/words/small_words.txt")


@cache
def _small(language: str) -> frozenset[str]:
    return frozenset(_languages()[language].split())


@cache
def _several() -> re.Pattern[str]:
    return re.compile(pattern("intake/words/other_pages.txt#several"), re.IGNORECASE)


@cache
def _series() -> re.Pattern[str]:
    words = pattern("intake/words/other_pages.txt#series")
    return re.compile(rf"\b(?:is|was|are) (?:an?|the) [^.]{{0,120}}?\b(?:{words})\b", re.IGNORECASE)


@cache
def _film() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern('seeds/title_words/films.txt')})\b", re.IGNORECASE)
