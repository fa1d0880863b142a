"""Films that one worker builds at once: what it is handed, all of it values, and what it does."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from unreel.library import Library
from unreel.library.threads import FilmThreads
from unreel.mkdocs_build import exchanged
from unreel.mkdocs_build.memory import Memory
from unreel.mkdocs_build.part import Job, Made
from unreel.mkdocs_build.scope import Known, Scope
from unreel.store.history import Days
from unreel.store.workspace import Workspace


class SiteOfJobs(NamedTuple):
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
    workspace: Workspace
    """With what git has of files that only a machine may keep, for which it is asked once."""
    readings: str
    """Where lies what was read of the films; '' where nobody knows."""


class FilmJob(NamedTuple):
    """A film that is to be built."""

    slug: str
    site: SiteOfJobs
    threads: FilmThreads
    days: Days
    beside: Mapping[str, str]
    """Pages of the library that are built with it: path in docs/ → Markdown."""


def built_into(jobs: tuple[FilmJob, ...]) -> Path:
    """Return the folder that a part is built into: it bears the name of its first film."""
    return Path(jobs[0].site.folder, jobs[0].slug)


def build_films(jobs: tuple[FilmJob, ...]) -> Made:
    """Build some films, as they lie in the project, into the folder of their part; raise as MkDocs does."""
    from mkdocs.commands.build import build  # noqa: PLC0415 - a worker loads it once, when it first builds
    from mkdocs.config import load_config  # noqa: PLC0415 - likewise

    from unreel.mkdocs_build.build import Build  # noqa: PLC0415 - it imports this file

    exchanged.install()  # a worker that was not forked has not asked for it yet
    site = jobs[0].site
    library = Library(threads={job.slug: job.threads for job in jobs})
    pages = {path: text for job in jobs for path, text in job.beside.items()}
    known = site.known._replace(library=library, library_pages={**site.known.library_pages, **pages})
    scope = Scope(frozenset(job.slug for job in jobs), frozenset(pages), known=known)
    changed, added = ({k: v for job in jobs for k, v in job.days[n].items()} for n in (0, 1))
    folder = built_into(jobs)
    shutil.rmtree(folder, ignore_errors=True)  # a worker that died may have left some of it
    folder.mkdir(parents=True)
    memory = Memory(has_preview=site.has_preview, nonce=site.nonce)
    with _unheard():
        # a cluster gets no folder to be watched
        own = {"site_dir": str(folder), "strict": False, "watch": []}
        config = load_config(site.config_file, **{**site.options, **own})
        config.site_url = site.site_url
        config.plugins.on_startup(command="build", dirty=False)
        one = Build(config, memory, Job(scope, Days(changed, added), site.workspace, site.readings))
        config.plugins[exchanged.BUILD] = one
        build(config, serve_url=site.serve_url)
    made = one.made()
    vars(one).clear()  # MkDocs knows a configuration until it loads the next one, and by it all pages
    return made


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
