"""What GitHub shows beside the lines of a pull request."""

from __future__ import annotations

import pytest

from unreel.commands import show
from unreel.model.diagnostics import Diagnostic, Severity

TOLD = [
    Diagnostic("docs/x/a, b.md", 3, 8, "100 %: mend\nit"),
    Diagnostic("seeds/x.yml", 0, 0, "no licence", Severity.WARNING),
    Diagnostic("docs/x/plot.md", 1, 1, "a hint", Severity.HINT),
]


def test_diagnostics_stand_at_their_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    show(TOLD)
    assert [line for line in capsys.readouterr().err.splitlines() if line.startswith("::")] == [
        "::error file=docs/x/a%2C b.md,line=3,col=8::100 %25: mend%0Ait",
        "::warning file=seeds/x.yml::no licence",
    ]
    monkeypatch.delenv("GITHUB_ACTIONS")
    show(TOLD)
    assert "::" not in capsys.readouterr().err
