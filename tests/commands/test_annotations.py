"""What GitHub shows beside the lines of a pull request."""

from __future__ import annotations

import pytest

from unreel.commands import show
from unreel.commands.annotations import annotation
from unreel.model.diagnostics import Diagnostic, Severity


@pytest.mark.parametrize(
    ("diagnostic", "line"),
    [
        (
            Diagnostic("docs/x/plot.md", 3, 8, "100% wrong:\n::error::x"),
            "::error file=docs/x/plot.md,line=3,col=8::docs/x/plot.md:3:8: 100%25 wrong:%0A::error::x",
        ),
        (
            Diagnostic("seeds/a,b: c.yml", 0, 0, "no licence", Severity.WARNING),
            "::warning file=seeds/a%2Cb%3A c.yml::seeds/a,b: c.yml: no licence",
        ),
        (Diagnostic("docs/x/plot.md", 3, 8, "two names", Severity.HINT), ""),
    ],
)
def test_a_message_is_an_annotation_and_no_command_of_its_own(
    diagnostic: Diagnostic, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("GITHUB_EVENT_NAME", raising=False)
    assert annotation(diagnostic) == ""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert annotation(diagnostic) == line
    show([diagnostic])
    assert capsys.readouterr().err == f"{line or f'hint: {diagnostic}'}\n"
