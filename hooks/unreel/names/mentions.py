"""Find which words of sentences name whom, and make links of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from unreel.lexicon.nations import country_of
from unreel.lexicon.wordlists import wordset
from unreel.model.article import BACK_MATTER, Kind
from unreel.model.film import Crosslink, Sentence
from unreel.model.spans import Span
from unreel.names.entities import Entity
from unreel.names.forms import Forms
from unreel.names.titles import is_title


class Mention(NamedTuple):
    """A place where someone is named."""

    entity: Entity
    span: Span
    """Code points into the sentence."""


class Finder:
    """Finds the mentions of a film's people and characters."""

    def __init__(self, forms: Forms, titles: Iterable[str]) -> None:
        """Look for `forms`, but not inside the film's own `titles`: Hardcore Henry is no Henry."""
        self._forms = forms
        words = sorted({*forms.whole, *forms.short, *titles} - {""}, key=lambda form: (-len(form), form))
        any_form = "|".join(re.escape(word).replace("'", "['’]") for word in words) or r"(?!)"
        self._pattern = re.compile(rf"(?<![\w@#])(?:{any_form})(?!\w)")
        self._titles = frozenset(titles)

    def mentions(self, text: str, section: str) -> list[Mention]:
        """Return the mentions in one sentence of a page about `section`, in their order, none overlapping."""
        found = []
        for match in self._pattern.finditer(text):
            form, span = match[0].replace("’", "'"), Span(match.start(), match.end())
            if form in self._titles or _SAVING.search(text, max(0, span.start - 40), span.start):
                continue
            if " " not in form and self._is_no_name(text, span):
                continue
            entity = _meant(self._forms, form, section)
            # sources are by people: their given names are no characters'
            if entity and not (entity.is_character and section in BACK_MATTER):
                found.append(Mention(entity, span))
        return found

    def _is_no_name(self, text: str, span: Span) -> bool:
        """Return whether a single word stands inside a longer name, or is initials, a language or a nation.

        Who is called just that ("HAL") is meant all the same.
        """
        word = span.of(text)
        other = (len(word) > 1 and word.isupper()) or word in country_of()
        return (other and word not in self._forms.whole) or _part_of_another_name(text, span)


def _meant(forms: Forms, form: str, section: str) -> Entity | None:
    """Decide between those whom a form may stand for; None where nothing decides.

    In the story a name is a character's, elsewhere a person's, if it can be; a whole name comes
    before a short one.
    """
    story = section in {Kind.PLOT, Kind.CAST}
    for characters in (story, not story):
        for claims in (forms.whole.get(form, ()), forms.short.get(form, ())):
            matching = [one for one in claims if one.is_character == characters]
            if matching:
                return matching[0] if len(matching) == 1 else None
    return None


# "Private Ryan" is a person, "Saving Private Ryan" is none
_SAVING = re.compile(r"(?<=\w )[A-Z][a-z]+ing (?:[A-Z]\w+ )?\Z")
_BEFORE = re.compile(r"(?P<word>[^\W_][\w.'’-]{0,40})(?P<gap> |-)\Z")
_AFTER = re.compile(r"[ -](?P<word>[^\W\d_][\w'’-]*)")


def _part_of_another_name(text: str, span: Span) -> bool:
    """Return whether a single word stands inside a longer name, as Henry does in Henry Ford."""
    after = _AFTER.match(text, span.end)
    if after and after["word"][0].isupper():
        return True
    before = _BEFORE.search(text[max(0, span.start - 40) : span.start])
    if not before or not before["word"][0].isupper():
        return False
    if is_title(before["word"]) or before["word"] in wordset("names/function_words.txt"):
        return False
    opens = not text[: span.start - len(before[0])].strip(" \"'“(")
    return not (opens and before["word"].endswith(("ly", "ing", "ed")))


def crosslinked(sentences: Sequence[Sentence], finder: Finder, section: str, page: str) -> Iterator[Sentence]:
    """Return the sentences of one page, with a link at the first mention of each person and character.

    Sentences that have links to entries already keep these, and get no others.
    """
    linked = {link.target for sentence in sentences for link in sentence.links}
    for sentence in sentences:
        links = list(sentence.links)
        is_linked = any(not is_elsewhere(link.target) for link in links)
        for mention in finder.mentions(sentence.text, section) if not is_linked else ():
            leads_to = target(mention.entity, page)
            if leads_to not in linked and not any(mention.span.overlaps(link.span) for link in links):
                linked.add(leads_to)
                links.append(Crosslink(mention.span, leads_to))
        yield replace(sentence, links=tuple(sorted(links)))


def is_elsewhere(target: str) -> bool:
    """Return whether a link leads to an address, not to a page of the film."""
    return "://" in target


def target(entity: Entity, page: str) -> str:
    """Return the link from `page` (a file name) to an entity's heading."""
    return f"#{entity.anchor}" if entity.page == page else f"{entity.page}#{entity.anchor}"
