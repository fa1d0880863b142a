"""Films built in parts, by this process or by others: `unreel.store.workers` hands them out.

What goes to a worker and comes back are values; it reads the project's folder, and writes what it builds into
a folder beside the cache, from which the process that was started takes it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from unreel.library import Library
from unreel.library.summaries.film_summary import FilmSummary
from unreel.library.threads import NO_THREADS, FilmThreads
from unreel.mkdocs_build import narrowed
from unreel.mkdocs_build.memory import Memory
from unreel.mkdocs_build.part import Job, Made
from unreel.mkdocs_build.reporting import report
from unreel.mkdocs_build.scope import Known, Scope
from unreel.mkdocs_build.surroundings import MADE_BY
from unreel.site.outlines import Outline
from unreel.store.history import Days
from unreel.store.progress import shown
from unreel.store.workers import Failed, Workers, share

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class _Site(NamedTuple):
    """What all films of a build have in common."""

    config_file: str
    options: Mapping[str, Any]
    """Those of the command line."""
    site_url: str | None
    serve_url: str | None
    nonce: str | None
    has_preview: bool
    folder: str
    """Where parts are built, each in a folder of its own."""
    known: Known


class FilmJob(NamedTuple):
    """A film that is to be built."""

    slug: str
    site: _Site
    threads: FilmThreads
    days: Days


def build_films(jobs: tuple[FilmJob, ...]) -> Made:
    """Build some films into a folder that bears the first one's name; raise what MkDocs raises."""
    from mkdocs.commands.build import build  # noqa: PLC0415 - a worker loads it once, when it first builds
    from mkdocs.config import load_config  # noqa: PLC0415 - likewise

    from unreel.mkdocs_build.build import Build  # noqa: PLC0415 - it imports this file

    narrowed.install()  # a worker that was not forked has not asked for it yet
    site = jobs[0].site
    library = Library(threads={job.slug: job.threads for job in jobs})
    scope = Scope(frozenset(job.slug for job in jobs), known=site.known._replace(library=library))
    changed, added = ({k: v for job in jobs for k, v in job.days[n].items()} for n in (0, 1))
    folder = Path(site.folder, jobs[0].slug)
    folder.mkdir(parents=True, exist_ok=True)
    memory = Memory(has_preview=site.has_preview)
    memory.nonce = site.nonce
    with _unheard():
        config = load_config(site.config_file, **{**site.options, "site_dir": str(folder), "strict": False})
        config.site_url = site.site_url
        config.plugins.on_startup(command="build", dirty=False)
        one = Build(config, memory, Job(scope, Days(changed, added)))
        config.plugins[MADE_BY] = one
        build(config, serve_url=site.serve_url)
    return one.made()


def shared_out(
    slugs: Iterable[str], known: Known, days: Days, config: MkDocsConfig, memory: Memory, folder: Path
) -> tuple[list[Made], set[str]]:
    """Build films in parts, by the workers that are asked for; return what came of them, and which failed."""
    jobs = [*_jobs(sorted(slugs), known, days, config, memory, folder)]
    made: list[Made] = []
    failed: set[str] = set()
    outcomes = share(build_films, jobs, Workers.asked_for(), path=lambda job: f"docs/{job.slug}")
    with closing(outcomes), shown("build", len(jobs)) as advance:
        for outcome in outcomes:
            if isinstance(outcome, Failed):
                failed |= {job.slug for job in outcome.part}
                report([outcome.diagnostic])
            else:
                made.append(outcome.result)
            advance(len(outcome.part))
    return made, failed


def _jobs(
    slugs: list[str], known: Known, days: Days, config: MkDocsConfig, memory: Memory, folder: Path
) -> Iterator[FilmJob]:
    threads = (known.library or Library()).threads
    lean = Known(
        {slug: _lean(one) for slug, one in known.outlines.items()},
        library_pages=dict.fromkeys(known.library_pages, ""),
        hidden=known.hidden,
        has_news=known.has_news,
    )
    options = {**config.user_configs[-1]} if len(config.user_configs) > 1 else {}
    site = _Site(
        config.config_file_path,
        options,
        config.site_url,
        config.site_url if memory.has_preview else None,
        memory.nonce,
        memory.has_preview,
        str(folder),
        lean,
    )
    for slug in slugs:
        own = f"docs/{slug}/"
        changed = {path: day for path, day in days.changed.items() if path.startswith(own)}
        added = {path: day for path, day in days.added.items() if f"{path}/".startswith(own)}
        yield FilmJob(slug, site, threads.get(slug, NO_THREADS), Days(changed, added))


def _lean(one: Outline) -> Outline:
    """Return an outline without what a part does not need of another film."""
    about = one.summary
    return one._replace(
        summary=FilmSummary(about.slug, about.title, about.year, about.overview, ""), pages=()
    )


@contextmanager
def _unheard() -> Iterator[None]:
    """Let nobody hear MkDocs but who starts to listen now: what it tells comes back with the part."""
    log = logging.getLogger("mkdocs")
    before = log.handlers, log.level, log.propagate
    log.handlers, log.propagate = [], False
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.handlers, log.propagate = before[0], before[2]
        log.setLevel(before[1])
