"""Take fuzzed texts and mutated pages the whole way, and count what does not hold of them.

`fuzz.py [TIMES [SEED]]`; the first inputs that fail in a way are printed, so that they can become cases.
"""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from typing import TYPE_CHECKING

import fuzzing
from unreel.store.progress import each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SHOWN = 3
"""Inputs that are printed of one kind of fault."""
TEXTS, PAGES = 5_000, 1_000
"""Texts, and films' pages, that are tried once."""
KIND = 40
"""Code points of a fault that tell its kind."""


def counted(inputs: Iterable[object], faults: Callable[..., Iterator[str]]) -> Counter[str]:
    """Return how often each kind of fault was met, and print the first of each."""
    found: Counter[str] = Counter()
    for one in inputs:
        try:
            here = [*faults(one)]
        except Exception as error:  # noqa: BLE001 - whatever is raised is to be counted
            here = [f"{type(error).__name__} {traceback.format_exc().splitlines()[-4].strip()}"]
        for fault in here:
            found[fault[:KIND]] += 1
            if found[fault[:KIND]] <= SHOWN:
                print(f"{fault}\n    {one!r}", flush=True)
    return found


def main(times: int = 20, seed: int = 1) -> int:
    """Take so many times `TEXTS` and `PAGES`, and print the counts; return 1 if anything failed."""
    texts, pages = times * TEXTS, times * PAGES
    of_texts = counted(each("texts", fuzzing.texts(seed, texts), texts), fuzzing.faults_of_text)
    of_pages = counted(each("pages", fuzzing.mutated_pages(seed, pages), pages), fuzzing.faults_of_pages)
    print(f"{texts} texts: {dict(of_texts) or 'all hold'}")
    print(f"{pages} times a film's pages: {dict(of_pages) or 'all hold'}")
    return 1 if of_texts or of_pages else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
