"""A terminal sees a bar, a log a line now and then, and what is done at once shows nothing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from unreel.store import progress

if TYPE_CHECKING:
    from collections.abc import Callable


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Return what moves the clock of the bar on."""
    now = [0.0]
    monkeypatch.setattr("unreel.store.progress.time.monotonic", lambda: now[0])
    monkeypatch.setattr("click._termui_impl.time.time", lambda: now[0])

    def pass_by(seconds: float) -> None:
        now[0] += seconds

    return pass_by


@pytest.mark.parametrize("stream", [_Terminal, io.StringIO])
def test_what_is_done_at_once_shows_nothing(
    stream: type[io.StringIO], clock: Callable[[float], None]
) -> None:
    with progress.shown("films", 2, out := stream()) as advance:
        advance(1)
        clock(0.5)
        advance(1)
    assert out.getvalue().strip() == ""


def test_a_log_has_a_line_now_and_then(clock: Callable[[float], None]) -> None:
    with progress.shown("films", 1_200, out := io.StringIO()) as advance:
        for _ in range(12):
            clock(5)
            advance(100)
    lines = out.getvalue().splitlines()
    assert lines[0] == "films: 300 of 1,200, 00:00:45 left"
    assert [line.split()[1] for line in lines[:3]] == ["300", "600", "900"]
    assert lines[3:] == ["films: 1,200 of 1,200"]


def test_a_terminal_sees_a_bar_with_what_is_left(clock: Callable[[float], None]) -> None:
    with progress.shown("films", 10, out := _Terminal()) as advance:
        for _ in range(5):
            clock(1)
            advance(1)
    assert "films" in out.getvalue()
    assert "5/10" in out.getvalue()
    assert "00:00:05" in out.getvalue()
