"""What speaks for and against a start at each word of a references section.

A landmark is a set phrase (marks.py) or a quotation. Much of the evidence draws the words between
the at and the nearest landmark on either side: "<quote>C C." before and "C, C<(date)>" behind is
a title with its publisher, then an author with a date, and an entry most likely starts between.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from unreel.lexicon.wordlists import wordset
from unreel.lists import boundaries
from unreel.lists.boundaries import running, size, up_to
from unreel.lists.references import marks
from unreel.lists.words import Word
from unreel.model.spans import Span
from unreel.store.weights import Feature

_NEVER_FIRST = frozenset({"lower", "mark", ")", "–", "—", "-", "/", "|", "&"})
_NEVER_FIRST_MARK = frozenset({"retrieved", "archived", "wayback", "debris", "time", "aside"})
_NEVER_LAST = (",", ";", "–", "-", "—")
_QUOTED_WORDS = 45
"""Words within which a quotation must be closed; else someone forgot a mark, and it says nothing."""
_DRAWN_WORDS = 5
"""Up to so many words between start and landmark are drawn."""
_SO_FAR_WORDS = 7
"""An entry that is no longer than this is drawn whole."""
_PROSE_WORDS = 11
_FINITE = frozenset({"is", "was", "were", "are", "has", "had", "have", "did", "would", "could", "will"})
_SHORT_WORDS = wordset("lexicon/particles.txt") | {"and", "with", "et", "by", "of", "the", "in", "on", "at"}
_LETTER = {
    "Capital": "C",
    "CAPITALS": "C",
    "initial": "I",
    "lower": "l",
    "number": "9",
    "year": "Y",
    "(year": "(Y",
    "quote": "Q",
    "single": "'",
    "domain": "D",
    "address": "U",
    "caseless": "S",
}
_PLAIN_ENDS = frozenset({"letter", "Letter", "digit", "initial", "address", "domain", "mark"})
_HAD = ("retrieved", "archived", "(date)", "date", "number", "pages")
_STYLE_WORDS = 60
"""About as many words as two citations have: how many "Retrieved" and quotations they hold is the style."""

_ENTRY_SIZES = (80, 40, 25, 15, 9, 5)
_SENTENCE_SIZES = (12, 7, 4)
_AHEAD_SIZES = (12, 9, 5)


class ReferenceEvidence(boundaries.ListEvidence):
    """The words of a references section with their set phrases, looked at once from left to right."""

    def __init__(self, text: str, section: Span, names: Iterable[str] = ()) -> None:
        """Look at `section` of `text`; `names` are the film's own."""
        super().__init__(text, section, names)
        self._find_marks(text, section)
        self._find_landmarks()
        self._count()
        self._drawn: dict[int, tuple[str, str]] = {}
        self.candidates = [i for i in range(1, len(self.spans)) if self._may_start(i)]

    def _may_start(self, at: int) -> bool:
        return (
            not self.inside[at]
            and self.looks[at].opens not in _NEVER_FIRST
            and not self.looks[at - 1].ends.endswith(_NEVER_LAST)
            and self.opened[at] not in _NEVER_FIRST_MARK
        )

    def _find_marks(self, text: str, section: Span) -> None:
        """Note which set phrase opens or closes with each word, and what lies inside one or a quotation."""
        count = len(self.spans)
        self.opened, self.closed = [""] * count, [""] * count
        self.inside = bytearray(count)
        ends = [end for _, end in self.spans]
        for mark in marks.find(text, section):
            first, last = bisect_left(ends, mark.start + 1), bisect_left(ends, mark.end)
            self.opened[first] = self.closed[last] = mark.kind
            self.inside[first + 1 : last + 1] = bytes([1]) * (last - first)
        for first, last in _quotations(self.looks, self.opened):
            self.inside[first + 1 : last + 1] = bytes([1]) * (last - first)

    def _find_landmarks(self) -> None:
        """Note for each word where the next landmark opens and where the last one before it closed."""
        count, looks = len(self.spans), self.looks
        self.ahead, self.next_stop = [count] * (count + 3), [count] * (count + 1)
        for i in reversed(range(count)):
            self.ahead[i] = i if self.opened[i] or looks[i].opens == "quote" else self.ahead[i + 1]
            self.next_stop[i] = i if looks[i].ends[-1] == "." else self.next_stop[i + 1]
        self.behind = [-1] * (count + 1)
        for i in range(count):
            self.behind[i + 1] = i if self.closed[i] or looks[i].quotes < 0 else self.behind[i]
        pairs = list(zip(self.closed, self.opened, looks, strict=True))
        self.end_look = [f"<{k}{w.ends[-1]}>" if k else f"{w.opens} {w.ends}" for k, _, w in pairs]
        self.open_look = [f"<{k}>" if k else f"{w.opens} {w.ends}" for _, k, w in pairs] + [""] * 3
        self.letters = [_letter(look) for look in looks]
        self.drawing = [
            f"<{k}>" if k else letter for k, letter in zip(self.closed, self.letters, strict=True)
        ]

    def _count(self) -> None:
        """Sum up what lies before each word, so that differences tell what an entry has had."""
        looks = self.looks
        self.quotations = running(max(look.quotes, 0) for look in looks)
        self.finite = running(look.core in _FINITE for look in looks)
        self.stops = running(
            look.ends[-1] in ".?!" and not inside for look, inside in zip(looks, self.inside, strict=True)
        )
        self.had = [running(kind == had for kind in self.closed) for had in _HAD]
        shares = (
            total * _STYLE_WORDS // max(len(looks), 1) for total in (self.had[0][-1], self.quotations[-1])
        )
        self.style = "".join(up_to(3, share) for share in shares)

    def _kind(self, landmark: int) -> str:
        """Name the landmark that opens with this word."""
        return (self.opened[landmark] or "quote") if landmark < len(self.looks) else "end"

    def _around(self, at: int) -> tuple[str, str]:
        """Draw the words between the last landmark and `at`, and those from there to the next one."""
        if at not in self._drawn:
            self._drawn[at] = self._rear(at), self._run(at)
        return self._drawn[at]

    def _run(self, at: int) -> str:
        ahead = self.ahead[at]
        if ahead - at > _DRAWN_WORDS:
            return "".join(self.letters[at : at + _DRAWN_WORDS - 1]) + "~"
        return " ".join(self.letters[at:ahead]) + "<" + self._kind(ahead) + ">"

    def _rear(self, at: int) -> str:
        behind = self.behind[at]
        if at - 1 - behind > _DRAWN_WORDS:
            return "~" + "".join(self.letters[at - 3 : at])
        kind = "start" if behind < 0 else self.closed[behind] or "quote" + self.looks[behind].ends
        return "<" + kind + ">" + " ".join(self.letters[behind + 1 : at])

    def _prose(self, at: int) -> str:
        """Describe the sentence that starts at `at`: length, lower-case words, end, a finite verb."""
        stop = min(self.next_stop[at], at + _PROSE_WORDS, self.ahead[at + 1], len(self.looks) - 1)
        sentence = self.looks[at : stop + 1]
        low = sum([look.opens == "lower" for look in sentence]) * 3 // len(sentence)
        verb = " verb" if any(look.core in _FINITE for look in sentence) else ""
        end = "." if stop == self.next_stop[at] else self.open_look[stop]
        return f"{size(len(sentence), _SENTENCE_SIZES)} {low} {end}{verb}"

    def local_features(self, at: int) -> Sequence[Feature]:
        """Return what speaks for or against a start at `at`, whatever came before."""
        ends, opens, second = self.end_look[at - 1], self.open_look[at], self.open_look[at + 1]
        rear, run = self._around(at)
        prose, ahead = self._prose(at), self.ahead[at]
        kind, kind2 = self._kind(ahead), self._kind(self.ahead[ahead + 1])
        far = size(ahead - at, _AHEAD_SIZES)
        return [
            ("always",),
            ("ends", ends),
            ("opens", opens),
            ("ends opens", ends, opens),
            ("ends2", self.end_look[at - 2] if at > 1 else "", ends),
            ("opens2", opens, second),
            ("opens3", opens, second, self.open_look[at + 2]),
            ("ends opens2", ends, opens, second),
            ("run", run),
            ("rear", rear),
            ("rear run", rear, run),
            ("rear opens", rear, opens),
            ("ends run", ends, run),
            ("prose", prose),
            ("prose ends", prose, ends),
            ("style ends", self.style, ends),
            ("style opens", self.style, opens),
            ("ahead", far, kind),
            ("ahead2", kind, kind2),
            ("ahead3", far, kind, kind2, "sentence" if self.next_stop[at] < ahead else ""),
            ("ahead opens", kind, opens),
            *self._word_features(at),
        ]

    def _word_features(self, at: int) -> list[Feature]:
        """Return features of the words themselves, but no numbers, and the names of films and sites."""
        before, first = self.looks[at - 1], self.looks[at]
        ends, opens = self.end_look[at - 1], self.open_look[at]
        rear, run = self._around(at)
        features: list[Feature] = []
        if not before.core[-1:].isdigit():
            features.append(("word before", before.core, before.ends))
        if not first.core[:1].isdigit():
            second = self.looks[at + 1].core if at + 1 < len(self.looks) else ""
            features += (("word", first.core), ("words", first.core, second))
        if at in self.site_ends:
            features += (("site ends", opens), ("site ends rear", rear), ("site ends as", ends))
        if at in self.site_opens:
            features += (("site opens", ends), ("site opens run", run))
        if at in self.named:
            features += (("named",), ("named ends", ends), ("named rear", rear))
        return features

    def segment_features(self, start: int, at: int) -> Sequence[Feature]:
        """Return what speaks for or against it, given that the entry under way started at `start`."""
        ends, opens = self.end_look[at - 1], self.open_look[at]
        quotes = up_to(2, self.quotes[at] - self.quotes[start])
        quotations = up_to(3, self.quotations[at] - self.quotations[start])
        stops = up_to(5, self.stops[at] - self.stops[start])
        had = "".join([k[0] if c[at] > c[start] else "-" for k, c in zip(_HAD, self.had, strict=True)])
        began, kind = self.looks[start].opens, self._kind(self.ahead[at])
        length = size(at - start, _ENTRY_SIZES)
        rear, run = self._around(at)
        return [
            ("length", length),
            ("quotes", quotes),
            ("quotes ends", quotes, ends),
            ("quotes opens", quotes, opens),
            ("quotes rear", quotes, rear),
            ("brackets", up_to(1, self.brackets[at] - self.brackets[start])),
            ("had", had),
            ("had ends", had, ends),
            ("had run", had, run),
            ("had rear", had, rear),
            ("had ahead", had, quotations, kind),
            ("quotations run", quotations, run),
            ("sentences", quotations, stops),
            ("sentences ends", quotations, stops, ends),
            ("sentences opens", quotations, stops, opens),
            ("began ends", began, ends),
            ("began opens", began, opens),
            ("began length", began, quotations, stops, length),
            ("began ahead", began, quotations, stops, kind),
            *self._whole_features(start, at, had, quotations),
        ]

    def _whole_features(self, start: int, at: int, had: str, quotations: str) -> list[Feature]:
        """Return what the entry under way looks like as a whole, its verbs and the names at its end."""
        ends, opens = self.end_look[at - 1], self.open_look[at]
        finite = up_to(2, self.finite[at] - self.finite[start])
        features: list[Feature] = [
            ("finite", finite, had),
            ("finite ends", finite, ends, quotations),
            ("finite opens", finite, opens),
        ]
        if at - start <= _SO_FAR_WORDS:
            so_far = " ".join(self.drawing[start:at])
            features += (("so far", so_far), ("so far opens", so_far, opens))
        if at in self.site_ends:
            features.append(("site ends had", had, quotations))
        if at in self.named:
            features += (("named had", had), ("named quotes", quotations, ends))
        return features


def _letter(look: Word) -> str:
    """Draw a word: 'C,' is a capitalised one with a comma, 'I' an initial."""
    short = look.opens == "lower" and look.core in _SHORT_WORDS
    letter = look.core if short else _LETTER.get(look.opens, look.opens)
    return letter if look.ends in _PLAIN_ENDS else letter + look.ends


def _quotations(looks: Sequence[Word], opened: Sequence[str]) -> list[tuple[int, int]]:
    """Return first and last word of each quotation, those inside others left out."""
    found = []
    i = 0
    while i < len(looks):
        last = _closing(looks, opened, i) if looks[i].quotes > 0 else i
        if last > i:
            found.append((i, last))
        i = last + 1
    return found


def _closing(looks: Sequence[Word], opened: Sequence[str], first: int) -> int:
    """Return the word that closes the quotation which `first` opens; `first` if a mark was forgotten."""
    depth = 0
    for i in range(first, min(first + _QUOTED_WORDS, len(looks))):
        depth += looks[i].quotes
        if depth <= 0:
            return i
        if opened[i] in {"retrieved", "archived"}:
            return first
    return first
