"""What speaks for and against a start at each word of the external links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from unreel.lists import boundaries, phrases
from unreel.lists.boundaries import running, size, up_to
from unreel.lists.references import marks
from unreel.model.spans import Span
from unreel.store.weights import Feature

_NEVER_FIRST = frozenset({"mark", ")", "&", "(", "[", "(year", "address", "/", "|"})
_NEVER_LAST = (",", ":")
_JOINING = frozenset({"at", "on", "from", "via", "in", "of", "to", "by", "for", "with", "about", "and"})
_SITE_FOLLOWS = frozenset({"at", "on", "from"})
_OFTEN = 4
"""How often two words stand side by side, at most: what many links open with stands often."""
_SIZES = (20, 14, 9, 6)


class LinkEvidence(boundaries.ListEvidence):
    """The words of the external links, with the film's names, sites and openings among them."""

    def __init__(self, text: str, section: Span, names: Sequence[str] = ()) -> None:
        """Look at `section` of `text`; `names` are the film's own."""
        super().__init__(text, section, names)
        looks, count = self.looks, range(len(self.looks))
        self.openings = dict(phrases.find(self.cores, phrases.listed("lists/external_links/openings.txt")))
        self.names = running(i in self.named for i in count)
        self.links = running(look.core in _SITE_FOLLOWS for look in looks)
        self.sites = running(i + 1 in self.site_ends for i in count)
        # a set phrase ("Retrieved 2008-08-20.") looks like itself at its first and last word
        found = list(marks.find(text, section))
        opened, closed = {one.start: one.kind for one in found}, {one.end: one.kind for one in found}
        kinds = (opened.get(start) or closed.get(end) for start, end in self.spans)
        self.looks_like = [
            f"<{kind}>" if kind else f"{look.opens} {look.ends}"
            for kind, look in zip(kinds, looks, strict=True)
        ] + [""]
        pairs = list(zip(self.cores, [*self.cores[1:], ""], strict=False))
        often = Counter(pairs)
        self.again = [up_to(_OFTEN, often[pair]) if all(pair) else "" for pair in pairs] + [""]
        self.candidates = [
            i
            for i in count[1:]
            if looks[i].opens not in _NEVER_FIRST
            and not looks[i - 1].ends.endswith(_NEVER_LAST)
            and (looks[i].opens != "lower" or i in self.site_ends)
        ]

    def _opens(self, at: int) -> str:
        """Name what opens at `at`: the film's name, a set opening, a site."""
        if at in self.named:
            return "name"
        if at in self.openings:
            return "opening" if self.openings[at] > 1 else "opening word"
        return "site" if at in self.site_opens else ""

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

    def local_features(self, at: int) -> Sequence[Feature]:
        """Return what speaks for or against a start at `at`, whatever came before."""
        before = self.looks[at - 1]
        ends, look = self.looks_like[at - 1], self.looks_like[at]
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
            ("look2", look, self.looks_like[at + 1]),
            ("ends look", ends, look),
            ("ends opens", ends, opens),
            ("word before", before.core),
            ("word", self.looks[at].core),
            ("word before opens", before.core, opens),
            ("again", self.again[at], look.split(" ", 1)[0]),
            ("again site", self.again[at], site, joined),
            ("again before", self.again[at], self.again[at - 1]),
        ]

    def segment_features(self, start: int, at: int) -> Sequence[Feature]:
        """Return what speaks for or against it, given that the link under way started at `start`."""
        length = size(at - start, _SIZES)
        quotes = up_to(2, self.quotes[at] - self.quotes[start])
        brackets = up_to(1, self.brackets[at] - self.brackets[start])
        names = up_to(2, self.names[at] - self.names[start])
        links = up_to(2, self.links[at] - self.links[start])
        sites = up_to(2, self.sites[at] - self.sites[start])
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
            ("behind opening", up_to(6, left), began, opens, site),
        ]
