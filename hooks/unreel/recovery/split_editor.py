"""One film's split as a person corrects it: choices go into its `.yml`, and show at once.

What the terminal (`split --fix`) and the preview ask of people is the same: whether a section starts at a
place, and which. This holds the film as it is read now, and writes what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from unreel import seeds
from unreel.model.article import SUBSECTIONS, Kind, Provenance
from unreel.model.diagnostics import Diagnostic, InputError
from unreel.model.spans import Span
from unreel.recovery import article, corrections
from unreel.recovery.article import Article
from unreel.seeds import Seed, folder, settings_edit
from unreel.splitting import sentences
from unreel.splitting.corrected import start
from unreel.splitting.sections.headings import Outline
from unreel.store.replace import digest
from unreel.store.undo import Step, remember
from unreel.store.workspace import Workspace

MOST_FOUND = 20
"""Sentences that are listed by their words."""
_SHOWN = (60, 30, 18)
"""First letters of a sentence by which its place is looked for, where people edited the rest of it."""


class Start(NamedTuple):
    """A place where a section starts, or where one may."""

    span: Span
    """What opens it, up to the end of the section, or of the sentence where none starts."""
    kind: Kind
    sub: str | None
    sure: float
    """How likely it is that it starts there, from 0 to 1."""
    made: bool
    said: bool = False
    """Is it so because a person or a heading says it?"""

    @property
    def name(self) -> str:
        """Return what the section is called: 'reception / box-office'."""
        return corrections.named(self.kind, self.sub)


class Choice(NamedTuple):
    """What a person says of a place: which section starts there, or that none does."""

    kind: Kind | None
    sub: str | None = None
    heading: str = ""


class SplitEditor:
    """A film's text, its split, and the `.yml` that corrects it."""

    def __init__(self, path: Path, name: str, workspace: Workspace) -> None:
        """Read the text at `path`, which diagnostics call `name`; raise `InputError` where that cannot be."""
        self._path, self._name, self._workspace = path, name, workspace
        self._yml = folder.settings_beside(path) or path.with_suffix(folder.SETTINGS)
        self._past: list[bytes | None] = []
        self._read()

    def _read(self) -> None:
        self.seed: Seed = seeds.read(self._path, self._name)
        self.article: Article
        self.diagnostics: list[Diagnostic]
        self.article, self.diagnostics = article.read(self.seed)
        self._outline = Outline.of(self.article.source)

    @property
    def changes(self) -> int:
        """Return how many choices were written and not undone."""
        return len(self._past)

    @property
    def settings(self) -> str:
        """Return what the `.yml` is called."""
        return self.seed.settings.path

    def starts(self) -> list[Start]:
        """Return the starts of sections, the likeliest that were not made, and those that a person denied.

        They stand in the order of the text.
        """
        made = (
            Start(
                one.span,
                one.kind,
                one.sub,
                one.confidence,
                made=True,
                said=one.provenance is not Provenance.MODEL,
            )
            for one in self.article.sections
        )
        unmade = (
            Start(one.span, one.kind, one.sub, one.confidence, made=False)
            for one in self.article.unmade_starts
        )
        return sorted([*made, *unmade, *self._denied()], key=lambda one: one.span.start)

    def _denied(self) -> Iterator[Start]:
        """Return the places of which a person says that no section starts there."""
        corrected = self.seed.settings.sections
        for at, number in self._numbers().items():
            if corrected[number].kind is None:
                here = next(one for one in reversed(self.article.sections) if one.span.start <= at)
                yield Start(Span(at, here.span.end), here.kind, here.sub, 0.0, made=False, said=True)

    def holding(self, words: str) -> list[Start]:
        """Return the sentences that hold some words, in capitals or not: a section may start there."""
        text = self.article.text
        sought = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
        known = {one.span.start for one in self.starts()}
        found = (
            Start(sentence, section.kind, section.sub, 0.0, made=False)
            for section in self.article.sections
            for sentence in sentences.split(text, section.span)
            if sought.search(text, *sentence) and sentence.start not in known
        )
        return [one for one, _ in zip(found, range(MOST_FOUND), strict=False)]

    def opening(self, one: Start, length: int) -> str:
        """Return so much of the words that a place opens with, without headings that stand above them."""
        at, text = one.span.start, self.article.text
        for heading in self._outline.headings:
            if heading.span.start >= at and not text[at : heading.span.start].strip():
                at = heading.span.end
        return " ".join(text[at : at + length].split())

    def at(self, words: str) -> Span | None:
        """Return the place of some words as a page shows them, None where they stand nowhere or twice.

        Only letters and digits count: pages have links and citations where the text has other marks. Of a
        sentence that people edited, its beginning does.
        """
        text = self.article.text
        letters, places = _letters(text)
        sought, _ = _letters(words)
        for length in (len(sought), *_SHOWN):
            first = letters.find(sought[:length]) if len(sought) >= length > 0 else -1
            if first >= 0 and letters.find(sought[:length], first + 1) < 0:
                return Span(places[first], len(text))
        return None

    def choose(self, span: Span, choice: Choice) -> None:
        """Write what a person says of the start of `span`; raise `InputError` where that cannot be done."""
        said = corrections.said_of(choice.kind, choice.sub, choice.heading)
        flow = corrections.as_flow(self.article.text, span, said)
        markup, number = self._markup(), self._number(span)
        if number is None:
            self._write(settings_edit.with_correction(self.settings, markup, flow))
        else:
            self._write(settings_edit.with_other_correction(self.settings, markup, number, flow))

    def take_back(self, span: Span) -> bool:
        """Take out what a person said of the start of `span`; return whether there was something."""
        number = self._number(span)
        if number is not None:
            self._write(settings_edit.without_correction(self.settings, self._markup(), number))
        return number is not None

    def undo(self) -> bool:
        """Bring the `.yml` back as it was before the last choice; return whether there was one."""
        if not self._past:
            return False
        content = self._past.pop()
        if content is None:
            self._workspace.remove(self._yml)
        else:
            self._workspace.write(self._yml, content)
        self._read()
        return True

    def _numbers(self) -> dict[int, int]:
        return corrections.numbers(self.seed, self._outline)

    def _number(self, span: Span) -> int | None:
        """Return which correction speaks of the start of `span`."""
        return self._numbers().get(start(self._outline, span.start))

    def _content(self) -> bytes | None:
        return self._yml.read_bytes() if self._yml.is_file() else None

    def _markup(self) -> str:
        try:
            return (self._content() or b"").decode()
        except UnicodeDecodeError:
            raise InputError(Diagnostic(self.settings, 1, 1, "this is not UTF-8: save it as UTF-8")) from None

    def _write(self, markup: str) -> None:
        self._past.append(self._content())
        self._workspace.write(self._yml, markup.encode())
        self._remember()
        self._read()

    def _remember(self) -> None:
        """Let `undo` bring back the `.yml` as it was before the first choice, where it lies in seeds/."""
        path = self._yml.absolute()
        if path.is_relative_to(self._workspace.seeds):
            name = self._workspace.name(path)
            step = Step(name, name, self._past[0], digest(self._content()))
            remember(self._workspace, f"split --fix {name}", [step])


def _letters(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a text in small letters, and the place of each."""
    kept = [(char.lower(), at) for at, char in enumerate(text) if char.isalnum()]
    return "".join(char for char, _ in kept), [at for char, at in kept for _ in char]


def parsed(words: str) -> Choice:
    """Return the section that a person names: 'reception/box-office', 'box-office', 'other: Models'.

    The first letters do where they leave one; raise ValueError, with the words for it, where they do not.
    """
    name, _, heading = (part.strip() for part in words.partition(":"))
    sought = re.split(r"[\s/]+", name.casefold())
    found = [one for one in _names() if _fits(sought, one)]
    exact = [one for one in found if _fits(sought, one, whole=True)]
    chosen = exact or found
    if len(chosen) == 1 and not (heading and chosen[0][1]):
        return Choice(Kind(chosen[0][0]), chosen[0][1] or None, heading)
    kinds = ", ".join("/".join(filter(None, one)) for one in chosen or ((kind, "") for kind in Kind))
    raise ValueError(f"`{words}` is {'more than one' if chosen else 'none'} of: {kinds}")


def _names() -> Iterator[tuple[str, str]]:
    """Return the kinds of sections, and their subsections, by name."""
    for kind in Kind:
        yield kind, ""
        yield from ((kind, sub) for sub in SUBSECTIONS.get(kind, ()))


def _fits(sought: list[str], name: tuple[str, str], *, whole: bool = False) -> bool:
    """Return whether words name a section: its kind, its subsection, or both; or begin so."""
    kind, sub = name
    own = [kind, *filter(None, [sub])] if len(sought) > 1 or not sub else [sub]
    if sought[1:] == [corrections.NO_SUB]:
        sought = sought[:1]
    if len(own) != len(sought):
        return False
    pairs = zip(sought, own, strict=True)
    return all(a == b if whole else bool(a) and b.startswith(a) for a, b in pairs)
