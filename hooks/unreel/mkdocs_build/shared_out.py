"""Films built in parts, by this process or by others: `unreel.store.workers` hands them out.

What goes to a worker and comes back are values. One on this machine reads the project's folder, and builds
into a folder beside the cache, from which the process that was started takes the files; one of a cluster gets
files and gives them back (`parcels.py`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from unreel.library import Library
from unreel.library.summaries.film_summary import FilmSummary
from unreel.library.threads import NO_THREADS
from unreel.mkdocs_build import left_parts, parcels
from unreel.mkdocs_build.film_jobs import FilmJob, SiteOfJobs, build_films, built_into
from unreel.mkdocs_build.parcels import Arrived
from unreel.mkdocs_build.part import Made
from unreel.mkdocs_build.reporting import log, progress, report
from unreel.mkdocs_build.scope import Known
from unreel.site.outlines import Outline
from unreel.store.history import Days
from unreel.store.workers import Done, Failed, Workers, share
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from unreel.mkdocs_build.memory import Memory

    Outcomes = Generator[Done[FilmJob, Made | None] | Failed[FilmJob], None, None]


class Whole(NamedTuple):
    """The build that films are shared out of."""

    config: MkDocsConfig
    memory: Memory
    known: Known
    pages: Mapping[str, str]
    """The pages of the library that are built, too: path in docs/ → Markdown."""
    days: Days
    paths: Iterable[str]
    """All files of docs/, from there."""
    state: Callable[[str], str]
    """Return all that a link to a path in docs/ shows of what lies there."""
    folder: Path
    """Where parts are built, each in a folder of its own."""
    readings: str
    """Where lies what was read of films."""
    workspace: Workspace
    made_from: Mapping[str, str]
    """Unit → the digest of all that goes into it."""


class Shared(NamedTuple):
    """What became of the films that were shared out, and of the pages beside them."""

    made: list[Made]
    failed: set[str]
    """Those that cannot be built: they were told."""
    left: set[str]
    """Those that only this process can build, since it has the whole project."""


def shared_out(slugs: Collection[str], whole: Whole) -> Shared:
    """Build films in parts, by the workers that are asked for."""
    jobs = [*_jobs(sorted(slugs), whole)] if slugs else []
    found = Shared([], set(), set())
    with closing(_outcomes(jobs, whole)) as outcomes, progress("build", len(jobs)) as advance:
        for outcome in outcomes:
            names = {job.slug for job in outcome.part}
            if isinstance(outcome, Failed):
                found.failed.update(names)
                for job in outcome.part:  # what there is of it is no part of the site
                    shutil.rmtree(built_into((job,)), ignore_errors=True)
                report([outcome.diagnostic])
            elif outcome.result is None:
                found.left.update(names)
            else:
                left_parts.note(built_into(outcome.part), outcome.result, whole.made_from)
                found.made.append(outcome.result)
            advance(len(names))
    return found


def _outcomes(jobs: list[FilmJob], whole: Whole) -> Outcomes:
    """Yield what becomes of each part; None where it is left to this process."""
    workers = Workers.asked_for()
    if workers.scheduler and (why := parcels.why_none(whole.config)):
        log.warning("%s is not asked, since it could not be sent all: %s", workers.scheduler, why)
        workers = workers._replace(scheduler="")
    if not workers.scheduler:
        work: Callable[[tuple[FilmJob, ...]], Made | None] = build_films
        yield from share(work, jobs, workers, path=_path)
        return
    packer = parcels.Packer(whole.config, whole.paths)
    sent = {job.slug: job for job in jobs if packer.can_send(job)}
    left: Made | None = None
    yield from (Done((job,), left) for job in jobs if job.slug not in sent)

    def taken(one: Done[FilmJob, Arrived]) -> Made | None:
        if not one.result.made.asked_the_same(whole.state):
            return None
        packer.unpack(one.result, built_into(one.part))
        return one.result.made

    with closing(
        share(parcels.build_parcel, [*sent.values()], workers, path=_path, packed=packer.packed)
    ) as arrived:
        for one in arrived:
            yield one if isinstance(one, Failed) else Done(one.part, taken(one))


def _path(job: FilmJob) -> str:
    return f"docs/{job.slug}"


def _jobs(slugs: list[str], whole: Whole) -> Iterator[FilmJob]:
    config, memory, known = whole.config, whole.memory, whole.known
    threads = (known.library or Library()).threads
    lean = known._replace(
        outlines={slug: _lean(one) for slug, one in known.outlines.items()},
        library=None,
        library_pages=dict.fromkeys(known.library_pages, ""),
    )
    options = {**config.user_configs[-1]} if len(config.user_configs) > 1 else {}
    site = SiteOfJobs(
        config.config_file_path,
        options,
        config.site_url,
        config.site_url if memory.has_preview else None,
        memory.nonce,
        memory.has_preview,
        str(whole.folder),
        lean,
        whole.workspace,
        whole.readings,
    )
    changed, added = (_by_folder(one) for one in whole.days)
    pages = [*whole.pages.items()]
    ends = [number * len(pages) // len(slugs) for number in range(len(slugs) + 1)]
    for slug, (start, end) in zip(slugs, pairwise(ends), strict=True):
        days = Days(changed.get(slug, {}), added.get(slug, {}))
        yield FilmJob(slug, site, threads.get(slug, NO_THREADS), days, dict(pages[start:end]))


def _by_folder(days: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return folder of docs/ → what stands in it, or is it, with its day."""
    found: dict[str, dict[str, str]] = {}
    for path, day in days.items():
        found.setdefault(path.removeprefix("docs/").partition("/")[0], {})[path] = day
    return found


def _lean(one: Outline) -> Outline:
    """Return an outline without what a part does not need of another film."""
    about = one.summary
    return one._replace(
        summary=FilmSummary(about.slug, about.title, about.year, about.overview, ""), pages=()
    )
