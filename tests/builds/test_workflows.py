"""What runs on GitHub: sound workflows, pinned, with few rights, and commands that exist."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from projects import FILM, LICENSED, ROOT, Project, hardcore_henry
from repositories import git

GITHUB = ROOT / ".github"
STARTER = ROOT / "hooks/unreel/commands/new/project/github"
"""What a new library starts with."""
WORKFLOWS = [path for folder in (GITHUB, STARTER) for path in sorted((folder / "workflows").glob("*.yml"))]
BIN = Path(sys.executable).parent

PINS = {
    "actions/checkout": ("de0fac2e4500dabe0009e67214ff5f5447ce83dd", "v6.0.2"),
    "actions/setup-python": ("83679a892e2d95755f2dac6acb0bfd1e9ac5d548", "v6.1.0"),
    "actions/upload-artifact": ("ea165f8d65b6e75b540449e92b4886f43607fa02", "v4.6.2"),
    "actions/configure-pages": ("983d7736d9b0ae728b81ab479565c72886d7745b", "v5.0.0"),
    "actions/upload-pages-artifact": ("7b1f4a764d45c48632c6b24a0339c27f5614fb0b", "v4.0.0"),
    "actions/deploy-pages": ("d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e", "v4.0.5"),
}
"""The actions that may run, each at the commit that was looked at, with its version."""

MAY_WRITE = {
    "publish.yml": {"pages", "id-token"},
    "comment.yml": {"pull-requests"},
    "conflicts.yml": {"pull-requests", "issues"},
}
"""What workflows may write; the others only read."""

each_workflow = pytest.mark.parametrize(
    "path", WORKFLOWS, ids=lambda path: path.relative_to(ROOT).parts[0] + path.name
)


def _workflow(path: Path) -> dict[Any, Any]:
    # YAML 1.1 reads the key `on` as true
    workflow: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return workflow


def _steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in _workflow(path)["jobs"].values() for step in job["steps"]]


def _run(*command: str) -> None:
    done = subprocess.run([BIN / command[0], *command[1:]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.other_content
def test_zizmor_finds_nothing_to_misuse() -> None:
    _run("zizmor", "--offline", "--persona=auditor", "--quiet", *map(str, WORKFLOWS))


@pytest.mark.other_content
def test_the_workflows_fit_githubs_schema() -> None:
    _run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, WORKFLOWS))


@pytest.mark.other_content
def test_the_software_says_how_it_is_cited() -> None:
    path = ROOT / "CITATION.cff"
    _run("check-jsonschema", "--builtin-schema", "vendor.citation-file-format", str(path))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["version"] == project["version"]


@each_workflow
def test_every_action_is_pinned_to_a_commit_that_was_looked_at(path: Path) -> None:
    uses = re.findall(r"^ +uses: (.*)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(uses) == sum("uses" in step for step in _steps(path))
    for line in uses:
        name = line.partition("@")[0]
        assert line == "{}@{} # {}".format(name, *PINS[name])


@each_workflow
def test_nothing_is_allowed_but_what_a_job_names(path: Path) -> None:
    workflow = _workflow(path)
    assert workflow["permissions"] == {}
    allowed = {
        (right, level) for job in workflow["jobs"].values() for right, level in job["permissions"].items()
    }
    assert {right for right, level in allowed if level != "read"} == MAY_WRITE.get(path.name, set())
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


def test_what_a_fork_sends_reaches_no_secret_and_runs_with_reading_alone() -> None:
    for path in WORKFLOWS:
        text, triggers = path.read_text(encoding="utf-8"), set(_workflow(path)[True])
        assert "pull_request_target" not in text
        assert "secrets." not in text
        if path.name in MAY_WRITE:  # they run on what is in main, and none of them fetches a pull request
            assert "pull_request" not in triggers
            assert path.name == "publish.yml" or not any("uses" in step for step in _steps(path))
        else:
            assert triggers <= {"pull_request", "merge_group"}
        assert ("workflow_run" in triggers) == (path.name == "comment.yml")


def test_a_new_library_starts_with_the_same_workflows() -> None:
    for name in ("comment.yml", "conflicts.yml"):
        assert (STARTER / "workflows" / name).read_bytes() == (GITHUB / "workflows" / name).read_bytes()
    ours, theirs = _workflow(GITHUB / "workflows/check.yml"), _workflow(STARTER / "workflows/check.yml")
    assert theirs["jobs"].keys() == {"content"}
    names = [[step["name"] for step in one["jobs"]["content"]["steps"]] for one in (ours, theirs)]
    assert names[0] == names[1]


@each_workflow
def test_no_script_is_put_together_from_expressions(path: Path) -> None:
    for step in _steps(path):
        assert "${{" not in step.get("run", "")


def _commands() -> str:
    """Return all that the workflows run and tell people to run."""
    told = [path.read_text(encoding="utf-8") for path in GITHUB.glob("*.md")]
    return "\n".join([step.get("run", "") for path in WORKFLOWS for step in _steps(path)] + told)


def test_every_command_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(VENV)", ".venv")
    for target in set(re.findall(r"\bmake ([a-z./-]+)", _commands())):
        assert re.search(rf"^{re.escape(target)}:", makefile, flags=re.MULTILINE), target
    for command in set(re.findall(r"python hooks ([a-z]+)", _commands())):
        done = subprocess.run(
            [sys.executable, "hooks", command, "--help"], cwd=ROOT, capture_output=True, check=False
        )
        assert done.returncode == 0, command
    for file in set(re.findall(r"(?:^|\s)(\.(?:ci|github)/\S+)", _commands())):
        assert (ROOT / file).is_file(), file


def test_every_edit_and_source_link_leads_to_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """REPO_URL and EDIT_URI, as the workflow sets them, are all that the links need."""
    build = next(step for step in _steps(GITHUB / "workflows/publish.yml") if step.get("run") == "make site")
    values = {
        "github.server_url": "https://github.com",
        "github.repository": "ann/films",
        "github.ref_name": "main",
    }
    values["steps.pages.outputs.base_url"] = "https://ann.github.io/films"
    for name, value in build["env"].items():
        monkeypatch.setenv(name, re.sub(r"\$\{\{ (.*?) \}\}", lambda found: values[found[1]], value))
    project = hardcore_henry(tmp_path)
    pages = [f"docs/{name}" for name in project.tree("docs")]
    assert project.build("--strict").returncode == 0
    led: dict[str, list[str]] = {"edit": [], "blob": []}
    for html in (project.root / "site").rglob("index.html"):
        text = html.read_text(encoding="utf-8")
        assert 'href="https://ann.github.io/films/' in text  # the site's own address
        for way, links in led.items():
            links.extend(re.findall(rf'href="([^"]*/{way}/main/[^"]*)"', text))
    for way, links in led.items():
        wanted = [f"https://github.com/ann/films/{way}/main/{page}" for page in pages]
        assert sorted(map(unquote, links)) == sorted(wanted)


@pytest.fixture
def pull_request(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a checkout as GitHub makes it, merged from a pull request that only drops a seed."""
    shutil.copytree(GITHUB, project.root / ".github")
    project.put({".gitignore": "__pycache__/\n/.venv\n/actions/\n/bin/\n.unreel/*\n!.unreel/base/\n"})
    (project.root / ".venv").symlink_to(BIN.parent)
    for command in ("init", "add .", "commit -m main", "switch -c seed"):
        git(project.root, *command.split())
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": LICENSED})
    for command in ("add .", "commit -m seed", "switch main", "merge --no-ff -m merged seed"):
        git(project.root, *command.split())
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "RUNNER_TEMP"):
        monkeypatch.setenv(name, str(project.root / "actions" / name))
    (project.root / "actions/RUNNER_TEMP").mkdir(parents=True)
    monkeypatch.setenv("BASE", "HEAD^1")
    return project


def _runs(script: str, project: Project) -> subprocess.CompletedProcess[str]:
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)


def test_who_drops_a_seed_in_the_browser_gets_its_pages_and_is_told_what_to_do(pull_request: Project) -> None:
    steps = _workflow(GITHUB / "workflows/check.yml")["jobs"]["content"]["steps"]
    scripts = [step["run"] for step in steps if not step.get("run", "make").startswith("make")]
    *fine, last = [_runs(script, pull_request) for script in scripts]
    assert [done.returncode for done in fine] == [0] * len(fine), [done.stderr for done in fine]
    assert last.returncode == 1
    assert last.stdout.startswith("::error::docs/ is behind seeds/")
    assert pull_request.read("actions/GITHUB_OUTPUT") == "behind=true\n"
    assert "?? docs/night-train/" in fine[0].stdout
    told = pull_request.read("actions/GITHUB_STEP_SUMMARY")
    assert told == pull_request.read("actions/RUNNER_TEMP/summary.md")
    heads = [line for line in told.splitlines() if line.startswith("#")]
    pages = [line for line in heads if line.startswith("### docs/night-train/")]
    assert "### docs/night-train/index.md is new" in pages
    assert [line for line in heads if line not in pages] == [
        "## docs/ is behind seeds/",
        "## What changes for readers",
        "### New films",
        "### Settings",
        "### Files outside docs/",
        "## The site as it would be",
    ]
    kept = next(step["with"]["path"] for step in steps if step.get("with", {}).get("name") == "pages")
    for folder in kept.split():
        assert list((pull_request.root / folder / "night-train").glob("*.md"))


def test_the_code_is_tested_where_more_changes_than_content(pull_request: Project) -> None:
    (step,) = (step for step in _steps(GITHUB / "workflows/check.yml") if step.get("id") == "paths")
    outputs = pull_request.root / "actions/GITHUB_OUTPUT"
    for file, is_code in {
        "docs/a.md": False,
        "mkdocs.yml": False,
        "hooks/x.py": True,
        "x/docs/a.md": True,
    }.items():
        outputs.unlink(missing_ok=True)
        pull_request.put({file: "site_name: X"})
        for command in ("add .", "commit -m change"):
            git(pull_request.root, *command.split())
        assert _runs(step["run"], pull_request).returncode == 0
        assert outputs.read_text() == f"code={str(is_code).lower()}\n", file


GH = """#!/bin/sh
# Stands in for GitHub's own command: what it is asked goes into the file `asked`.
echo "$*" >> asked
case "$1 $2" in
"pr list") echo 7 ;;
"run download") mkdir -p summary && cp "$LEFT" summary/summary.md ;;
"pr comment") case "$*" in *--edit-last*) exit 1 ;; esac ;;
esac
"""


def test_a_summary_becomes_a_comment_that_calls_nobody(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.put({"bin/gh": GH, "left.md": "## What changes\n\n@ann: “é” \n" + "x" * 99_999})
    (project.root / "bin/gh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{project.root / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("LEFT", str(project.root / "left.md"))
    values = {"RUN": "5", "COMMIT": "abc", "ADDRESS": "https://example.org/run", "CONCLUSION": "success"}
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    (step,) = _steps(GITHUB / "workflows/comment.yml")
    assert _runs(step["run"], project).returncode == 0
    comment = project.read("comment.md")
    assert comment.startswith("[Check](https://example.org/run) ended with success. It wrote")
    assert "## What changes\n\n@\u200bann: “é” \nxxx" in comment
    assert len(comment) < 65_536
    assert project.read("asked").splitlines()[-1] == "pr comment 7 --body-file comment.md"


@pytest.mark.other_content
def test_make_tells_what_it_makes() -> None:
    done = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    targets = [line.split()[1] for line in done.stdout.splitlines()]
    pages = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "ARCHITECTURE.md")]
    named = {
        name
        for line in "\n".join(pages).splitlines()
        if line.startswith("| `make ")
        for name in re.findall("make (\\w+)", line)
    }
    assert named <= {*targets}
    assert {*targets} - named <= {"help", "lint", "clean"}


def test_what_runs_before_a_commit_is_the_same_here_and_elsewhere() -> None:
    elsewhere = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (local,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    by = {"unreel": "python", ".venv/bin/python hooks": "system"}
    for hooks, (caller, language) in zip((elsewhere, local["hooks"]), by.items(), strict=True):
        for hook in hooks:
            assert hook.pop("entry") == f"{caller} {hook['id'].removeprefix('unreel-')}"
            assert hook.pop("language") == language
    assert elsewhere == local["hooks"]


@pytest.mark.other_content
def test_what_keeps_versions_new_fits_its_schema() -> None:
    _run("check-jsonschema", "--builtin-schema", "vendor.renovate", str(GITHUB / "renovate.json"))
    _run("check-jsonschema", "--builtin-schema", "vendor.dependabot", str(STARTER / "dependabot.yml"))


def test_without_a_repository_there_are_no_dead_buttons(project: Project) -> None:
    assert project.build("--strict").returncode == 0
    assert "md-source" not in project.read("site/index.html")
    assert "edit" not in re.findall(r'class="md-content__button[^"]*"', project.read("site/index.html"))
