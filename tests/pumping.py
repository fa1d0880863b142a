"""How long a pattern takes on the texts that are worst for it."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from attacks import Attack, attacks

SHORT, LONG = 500, 100_000
"""Code points of the texts that are tried first, and of those that the slowest of them are grown to."""
FACTOR = 4
SQUARE = 2.5
"""Where time grows with the text, four times as much takes four times as long; with the square, sixteen."""
LIMIT = 1.0
"""Seconds of CPU time after which a search is stopped."""
SLOWEST = 6
"""Attacks on a pattern that are grown, of some hundreds."""
REMEASURED = 4 * SLOWEST
"""Those among which they are chosen by a second try."""
SURELY_LINEAR = 1.25
"""What shows the square at `LONG` takes 1.6 times as long a piece, at least, at a quarter as at a sixteenth.

For time a n + b n² with T(LONG) / T(LONG / 4) of 4 × `SQUARE` or more, a is at most b LONG / 4.
"""
REPEATS = 2
_TOO_QUICK = 0.01
"""Seconds below which a clock tells nothing."""


class _TooLongError(Exception):
    """A search took more than its time."""


class Slow(NamedTuple):
    """A text on which a pattern's time grows with more than its length."""

    attack: Attack
    seconds: float
    """CPU time at `LONG`, or at what length it was stopped."""
    length: int


def slow(pattern: str, flags: int, *, anchored: bool) -> Slow | None:
    """Return the text on which a pattern is slowest, if its time grows with more than the text's length."""
    made = re.compile(pattern, flags)
    ranked = {attack.text(SHORT): attack for attack in attacks(pattern, flags)}
    for most in (REMEASURED, SLOWEST):  # a busy machine makes some slower, and none quicker
        taken = {}
        for text, attack in ranked.items():
            start = time.perf_counter()  # of short times the clock of the process knows nothing
            if _seconds(made, text, anchored=anchored) is None:
                return Slow(attack, LIMIT, SHORT)
            taken[text] = (time.perf_counter() - start) / len(text)
        slowest = sorted(ranked, key=lambda text: taken[text], reverse=True)[:most]
        ranked = {text: ranked[text] for text in slowest}
    for attack in ranked.values():
        if found := _growing(made, attack, anchored=anchored):
            return found
    return None


def _growing(made: re.Pattern[str], attack: Attack, *, anchored: bool) -> Slow | None:
    less, more = attack.text(LONG // FACTOR), attack.text(LONG)
    slowest = 0.0
    for _ in range(REPEATS):  # a busy machine may disturb one try
        quick = _seconds(made, less, anchored=anchored)
        if quick is None:
            return Slow(attack, LIMIT, len(less))
        if quick < _TOO_QUICK / FACTOR or _is_surely_linear(made, attack, quick, anchored=anchored):
            return None
        taken = _seconds(made, more, anchored=anchored)
        slowest = LIMIT if taken is None else taken
        if slowest < LIMIT and slowest / max(quick, _TOO_QUICK) / FACTOR < SQUARE:
            return None
    return Slow(attack, slowest, len(more))


def _is_surely_linear(made: re.Pattern[str], attack: Attack, quick: float, *, anchored: bool) -> bool:
    """Return whether nothing grows from a sixteenth of the text to a quarter, which takes `quick` seconds."""
    least = _seconds(made, attack.text(LONG // FACTOR**2), anchored=anchored)
    return least is not None and quick < SURELY_LINEAR * FACTOR * least


def _seconds(made: re.Pattern[str], text: str, *, anchored: bool) -> float | None:
    """Return the CPU time of a pattern on a text, None for more than `LIMIT`."""
    start = time.process_time()
    try:
        with _limited(LIMIT):
            if anchored:
                made.match(text)
            else:
                for _ in made.finditer(text):
                    pass
    except _TooLongError:
        return None
    return time.process_time() - start


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise `_TooLongError` after so much CPU time: `re` looks for signals while it works."""

    def stop(*_: object) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
