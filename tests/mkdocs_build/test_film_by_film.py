"""What changed is built anew, and the site is then what a whole build in one process gives, to the byte."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config

from projects import FILM, PLOT, ROOT, Project, importing, made
from repositories import git
from strategies import examples
from unreel.mkdocs_build import print_page, rendering
from unreel.mkdocs_build.parcels import Arrived, Packer
from unreel.site.fragments.catalogue import is_fetched
from unreel.store import history
from unreel.store.workers.here import Here
from unreel.store.workspace import Workspace
from unreel.syncing.update import update

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from unreel.mkdocs_build.markdown_pages import Renderer
    from unreel.model.film import Film

pytestmark = pytest.mark.slow

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
        self.project = project
        self.told = Told()
        logging.getLogger("mkdocs").addHandler(self.told)
        config = self._config("served")
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=ADDRESS)
        self.told.taken()
        self.server = config.plugins.on_serve(
            cast("LiveReloadServer", SimpleNamespace()), config=config, builder=self._build
        )

    def _config(self, folder: str) -> MkDocsConfig:
        root = self.project.root
        return load_config(str(root / "mkdocs.yml"), site_dir=str(root / folder), site_url=ADDRESS)

    def _build(self, config: MkDocsConfig | None = None) -> None:
        build(config or self._config("served"), serve_url=ADDRESS)

    def saved(self) -> list[str]:
        """Do what the server does after a save; give what it told."""
        pages = self.project.tree("docs")
        with pytest.MonkeyPatch.context() as patch:  # what the check will say of it is told only then
            patch.setattr("unreel.mkdocs_build.saves._said", lambda *_: [])
            self.server.builder()
            if pages != self.project.tree("docs"):  # those that sync writes are watched
                self.server.builder()
        return self.told.taken()

    def afresh(self) -> tuple[dict[str, bytes], list[str]]:
        """Return the site that a new server makes, all at once, and what that told."""
        config = self._config("whole")
        config.plugins.on_startup(command="serve", dirty=False)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("UNREEL_WHOLE", "yes")
            build(config, serve_url=ADDRESS)
        return self.project.tree("whole"), self.told.taken()

    def sources(self) -> dict[str, bytes]:
        return {**self.project.tree("docs"), "mkdocs.yml": self.project.read("mkdocs.yml").encode()}

    def stop(self) -> None:
        logging.getLogger("mkdocs").removeHandler(self.told)


def three_films(root: Path) -> Project:
    """Make a project with films that share people, and a page of no film that links to one."""
    project = made(root)
    for film in ("night", "day", "dusk"):
        text = FILM.replace("Night", film.title())
        project.put({f"seeds/{film}-train.txt": text, f"seeds/{film}-train.yml": PLOT})
    about = "# About\n\nHow [this](night-train/plot.md#plot) is [made](night-train/plot.md#no-such).\n"
    return project.put({"docs/about.md": about})


@pytest.fixture(autouse=True)
def _one_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sitemap names the day of the build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setattr("unreel.mkdocs_build.live_reload.nonce", lambda: "one")


@pytest.fixture(scope="module")
def new_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Served]]:
    started: list[Served] = []

    def start() -> Served:
        started.append(Served(three_films(tmp_path_factory.mktemp("served"))))
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


class Built:
    """A project that `mkdocs build` builds again and again."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def tree(self, folder: str, *, whole: bool) -> tuple[dict[str, bytes], list[str]]:
        """Return the site that a build makes, and what it told."""
        root = self.project.root
        told = Told()
        logging.getLogger("mkdocs").addHandler(told)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("UNREEL_WHOLE", "yes" if whole else "no")
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / folder))
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        logging.getLogger("mkdocs").removeHandler(told)
        return self.project.tree(folder), told.taken()


def same(
    now: tuple[dict[str, bytes], list[str]], whole: tuple[dict[str, bytes], list[str]], what: str
) -> None:
    """Assert that two sites are one, with a look at what is not."""
    (site, told), (expected, told_then) = now, whole
    assert site == expected, what
    assert told == told_then, what


def test_any_change_gives_what_a_whole_build_gives(tmp_path: Path) -> None:
    built = Built(three_films(tmp_path))
    for change in [*list(EDITS), "nothing"]:
        EDITS.get(change, EDITS["nothing"])(built.project)
        same(built.tree("site", whole=False), built.tree("whole", whole=True), change)


# one save takes a second here: a failure names the saves, and is not looked into further
@settings(examples(6), phases=[Phase.explicit, Phase.generate])
@given(saves=st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=5))
def test_any_saves_give_what_a_whole_build_gives(new_served: Callable[[], Served], saves: list[str]) -> None:
    served = new_served()
    known: set[str] = set()
    for save in saves:
        before = served.sources()
        EDITS[save](served.project)
        told = served.saved()
        if b"\xe9" in served.sources().get(f"{N}trivia.md".removeprefix("docs/"), b""):
            continue  # what the page said before is served on; a new process does not know it
        site, afresh = served.afresh()
        known |= {*told}
        is_same = served.sources() == before  # then nothing is built, and nothing told of it
        said = [one for one in afresh if is_same or (one in known and one.startswith(("docs/", "seeds/")))]
        afresh = [one for one in afresh if one in told or one not in said]  # of seeds it is told once
        same((served.project.tree("served"), told), (site, afresh), save)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the pages that are rendered from now on, by their paths in docs/."""
    found: list[str] = []

    def render(renderer: Renderer, page: Page, config: MkDocsConfig, files: Files) -> None:
        found.append(page.file.src_uri)
        rendering.render(renderer, page, config, files)

    monkeypatch.setattr("unreel.mkdocs_build.build.render", render)
    return found


def test_a_further_save_renders_what_changed_alone(
    new_served: Callable[[], Served], rendered: list[str]
) -> None:
    served = new_served()
    EDITS["a link from the other film"](served.project)
    served.saved()
    told = [one for one in served.saved() if "no.md" in one]
    rendered.clear()
    change("docs/day-train/index.md", "a 1999", "an old")(served.project)
    assert [one for one in served.saved() if "no.md" in one] == told != []
    assert "day-train/index.md" in rendered
    assert "day-train/plot.md" not in rendered


@pytest.mark.parametrize(
    "save",
    ["a word", "a title", "a heading", "the home page", "a seed", "a page more", "a page less", "a picture"],
)
def test_a_save_renders_the_pages_of_one_film(
    new_served: Callable[[], Served], rendered: list[str], save: str
) -> None:
    served = new_served()
    rendered.clear()
    EDITS[save](served.project)
    served.saved()
    assert not [path for path in rendered if path.startswith("day-train/")]


def test_a_page_that_cannot_be_read_is_served_as_it_was(new_served: Callable[[], Served]) -> None:
    served = new_served()
    EDITS["a word"](served.project)
    served.saved()
    served.project.put({"docs/day-train/plot.md": b"\xff"})
    assert any("docs/day-train/plot.md:1:1: byte 0xFF" in one for one in served.saved())
    assert b"wakes on an empty train" in served.project.tree("served")["day-train/plot/index.html"]


@pytest.mark.parametrize("threads", [1, 2], ids=["forked", "spawned"])
def test_many_films_are_built_by_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, threads: int
) -> None:
    built = Built(three_films(tmp_path))
    monkeypatch.setattr("unreel.mkdocs_build.run.MANY", 1)
    monkeypatch.setattr("unreel.mkdocs_build.reading.MANY", 1)
    monkeypatch.setattr("threading.active_count", lambda: threads)
    monkeypatch.setenv("UNREEL_JOBS", "2")
    same(built.tree("site", whole=False), built.tree("whole", whole=True), "two processes")
    assert not [*(tmp_path / ".unreel/cache").glob("site-*")]


def test_workers_build_pages_of_the_library_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rendered: list[str]
) -> None:
    built = Built(three_films(tmp_path))
    monkeypatch.setattr("unreel.mkdocs_build.run.MANY", 1)
    monkeypatch.setenv("UNREEL_JOBS", "2")
    built.tree("site", whole=False)
    assert {*rendered} == {"index.md", "about.md"}  # no worker adds to this process's list
    built.project.put({"docs/people/index.md": "# All of them\n"})  # which all pages of people name
    same(built.tree("new", whole=False), built.tree("whole", whole=True), "somebody's page")


def test_films_are_built_by_workers_that_see_no_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rendered: list[str]
) -> None:
    built = Built(three_films(tmp_path).with_own_code())  # a link leads out of the project, and is not sent
    update(Workspace(tmp_path), write=True)
    built.project.put({"docs/day-train/train.png": "a picture", "docs/day-train/trivia.md": b"# caf\xe9\n"})
    (tmp_path / "seeds/day-train.txt").unlink()  # the pages stay
    asks = "\n[Trivia](../day-train/trivia.md)\n"  # by its name it is there
    change("docs/dusk-train/plot.md", "", asks)(built.project)
    (tmp_path / "docs/night-train/secrets.md").symlink_to(tmp_path / "mkdocs.yml")  # nobody sends that
    for edit in ("a link from the other film", "the home page"):
        EDITS[edit](built.project)
    hooks = tmp_path.parent / f"{tmp_path.name} hooks"  # a project may have a link to them
    (tmp_path / "hooks").rename(hooks)
    (tmp_path / "hooks").symlink_to(hooks)
    taken: list[str] = []
    unpack = Packer.unpack

    def unpacked(self: Packer, arrived: Arrived, folder: Path) -> None:
        taken.append(folder.name)
        unpack(self, arrived, folder)

    with monkeypatch.context() as patch:
        patch.setattr(Packer, "unpack", unpacked)
        patch.setattr("unreel.mkdocs_build.run.MANY", 1)
        patch.setenv("UNREEL_SCHEDULER", "tcp://a.cluster:1")
        patch.setattr("unreel.store.workers.choice.Workers.pool", lambda *_: Here())
        same(built.tree("site", whole=False), built.tree("whole", whole=True), "parcels")
    assert taken == ["day-train"]  # the others are left to this process
    rendered.clear()
    built.tree("site", whole=False)
    assert rendered == []  # what they asked for has the same answers here


STOPPED = """
import os
from mkdocs.commands.build import build
from mkdocs.config import load_config
from unreel.mkdocs_build import left_parts, run

note = left_parts.note


def noted(*part):
    note(*part)
    os._exit(9)


left_parts.note, run.MANY = noted, 1
config = load_config(os.path.abspath("mkdocs.yml"), site_dir=os.path.abspath("site"))
config.plugins.on_startup(command="build", dirty=False)
build(config)
"""
"""A build that is killed when one part of the site, the first film, is there."""


@pytest.mark.parametrize(
    ("meanwhile", "is_taken"),
    [
        ("a word", True),  # of another film
        ("a link from the other film", False),
        ("all is committed", False),
    ],
)
def test_a_build_goes_on_where_one_was_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rendered: list[str], meanwhile: str, *, is_taken: bool
) -> None:
    built = Built(three_films(tmp_path))
    stopped = built.project.run("-c", STOPPED, environment=importing(ROOT / "hooks"))
    assert stopped.returncode == 9, stopped.stderr
    if meanwhile == "all is committed":
        git(tmp_path, "init")
        git(tmp_path, "add", "--force", ".unreel/cache/site-*")
    else:
        EDITS[meanwhile](built.project)
    with monkeypatch.context() as patch:
        patch.setattr("unreel.mkdocs_build.run.MANY", 1)
        now = built.tree("site", whole=False)
    assert ("day-train/plot.md" not in rendered) is is_taken
    assert "night-train/plot.md" in rendered
    assert not [*(tmp_path / ".unreel/cache").glob("site-*")]
    same(now, built.tree("whole", whole=True), meanwhile)
    rendered.clear()
    built.tree("site", whole=False)
    assert rendered == []


def test_a_film_that_cannot_be_built_is_told_and_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = Built(three_films(tmp_path))
    before, _ = built.tree("site", whole=False)
    for film in ("night", "day"):
        change(f"docs/{film}-train/plot.md", "an empty train", "a full train")(built.project)
    write = print_page.write

    def fails(film: Film, *more: Any) -> None:  # noqa: ANN401 - as it is called
        write(film, *(more if film.slug != "night-train" else ()))

    with monkeypatch.context() as patch:
        patch.setattr("unreel.mkdocs_build.run.MANY", 1)
        patch.setattr("unreel.mkdocs_build.build.print_page.write", fails)
        site, told = built.tree("site", whole=False)
    page = "{}-train/plot/index.html".format
    assert site[page("night")] == before[page("night")]
    assert b"a full train" in site[page("day")]
    assert [one for one in told if one.startswith("docs/night-train: this could not be worked on")]
    same(built.tree("site", whole=False), built.tree("whole", whole=True), "after a failure")


def test_no_page_of_a_large_library_loads_its_map_which_is_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unreel.site.machine_readable.LARGE", 2)
    monkeypatch.setattr("unreel.mkdocs_build.site_map.ADDRESSES", 5)
    built = Built(three_films(tmp_path))
    now = built.tree("site", whole=False)
    same(now, built.tree("whole", whole=True), "a large library")
    pieces = sorted(name for name in now[0] if name.startswith("sitemap-") and name.endswith(".xml"))
    listed = re.findall("<loc>[^<]*/(.*?)</loc>", now[0]["sitemap.xml"].decode())
    assert [f"sitemap-{number}.xml" for number in range(1, len(pieces) + 1)] == listed == pieces
    assert len({*re.findall("<loc>(.*?)</loc>", "".join(now[0][name].decode() for name in pieces))}) > 10
    assert b"instant.preview" not in now[0]["night-train/plot/index.html"]


@pytest.mark.parametrize("fetched", [2, 3])
def test_the_list_that_filters_films_is_there_where_the_home_page_fetches_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fetched: int
) -> None:
    for name, films in (("MANY", 1), ("MOST", 2), ("FETCHED", fetched)):
        monkeypatch.setattr(sys.modules[is_fetched.__module__], name, films)
    site, _ = Built(three_films(tmp_path)).tree("site", whole=False)
    rows = json.loads(site.get("films/films.json", "[]"))
    assert (b'data-films="films/films.json"' in site["index.html"]) is (fetched > 2) is bool(rows)
    assert {title: address for title, _, _, address in rows} == (
        {f"{one} Train": f"{one.lower()}-train/" for one in ("Day", "Dusk", "Night")} if rows else {}
    )


def test_nothing_changed_renders_nothing(tmp_path: Path, rendered: list[str]) -> None:
    built = Built(three_films(tmp_path))
    before = built.tree("site", whole=False)
    rendered.clear()
    same(built.tree("site", whole=False), before, "nothing")
    assert rendered == []


def test_a_build_of_nothing_loads_little_of_the_library(tmp_path: Path) -> None:
    project = three_films(tmp_path)
    assert project.run("-m", "mkdocs", "build").returncode == 0
    before = project.tree("site")
    code = """
import sys
from mkdocs.__main__ import cli
cli(["build"], standalone_mode=False)
print(*sorted({name.split(".")[1] for name in sys.modules if name.startswith("unreel.")}))
"""
    again = project.run("-c", code)
    assert again.stdout.split() == ["lexicon", "mkdocs_build", "model", "store"], again.stderr
    assert project.tree("site") == before


def test_what_another_hook_sets_counts_as_a_change(tmp_path: Path) -> None:
    project = three_films(tmp_path)
    code = "import os\n\n\ndef on_config(config):\n    config.site_url = os.environ['ADDRESS']\n"
    settings = project.read("mkdocs.yml").replace("[hooks/events.py]", "[hooks/events.py, address.py]")
    project.put({"address.py": code, "mkdocs.yml": settings})
    for address in ("https://one.example/", "https://one.example/", "https://two.example/"):
        project.run("-m", "mkdocs", "build", environment={**os.environ, "ADDRESS": address})
        assert f'<link rel="canonical" href="{address}night-train/plot/">' in project.read(
            "site/night-train/plot/index.html"
        )


def test_a_sentence_that_concerns_no_other_film_joins_none_and_makes_no_list_of_all_anew(
    tmp_path: Path, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    built = Built(three_films(tmp_path))
    built.tree("site", whole=False)
    rendered.clear()
    change(f"{N}plot.md", "", "\nIt is late.\n")(built.project)
    with monkeypatch.context() as patch:
        for of_all in ("joined.join", "assembly.Assembly.all_pages", "machine_readable.write_lists"):
            patch.setattr(f"unreel.mkdocs_build.{of_all}", lambda *_: 1 / 0)
        built.tree("site", whole=False)
    assert {path.partition("/")[0] for path in rendered} == {"night-train"}


def test_git_tells_the_days_of_pages_once_for_each_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = Built(three_films(tmp_path))
    asked: list[str] = []
    start = history.start_log

    def start_log(project: Path, commit: str = "HEAD") -> history.Log | None:
        asked.append(commit)
        return start(project, commit)

    monkeypatch.setattr(history, "start_log", start_log)

    def again(edit: str) -> tuple[int, bool]:
        """Return how often git was asked, and whether a page that was committed later says so."""
        asked.clear()
        EDITS[edit](built.project)
        site, _ = built.tree("site", whole=False)
        return len(asked), b"2020-02-29" in site["night-train/plot/index.html"]

    assert again("nothing") == (0, False)  # there is no git
    git(tmp_path, "init")
    git(tmp_path, "add", "docs")
    git(tmp_path, "commit", "--message", "Films", day="2019-12-31")
    assert again("a name") == (1, False)
    assert again("a word") == (0, False)
    git(tmp_path, "commit", "--all", "--message", "A word", day="2020-02-29")
    assert again("nothing") == (1, True)
    assert again("a page more") == (1, True)
    assert again("a word back") == (0, True)


def test_a_site_that_somebody_changed_heals(tmp_path: Path, rendered: list[str]) -> None:
    built = Built(three_films(tmp_path))
    before, _ = built.tree("site", whole=False)
    built.project.put({"site/night-train/index.html": "something else", "site/stray/x.html": "not ours"})
    (tmp_path / "site/day-train/plot/index.html").unlink()
    (tmp_path / "site/assets/unreel.css").unlink()
    assert built.tree("site", whole=False)[0] == before
    built.project.put({".unreel/cache/built.sqlite": b"no database"})
    rendered.clear()
    assert built.tree("site", whole=False)[0] == before
    assert rendered


def test_a_link_in_the_place_of_a_film_and_back(tmp_path: Path) -> None:
    built = Built(three_films(tmp_path))
    before = built.tree("site", whole=False)
    film, elsewhere = tmp_path / "docs/night-train", tmp_path / "elsewhere"
    film.rename(elsewhere)
    film.symlink_to(elsewhere)
    linked = built.tree("site", whole=False)
    same(linked, built.tree("whole", whole=True), "a link")
    assert "night-train/index.html" not in linked[0]
    film.unlink()
    elsewhere.rename(film)
    same(built.tree("site", whole=False), before, "and back")


def test_a_build_that_fails_leaves_the_last_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = Built(three_films(tmp_path))
    before, _ = built.tree("site", whole=False)
    EDITS["a word"](built.project)
    with monkeypatch.context() as patch:
        patch.setattr("unreel.mkdocs_build.build.print_page.write", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            built.tree("site", whole=False)
    assert built.project.tree("site") == before
    assert not [*(tmp_path / ".unreel/cache").glob("site-*")]
    same(built.tree("site", whole=False), built.tree("whole", whole=True), "after a failure")
