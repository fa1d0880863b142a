"""The slug of a film, made of the name of its text: 'Amélie (2001).txt' → 'amelie-2001'."""

from __future__ import annotations

import re
import unicodedata

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import any_of, pattern, wordset
from unreel.model.identifiers import ascii_slug

PAGES = frozenset({".html", ".htm"})
TEXTS = PAGES | {".txt", ".md", ".wiki", ".wikitext", ".json"}
"""The endings of texts, in any letter case."""

LONGEST_SLUG = 100
"""Folder names may have 255 bytes on every common system; this leaves room for what is built on it."""

_SITE = lazy_regex(rf"(?<!\s)\s++[-–—|·]\s++(?:{pattern('seeds/site_names.txt')})$", re.IGNORECASE)
"""What a browser puts behind a page's title in the name of the file that it saves."""
_NO_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What no page could state as its source: control characters, and bytes of a name that are not UTF-8."""
_ENDINGS = lazy_regex(rf"(?:{any_of(TEXTS)}){{1,9}}$", re.IGNORECASE)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FRACTION = re.compile(r"(?<=\d)[¼-¾⅐-⅞]")
_NO_NAME = "some-film"


def called(stem: str) -> str:
    """Return what a text's file is called, without a site's name that a browser added, or a second ending."""
    name = unicodedata.normalize("NFC", _NO_TEXT.sub(" ", stem)).strip()
    return _SITE.sub("", _ENDINGS.sub("", name)).strip()


def as_title(stem: str) -> str:
    """Return the title that a file's name suggests: 'Amélie (2001)' → 'Amélie', 'old-train' → 'Old train'."""
    name = re.sub(r"(?<!\s)\s*+\(\d{4}\)$", "", called(stem))
    return name.replace("-", " ").capitalize() if name == slug(stem) else name


def slug(stem: str) -> str:
    """Return the slug that the file name `stem` (without its ending) gives, '' where it gives none."""
    if _SLUG.fullmatch(stem) and len(stem) <= LONGEST_SLUG:
        return stem
    words = re.sub("[_-]+", "-", ascii_slug(_FRACTION.sub(r" \g<0>", called(stem))))
    cut = words[: LONGEST_SLUG + 1]
    whole = cut.rpartition("-")[0] if len(cut) > LONGEST_SLUG and "-" in cut else cut
    return whole[:LONGEST_SLUG].strip("-")


def fault(stem: str, suffix: str) -> str:
    """Return why a text cannot be called `stem` + `suffix`, and how it can; '' where it can."""
    rename = f"rename it, say to {sound(stem)}{suffix}"
    if _NO_TEXT.search(stem):
        return f"its name holds a control character, or is no UTF-8: {rename}"
    if not slug(stem):
        return f"no address can be made of its name, which has neither a letter nor a digit: {rename}"
    return f"the name is taken: {rename}" if _is_reserved(slug(stem)) else ""


def sound(stem: str) -> str:
    """Return what a text may be called whose file name is `stem`: that name itself, if it is sound."""
    name = slug(stem)
    if _is_reserved(name):
        return f"{name}-film"
    return (name or _NO_NAME) if _NO_TEXT.search(stem) or not name else stem


def _is_reserved(name: str) -> bool:
    return name in wordset("seeds/reserved_slugs.txt") | wordset("lexicon/windows_devices.txt")


def same_file(stem: str) -> str:
    """Return what is the same for two spellings of `stem` that some systems take for one file."""
    return unicodedata.normalize("NFC", stem).casefold()
