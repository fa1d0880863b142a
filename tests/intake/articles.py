"""Film articles as Hypothesis draws them, in no format, and what a source text says of one.

A format's test renders a `FilmArticle` its own way and compares `told(source)` with what it can carry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

if TYPE_CHECKING:
    from unreel.model.source_text import SourceText


class Sentence(NamedTuple):
    """A sentence and the numbers of the references that it cites, from 1."""

    text: str
    cites: tuple[int, ...] = ()


class Paragraph(NamedTuple):
    """Sentences that belong together."""

    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """Its words, without citations."""
        return " ".join(sentence.text for sentence in self.sentences)

    def cited(self, form: str = "[{}]") -> str:
        """Return its words with a mark behind each sentence that cites something."""
        marked = (one.text + "".join(form.format(n) for n in one.cites) for one in self.sentences)
        return " ".join(marked)


class Section(NamedTuple):
    """A heading with what stands below it: paragraphs, or entries of a list."""

    heading: str
    level: int
    """2 for the highest."""
    paragraphs: tuple[Paragraph, ...] = ()
    entries: tuple[str, ...] = ()


class FilmArticle(NamedTuple):
    """An article on a film."""

    title: str
    year: int
    lead: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    """In order; "References" and "External links" are the last, where there are any."""
    infobox: tuple[tuple[str, str], ...] = ()

    @property
    def references(self) -> tuple[str, ...]:
        """The references that the sentences cite by number."""
        return next((one.entries for one in self.sections if one.heading == "References"), ())


class Block(NamedTuple):
    """What a text says below one heading, '' for the lead."""

    heading: str
    paragraphs: tuple[str, ...]
    entries: tuple[str, ...]


def expected(article: FilmArticle) -> list[Block]:
    """Return what a text that carries everything must say."""
    lead = Block("", tuple(one.text for one in article.lead), ())
    sections = (
        Block(one.heading, tuple(paragraph.text for paragraph in one.paragraphs), one.entries)
        for one in article.sections
    )
    return [lead, *sections]


def told(source: SourceText) -> list[Block]:
    """Return what a source text says below each of its headings."""
    headings = {mark.span.start: mark.span.of(source.text) for mark in source.marks.headings}
    entries = {item.span.start for item in source.marks.items} | {
        row.cells[0].start for row in source.marks.rows
    }
    blocks, at = [Block("", (), ())], 0
    for line in source.text.split("\n"):
        if at in headings:
            blocks.append(Block(headings[at], (), ()))
        elif at in entries:
            blocks[-1] = blocks[-1]._replace(entries=(*blocks[-1].entries, line))
        elif line:
            blocks[-1] = blocks[-1]._replace(paragraphs=(*blocks[-1].paragraphs, line))
        at += len(line) + 1
    return blocks


def cited(article: FilmArticle) -> list[tuple[str, str]]:
    """Return the last words before each citation, and the number of its reference."""
    paragraphs = [*article.lead, *(one for section in article.sections for one in section.paragraphs)]
    return [
        (sentence.text[-_CONTEXT:], str(number))
        for paragraph in paragraphs
        for sentence in paragraph.sentences
        for number in sentence.cites
    ]


def citations(source: SourceText) -> list[tuple[str, str]]:
    """Return the last words before each citation mark of a source text, and its key."""
    return [(source.text[mark.at - _CONTEXT : mark.at], mark.key) for mark in source.marks.citations]


def keyed(source: SourceText) -> dict[str, str]:
    """Return the entries that citation marks may name, by their keys."""
    return {entry.key: entry.span.of(source.text) for entry in source.marks.entries}


_CONTEXT = 12

_first = st.sampled_from(
    [
        "Anna",
        "Tom",
        "Keith",
        "Lucy",
        "Ed",
        "Mara",
        "Jules",
        "Nora",
        "Zoë",
        "Chloë",
        "Renée",
        "Lev",
        "Bo",
        "Iris",
        "Omar",
    ]
)
_last = st.sampled_from(
    [
        "Reed",
        "Hale",
        "Power",
        "Brown",
        "Van-Nuys",
        "Marner",
        "Quill",
        "Duval",
        "Ångström",
        "O'Hara",
        "Poe",
        "Strand",
    ]
)
_people = st.builds("{} {}".format, _first, _last)
_roles = st.sampled_from(
    ["Mara", "the stoker", "Inspector Cole", "Mr. Tully", "a nun", "Dr. Vance", "himself", 'Joe "Salt" Quill']
)
_places = st.sampled_from(["Hull", "Leeds", "Tucson, Arizona", "Broken Hill", "Kowloon", "São Paulo"])
_things = st.sampled_from(
    [
        "a ledger",
        "the last reel",
        "nine lanterns",
        "a well-known map",
        "the salt road",
        "two- and three-part songs",
    ]
)
_days = st.builds(
    "{} {} {}".format, st.integers(1, 28), st.sampled_from(["May", "June", "March"]), st.integers(1950, 2020)
)
_numbers = st.integers(2, 900)

_statements = st.one_of(
    st.builds("{} hides {} from {} in {}.".format, _people, _things, _people, _places),
    st.builds("On {} the crew went to {} with {} extras.".format, _days, _places, _numbers),
    st.builds('{} called it "a small film about {}".'.format, _people, _things),
    st.builds(
        "The film grossed ${}.{} million, and {} was pleased.".format, _numbers, st.integers(1, 9), _people
    ),
    st.builds("{} and {} burn {} before the police arrive at the quay.".format, _people, _people, _things),
    st.builds(
        "Mr. {} of {} wrote {} letters (most of them unread) to {}.".format, _last, _places, _numbers, _people
    ),
)
_entries = st.builds("{} as {}".format, _people, _roles)
_references = st.builds(
    '{}, {} ({}). "{} in {}". The {} Courier. Retrieved {}.'.format,
    *(_last, _first, _days, _people, _places, _last, _days),
)
_links = st.builds(
    "The film at {}".format, st.sampled_from(["IMDb", "AllMovie", "Metacritic", "Rotten Tomatoes"])
)
_titles = st.builds(
    "The {} {}".format,
    st.sampled_from(["Harbour", "Salt", "Paper"]),
    st.sampled_from(["Light", "Road", "Wolves"]),
)

_OUTLINE: tuple[tuple[str, int], ...] = (
    ("Plot", 2),
    ("Cast", 2),
    ("Production", 2),
    ("Development", 3),
    ("Filming", 3),
    ("Release", 2),
    ("Home media", 3),
    ("Reception", 2),
    ("Box office", 3),
    ("Critical response", 3),
    ("Sequel", 2),
)


def _paragraphs(references: int, least: int = 1) -> st.SearchStrategy[tuple[Paragraph, ...]]:
    numbers = (
        st.lists(st.integers(1, references), max_size=2, unique=True).map(tuple)
        if references
        else st.just(())
    )
    sentences = st.builds(Sentence, _statements, st.one_of(st.just(()), numbers))
    paragraph = st.builds(Paragraph, st.lists(sentences, min_size=2, max_size=4).map(tuple))
    return st.lists(paragraph, min_size=least, max_size=3).map(tuple)


@st.composite
def articles(draw: st.DrawFn) -> FilmArticle:
    """Draw a film's article."""
    title, year = draw(_titles), draw(st.integers(1930, 2020))
    references = tuple(draw(st.lists(_references, min_size=2, max_size=6, unique=True)))
    director, star = draw(_people), draw(_people)
    opening = Sentence(
        f"{title} is a {year} British drama film directed by {director} and starring {star} as Mara."
    )
    more = draw(_paragraphs(len(references)))
    lead = (Paragraph((opening, *more[0].sentences)), *more[1:])
    sections = [
        Section(heading, level, () if heading == "Cast" else draw(_paragraphs(len(references))), ())
        for heading, level in _OUTLINE
        if level == 2 or draw(st.booleans())
    ]
    roles = tuple(draw(st.lists(_entries, min_size=3, max_size=8, unique=True)))
    sections = [one._replace(entries=roles) if one.heading == "Cast" else one for one in sections]
    links = tuple(draw(st.lists(_links, min_size=2, max_size=4, unique=True)))
    back = (Section("References", 2, (), references), Section("External links", 2, (), links))
    infobox = (
        ("Directed by", director),
        ("Starring", star),
        ("Running time", "98 minutes"),
        ("Country", "United Kingdom"),
    )
    return FilmArticle(title, year, lead, (*sections, *back), infobox)
