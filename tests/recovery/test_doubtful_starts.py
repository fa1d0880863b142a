"""Which starts of sections people are asked to look at, and how."""

from __future__ import annotations

from unreel.model.article import Kind, LikelyStart, Provenance, Section
from unreel.model.source_text import SourceText
from unreel.model.spans import Span
from unreel.recovery.article import Article
from unreel.recovery.doubtful_starts import doubtful_starts, doubts
from unreel.seeds import Seed
from unreel.seeds.settings import Settings

SENTENCES = (
    "Rain is a film.",
    "Maria wakes in Rome.",
    "It was shot in May.",
    "It opened in June.",
    "Critics liked it.",
)
TEXT = " ".join(SENTENCES)
SEED = Seed("rain", "seeds/rain.txt", TEXT, Settings("seeds/rain.yml"))


def span(number: int) -> Span:
    start = TEXT.index(SENTENCES[number])
    return Span(start, start + len(SENTENCES[number]))


def article(*, headed: bool = False) -> Article:
    """Return an article that starts a plot and a production, and misses a release and perhaps a reception."""
    by = Provenance.HEADING if headed else Provenance.MODEL
    sections = (
        Section(Kind.OVERVIEW, None, span(0)),
        Section(Kind.PLOT, None, span(1), 0.85),
        Section(Kind.PRODUCTION, "filming", Span(span(2).start, len(TEXT)), 0.3, by),
    )
    unmade = (
        LikelyStart(span(3), Kind.RELEASE, None, 0.4),
        LikelyStart(span(4), Kind.RECEPTION, "critical-response", 0.1),
    )
    return Article("Rain", (), "", sections, (), SourceText(TEXT), unmade_starts=unmade)


def test_starts_are_told_by_how_likely_they_are_faults() -> None:
    told = [(one.name, one.made, one.doubt) for one in doubtful_starts(article(), 0.0)]
    assert told == [
        ("production / filming", True, 0.7),
        ("release", False, 0.4),
        ("plot", True, 1 - 0.85),
        ("reception / critical-response", False, 0.1),
    ]
    assert [one.name for one in doubtful_starts(article())] == ["production / filming", "release"]
    assert [one.name for one in doubtful_starts(article(), most=1)] == ["production / filming"]


def test_what_a_heading_says_is_not_doubted() -> None:
    assert [one.name for one in doubtful_starts(article(headed=True))] == ["release"]


def test_a_doubt_has_its_place_the_words_around_it_and_the_correction() -> None:
    production, release = map(str, doubts(SEED, article()))
    how = "under `sections:` in the .yml, like"
    assert production == (
        "seeds/rain.txt:1:38: “… Maria wakes in Rome.” – does production / filming start here (30% sure)? "
        f'If not, say so, and where it does: {how} {{start: no, at: "It was shot in"}}'
    )
    assert release == (
        "seeds/rain.txt:1:58: “… was shot in May.” – may release start here (40% sure)? "
        f'If so, say it: {how} {{kind: release, sub: none, at: "It opened in June."}}'
    )
