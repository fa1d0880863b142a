"""What a pull request changes for readers, from the comparison to a contributor's branch in git."""

from __future__ import annotations

import os
import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from case_files import Case, each_case
from projects import FILM, LICENSED, Project
from repositories import git
from unreel.editing import changes
from unreel.editing.changes import Docs, Verb, What, changed, compare, docs, read, summary, surroundings
from unreel.editing.changes.summary import BESIDE_SHOWN, ITEMS_SHOWN, LENGTH_SHOWN, PAGES_SHOWN
from unreel.pages.snapshot import PageSource, Snapshot
from unreel.store.workspace import Workspace
from unreel.syncing.conflicts import BASE, MIDDLE, OURS, THEIRS


def tree(texts: dict[str, str]) -> Docs:
    return docs(Snapshot({path: PageSource(path, path, text) for path, text in sorted(texts.items())}))


def _folder(drawn: str) -> dict[str, str]:
    parted = re.split(r"^> (.*)\n", f"{drawn}\n", flags=re.MULTILINE)[1:]
    return dict(zip(parted[::2], parted[1::2], strict=True))


@each_case("editing/changes")
def test_summaries(case: Case) -> None:
    told = summary(compare(tree(_folder(case["before"])), tree(_folder(case["after"]))))
    title, *lines = [line for line in told.splitlines() if line]
    assert title == "## What changes for readers"
    assert lines == case.lines("summary")


def test_a_summary_is_well_formed_markdown() -> None:
    old, new = {"x/a.md": "# A\n\nOne.\n"}, {"x/a.md": "# A\n\nOne [two](b.md).\n"}
    assert summary(compare(tree(old), tree(new))) == (
        "## What changes for readers\n\n- sentences: 1 changed\n- links: 1 added, 1 broken\n\n"
        "### Links that lead nowhere\n\n- docs/x/a.md: “two” → b.md\n\n"
        "### docs/x/a.md\n\n- changed: <del>One.</del> <ins>One two.</ins>\n- link added: “two” → b.md\n"
    )


def test_a_summary_stays_short() -> None:
    before = {f"x/{n:03}.md": f"# Page {n}\n\nIt stays.\n" for n in range(PAGES_SHOWN + 5)}
    sentences = [f"{chr(97 + n) * 2 * LENGTH_SHOWN}." for n in range(ITEMS_SHOWN + 6)]
    after = {path: text + "\n".join(sentences) for path, text in before.items()}
    told = summary(compare(tree(before), tree(after)))
    assert f"sentences: {len(before) * len(sentences)} added" in told
    assert told.count("\n- … and 6 more\n") == PAGES_SHOWN
    assert told.endswith("\n\n… and 5 more pages\n")
    assert f"added: {'a' * LENGTH_SHOWN}…\n" in told
    assert len(told.encode()) < 1 << 20


@each_case("editing/changes_beside_words")
def test_what_changes_beside_words_is_named(case: Case, tmp_path: Path) -> None:
    for time in ("before", "after"):
        (tmp_path / time / "docs").mkdir(parents=True)
        for name, text in _folder(case[time]).items():
            path = tmp_path / time / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    old, new = tmp_path / "before/docs", tmp_path / "after/docs"
    told = summary(compare(read(old), read(new)), changed(surroundings(old), surroundings(new)))
    beside = told.partition("\n### ")[2].partition("\n### docs/")[0]
    assert [line for line in f"### {beside}".splitlines() if line] == case.lines("summary")


def test_links_and_pipes_are_named_and_not_followed(tmp_path: Path) -> None:
    old, new = tmp_path / "old/docs", tmp_path / "new/docs"
    for folder in (old, new):
        (folder / "x").mkdir(parents=True)
    (new / "x/leak.md").symlink_to("/etc/passwd")
    (new / "x/etc").symlink_to("/etc")
    os.mkfifo(new / "x/pipe.png")
    told = summary([], changed(surroundings(old), surroundings(new)))
    assert told.splitlines()[-3:] == [
        "- docs/x/etc added: a link to /etc",
        "- docs/x/leak.md added: a link to /etc/passwd",
        "- docs/x/pipe.png added: neither a file nor a folder",
    ]


def test_the_list_of_files_stays_short(tmp_path: Path) -> None:
    new = tmp_path / "new/docs"
    new.mkdir(parents=True)
    for number in range(BESIDE_SHOWN + 3):
        (new / f"{number:03}.png").write_bytes(b"")
    told = summary([], changed(surroundings(tmp_path / "old/docs"), surroundings(new)))
    assert told.endswith(f"docs/{BESIDE_SHOWN - 1:03}.png added\n- … and 3 more\n")


def folders(alphabet: str) -> st.SearchStrategy[dict[str, str]]:
    line = st.text(st.sampled_from(alphabet), max_size=12).map(str.strip)
    names = st.sampled_from(["index.md", "x/a.md", "x/b.md", "y/a.md"])
    return st.dictionaries(names, st.lists(line, max_size=6).map("\n".join))


@given(folders("ab c."), folders("ab c."))
def test_nothing_is_left_out_and_nothing_told_twice(before: dict[str, str], after: dict[str, str]) -> None:
    """What is said now is what was said, without what went and with what came."""
    old, new = tree(before), tree(after)
    assert compare(old, old) == []
    told = Counter((change.what, change.verb) for change in compare(old, new))
    assert told[What.PAGE, Verb.ADDED] - told[What.PAGE, Verb.REMOVED] == len(after) - len(before)
    was, now = (
        sum(bool(one.text.strip()) for page in docs.pages.values() for one in page.page.sentences)
        for docs in (old, new)
    )
    assert told[What.SENTENCE, Verb.ADDED] - told[What.SENTENCE, Verb.REMOVED] == now - was


@given(folders("ab <>&;*_[]()`#!|\\$~{}:-="), folders("ab <>&;*_[]()`#!|\\$~{}:-="))
def test_nothing_on_a_page_is_markup_in_the_summary(before: dict[str, str], after: dict[str, str]) -> None:
    html = Markdown().convert(summary(compare(tree(before), tree(after))))
    assert set(re.findall(r"<([A-Za-z0-9]+)", html)) <= {"h2", "h3", "p", "ul", "li", "del", "ins", "span"}


@pytest.fixture
def clone(project: Project) -> Project:
    """Return a project in git, with one film, committed as its maintainer would."""
    facts = LICENSED + "sections: [{kind: plot, at: 'Max, a conductor'}]\n"
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": facts})
    project.put({".gitignore": "__pycache__/\n.unreel/*\n!.unreel/base/\n/site/\n"})
    assert project.hooks("sync").returncode == 0
    git(project.root, "init")
    git(project.root, "add", ".")
    git(project.root, "commit", "--message", "Add a film")
    return project


def test_one_changed_sentence_is_one_line_in_gits_own_diff(
    clone: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A person edits on a branch, the seed moves on, and both are merged: each is one line."""
    plot = "docs/night-train/plot.md"
    git(clone.root, "switch", "--create", "edit")
    clone.put({plot: clone.read(plot).replace("look for the driver", "look for the guard")})
    git(clone.root, "commit", "--all", "--message", "Mend the plot")
    assert git(clone.root, "diff", "--numstat", "main") == f"1\t1\t{plot}\n"

    git(clone.root, "switch", "main")
    clone.put({"seeds/night-train.txt": FILM.replace("1999 American thriller", "1999 American silent")})
    assert clone.hooks("sync").returncode == 0
    git(clone.root, "commit", "--all", "--message", "Mend the seed")
    assert git(clone.root, "diff", "--numstat", "HEAD^", "--", "docs") == "1\t1\tdocs/night-train/index.md\n"

    git(clone.root, "merge", "--no-edit", "edit")
    assert git(clone.root, "diff", "--numstat", "HEAD^") == f"1\t1\t{plot}\n"
    assert clone.hooks("sync", "--check").returncode == 0

    base = tmp_path_factory.mktemp("before") / "checkout"
    git(clone.root, "worktree", "add", "--detach", str(base), "HEAD^")
    done = clone.hooks("changes", str(base / "docs"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "## What changes for readers\n\n- sentences: 1 changed\n\n### docs/night-train/plot.md\n\n"
        "- changed: … Zoe and they look for the <del>driver.</del> <ins>guard.</ins>\n"
    )


RELEASE = (
    "---\nsection: release\n---\n\n# Release\n\nIt was released on 1 May 1999.\n\n<!-- box-office -->\n\n"
    "The film had a budget of $2 million.\n"
)
INDEX = "---\nsection: overview\ntitle: Train\n---\n\n# Train\n\n<!-- infobox -->\n\nTrain is a 1999 film.\n"
BEFORE = {
    "a/index.md": INDEX,
    "a/release.md": RELEASE,
    "a/plot.md": "---\nsection: plot\n---\n\n# Plot\n\nMax wakes.\n",
    "a/trivia.md": "# Trivia\n",
}
# what a person does → what a reviewer reads of it
DERIVED: dict[str, tuple[dict[str, str | None], list[str]]] = {
    "a row of the infobox goes": (
        {"a/release.md": RELEASE.replace("The film had a budget of $2 million.\n", "It did well.\n")},
        ["docs/a/index.md: &lt;!-- infobox --> removed: “Budget $2 million"],
    ),
    "the infobox goes": (
        {"a/index.md": INDEX.replace("<!-- infobox -->\n\n", "")},
        ["docs/a/index.md: &lt;!-- infobox --> removed: “Released 1 May 1999; Budget"],
    ),
    "a page loses its front matter": (
        {"a/plot.md": "# Plot\n\nMax wakes.\n"},
        ["docs/a/plot.md: section removed: “plot”", "its place in the navigation changed"],
    ),
    "a page is renamed": (
        {"a/trivia.md": None, "a/facts.md": "# Trivia\n"},
        ["### Addresses that vanish", "docs/a/trivia.md: gone; `", "rename docs/a/trivia.md docs/…`"],
    ),
    "a conflict is left": (
        {"a/plot.md": f"# Plot\n\n{OURS}\nA.\n{BASE}\nB.\n{MIDDLE}\nC.\n{THEIRS}\n"},
        ["docs/a/plot.md: 1 conflict, unsettled"],
    ),
    "a film is new": (
        {f"b{name[1:]}": text for name, text in BEFORE.items()},
        ["### New films", "docs/b: its pages state: ", "1 May 1999; Budget $2 million"],
    ),
    "nothing": ({}, ["Nothing: docs/ says what it said."]),
}


@pytest.mark.parametrize(("edits", "told"), DERIVED.values(), ids=DERIVED)
def test_a_reviewer_is_told_what_nobody_wrote(
    tmp_path: Path, edits: dict[str, str | None], told: list[str]
) -> None:
    after = {name: text for name, text in (BEFORE | edits).items() if text is not None}
    for folder, files in (("old", BEFORE), ("new", after)):
        for name, text in files.items():
            path = tmp_path / folder / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    said = unescape(changes.between(tmp_path / "old/docs", Workspace(tmp_path / "new")))
    said = re.sub(r"\\|</?span>", "", said)
    for words in told:
        assert unescape(words) in said
    assert "<<<<" not in said


def test_identifiers_that_the_build_fills_in_count() -> None:
    texts = {"index.md": "See [below](#filled).\n\n<!-- catalogue -->\n"}
    pages = Snapshot({path: PageSource(path, path, text) for path, text in texts.items()})
    filled = docs(pages, lambda source: source.text.replace("<!-- catalogue -->", "## Filled"))
    assert Verb.BROKEN in {change.verb for change in compare(tree({}), tree(texts))}
    assert Verb.BROKEN not in {change.verb for change in compare(tree({}), filled)}


def test_a_folder_is_read_as_it_stands(project: Project) -> None:
    project.put(
        {"docs/x/a.md": b"\xef\xbb\xbf# A\r\n\r\nOne.\r\n", "docs/x/y/b.md": b"\xff", "docs/x/c.txt": ""}
    )
    docs = read(project.root / "docs")
    assert list(docs.pages) == ["index.md", "x/a.md", "x/y/b.md"]
    assert [one.text for one in docs.pages["x/a.md"].page.sentences] == ["One."]


def test_a_folder_that_is_not_there_is_a_mistake_of_the_caller(project: Project) -> None:
    done = project.hooks("changes", "nowhere")
    assert done.returncode == 2
    assert "nowhere: no such folder: name the docs/ of another checkout" in done.stderr
