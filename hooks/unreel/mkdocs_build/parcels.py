"""Parts for workers that do not see the project's folder: what goes into one and what came of it, as bytes.

A worker lays out a small project, with the part's films, what they share, and the names of all other pages;
builds it; and hands back the files that it made. What pages ask for of other films is answered there by names
alone, so the starting process asks it again, and takes a part only where the answers are its own.
"""

from __future__ import annotations

import os
import re
import stat
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from unreel.library.people_settings import NAME as PEOPLE
from unreel.mkdocs_build.film_jobs import FilmJob, build_films, built_into
from unreel.mkdocs_build.part import Made
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

Files = Mapping[str, bytes]
"""Paths from a folder, with slashes, and what the files hold."""

_FROM_ENVIRONMENT = re.compile(r"!ENV\b([^\n#]*)")
_OF_EVERY_BUILD = "SOURCE_DATE_EPOCH"
_PAGE = ".md"
_FRONT_MATTER = 1000
"""Bytes at a page's top, among which it says where it comes from."""


class Parcel(NamedTuple):
    """What a part is made of."""

    jobs: tuple[FilmJob, ...]
    files: bytes
    """Those of the small project."""
    names: bytes
    """The paths in docs/ of all that lies in folders of films."""
    environment: Mapping[str, str | None]
    """The variables that the settings name; None for what is not set."""


class Arrived(NamedTuple):
    """What came of a part."""

    made: Made
    site: bytes
    """The files of the site."""
    cache: bytes
    """What the worker kept beside them for the next build."""


def why_none(config: MkDocsConfig) -> str:
    """Return why no parcel can be made of a project; '' where it can."""
    root = _root(config)
    if re.search("(?m)^INHERIT:", _settings(config)):
        return "the settings of mkdocs.yml inherit others"
    parts = (config.docs_dir, *_own_folders(config), *map(str, config.hooks))
    outside = (part for part in parts if not Path(os.path.abspath(root / part)).is_relative_to(root))  # noqa: PTH100 - a link is as good as what it leads to
    return next((f"{part} lies outside of the project's folder" for part in outside), "")


class Packer:
    """Makes the parcels of one project, each when it is about to be sent."""

    def __init__(self, config: MkDocsConfig, paths: Iterable[str]) -> None:
        self._space = Workspace(_root(config))
        self._docs = Path(config.docs_dir)
        self._shared = {**self._read(_shared(config, self._space)), **self._beside()}
        self._names = zlib.compress("\n".join(path for path in paths if "/" in path).encode(), 1)
        words = {word for found in _FROM_ENVIRONMENT.findall(_settings(config)) for word in _words(found)}
        self._environment = {name: os.environ.get(name) for name in sorted({_OF_EVERY_BUILD, *words})}
        self._kept: dict[str, list[Path]] = defaultdict(list)
        """Film → its files in the cache."""
        for path in self._space.cache.glob("*.*.json"):
            self._kept[path.name.partition(".")[0]].append(path)
        self._texts: dict[str, Path] = {path.name: path for path in self._space.seeds.glob("*")}

    def can_send(self, job: FilmJob) -> bool:
        """Return whether nothing but files and folders lies with a film: a link may lead anywhere."""
        folder = self._docs / job.slug
        return all(map(_is_plain, (folder, *folder.rglob("*"))))

    def packed(self, jobs: tuple[FilmJob, ...]) -> Parcel:
        """Return the parcel of a part."""
        files = dict(self._shared)
        for job in jobs:
            found = (path for path in (self._docs / job.slug).rglob("*") if _is_plain(path))
            pages = self._read(path for path in found if path.is_file())
            files |= pages | self._read(self._kept[job.slug]) | self._read(self._seeds(pages.values()))
        site = jobs[0].site._replace(
            config_file=Path(jobs[0].site.config_file).name,
            folder="",
            readings="",
            workspace=Workspace(Path()),
        )
        there = tuple(job._replace(site=site) for job in jobs)
        return Parcel(there, _zipped(files), self._names, self._environment)

    def unpack(self, arrived: Arrived, folder: Path) -> None:
        """Write what came of a part into its folder, and beside what this process keeps."""
        for name, content in _unzipped(arrived.site).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for name, content in _unzipped(arrived.cache).items():
            self._space.write(self._space.cache / name, content)

    def _read(self, paths: Iterable[Path]) -> dict[str, bytes]:
        """Return files of the project; what git has of those that only the machine may keep stays here."""
        named = ((self._space.name(path), path) for path in paths)
        return {name: path.read_bytes() for name, path in named if name not in self._space.tracked}

    def _beside(self) -> dict[str, bytes]:
        """Return the pages beside the films, and of other files there that they exist."""
        found = (path for path in self._docs.iterdir() if _is_plain(path) and path.is_file())
        return {self._space.name(one): one.read_bytes() if one.suffix == _PAGE else b"" for one in found}

    def _seeds(self, pages: Iterable[bytes]) -> list[Path]:
        """Return the texts that pages say they come from."""
        lines = (line for page in pages for line in page[:_FRONT_MATTER].splitlines())
        said = (line for line in lines if line.startswith(b"source:"))
        names = {line.rpartition(b"/")[2].strip(b"'\" ").decode(errors="replace") for line in said}
        return [self._texts[name] for name in sorted(names & self._texts.keys())]


def build_parcel(parcel: Parcel) -> Arrived:
    """Build a part wherever this process is; raise what MkDocs raises."""
    with TemporaryDirectory(prefix="unreel-") as name, _environment(parcel.environment):
        root, sent = Path(name, "project"), _unzipped(parcel.files)
        for path, content in sent.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        site = parcel.jobs[0].site
        own = {job.slug for job in parcel.jobs}
        elsewhere = frozenset(one for one in _names(parcel.names) if one.partition("/")[0] not in own)
        here = site._replace(
            config_file=str(root / site.config_file),
            folder=str(Path(name, "parts")),
            workspace=Workspace(root),
            known=site.known._replace(elsewhere=elsewhere),
        )
        jobs = tuple(job._replace(site=here) for job in parcel.jobs)
        made = build_films(jobs)
        cache = Workspace(root).cache
        prefix = f"{cache.relative_to(root).as_posix()}/"
        kept = {path: one for path, one in _files(cache).items() if sent.get(prefix + path) != one}
        return Arrived(made, _zipped(_files(built_into(jobs))), _zipped(kept))


def _is_plain(path: Path) -> bool:
    """Return whether a path is that of a file or a folder, and no link or pipe."""
    mode = path.lstat().st_mode
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent.absolute()


def _settings(config: MkDocsConfig) -> str:
    return Path(config.config_file_path).read_text(encoding="utf-8")


def _own_folders(config: MkDocsConfig) -> list[str]:
    """Return the folder of a theme of the project's own."""
    return [custom] if (custom := getattr(config.theme, "custom_dir", None)) else []


def _shared(config: MkDocsConfig, space: Workspace) -> Iterator[Path]:
    """Return the files that all films share: settings, hooks, theme, what an editor says of people."""
    yield Path(config.config_file_path)
    for hook in config.hooks:
        yield from (space.root / str(hook)).parent.glob("*.py")
    for folder in _own_folders(config):
        yield from (path for path in Path(folder).rglob("*") if path.is_file())
    yield from (path for path in (space.root / PEOPLE,) if path.is_file())


def _words(found: str) -> list[str]:
    return re.findall(r"\w+", found)


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _zipped(files: Files) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, one in files.items():
            archive.writestr(ZipInfo(name), one, ZIP_DEFLATED, 1)
    return content.getvalue()


def _unzipped(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@lru_cache(maxsize=1)  # all parcels of a build have the same
def _names(content: bytes) -> tuple[str, ...]:
    return tuple(zlib.decompress(content).decode().split("\n"))


@contextmanager
def _environment(values: Mapping[str, str | None]) -> Iterator[None]:
    """Set variables, and set them back in the end."""
    before = {name: os.environ.get(name) for name in values}
    try:
        _set(values)
        yield
    finally:
        _set(before)


def _set(values: Mapping[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
