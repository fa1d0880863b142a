"""Read the companies that a stretch of prose lists: "Filmo Pictures, Gamma Film and Zed"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.months import MONTHS
from unreel.lexicon.nations import country_of
from unreel.lexicon.wordlists import any_of, patterns, wordlist, wordset
from unreel.model.spans import Span

PART = r"(?:\d{1,4}(?:st|nd|rd|th) |(?<!\d)\d{1,3} ?)?[^a-z\W\d_](?:[\w’'&+!.-]|/(?=[A-Z])){0,60}+"
"""A pattern of the first word of a company's name."""
COMPANY = (
    rf"(?:{PART}(?: (?:(?:&|&amp;|of|de|du|des) )?(?:the )?{PART}(?! (?:Film )?Festival)){{0,9}}"
    r"(?: \d{1,9}\b(?! \w{1,30} \d))?(?:, (?:Inc|Ltd|LLC)\b\.?)?)"
)
"""A pattern of a company's whole name."""
_any = patterns("facts/grammar/companies.txt")
_COMPANY = lazy_regex(COMPANY)
_NEXT = re.compile(r" ?(?:\([^()]*\))?,? (?:and|&|&amp;) (?:by |through )?(?=[A-Z0-9])|, (?=[A-Z0-9])")
_NO_COMPANY = lazy_regex(rf"(?:{'|'.join(MONTHS)}|Christmas|The Film)\b")
_ACTS = lazy_regex(rf" (?:{_any('verbs')})\b")
_ENDINGS = wordlist("facts/grammar/companies.txt#endings")
WORDS = wordset("facts/grammar/companies.txt#words")
"""Words in the names of companies: 'Pictures'."""
COMPANIES = wordset("facts/grammar/companies.txt#names")
"""What is known to be a company: 'Miramax'."""
_SPELT = re.compile(r"\A[A-Z]{3,5}\Z|\w(?:TV|[Ff]ilms?|Pictures|[Mm]edia)\b")


def is_company(name: str) -> bool:
    """Return whether a name says that it is a company's, or is known to be one."""
    words = name.replace(".", "").replace(",", "").split()
    called = len(words) > 1 and not WORDS.isdisjoint(words)
    known = any(part in COMPANIES for part in name.split("/"))
    return bool(called or known or _SPELT.search(name))


def companies(text: str, at: int, *, acting: bool = False) -> Iterator[Span]:
    """Return the places of the companies of a list that opens at `at`, in code points.

    A name with a verb behind it is another's ("released by Rail Films Ann Lee stars"), unless `acting`.
    """
    while (found := _COMPANY.match(text, at)) and not _NO_COMPANY.match(found[0]):
        name = found[0]
        while name.endswith((".", "'s", "’s")) and not name.endswith(_ENDINGS):
            name = name.removesuffix("'s").removesuffix("’s").rstrip(".")
        name = name.rstrip("'’")
        if name in country_of() or (_ACTS.match(text, found.end()) and not acting):
            return
        yield Span(found.start(), found.start() + len(name))
        more = _NEXT.match(text, found.end())
        if more is None:
            return
        at = more.end()


_OWNER = re.compile(r".*(?:(?:['’]s|s['’]) (?:own )?|-(?:based|affiliated|owned) )(?=[A-Z0-9])")
_NATION = lazy_regex(rf"(?:{any_of(country_of())}) (?=[A-Z0-9])")


def without_owner(text: str, span: Span) -> Span:
    """Return the company of a name, without the person whose it is or where it is from.

    "Ann Lee's Rail Pictures", "Ann Lee of Rail Pictures", "Rome-based Rail Pictures"
    """
    # "the German Rail Pictures", but "American International Pictures"
    nation = _NATION.match(text, span.start, span.end) if text.endswith(" the ", 0, span.start) else None
    owner = _OWNER.match(text, span.start, span.end) or nation
    start = owner.end() if owner else span.start
    _, joint, behind = text[start : span.end].rpartition(" of ")
    return Span(span.end - len(behind), span.end) if joint and is_company(behind) else Span(start, span.end)
