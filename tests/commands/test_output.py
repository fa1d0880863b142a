"""Words of any script reach whoever reads the output, whatever the machine's encoding is."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from projects import FILM, LICENSED, Project

NAME = "seeds/night-train.txt"
TEXT = FILM.replace("Bob Ray", "Пётр Réy 😀")

ENCODINGS = {
    "Windows": {"PYTHONIOENCODING": "cp1252"},
    "a bare machine": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
COMMANDS = (
    ["sync"],
    ["split", NAME],
    ["split", "--json", NAME],
    ["read", "--json", NAME],
    ["mend", NAME],
    ["check"],
)


def run(project: Project, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[bytes]:
    inherited = {name: value for name, value in os.environ.items() if name[:3] not in {"PYT", "LC_", "LAN"}}
    guard = {"PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    return subprocess.run(
        [sys.executable, "hooks", *arguments],
        cwd=project.root,
        env={**inherited, **guard, **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("environment", ENCODINGS.values(), ids=ENCODINGS)
def test_no_command_ends_at_a_word_that_the_output_cannot_hold(
    project: Project, environment: dict[str, str]
) -> None:
    project.put({NAME: TEXT, NAME.replace(".txt", ".yml"): LICENSED})
    for command in COMMANDS:
        done = run(project, environment, *command)
        assert b"Error" not in done.stderr, (command, done.stderr)
        assert done.returncode == 0 or command[0] in {"sync", "check"}, command
        if "--json" in command:
            encoding = environment.get("PYTHONIOENCODING", "utf-8").partition(":")[0]
            assert json.loads(done.stdout.decode(encoding))["file"] == NAME


def test_a_pipe_gets_utf_8_wherever_nothing_else_is_asked_for(project: Project) -> None:
    project.put({NAME: TEXT.replace("Night Train", "Поезд")})
    done = run(project, ENCODINGS["a bare machine"], "split", NAME)
    assert done.stdout.decode().startswith(f"{NAME}: Поезд (1999)")


def test_names_of_files_are_printed_whatever_they_hold(project: Project) -> None:
    project.put({"seeds/Поезд 😀.txt": FILM})
    done = run(project, ENCODINGS["Windows"], "sync")
    assert done.returncode == 0
    assert b"warning: seeds/\\u041f\\u043e\\u0435\\u0437\\u0434 \\U0001f600.yml: no licence" in done.stderr
    done = run(project, {"LC_ALL": "C.UTF-8"}, "split", os.fsdecode(b"caf\xe9.txt"))
    assert (done.returncode, done.stderr) == (1, b"error: caf\\udce9.txt: no such file: check the name\n")
