"""What facts are about: the fields, in the order in which the infobox shows them."""

from __future__ import annotations

from enum import StrEnum


class Field(StrEnum):
    """What a fact is about: its name, its row in the infobox, what schema.org calls it, the job it tells of.

    A field without a row is shown elsewhere: in a table of sums or scores, on the timeline. Two fields
    with one row are one: it shows the first that is stated.
    """

    row: str
    """What the infobox calls it: 'Directed by'; '' where it is not shown there."""
    schema: str
    """The property of https://schema.org/Movie; '' where there is none."""
    schema_type: str
    """The type of its values there: 'Country'; '' where they are people or mere words."""
    job: str
    """The job of a person who is its value: 'Director'; '' where it tells of no person."""
    rows: str
    """What the infobox calls it where it has more than one value."""

    ALSO_KNOWN_AS = "also-known-as", "Also known as", "alternateName"
    DIRECTOR = "director", "Directed by", "director", "Director"
    WRITER = "writer", "Written by", "author", "Writer"
    PRODUCER = "producer", "Produced by", "producer", "Producer"
    STAR = "star", "Starring", "actor", "Actor"
    CINEMATOGRAPHER = "cinematographer", "Cinematography", "contributor", "Cinematographer"
    EDITOR = "editor", "Edited by", "editor", "Editor"
    COMPOSER = "composer", "Music by", "musicBy", "Composer"
    CREW = "crew", "", "", "Crew"
    """Any other work for the film; which, a fact says in `about`."""
    PRODUCTION_COMPANY = (
        "production-company",
        "Production company|Production companies",
        "productionCompany/Organization",
    )
    RELEASE = "release", "Released", "releasedEvent"
    DISTRIBUTOR = "distributor", "Distributed by", "publisher/Organization"
    RUNNING_TIME = "running-time", "Running time", "duration"
    COUNTRY = "country", "Country|Countries", "countryOfOrigin/Country"
    LANGUAGE = "language", "Language|Languages", "inLanguage"
    GENRE = "genre", "Genre|Genres", "genre"
    BUDGET = "budget", "Budget"
    WORLDWIDE = "worldwide", "Box office"
    DOMESTIC = "domestic", "Box office"
    AWARD = "award", "Award|Awards", "award"

    BOX_OFFICE = "box-office"
    """The worldwide total, or the only one."""
    TERRITORIES = "territories"
    OPENING = "opening"
    ACQUISITION = "acquisition"
    """Paid for the rights."""
    OTHER_SUM = "other-sum"
    ROTTEN_TOMATOES = "rotten-tomatoes", "Rotten Tomatoes"
    ROTTEN_TOMATOES_AVERAGE = "rotten-tomatoes-average"
    METACRITIC = "metacritic", "Metacritic"
    CINEMASCORE = "cinemascore", "CinemaScore"
    RATING = "rating"
    """By one critic, or by an aggregator without a field of its own."""
    EVENT = "event"
    """Anything that has a date."""

    def __new__(cls, name: str, row: str = "", schema: str = "", job: str = "") -> Field:  # noqa: PYI034 - an enum has no subclasses
        """Make the member `name`: `row` as "one value|more values", `schema` as "property/Type"."""
        member = str.__new__(cls, name)
        member._value_ = name
        forms = row.split("|")
        member.row, member.rows, member.job = forms[0], forms[-1], job
        member.schema, _, member.schema_type = schema.partition("/")
        return member


SUMS = (
    Field.BUDGET, Field.ACQUISITION, Field.OPENING, Field.DOMESTIC, Field.TERRITORIES, Field.WORLDWIDE,
    Field.BOX_OFFICE, Field.OTHER_SUM,
)  # fmt: skip
"""Those whose values are money, in the order of their table."""
SCORES = (
    Field.ROTTEN_TOMATOES, Field.ROTTEN_TOMATOES_AVERAGE, Field.METACRITIC, Field.CINEMASCORE, Field.RATING,
)  # fmt: skip
"""Those whose values are scores, in the order of their table."""
