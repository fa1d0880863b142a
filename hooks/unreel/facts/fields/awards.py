"""Read the prizes that the film or its makers won."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.grammar.choices import chosen
from unreel.facts.grammar.clauses import is_quoted
from unreel.facts.grammar.givers import COUNT, edition, giver_above
from unreel.facts.grammar.prize_lists import Wins, counted, wins
from unreel.facts.grammar.prizes import CRAFT, JOINT, Prize, prizes
from unreel.facts.grammar.recipients import recipient, recipient_at, recipient_before
from unreel.facts.grammar.result_marks import HEADED, OPENED, first_mark, marked, opener
from unreel.facts.grammar.same_prizes import without_counts
from unreel.facts.sentences import SentenceInContext
from unreel.facts.values import Award
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.nations import country_of
from unreel.lexicon.wordlists import hint, pattern, patterns, wordlist, wordset
from unreel.model.article import Kind
from unreel.model.film import Film
from unreel.model.spans import Span
from unreel.names.credits.subjects import is_title

_any = patterns("facts/fields/awards.txt")
_BEST = r"(?:Best|Worst|Outstanding) [A-Z]"
_GIVERS = pattern("facts/grammar/prizes.txt#givers")
_CUE = lazy_regex(
    rf"(?:\A(?:{_any('openings')})\b[:,]?|\b(?:{_any('openings')}){OPENED}|{HEADED})"
    rf"|(?<![\w-])(?:{_any('cues')}|(?:was|were|been) (?:also |later )?(?:{_any('participles')})"
    rf"|(?:was|were|been) (?:also )?(?:{_any('chosen')})(?: as)?(?= [\"“]?(?:[Tt]he )?{_BEST})"
    rf"|(?:{_any('the only one')}) [^,.;]{{0,60}}?(?:ever )?to (?:ever )?win(?! an? )"
    r"|awarded (?:it|him|her|them|the film|[\"“][^\"“”]{1,60}[\"”]|[A-Z]\w+(?: [A-Z]\w+)?)"
    r"(?: with)?(?= (?:its|the|an?|Best)\b)"
    rf"|(?:{_any('takes')})(?= (?:the |its |his |her |an? )?(?:top |[A-Z][\w'’-]+ ){{0,5}}?"
    r"(?:Best|[Pp]rize|[Aa]ward|Oscar|honou?rs)\b)"
    # "The film brought Ann Lee the Rail Award", "The Rail Circle named Ann Lee Best Director"
    r"|brought [^,.;]{2,80}?(?= (?:the|an?) [A-Z\d])"
    r"|Among (?:its|the|his|her|their) (?:[\w-]+ ){0,4}?(?:[Aa]wards|Oscars|prizes|wins) (?:are|were)"
    rf"|(?:{_GIVERS})(?: of [A-Z][\w.]+(?: (?:and )?[A-Z][\w.]+){{0,4}}| Online)?"
    rf"(?: members)?(?: also)? (?:{_any('gives')})"
    rf"(?=[^.;]{{0,80}}? {_BEST})"
    rf"|(?:which|who|and) (?:also )?(?:{_any('gives')})"
    rf"(?= [A-Z](?:[\w.’'-]+ ){{1,5}}(?:as )?(?:the )?{_BEST}))\b"
)
_ELSEWHERE = lazy_regex(rf"\b(?:{_any('elsewhere')})(?: (?!and\b)\w+){{0,6}} ?\Z|n't (?:\w+ ){{0,3}}\Z")
_NEVER = lazy_regex(rf"\b(?:{_any('never')})\b", re.IGNORECASE)
# what makers are known for: "Ann Lee, who won", "Ann Lee (who had won"
_OF_MAKER = re.compile(r"(?:\bwho (?:also )?|\([^()]*|\bfrom )\Z")
_FOR_FILM = re.compile(
    r"\bfor (?:his|her|their) (?:[\w-]+ ){0,4}"
    r"(?:in|on|scoring of|direction of|score (?:of|for)|work (?:for|on)) "
    r"(?:the )?(?:\d{4} )?(?:film,? |movie,? )?"
    r"[\"“]?(?P<film>[A-Z][^,.;\"”]*)|\bfor [\"“]?(?P<work>The [A-Z][^,.;\"”]*)"
)
_SHARED = re.compile(r",? \(?(?:sharing|shared|tied|tying)\b")
"""What leads to others, with their own films, who won a prize too."""
_OF_NOMINATIONS = re.compile(
    r"(?<!total )(?:of|from|out of) (?:the |its |their )?[\w-]+ (?:\w+ )?nominations"
    r"|(?:[Aa]wards?|categories|Oscars),? (?:(?:for|in) which |that |which )?(?:it|the film|they|he|she) "
    r"(?:was|were|had been) nominated(?: for| in)?"
)
_OBJECT = re.compile(r"(?![,.;)]| (?:none|no|nothing)\b)")
"""What may stand behind "won": neither the end of its clause nor a "none"."""
_IS_SHARED = re.compile(r"\b(?:shared|sharing|tied|tying)\b")
_AFTER_IT = re.compile(r"\b(?:[Aa]fter|despite) (?=(?:the film|it) \Z)")
_GOES_ON = re.compile(r"(?:These|They|Among (?:these|them)) (?:include[sd]?|are|were)\b")
"""What goes on with the prizes that the sentence before told of: "These included Best Film"."""
_NUMBERED = lazy_regex(rf"\(\d+\) (?:{pattern('facts/grammar/prizes.txt#categories')}) ")
_NOMINATION = re.compile(r"nominat", re.IGNORECASE)
_END = lazy_regex(
    rf"\b(?:[Nn]omin(?:at|ee)\w*|{_any('ends')})\b|(?<=[a-z\d]{{2}})[.!?][\"”]? (?=[A-Z])"
    rf"|; (?!(?:and )?(?:for |[Bb]est |the |all |both |{COUNT} of |an? [A-Z]|(?:[A-Z]\w+ ){{0,2}}{CRAFT}))"
)
# "Best Director, which Ann Lee won", "the Rail Award was won by Ann Lee", "Best Film went to Zoe"
_GOES = re.compile(
    r"(?: [Aa]wards?| [Pp]rize| Oscar| [Hh]onou?rs?)?(?:,? (?:which|that) "
    r"(?:(?P<winner>(?:he|she|it|they|the film|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}))"
    r"(?: \w+ly| also)? won\b|was won by (?=[A-Z]))"
    r"|(?: was| were) (?:won by|given to|awarded to|presented to) (?=[A-Z])| went to (?=[A-Z]))"
)
_WINNERS = {"he", "she", "it", "they", "the film"}
"""Who wins what was told of before, though the sentence may tell of others as well: "which it won"."""
_NO_GOING = lazy_regex(rf"\b(?:{_any('no going')})\b")
# "was nominated for the Rail Award and later won it", "nominations for Song and Sound, winning both"
_LATER_WON = re.compile(
    r"\bnominat(?:ed|ions?) (?:by [A-Z]\w+ )?for (?P<what>[^;]{3,200}?)"
    r"(?:,? (?:and|which) (?:it )?(?:\w+ly |later |then |also )?(?:won|winning)|, winning)"
    r"(?: it| (?P<which>both|the latter)| the (?:award|prize|Oscar))?"
    r"(?=[.,;)]| in (?:\w+ )?\d| at | for (?!Best|the))"
)


_CUE_WORDS = ("openings", "cues", "participles", "chosen", "takes", "gives")
_may_be_cued = hint(
    *(word for part in _CUE_WORDS for word in wordlist(f"facts/fields/awards.txt#{part}")),
    *("Win", "win", "Won", "WON", "awarded", "brought", "Among"),
)


def _is_cued(text: str) -> bool:
    """Return whether a sentence may say that something was won."""
    return _may_be_cued(text) and _CUE.search(text) is not None


_may_be_gone = hint("won", "given to", "awarded to", "presented to", "went to")


def awards(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return the prizes that were won for the film, with their giver; nominations are none.

    "Three Oscars" says no more where the three are named.
    """
    yield from without_counts([*_stated(film, sentences)])


def _stated(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return all prizes that are stated, in the prose's order."""
    left: Wins = {}
    before = ""
    for sentence in sentences:
        text = sentence.text
        if sentence.listed and not (first_mark(text) or _OPENING.match(text)):
            continue  # an item of a list alone does not say that it was won
        goes = _may_be_gone(text) and _GOES.search(text)
        if before.endswith(" Won") and _NUMBERED.match(text):
            above = giver_above(before)
            nominated = _NOMINATION.search(text)
            listed = prizes(text, 0, nominated.start() if nominated else len(text))
            title = above.of(before) if above else ""
            yield from (_fact(sentence, film.title, prize, None, title) for prize in listed)
        elif _is_cued(text) or first_mark(text) or goes or "nominated for" in text:
            yield from (_fact(sentence, film.title, *one) for one in won(sentence, film.title))
        goes_on = _GOES_ON.match(text)
        if goes_on and (_NOMINATION.search(before) or not _is_cued(before)):
            goes_on = None
        more = prizes(text, goes_on.end(), _until(text, Span(goes_on.end(), len(text)))) if goes_on else ()
        yield from (_fact(sentence, film.title, prize, None) for prize in (*chosen(text), *more))
        if left and text.count("Best ") > 1 and not first_mark(text):
            yield from (_fact(sentence, film.title, prize, None) for prize in counted(_list_of(text), left))
        left.update(wins(text))
        before = text


def _list_of(text: str) -> str:
    """Return what stands before it is said that something was won: a list may run into the next sentence."""
    cue = _CUE.search(text)
    return text[: cue.start()] if cue else text


def _fact(
    sentence: SentenceInContext, title: str, prize: Prize, winner: Span | None, above: str = ""
) -> Fact:
    """Return that a prize was won by whoever is named behind it, else by the `winner`.

    Its giver stands in the sentence, or `above` it.
    """
    text = sentence.text
    who = recipient(text, prize.span, len(text)) or winner
    who = None if who and is_title(who.of(text), title) else who
    value = Award(
        name=prize.span.of(text),
        giver=prize.giver.of(text) if prize.giver else above,
        category=prize.category.of(text) if prize.category else "",
        edition=edition(text, prize.giver, prize.span),
        recipient=who.of(text) if who else "",
        result="shared" if _IS_SHARED.search(text) else "won",
    )
    return Fact(Field.AWARD, value, sentence, prize.span)


def won(sentence: SentenceInContext, title: str) -> Iterator[tuple[Prize, Span | None]]:
    """Return the prizes that a sentence says were won for the film called `title`, and by whom.

    Whoever is named behind a prize is not looked for.
    """
    text = sentence.text
    if first_mark(text) and (found := marked(text, [*prizes(text, 0, len(text)), *_crafts(text)])):
        yield from ((one, None) for one in found)
        return
    yield from _given(text, title)
    yield from ((prize, None) for prize in _nominated_first(text))
    cues = list(_CUE.finditer(text))
    stops = [*(cue.start() for cue in cues[1:]), len(text)]
    behind = 0  # who is named behind a prize gives none that is won by another clause
    for cue, stop in zip(cues, stops, strict=False):
        if _is_of_others(sentence, cue, title):
            continue
        end = min(stop, _bracket_end(text, cue.start()))
        end = _until(text, Span(cue.end(), end))
        if _another(text[cue.end() : end], title):
            continue
        listed = prizes(text, cue.end(), end, behind, _gives(text, cue))
        all_ = _with_cups(text, Span(cue.end(), end), [*listed])
        ends = (one.giver.end for one in all_ if one.giver and one.giver.start > one.span.end)
        behind = max((behind, *ends))
        yield from _with_winners(text, cue, all_)


# in a list: "It was nominated for: Sound (Jo Ek) (winner)"
_CRAFT = lazy_regex(rf"(?:\A|[:;)]) (?P<craft>(?!Best )(?:[A-Z]\w{{0,20}} ){{0,3}}?{CRAFT})")


def _crafts(text: str) -> Iterator[Prize]:
    """Return the prizes of a list of which only the craft is named."""
    for found in _CRAFT.finditer(text):
        craft = Span(*found.span("craft"))
        yield Prize(craft, giver_above(text[: found.start()]), craft)


def _gives(text: str, cue: re.Match[str]) -> Span | None:
    """Return who gives what a cue leads to, as stated before it: "Rail Awards Won", "The Circle named"."""
    opens = opener(cue[0]) in _OPENS
    verb = cue.start() if opens else cue.start() + cue[0].rfind(" ")
    is_giver = opens or (cue[0].rpartition(" ")[2] in _GIVES and not _PASSIVE.match(cue[0]))
    return giver_above(text[:verb].rstrip()) if is_giver else None


_OPENS = wordset("facts/fields/awards.txt#openings")
_OPENING = lazy_regex(rf"(?:{_any('openings')})\b")
_PASSIVE = re.compile(r"(?:was|were|been) ")


def _with_winners(
    text: str, cue: re.Match[str], found: Sequence[Prize]
) -> Iterator[tuple[Prize, Span | None]]:
    """Return the prizes that a cue leads to, each with who won it as the cue says, if it does."""
    winner, before = None, None
    for prize in found:
        if before is None or not JOINT.fullmatch(text, before, prize.span.start):
            winner = _winner(text, cue, prize, first=before is None)
        before = prize.span.end
        name = prize.span.of(text)
        if not _NEVER.search(name) and name.rpartition(" ")[0] not in country_of():
            yield prize, winner


_LED_TO_NAME = re.compile(r"(?: as)?(?: the)? ?\Z")
_GIVES = wordset("facts/fields/awards.txt#gives")


def _winner(text: str, cue: re.Match[str], prize: Prize, *, first: bool) -> Span | None:
    """Return who won a prize, as a cue says: "Jo Ek won", "brought Jo Ek the", "named Jo Ek as".

    Whose deed the cue tells won the `first` prize behind it.
    """
    led = _LED_TO_NAME.search(text, cue.end(), prize.span.start)
    given = recipient_before(text, led.start()) if led else None
    if given and (given.start <= cue.end() + 1 or text[: given.start].split()[-1:][0] in _GIVES):
        return given
    gives = cue[0].rpartition(" ")[2] in _GIVES and not _PASSIVE.match(cue[0])
    return recipient_before(text, cue.start() - 1) if first and not gives else None


def _is_of_others(sentence: SentenceInContext, cue: re.Match[str], title: str) -> bool:
    """Return whether what stands at a cue was not won, or not by this film or its makers."""
    text = sentence.text
    before = text[: cue.start()]
    if sentence.section == Kind.PRODUCTION and _OF_MAKER.search(before):
        return True
    elsewhere = _ELSEWHERE.search(_AFTER_IT.sub("", before.replace(title, "the film")))
    return bool(not _OBJECT.match(text, cue.end()) or elsewhere or is_quoted(text, cue.start()))


def _given(text: str, title: str) -> Iterator[tuple[Prize, Span | None]]:
    """Return the prizes that are said to have gone to somebody: "Best Director went to Ann Lee"."""
    if not _GOES.search(text) or _another(text, title):
        return
    lost = _NO_GOING.search(text)
    for prize in prizes(text, 0, len(text)):
        goes = _GOES.match(text, prize.span.end)
        if goes and lost and goes["winner"] not in _WINNERS:
            continue
        who = recipient_at(text, goes.end()) if goes and not goes["winner"] else None
        if goes and (who or goes["winner"]) and not is_quoted(text, goes.start()):
            named = goes["winner"] and goes["winner"][0].isupper()
            yield prize, Span(*goes.span("winner")) if named else who


def _nominated_first(text: str) -> Iterator[Prize]:
    """Return the prizes of nominations that are said to have become wins: "nominated for it, and won it"."""
    for later in _LATER_WON.finditer(text):
        named = list(prizes(text, *later.span("what")))
        if later["which"] == "both":
            yield from named[-2:]
        elif later["which"] or len(named) == 1:
            yield from named[-1:]


def _bracket_end(text: str, at: int) -> int:
    """Return where the bracket ends that is open at `at`, as in "(winning one)"; else where the text ends."""
    opened = text.rfind("(", 0, at) > text.rfind(")", 0, at)
    closed = text.find(")", at) if opened else -1
    return closed if closed > 0 else len(text)


# what nobody calls a prize, but a festival gives: "won the Silver Rosa at the Lund Film Festival"
_CUP = lazy_regex(
    r"(?<! by)(?<! of)(?<! at)(?<! in)(?<! from)(?<! to)(?<! with)(?<! for)(?<! on)"
    r"(?: both| also|,? and|,|;)? the (?P<cup>[A-Z][\w’'-]+(?: (?:d'|de |of |for )?[A-Z][\w’'-]+){0,4})"
    rf"(?= (?:at|from|in) (?:the )?(?P<giver>(?:\d[\w.]* )?[A-Z](?:[\w.’'&-]+ ){{1,7}}?"
    rf"(?:{_any('festivals')})))\b"
)


def _with_cups(text: str, region: Span, named: list[Prize]) -> list[Prize]:
    """Return the prizes of a stretch in their order, with those that only the festival behind them tells."""
    cups = (
        Prize(Span(*cup.span("cup")), Span(*cup.span("giver")))
        for cup in _CUP.finditer(text, region.start, region.end)
    )
    more = [one for one in cups if not any(one.span.overlaps(prize.span) for prize in named)]
    return sorted([*named, *more], key=attrgetter("span"))


def _until(text: str, region: Span) -> int:
    """Return where the words end, in code points, that tell what was won, "of nine nominations" aside."""
    plain = _OF_NOMINATIONS.sub(lambda match: " " * len(match[0]), text[: region.end])
    found = _END.search(plain, region.start)
    if found is None:
        return region.end
    # "the Rail Award and a Porter Award nomination": the reader of prizes must see what follows the name
    return found.end() if found[0].casefold().startswith(("nominat", "nod")) else found.start()


def _another(after: str, title: str) -> bool:
    """Return whether a prize was for another film: "won an Oscar for his scoring of Zoe"."""
    other = _FOR_FILM.search(_SHARED.split(after)[0])
    work = (other["film"] or other["work"]) if other else ""
    return bool(work) and title.casefold() not in work.casefold() and work.casefold() not in title.casefold()
