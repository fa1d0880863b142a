"""What a build tells those who look on."""

from __future__ import annotations

import logging

import pytest

from unreel.mkdocs_build.reporting import progress


@pytest.mark.parametrize(("level", "is_told"), [(logging.INFO, True), (logging.ERROR, False)])
def test_progress_is_told_unless_mkdocs_is_quiet(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    level: int,
    *,
    is_told: bool,
) -> None:
    monkeypatch.setattr("unreel.store.progress._NOW_AND_THEN", 0.0)
    caplog.set_level(level, "mkdocs")
    with progress("build", 2) as advance:
        advance(2)
    assert capsys.readouterr().err == ("build: 2 of 2\n" if is_told else "")
