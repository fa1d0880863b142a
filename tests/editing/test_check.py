"""`python hooks check` proves that nothing is lost, and can fail at each link of the chain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects import FILM, LICENSED, Project
from unreel.editing.check import accounted, check, tiled
from unreel.model.article import Kind, Section
from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.model.source_text import SourceText
from unreel.model.spans import Span
from unreel.recovery import article
from unreel.recovery import parts as recovered
from unreel.seeds import Seed
from unreel.seeds.settings import Settings
from unreel.splitting.sections.headings import Outline
from unreel.store.workspace import Workspace


@pytest.fixture
def chain(project: Project) -> Project:
    """Return a project with a built site."""
    settings = LICENSED + "sections: [{kind: plot, at: 'Max, a conductor'}]\n"
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": settings})
    assert project.build().returncode == 0
    return project


def test_a_whole_chain_holds(chain: Project) -> None:
    done = chain.hooks("check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "nothing is lost: seeds/ → docs/ → site/\n", "")


def test_words_missing_from_a_base_page_are_found(chain: Project) -> None:
    for folder in (".unreel/base", "docs"):
        page = chain.read(f"{folder}/night-train/plot.md")
        chain.put({f"{folder}/night-train/plot.md": page.replace("on an empty train", "on a train")})
    done = chain.hooks("check")
    assert done.returncode == 1
    assert "error: .unreel/base/night-train/plot.md: the seed says “an empty train" in done.stderr
    assert "run `python hooks sync`" in done.stderr


def test_words_that_the_site_does_not_show_are_found(chain: Project) -> None:
    html = chain.read("site/night-train/plot/index.html")
    chain.put({"site/night-train/plot/index.html": html.replace("an empty train", "an <!-- empty --> train")})
    done = chain.hooks("check")
    assert done.returncode == 1
    assert (
        "error: docs/night-train/plot.md: site/ does not show “Max, a conductor, wakes on an empty"
        in done.stderr
    )


PLUGIN = """
def on_page_markdown(markdown, **_):
    return markdown.replace("{{ trains }}", "seven trains").replace("%lost%", "")
"""
MORE = """
There are {{ trains }}.[^1]

!!! note "Seen by others"
    A note in words.

    - one

[^1]: Lee, Ann: *Trains*. Example Press.

    With a second paragraph.

Behind the notes stands a sentence.
"""


def test_footnotes_admonitions_and_the_words_of_plugins_are_shown(chain: Project) -> None:
    plot, page = "docs/night-train/plot.md", "site/night-train/plot/index.html"
    settings = chain.read("mkdocs.yml").replace("[hooks/events.py]", "[hooks/events.py, plugin.py]")
    cited = (
        chain.read(plot).replace("He meets Zoe and", "He meets Zoe,[^1] and").replace("the driver", "%lost%")
    )
    chain.put({"mkdocs.yml": settings, "plugin.py": PLUGIN, plot: cited + MORE})
    assert chain.hooks("review").stderr == ""
    built = chain.build("--strict")
    assert built.returncode == 0, built.stderr
    html = chain.read(page)
    assert "seven trains" in html
    assert 'class="admonition note"' in html
    assert [one for one in faults(chain) if one.severity is Severity.ERROR] == []
    for words in (
        "seven trains",
        "Behind the notes",
        "A note in words",
        "Example Press",
        "wakes on an empty",
    ):
        chain.put({page: html.replace(words, "")})
        assert "site/ does not show" in str(faults(chain)[-1]), words


def faults(project: Project) -> list[Diagnostic]:
    """Return what the proof says, errors last."""
    found = check(Workspace(project.root), project.root / "site")
    return sorted(found, key=lambda one: one.severity)


def test_a_page_that_was_not_built_is_found(chain: Project) -> None:
    chain.put({"docs/night-train/trivia.md": "# Trivia\n\nThe train was real.\n"})
    done = chain.hooks("check")
    assert done.returncode == 1
    assert "error: docs/night-train/trivia.md: site/ has no such page: run" in done.stderr


def test_a_site_that_was_not_built_is_told_once(project: Project) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": LICENSED})
    project.hooks("sync")
    errors = [str(one) for one in faults(project) if one.severity is Severity.ERROR]
    assert errors == [f"site/: there is no such folder: run `{COMMAND} build`, then check again"]


def test_edits_are_listed_and_not_failed(chain: Project) -> None:
    page = chain.read("docs/night-train/plot.md")
    table = "| Car | Seats |\n| --- | --- |\n| One | 40 |\n"
    chain.put(
        {
            "docs/night-train/plot.md": page.replace("an empty train", "a **full** train") + "\n" + table,
            "docs/night-train/trivia.md": "# Trivia\n\nThe train & the *driver* were real.\n",
        }
    )
    (chain.root / "docs/night-train/people.md").unlink()
    for name in ("index", "plot"):  # links to the page that was taken away
        text = chain.read(f"docs/night-train/{name}.md")
        chain.put({f"docs/night-train/{name}.md": text.replace("people.md#", "index.md#")})
    assert chain.build().returncode == 0
    done = chain.hooks("check")
    assert done.returncode == 0, done.stderr
    for line in (
        "plot.md: edited by people",
        "trivia.md: written by people",
        "people.md: taken away by people",
    ):
        assert f"hint: docs/night-train/{line}" in done.stderr


def test_a_page_under_another_name_is_renamed_and_neither_lost_nor_new(chain: Project) -> None:
    page = chain.root / "docs/night-train/plot.md"
    page.rename(page.with_name("story.md"))
    done = chain.hooks("check")
    line = "hint: docs/night-train/plot.md: renamed to story.md by people; `python hooks sync` follows"
    assert line in done.stderr
    assert "taken away" not in done.stderr
    assert "written by people" not in done.stderr


ANY_SECTIONS = st.lists(st.tuples(st.integers(0, 60), st.sampled_from(Kind)), max_size=5)


@given(st.text(st.sampled_from('ab. "AB:\n—()12,'), max_size=60), ANY_SECTIONS)
def test_sections_and_parts_tile_texts_of_any_shape(text: str, cuts: list[tuple[int, Kind]]) -> None:
    seed = Seed("x", "seeds/x.txt", text, Settings())
    bounds = sorted({0: Kind.OVERVIEW, **dict(cuts)}.items())
    ends = [at for at, _ in bounds[1:]] + [len(text)]
    sections = [
        Section(kind, None, Span(min(at, len(text)), min(end, len(text))))
        for (at, kind), end in zip(bounds, ends, strict=True)
    ]
    source = SourceText(text)
    parts = recovered.parts(recovered.Source(Outline(source, (), text)), sections)
    found = article.Article("X", (), "", tuple(sections), tuple(parts), source)
    assert list(tiled(seed, found)) == []


@given(st.text(max_size=200))
def test_any_text_is_split_without_losing_a_character(text: str) -> None:
    seed = Seed("x", "seeds/x.txt", text, Settings())
    found = article.read(seed)[0]
    assert [*accounted(seed, found.source), *tiled(seed, found)] == []


def test_numbers_of_citations_are_no_words_of_the_site(chain: Project) -> None:
    text = '---\nsection: references\n---\n\n# References\n\n1. Quill, Ann (2011). "Night". The Train.\n'
    plot = chain.read("docs/night-train/plot.md")
    cited = plot.replace("an empty train", "an empty train,[Quill 2011](references.md#ref-quill-2011)")
    assert cited != plot
    chain.put({"docs/night-train/references.md": text, "docs/night-train/plot.md": cited})
    built = chain.build("--strict")
    assert built.returncode == 0, built.stderr
    assert '<a href="../references/#ref-quill-2011">[1]</a></sup>' in chain.read(
        "site/night-train/plot/index.html"
    )
    done = chain.hooks("check")
    assert done.returncode == 0, done.stderr
    assert "/#p1" in chain.read("site/night-train/references/index.html").split("cited in")[1]
