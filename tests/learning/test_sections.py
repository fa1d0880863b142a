from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from unreel.splitting.sections import weights
from unreel.splitting.sections.splitter import Splitter

pytest.importorskip("numpy")
pytest.importorskip("scipy")

HOOKS = Path(__file__).resolve().parents[2] / "hooks"
SECTIONS = (
    ("overview", None, "{0} is a {1} film directed by Ann Lee. It stars John Roe and Sue Moe."),
    ("plot", None, "Maria wakes in {0} and finds Tom dead. She tells the police."),
    ("production", "filming", "Principal photography began in May {1}. It was shot in Rome and in {0}."),
    ("release", "theatrical", "The film premiered at Cannes on May 2, {1}. It was released in June."),
    ("reception", "critical-response", "On Rotten Tomatoes, it holds {2}% based on 149 reviews."),
)


def _films(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        text, sections = "", []
        for kind, sub, words in SECTIONS:
            part = words.format("ABCDEFGHIJKLMNOP"[number] + "ville", 2000 + number, 30 + number)
            text += " " if text else ""
            place = {"kind": kind, "sub": sub, "heading": [], "start": len(text)}
            text += part
            sections.append({**place, "end": len(text)})
        spans = [[s["start"], s["end"]] for s in sections]
        answer = {"sections": sections, "paragraphs": spans}
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
        (folder / f"{number:02}.json").write_text(json.dumps(answer), encoding="utf-8")


def _learn(folder: Path, out: Path, seed: str) -> bytes:
    out.mkdir()
    subprocess.run(
        [sys.executable, "-m", "unreel.learning.sections.train", str(folder), str(out)],
        env={**os.environ, "PYTHONPATH": str(HOOKS), "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
    )
    return b"".join(path.read_bytes() for path in sorted(out.iterdir()))


def test_the_same_films_teach_the_same_bytes_and_what_they_teach_splits(tmp_path: Path) -> None:
    _films(tmp_path / "films", 14)
    first = _learn(tmp_path / "films", tmp_path / "one", "1")
    assert first == _learn(tmp_path / "films", tmp_path / "two", "2")
    header, arrays = weights.load(tmp_path / "one" / "weights.bin")
    assert "14 film articles" in header["from"]
    text = (tmp_path / "films" / "00.txt").read_text(encoding="utf-8")
    found = Splitter(arrays).split(text)
    assert (found[0].span.start, found[-1].span.end) == (0, len(text))
