from __future__ import annotations

from typing import TYPE_CHECKING

from measures.annotated_facts import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_fields_without_rows_are_listed_and_not_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Night Train is a 1999 film directed by Ann Lee and edited by Bob Ray."
    (tmp_path / "night-train.txt").write_text(text, encoding="utf-8")
    rows = tmp_path / "rows.tsv"
    rows.write_text("night-train\tdirector\tAnn Lee\n", encoding="utf-8")
    assert main(tmp_path, [rows]) == 0
    assert [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()] == [
        "editor not counted: no film has a row of it, 1 are read",
        "director precision 1.000 recall 1.000 of 1",
        "all precision 1.000 recall 1.000 of 1",
    ]
