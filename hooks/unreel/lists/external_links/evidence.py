"""What speaks for and against a start at each word of the external links."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from unreel.lexicon.wordlists import wordlist
from unreel.lists import phrases, words
from unreel.lists.references import marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unreel.model.spans import Span
    from unreel.store.weights import Feature

_NEVER_FIRST = frozenset({"mark", ")", "&"})
_JOINING = frozenset({"at", "on", "from", "via", "in", "of", "to", "by", "for", "with", "about", "and"})
_SITE_FOLLOWS = frozenset({"at", "on", "from"})


class Evidence:
    """The words of the external links, with the film's names, sites and openings among them."""

    def __init__(self, text: str, section: Span, names: Sequence[str] = ()) -> None:
        """Look at `section` of `text`; `names` are the film's own."""
        self.spans = words.spans(text, section)
        self.looks = [words.look(text[a:b]) for a, b in self.spans]
        cores = [phrases.plain(look.core) for look in self.looks]
        self.named = dict(phrases.find(cores, phrases.table(names)))
        self.openings = dict(phrases.find(cores, _table("lists/external_links/openings.txt")))
        sites = list(phrases.find(cores, _table("lists/sites.txt")))
        self.site_at = {first for first, _ in sites}
        self.site_ends = {first + length for first, length in sites}
        self.looks_like = [f"{look.opens} {look.ends}" for look in self.looks]
        self._find_marks(text, section)
        self._count()
        self.candidates: Sequence[int] = [
            i
            for i in range(1, len(self.looks))
            if self.looks[i].opens not in _NEVER_FIRST
            and self.looks[i - 1].ends != ","
            and (self.looks[i].opens != "lower" or i in self.site_ends)
        ]

    def _find_marks(self, text: str, section: Span) -> None:
        """Let a set phrase ("Retrieved 2008-08-20.") look like itself at its first and last word."""
        first = {start: i for i, (start, _) in enumerate(self.spans)}
        last = {end: i for i, (_, end) in enumerate(self.spans)}
        for mark in marks.find(text, section):
            for i in (first.get(mark.start), last.get(mark.end)):
                if i is not None:
                    self.looks_like[i] = f"<{mark.kind}>"

    def _count(self) -> None:
        count = range(len(self.looks))
        self.quotes = list(accumulate((look.quotes for look in self.looks), initial=0))
        self.brackets = list(accumulate((look.brackets for look in self.looks), initial=0))
        self.names = list(accumulate((i in self.named for i in count), initial=0))
        self.links = list(accumulate((look.core in _SITE_FOLLOWS for look in self.looks), initial=0))
        self.sites = list(accumulate((i + 1 in self.site_ends for i in count), initial=0))

    def _opens(self, at: int) -> str:
        """Name what opens at `at`: the film's name, a set opening, a site."""
        if at in self.named:
            return "name"
        if at in self.openings:
            return "opening" if self.openings[at] > 1 else "opening word"
        return "site" if at in self.site_at else ""

    def _length(self, at: int) -> int:
        """Return the number of words of what opens at `at`."""
        return max(self.named.get(at, 1), self.openings.get(at, 1))

    def _follows(self, at: int) -> str:
        """Describe the word behind what opens at `at`."""
        behind = at + self._length(at)
        if behind >= len(self.looks):
            return "end"
        look = self.looks[behind]
        return look.core if look.opens == "lower" else look.opens

    def _look(self, at: int) -> str:
        return self.looks_like[at] if at < len(self.looks) else ""

    def local_features(self, at: int) -> Sequence[Feature]:
        """Return what speaks for or against a start at `at`, whatever came before."""
        before = self.looks[at - 1]
        ends, look = self._look(at - 1), self._look(at)
        opens, follows = self._opens(at), self._follows(at)
        site = "site" if at in self.site_ends else ""
        joined = "joined" if before.core in _JOINING or before.opens == "lower" else ""
        return [
            ("always",),
            ("site", site),
            ("opens", opens),
            ("joined", joined),
            ("site opens", site, opens, joined),
            ("opens follows", opens, follows),
            ("site opens follows", site, opens, joined, follows),
            ("ends", ends),
            ("look", look),
            ("look2", look, self._look(at + 1)),
            ("ends look", ends, look),
            ("ends opens", ends, opens),
            ("word before", before.core),
            ("word", self.looks[at].core),
            ("word before opens", before.core, opens),
        ]

    def segment_features(self, start: int, at: int) -> Sequence[Feature]:
        """Return what speaks for or against it, given that the link under way started at `start`."""
        length = _size(at - start)
        quotes = str(max(-1, min(2, self.quotes[at] - self.quotes[start])))
        brackets = str(max(-1, min(1, self.brackets[at] - self.brackets[start])))
        names = str(min(2, self.names[at] - self.names[start]))
        links = str(min(2, self.links[at] - self.links[start]))
        sites = str(min(2, self.sites[at] - self.sites[start]))
        opens, began = self._opens(at), self._opens(start)
        site = "site" if at in self.site_ends else ""
        left = at - start - self._length(start)
        return [
            ("within", str(left < 0)),
            ("length", length),
            ("length began", length, began),
            ("quotes", quotes),
            ("brackets", brackets),
            ("had", names, links, sites, opens),
            ("began opens", began, opens, site, links),
            ("began had", began, links, sites, opens),
            ("names length", names, opens, length),
            ("site had", site, links, opens),
            ("site sites", site, sites, links),
            ("behind opening", str(max(-1, min(left, 6))), began, opens, site),
        ]


def _size(length: int) -> str:
    """Return a number of words, the coarser the more they are."""
    return str(next((size for size in (20, 14, 9, 6) if length >= size), length))


@cache
def _table(name: str) -> phrases.Table:
    return phrases.table(wordlist(name))
