"""A save makes anew only what it can change, and the site is then what a whole build gives, to the byte."""

from __future__ import annotations

import logging
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config

from projects import FILM, PLOT, Project, made
from strategies import examples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

ADDRESS = "http://127.0.0.1:8000/"


class Told(logging.Handler):
    """Collects the warnings of a build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())

    def taken(self) -> list[str]:
        taken, self.messages = sorted(set(self.messages)), []
        return taken


class Served:
    """What `mkdocs serve` does at its start and after each save, without the waiting."""

    def __init__(self, project: Project) -> None:
        self.project, self.whole = project, 0
        self.told = Told()
        logging.getLogger("mkdocs").addHandler(self.told)
        config = self._config("served")
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=ADDRESS)
        self.told.taken()
        cast("LiveReloadServer", SimpleNamespace())
        self.server = config.plugins.on_serve(
            cast("LiveReloadServer", SimpleNamespace()), config=config, builder=self._build
        )

    def _config(self, folder: str) -> MkDocsConfig:
        root = self.project.root
        return load_config(str(root / "mkdocs.yml"), site_dir=str(root / folder), site_url=ADDRESS)

    def _build(self, config: MkDocsConfig | None = None) -> None:
        self.whole += 1
        build(config or self._config("served"), serve_url=ADDRESS)

    def saved(self) -> list[str]:
        """Do what the server does after a save; give what it told."""
        pages = self.project.tree("docs")
        self.server.builder()
        if pages != self.project.tree("docs"):  # those that sync writes are watched
            self.server.builder()
        return self.told.taken()

    def afresh(self) -> tuple[dict[str, bytes], list[str]]:
        """Return the site that a server started now would make first, and what that told."""
        config = self._config("whole")
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=ADDRESS)
        return self.project.tree("whole"), self.told.taken()

    def sources(self) -> dict[str, bytes]:
        return {**self.project.tree("docs"), "mkdocs.yml": self.project.read("mkdocs.yml").encode()}

    def stop(self) -> None:
        logging.getLogger("mkdocs").removeHandler(self.told)


@pytest.fixture(autouse=True)
def _one_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sitemap names the day of the build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setattr("unreel.mkdocs_build.live_reload.nonce", lambda: "one")


@pytest.fixture(scope="module")
def new_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Served]]:
    started: list[Served] = []

    def start() -> Served:
        project = made(tmp_path_factory.mktemp("served"))
        for film in ("night", "day"):
            text = FILM.replace("Night", film.title())
            project.put({f"seeds/{film}-train.txt": text, f"seeds/{film}-train.yml": PLOT})
        project.put({"docs/about.md": "# About\n\nHow this is made.\n"})
        started.append(Served(project))
        return started[-1]

    yield start
    for served in started:
        served.stop()


def change(page: str, old: str, new: str) -> Callable[[Project], object]:
    """Return an edit: the words `old` of a page to `new`, if it is there and says them; '' is its end."""

    def edit(project: Project) -> None:
        path = project.root / page
        text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
        project.put({page: text.replace(old, new, 1) if old else text + new})

    return edit


def remove(page: str) -> Callable[[Project], object]:
    return lambda project: (project.root / page).unlink(missing_ok=True)


N = "docs/night-train/"
EDITS: dict[str, Callable[[Project], object]] = {
    "a word": change(f"{N}plot.md", "an empty train", "a full train"),
    "a word back": change(f"{N}plot.md", "a full train", "an empty train"),
    "a name": change(f"{N}plot.md", "", "\nBob Ray meets Max.\n"),
    "a title": change(f"{N}plot.md", "title: Plot", "title: Story & more"),
    "the film's title": change(f"{N}index.md", "title: Night Train", "title: Night <Train>"),
    "its first sentence": change(f"{N}index.md", "a 1999", "an old"),
    "no film any more": change(f"{N}index.md", "section: overview", "section: none"),
    "a film again": change(f"{N}index.md", "section: none", "section: overview"),
    "another place in the order": change(f"{N}plot.md", "section: plot", "section: sequel"),
    "front matter that is none": change(f"{N}plot.md", "title: Story", "title: [Story"),
    "a heading": change(f"{N}plot.md", "", "\n## The end\n\nIt ends.\n"),
    "a heading less": change(f"{N}plot.md", "## The end", "## An end"),
    "a link from the other film": change(
        "docs/day-train/plot.md", "", "\n[End](../night-train/plot.md#the-end) [no](no.md)\n"
    ),
    "a person less": change(f"{N}people.md", "## Bob Ray", "## Rob Bay"),
    "a catalogue in a film": change("docs/day-train/plot.md", "", "\n<!-- catalogue -->\n"),
    "the home page": change("docs/index.md", "# Films", "# All films"),
    "a page of no film": change("docs/about.md", "# About", "# About all this"),
    "a page of no film left out of search": change(
        "docs/about.md", "# About", "---\nsearch: {exclude: true}\n---\n\n# About"
    ),
    "a first date": change(f"{N}index.md", "", "\nThe film premiered on April 8, 1999, in London.\n"),
    "no date any more": change(f"{N}index.md", "premiered on April 8, 1999", "premiered"),
    "a page more": change(f"{N}trivia.md", "", "# Trivia\n\nMax is a cat.\n"),
    "a page less": remove(f"{N}trivia.md"),
    "an empty page": lambda project: project.put({f"{N}plot.md": ""}),
    "a folder in a film": change(f"{N}more/notes.md", "", "# Notes\n\nMax.\n"),
    "a picture": lambda project: project.put({f"{N}train.png": "a picture"}),
    "a setting": change("mkdocs.yml", "site_name: Unreel", "site_name: Reel"),
    "a seed": change("seeds/night-train.txt", "the driver.", "the driver. The end comes soon."),
    "a seed that is broken": lambda project: project.put({"seeds/day-train.txt": b"\xff"}),
    "a new film": lambda project: project.put({"seeds/dawn.txt": FILM.replace("Night Train", "Dawn")}),
    "nothing": lambda _: None,
    # last, since nothing can be compared behind it
    "a page that is not UTF-8": lambda project: project.put({f"{N}trivia.md": b"# caf\xe9\n"}),
}


# one save takes a second here: a failure names the saves, and is not looked into further
@settings(examples(8), phases=[Phase.explicit, Phase.generate])
@given(saves=st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=6))
@example(saves=list(EDITS))
def test_any_saves_give_what_a_whole_build_gives(new_served: Callable[[], Served], saves: list[str]) -> None:
    served = new_served()
    for save in saves:
        before = served.sources()
        EDITS[save](served.project)
        told = served.saved()
        if b"\xe9" in served.sources().get(f"{N}trivia.md".removeprefix("docs/"), b""):
            continue  # what the page said before is served on; a new process does not know it
        site, afresh = served.afresh()
        now = served.project.tree("served")
        assert {name: now.get(name) for name in site} == site, save
        assert now.keys() == site.keys(), save
        if served.sources() == before:
            afresh = [one for one in afresh if one in told]  # nothing was built, and nothing told of it
        assert told == afresh, save


@pytest.mark.parametrize(
    "save", ["a word", "a title", "a heading", "the home page", "the film's title", "a seed"]
)
def test_a_changed_word_takes_no_whole_build(new_served: Callable[[], Served], save: str) -> None:
    served = new_served()
    whole = served.whole
    EDITS[save](served.project)
    served.saved()
    assert served.whole == whole


def test_a_changed_sentence_renews_no_page_that_says_nothing_else(new_served: Callable[[], Served]) -> None:
    served = new_served()

    def written() -> dict[str, int]:
        site = served.project.root / "served"
        return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("*.html")}

    def renewed() -> set[str]:
        before = written()
        served.saved()
        return {path for path, time in written().items() if before.get(path) != time}

    others = ("day-train/", "people/", "years/", "films/", "genres/")
    EDITS["a word"](served.project)
    anew = renewed()
    assert "night-train/plot/index.html" in anew
    assert not [path for path in anew if path.startswith(others)]
    change(f"{N}plot.md", "", '\nIt is "Day Train" (1999) again.\n')(served.project)
    assert not {path for path in renewed() if path.startswith(others)}, "the story names no films"
    change(f"{N}index.md", "", '\nIt recalls "Day Train" (1999).\n')(served.project)
    named_there = {"day-train/index.html", "day-train/print/index.html"}
    assert {path for path in renewed() if path.startswith(others)} == named_there
    assert served.whole == 0


@pytest.mark.parametrize("page", [f"{N}plot.md", "docs/index.md"])
def test_a_page_that_cannot_be_read_says_what_it_said_before(
    new_served: Callable[[], Served], page: str
) -> None:
    served = new_served()
    site, good = served.project.tree("served"), served.project.read(page)
    served.project.put({page: b"# caf\xe9\n"})
    assert f"{page}:1:6: byte 0xE9, at 5 in the file, is not UTF-8: save it as UTF-8" in served.saved()
    assert served.project.tree("served") == site
    EDITS["a page of no film"](served.project)
    served.saved()
    assert b"About all this" in served.project.tree("served")["about/index.html"]
    served.project.put({page: good.replace("#", "# Healed", 1)})
    served.saved()
    assert served.project.tree("served") == served.afresh()[0]
    assert served.whole == 0


def test_an_unknown_mkdocs_builds_everything(
    new_served: Callable[[], Served], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs.__version__", "1.6.2")
    served = new_served()
    EDITS["a word"](served.project)
    served.saved()
    assert served.whole == 1
