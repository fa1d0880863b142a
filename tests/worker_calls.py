"""Work for workers, which import it by its name: numbers in, their squares out, or worse."""

from __future__ import annotations

import os
import time

POISON = 7


def squares(part: tuple[int, ...]) -> list[int]:
    return [number * number for number in part]


def raises(part: tuple[int, ...]) -> list[int]:
    if POISON in part:
        raise KeyError(POISON)
    return squares(part)


def dies(part: tuple[int, ...]) -> list[int]:
    if POISON in part:
        os._exit(1)
    return squares(part)


def sleeps(part: tuple[int, ...]) -> list[int]:
    time.sleep(600)
    return squares(part)
