"""What a reader left out of a file: the stretches that it took no words from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unreel.model.source_text import Omission, Reason
from unreel.model.spans import Span


def without(taken: list[Span], left_out: list[Omission], length: int) -> Iterator[Omission]:
    """Return the omissions of what lies between the stretches taken; what has no reason is markup.

    Where omissions overlap, the outer one counts.
    """
    regions = _apart(left_out)
    region = next(regions, None)
    at = 0
    for span in [*sorted(taken), Span(length, length)]:
        while at < span.start:
            while region and region.span.end <= at:
                region = next(regions, None)
            if region and region.span.start <= at:
                end = min(region.span.end, span.start)
                yield region._replace(span=Span(at, end))
            else:
                end = min(region.span.start, span.start) if region else span.start
                yield Omission(Span(at, end), Reason.MARKUP)
            at = end
        at = max(at, span.end)


def merged(omissions: Iterable[Omission]) -> list[Omission]:
    """Return omissions with neighbours of one reason as one, the markup between them included."""
    found: list[Omission] = []
    for one in omissions:
        back = 2 if len(found) > 1 and found[-1].reason is Reason.MARKUP is not one.reason else 1
        run = found[-back:]
        ends = [*(former.span.end for former in run)]
        starts = [*(latter.span.start for latter in run[1:]), one.span.start]
        if run and ends == starts and run[0].reason is one.reason and run[0].what == one.what:
            found[-back:] = [one._replace(span=Span(run[0].span.start, one.span.end))]
        else:
            found.append(one)
    return found


def _apart(left_out: list[Omission]) -> Iterator[Omission]:
    """Return omissions in the order of the file without what an earlier or outer one holds."""
    at = 0
    for one in sorted(left_out, key=lambda one: (one.span.start, -one.span.end)):
        start = max(at, one.span.start)
        if start < one.span.end:
            yield one._replace(span=Span(start, one.span.end))
            at = one.span.end
