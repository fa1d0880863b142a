"""What is kept between builds: a change of code does again only the stages that use it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import grimp
import pytest

from projects import FILM, PLOT, importing
from unreel.facts import cached
from unreel.library.summaries.cached import SUMMARY
from unreel.recovery import pages_from_seed
from unreel.site import citations, docs, inline_scripts
from unreel.site.machine_readable import site_record
from unreel.store.cache import Stage, memoized
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from projects import Project

STAGES = {
    "pages from a seed": (pages_from_seed.ROOMS, ["unreel.recovery.pages_from_seed"]),
    "facts": (cached.ROOMS, ["unreel.facts.cached", "unreel.pages.read"]),
    "summaries": (SUMMARY.rooms, ["unreel.library.summaries", "unreel.pages.read"]),
    "shown references": (citations.ROOMS, ["unreel.site.citations"]),
    "records": (site_record.STAGE.rooms, ["unreel.site.machine_readable.site_record", "unreel.pages.read"]),
    "scripts of the theme": (inline_scripts.STAGE.rooms, ["unreel.site.inline_scripts"]),
    "set lists": (docs.TYPESET.rooms, ["unreel.site.typeset", "unreel.pages.read", "unreel.store.cache"]),
}
"""Stage → the rooms in its key, and the modules that it starts from."""


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("unreel", exclude_type_checking_imports=True, cache_dir=None)


@pytest.mark.parametrize(("rooms", "starts"), STAGES.values(), ids=STAGES)
def test_the_rooms_in_a_key_are_those_that_the_stage_imports(
    imports: grimp.ImportGraph, rooms: tuple[str, ...], starts: list[str]
) -> None:
    used = set()
    for start in starts:
        has_files = any(module.startswith(f"{start}.") for module in imports.modules)
        used |= imports.find_upstream_modules(start, as_package=has_files) | {start}
    folders = {module.removeprefix("unreel.").replace(".", "/") for module in used}
    unnamed = {one for one in folders if not any(f"{one}/".startswith(f"{room}/") for room in rooms)}
    unused = {room for room in rooms if not any(f"{one}/".startswith(f"{room}/") for one in folders)}
    assert (unnamed, unused) == (set(), set())


def test_a_result_is_kept_until_its_source_changes(tmp_path: Path) -> None:
    made: list[object] = []
    stage = Stage[str](("model",), pack=lambda result: [result], unpack=lambda content: str(content[0]))

    def result(source: object) -> str:
        def make() -> str:
            made.append(source)
            return f"{source}!"

        return memoized(stage, Workspace(tmp_path), "x", source, make)

    assert [result("a"), result("a"), result("b"), result("a")] == ["a!", "a!", "b!", "a!"]
    assert made == ["a", "b", "a"]
    kept = tmp_path / ".unreel/cache/x.json"
    assert json.loads(kept.read_text())["result"] == ["a!"]
    for damage in (b"", b"{", b"[]", b"\xff", kept.read_bytes().replace(b'["a!"]', b"[]")):
        kept.write_bytes(damage)
        assert result("a") == "a!"
        assert result("a") == "a!"
    assert len(made) == 8


def test_a_stage_of_a_room_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    stage = Stage[str](("attic",), pack=str, unpack=str)
    with pytest.raises(KeyError, match="attic"):
        memoized(stage, Workspace(tmp_path), "x", 1, lambda: "x")


ADDED = {
    "hooks/unreel/site/fragments/cite.py": set[str](),
    "hooks/unreel/site/typeset/marked.py": {"lists"},
    "hooks/unreel/mkdocs_build/theme/main.html": set[str](),
    "hooks/unreel/editing/check.py": set[str](),
    "hooks/unreel/splitting/sentences.py": {"seeds"},
    "hooks/unreel/facts/fact.py": {"facts"},
    "hooks/unreel/lexicon/months.py": {"seeds", "facts", "lists"},
}
"""File to which a comment is added → what is then made again."""

COUNT = """
import logging
from pathlib import Path
from mkdocs.__main__ import cli
from unreel.facts import cached
from unreel.library.summaries.cached import SUMMARY
from unreel.recovery import pages_from_seed
from unreel.site.typeset import reference

def counted(module, name, stage):
    function = getattr(module, name)
    setattr(module, name, lambda *given: (print(stage), function(*given))[1])

counted(pages_from_seed, "pages_from_seed", "seeds")
counted(cached.facts, "read", "facts")
counted(reference, "marks", "lists")
cli(["build", "--quiet"])
"""


def test_a_comment_does_again_only_what_uses_its_file(project: Project) -> None:
    project.put(
        {
            "seeds/night-train.txt": FILM + " ^ Lee, Ann (2001). A Book. London: Press.",
            "seeds/night-train.yml": PLOT.replace("}]", "}, {kind: references, at: 'Lee, Ann (2001)'}]"),
        }
    )

    def made_again() -> set[str]:
        for record in project.root.glob(".unreel/base/*/*.seed"):  # else an untouched seed is not read at all
            record.unlink()
        done = subprocess.run(
            [sys.executable, "-c", COUNT],
            cwd=project.root,
            env={**importing("hooks"), "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return set(done.stdout.split())

    assert made_again() == {"seeds", "facts", "lists"}
    assert made_again() == set()
    for name, stages in ADDED.items():
        comment = "\n{# more #}\n" if name.endswith("html") else "\n# more\n"
        project.put({name: project.read(name) + comment})
        assert made_again() == stages, name
