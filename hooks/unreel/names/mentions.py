"""Find which words of sentences name whom, and make links of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial
from typing import NamedTuple

from unreel.lexicon.months import MONTHS
from unreel.lexicon.nations import country_of
from unreel.lexicon.wordlists import wordset
from unreel.model.article import BACK_MATTER, Kind
from unreel.model.film import Crosslink, Sentence
from unreel.model.spans import Span
from unreel.names.entities import Entity
from unreel.names.forms import Forms, forms
from unreel.names.titles import is_title


class Mention(NamedTuple):
    """A place where someone is named."""

    entity: Entity
    span: Span
    """Code points into the sentence."""


def finder(entities: Iterable[Entity], sentences: Iterable[str], titles: Iterable[str]) -> Finder:
    """Return what finds the mentions of a film's people and characters in its sentences.

    It finds none inside the film's own `titles`: Hardcore Henry is no Henry.
    """
    return _finder(tuple(entities), tuple(sentences), frozenset(titles) - {""})


@lru_cache(maxsize=1)  # who links a film's names, and then says where they stand, asks the same twice
def _finder(entities: Sequence[Entity], sentences: Sequence[str], titles: frozenset[str]) -> Finder:
    return Finder(forms(entities, sentences), titles)


class Finder:
    """Finds the mentions of a film's people and characters, in each sentence once."""

    def __init__(self, forms: Forms, titles: frozenset[str]) -> None:
        """Look for `forms`, but not inside `titles`."""
        self._forms = forms
        self._by_start: dict[str, list[str]] = defaultdict(list)
        """How names and titles start → those that start so, the longest first."""
        for form in sorted({*forms.whole, *forms.short, *titles} - {""}, key=lambda form: (-len(form), form)):
            self._by_start[_start(form)].append(form)
        self._start = _CAPITAL if all(map(_CAPITAL.match, self._by_start)) else _START
        self._titles = titles
        works = {_plain(_NUMBER.sub("", title)) for title in self._titles} - {""}
        self._is_other_work = cache(lambda form: _plain(form) in works)
        claims = (*forms.whole.values(), *forms.short.values())
        self._has_characters = any(entity.is_character for claim in claims for entity in claim)
        self._meant = cache(partial(_meant, forms))
        self._found: dict[tuple[str, str], tuple[Mention, ...]] = {}

    def mentions(self, text: str, section: str) -> tuple[Mention, ...]:
        """Return the mentions in one sentence of a page about `section`, in their order, none overlapping."""
        if (text, section) not in self._found:
            self._found[text, section] = tuple(self._mentions(text, section))
        return self._found[text, section]

    def _forms_in(self, text: str) -> Iterator[Span]:
        """Return the longest forms and titles that stand in a text as whole words, none overlapping."""
        plain, end = text.replace("’", "'"), 0
        for start in self._start.finditer(plain):
            forms = self._by_start.get(start[0])
            if not forms or (at := start.start()) < end:
                continue
            for form in forms:
                behind = at + len(form)
                if (text if "’" in form else plain).startswith(form, at) and not _SIGN.match(text, behind):
                    yield Span(at, end := behind)
                    break

    def _mentions(self, text: str, section: str) -> Iterator[Mention]:
        titles = _quoted_titles(text)
        for span in self._forms_in(text):
            form = span.of(text).replace("’", "'")
            if self._is_work(form, section) or _is_behind_saving(text, span.start):
                continue
            alone = " " not in form
            if alone and (self._is_no_name(text, span) or any(title.contains(span) for title in titles)):
                continue
            if not alone and _SHOW.match(text, span.end) and text.endswith(("the ", "The "), 0, span.start):
                continue
            entity = self._meant(form, section in _STORY)
            if entity and not self._is_unlikely(entity, text, span, section):
                yield Mention(entity, span)

    def _is_work(self, form: str, section: str) -> bool:
        """Return whether a name is the film's, or outside of its story that before it: "Max 2"."""
        return form in self._titles or (section not in _STORY and self._is_other_work(form))

    def _is_unlikely(self, entity: Entity, text: str, span: Span, section: str) -> bool:
        """Return whether someone is hardly meant: an author in a story, a character among sources.

        In the story of a film that has characters a family name alone is an actor's in brackets only.
        """
        alone = " " not in span.of(text)
        if section in BACK_MATTER:
            return entity.is_character or (alone and _is_other_author(entity, text, span.end))
        in_story = section == Kind.PLOT and self._has_characters and not entity.is_character
        return in_story and alone and text.rfind("(", 0, span.start) <= text.rfind(")", 0, span.start)

    def _is_no_name(self, text: str, span: Span) -> bool:
        """Return whether a single word is inside a longer name, or names a thing.

        Who is called just that ("HAL") is meant all the same.
        """
        word = span.of(text)
        other = (len(word) > 1 and word.isupper()) or word in country_of() or word in MONTHS
        thing = other or word in wordset("names/no_people.txt") or self._is_of_a_thing(text, span)
        return (thing and word not in self._forms.whole) or _part_of_another_name(text, span)

    def _is_of_a_thing(self, text: str, span: Span) -> bool:
        """Return whether a family's name tells of a thing: "the Manson clan"; the Oracle is called so."""
        claims = self._forms.short.get(span.of(text), ())
        return text.endswith((" the ", "The "), 0, span.start) and not any(
            entity.name.casefold().startswith("the ") for entity in claims
        )


_START = re.compile(r"(?<![\w@#])(?:\w+|\W)")
"""What may start a form: a word, or a mark."""
_CAPITAL = re.compile(r"[^a-z\s,.](?<![\w@#].)(?:(?<=\w)\w*+)?")
"""The same, where it is no word in small letters: quicker to find, and enough for most films."""
_SIGN = re.compile(r"\w")


def _start(form: str) -> str:
    """Return the first word or mark of a form, a curly apostrophe as a straight one."""
    found = _START.match(form.replace("’", "'"))
    return found[0] if found else form


_STORY = frozenset({Kind.PLOT, Kind.CAST})
"""The sections of pages that tell of characters."""
_NUMBER = re.compile(r"[ :-]{1,3}(?:\d{1,2}|[IVX]{1,4})\Z")


def _plain(title: str) -> str:
    """Return a title for comparing: Seema Raja is Seemaraja."""
    return re.sub(r"[\W_]+", "", title.casefold())


def _meant(forms: Forms, form: str, story: bool) -> Entity | None:  # noqa: FBT001 - as it is memoized
    """Decide between those whom a form may stand for; None where nothing decides.

    In the `story` a name is a character's, elsewhere a person's, if it can be; a whole name comes
    before a short one.
    """
    for characters in (story, not story):
        for claims in (forms.whole.get(form, ()), forms.short.get(form, ())):
            matching = [one for one in claims if one.is_character == characters]
            if matching:
                return matching[0] if len(matching) == 1 else None
    return None


def _is_other_author(entity: Entity, text: str, end: int) -> bool:
    """Return whether the given name behind a family name is not an entity's: "Brooks, Brian"."""
    given = _GIVEN.match(text, end)
    return given is None or given["initial"] != entity.name[0]


def _quoted_titles(text: str) -> list[Span]:
    """Return what stands in quotation marks and looks like a title: its words are capitalised."""
    if '"' not in text and "“" not in text:
        return []
    return [
        Span(*quoted.span("title"))
        for quoted in _QUOTED.finditer(text)
        if all(not word[0].islower() or _is_small(word) for word in quoted["title"].split())
    ]


def _is_small(word: str) -> bool:
    """Return whether a word stands in lower case within titles, of whatever language."""
    small = word.capitalize() in wordset("names/function_words.txt")
    return small or len(word) < len("the") or word in wordset("lexicon/particles.txt")


_QUOTED = re.compile(r"[\"“](?P<title>[^\W_][^\"“”]{1,60})[\"”](?! [^a-z\W\d_])")
"""Not a nickname: '"Popeye" Doyle'."""
_GIVEN = re.compile(r", (?P<initial>[^a-z\W\d_])")
_SHOW = re.compile(r" [^a-z\W\d_]")
"""What makes a name that of a thing: "the Ann Lee Show"."""
_PAIR_AFTER = re.compile(r" & [^a-z\W\d_]")
_PAIR_BEFORE = re.compile(r"[\w.] & \Z")
"""What makes a lone name part of a duo's or a company's: "Simon & Garfunkel"."""
# "Private Ryan" is a person, "Saving Private Ryan" is none
_SAVING = re.compile(r"(?<=\w )[A-Z][a-z]+ing (?:[A-Z]\w+ )?\Z")


def _is_behind_saving(text: str, at: int) -> bool:
    start = max(0, at - 40)
    return "ing " in text[start:at] and _SAVING.search(text, start, at) is not None


# "The Wrath of Khan", "The Search for Spock", but "Because of Khan"
_OF_A_NAME = re.compile(
    r"(?:(?<=[\w,:;] )|\b(?:The|A) )[A-Z][\w’'-]{1,30} of (?:the )?\Z|\b(?:The|A) [A-Z][\w’'-]{1,30} for \Z"
)
_BEFORE = re.compile(r"(?P<word>[^\W_][\w.'’-]{0,40})(?P<gap> |-)\Z")
_AFTER = re.compile(r"[ -](?P<word>[^\W_][\w'’-]*)")


def _part_of_another_name(text: str, span: Span) -> bool:
    """Return whether a single word stands inside a longer name, as Henry does in Henry Ford."""
    if _PAIR_AFTER.match(text, span.end) or _PAIR_BEFORE.search(text, max(0, span.start - 4), span.start):
        return True
    # patterns that end at a place are slow to search, and hardly any words pass this
    may_be_of_one = text.endswith((" of ", " of the ", " for "), 0, span.start)
    if may_be_of_one and _OF_A_NAME.search(text, max(0, span.start - 60), span.start):
        return True
    after = _AFTER.match(text, span.end)
    if after and (after["word"][0].isupper() or after["word"][0].isdigit()):
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
        has_more = len(links) > len(sentence.links)
        yield replace(sentence, links=tuple(sorted(links))) if has_more else sentence


def is_elsewhere(target: str) -> bool:
    """Return whether a link leads to an address, not to a page of the film."""
    return "://" in target


def target(entity: Entity, page: str) -> str:
    """Return the link from `page` (a file name) to an entity's heading."""
    return f"#{entity.anchor}" if entity.page == page else f"{entity.page}#{entity.anchor}"
