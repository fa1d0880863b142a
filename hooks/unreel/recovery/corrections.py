"""What people say of a text's sections in its `.yml`: where that is in the text, and what comes of it."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from unreel.model.article import SUBSECTIONS, Kind, Section
from unreel.model.diagnostics import Diagnostic, Severity, located
from unreel.model.source_text import SourceText
from unreel.model.spans import Span
from unreel.seeds import Seed
from unreel.seeds.settings import Correction
from unreel.splitting.corrected import Effect, StartCorrection, corrected, start
from unreel.splitting.sections.headings import Outline
from unreel.splitting.sections.splitter import SplitText

NO_START, NO_SUB = "start: no", "none"
"""What a `.yml` says where no section starts, and what it has for no subsection."""
_FAR = 600
"""Code points from a correction at which a start that it takes away is told."""
_FEWEST, _MOST = 4, 12
"""Words that name a place, if as many are needed."""


def applied(seed: Seed, outline: Outline, split: SplitText) -> tuple[SplitText, list[Diagnostic]]:
    """Return a split as the seed's `.yml` corrects it, and what a person should know of it."""
    placed, diagnostics = _placed(seed, outline.source)
    said = (StartCorrection(at, one.kind, one.sub, one.heading) for at, one in placed.items())
    found, effects = corrected(outline, split, said)
    starts = sorted(placed)
    for at, effect in zip(starts, effects, strict=True):
        if message := _message(seed, outline, effect):
            one = placed[at]
            diagnostics.append(Diagnostic(seed.settings.path, one.line, one.column, message, Severity.HINT))
    return found, diagnostics


def numbers(seed: Seed, outline: Outline) -> dict[int, int]:
    """Return which correction of the `.yml`, counted from 0, speaks of which place of the text."""
    placed, _ = _placed(seed, outline.source)
    return {start(outline, at): seed.settings.sections.index(one) for at, one in placed.items()}


def words_at(text: str, span: Span) -> tuple[str, int]:
    """Return the words by which a correction finds the start of `span`, and which of their places it is.

    They are as many as stand nowhere else; the place counts from 1, and is 0 where there is just one.
    """
    first = text[span.start : span.start + 500].split()
    words, places = "", [span.start]
    for count in range(min(_FEWEST, len(first)), min(_MOST, len(first)) + 1):
        words = " ".join(first[:count])
        places = places_of(words, text)
        if len(places) == 1:
            return words, 0
    return words, bisect_left(places, span.start) + 1


def as_flow(text: str, span: Span, said: str) -> str:
    """Return a correction as a line of a `.yml` has it: '{kind: plot, at: "Max wakes in a"}'."""
    words, number = words_at(text, span)
    which = f", occurrence: {number}" if number else ""
    return f"{{{said}, at: {json.dumps(words, ensure_ascii=False)}{which}}}"


def said_of(kind: Kind | None, sub: str | None, heading: str = "") -> str:
    """Return what a correction says of a section, 'kind: reception, sub: box-office', or of none.

    Where a kind has subsections and `sub` is None, that stands for no subsection.
    """
    if kind is None:
        return NO_START
    parts = [f"kind: {kind}", *([f"sub: {sub or NO_SUB}"] if kind in SUBSECTIONS else [])]
    return ", ".join([*parts, *([f"heading: {json.dumps(heading, ensure_ascii=False)}"] if heading else [])])


def places_of(words: str, text: str) -> list[int]:
    """Return the places of some words in a text, whatever white space is between them."""
    return [match.start() for match in re.finditer(r"\s+".join(map(re.escape, words.split())), text)]


def _placed(seed: Seed, source: SourceText) -> tuple[dict[int, Correction], list[Diagnostic]]:
    """Return the corrections in the `.yml` by their offset in the text, and what is wrong with the others."""
    placed: dict[int, Correction] = {}
    diagnostics: list[Diagnostic] = []
    for one in seed.settings.sections:
        # people copy the words from the file, whose marks ("^", "[1]") are no part of the text
        copied = (source.in_text(at) for at in places_of(one.at, seed.text))
        places = places_of(one.at, source.text) or list(copied)
        place = places[(one.occurrence or 1) - 1 :][:1]
        diagnostics += _misplaced(seed, one, len(places), placed.get(place[0]) if place else None)
        placed.update(dict.fromkeys(place, one))
    return placed, diagnostics


def _misplaced(seed: Seed, one: Correction, count: int, other: Correction | None) -> Iterator[Diagnostic]:
    """Return what is wrong with the place of a correction whose words stand `count` times in the text."""
    path, severity = seed.settings.path, Severity.ERROR
    if count < (one.occurrence or 1):
        times = f"only {count} times" if count else "nowhere"
        why = f"these words stand {times} in {seed.path}: copy them from the text as they are there"
    elif other:
        why = f"line {other.line} speaks of this place too, and this one counts: keep one of them"
        severity = Severity.HINT
    elif count > 1 and not one.occurrence:
        why = f"these words stand {count} times in {seed.path}, and the first is meant"
        why += ": copy some more, or say which by `occurrence:`"
        severity = Severity.HINT
    else:
        return
    yield Diagnostic(path, one.line, one.column, why, severity)


def _message(seed: Seed, outline: Outline, effect: Effect) -> str:
    """Return what a person should know of a correction's effect; '' if it does what it says and no more."""
    one = effect.correction
    if effect.is_idle:
        return _idle(one, effect.before)
    if one.kind is Kind.OTHER and not one.heading and not outline.has_heading(one.at):
        return "what fits no kind stands on the page before it: say under which words, by `heading:`"
    far = [section for section in effect.gone if abs(section.span.start - one.at) >= _FAR]
    if not far:
        return ""
    places = ", ".join(_place(seed, outline.source, section) for section in far)
    return f"with this, {places} starts no more where it did: if it should, say so by a correction there"


def _place(seed: Seed, source: SourceText, section: Section) -> str:
    at = source.in_file(section.span).start
    place = located(seed.path, seed.text, at, "")
    return f"{named(section.kind, section.sub)} at {place.path}:{place.line}:{place.column}"


def named(kind: Kind, sub: str | None) -> str:
    """Return what a section is called: 'reception / box-office'."""
    return f"{kind} / {sub}" if sub else str(kind)


def _idle(one: StartCorrection, before: Section) -> str:
    """Say that a correction changes nothing, and why."""
    if one.kind is None:
        return "no section starts here, so the correction changes nothing: delete it"
    why = f"this is {named(before.kind, before.sub)} already, so the correction changes nothing: delete it"
    subs: Sequence[str] = [sub for sub in SUBSECTIONS.get(one.kind, ()) if sub != before.sub]
    mend = f", or say which part starts here (`sub:` {', '.join(subs)} or {NO_SUB})" if subs else ""
    return why + mend
