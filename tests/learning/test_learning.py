"""Learners, tried on a toy corpus: what they learn reads the same films, and is the same each time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from projects import importing
from unreel import learning
from unreel.learning import __main__ as command
from unreel.learning import cast as cast_learner
from unreel.learning import evaluate, films, lists, logit, openings, paragraphs, recurrent
from unreel.lists import external_links, references
from unreel.lists.cast import reader as cast
from unreel.model.article import Kind, Role
from unreel.model.diagnostics import InputError
from unreel.recovery import article
from unreel.seeds import Seed
from unreel.seeds.settings import Settings
from unreel.store import weights

if TYPE_CHECKING:
    from unreel.learning.films import LabelledFilm
    from unreel.recovery.parts import Models

pytestmark = pytest.mark.slow

PACKAGE = Path(learning.__file__).parent.parent


@pytest.fixture(scope="module")
def corpus(toy: Path) -> list[LabelledFilm]:
    return films.read(toy)


@pytest.fixture(scope="module")
def models(corpus: list[LabelledFilm]) -> Models:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recurrent, "UNITS", 100)  # few films have to be learned in more and smaller steps
        return evaluate.learned(evaluate.material(corpus), range(len(corpus)))


def test_films_are_read_with_all_their_answers(corpus: list[LabelledFilm]) -> None:
    film = corpus[0]
    assert (film.name, film.title, film.names, film.whole) == ("arden", "Arden", ("Arden",), True)
    assert [one.kind for one in film.sections][:3] == ["overview", "plot", "cast"]
    assert film.text[film.cast[0].span.start : film.cast[0].actor_end] == "Ann Abbott"
    assert [span.of(film.text) for span in film.external_links][1] == "Arden at IMDb"
    assert film.stretches("references")[0].start == film.references[0].start
    rows = films.table(corpus).splitlines()
    assert rows[2].split("\t")[:4] == ["arden", "Arden", 'Invented, "Arden (film)"', "CC0"]


def test_what_the_films_teach_reads_them(corpus: list[LabelledFilm], models: Models) -> None:
    for film in corpus:
        found, _ = article.read(Seed(film.name, f"{film.name}.txt", film.text, Settings()), models)
        kinds = {one.span.start: one.kind for one in film.sections}
        right = sum(kinds.get(one.span.start) == one.kind for one in found.sections)
        assert right >= len(kinds) - 1
    film = corpus[3]
    whole = {kind: film.stretches(kind)[0] for kind in ("cast", "references", "external-links")}
    roles = cast.read(film.text, whole["cast"], models.cast)
    assert [role.span for role in roles if isinstance(role, Role)] == [line.span for line in film.cast]
    entries = references.read(film.text, whole["references"], film.names, models.references)
    assert tuple(entry.span for entry in entries) == film.references
    links = external_links.read(film.text, whole["external-links"], film.names, models.links)
    assert tuple(link.span for link in links) == film.external_links


def test_the_same_films_teach_the_same_bytes(toy: Path, tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from unreel.learning import films, __main__ as command; "
    code += "command.learn(films.read(Path(sys.argv[1])), Path(sys.argv[2]))"
    written = []
    for seed in ("1", "2"):
        environment = {**importing(PACKAGE.parent), "PYTHONHASHSEED": seed}
        run = [sys.executable, "-c", code, str(toy), str(tmp_path / seed)]
        subprocess.run(run, env=environment, check=True, capture_output=True)
        files = sorted(path for path in (tmp_path / seed).rglob("*") if path.is_file())
        written.append({str(path.relative_to(tmp_path / seed)): path.read_bytes() for path in files})
    assert written[0] == written[1]
    assert set(written[0]) == {
        "learning/films.tsv",
        "lists/cast/common_words.txt",
        "lists/cast/given_names.txt",
        "lists/cast/weights.npz",
        "lists/external_links/weights.npz",
        "lists/references/opening.npz",
        "lists/references/weights.npz",
        "recovery/citations/weights.npz",
        "names/likely_people/weights.npz",
        "splitting/paragraphs/weights.npz",
        "splitting/sections/weights.npz",
    }


def test_films_that_a_fold_has_not_seen_are_read(
    corpus: list[LabelledFilm], toy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluate.evaluate(corpus, toy, parts=2)
    printed = capsys.readouterr()
    read = [json.loads(line) for line in printed.out.splitlines()]
    assert [Path(one["file"]).stem for one in read] == [film.name for film in corpus]
    assert [one["title"] for one in read] == [film.title for film in corpus]
    assert "starts of a kind by confidence" in printed.err
    assert "placed, true spans" in printed.err
    assert "likely within one sentence, as read" in printed.err


@pytest.mark.parametrize("arguments", [["learn", "nowhere"], ["evaluate", "nowhere"], ["learn"], []])
def test_without_films_nothing_is_touched(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in PACKAGE.rglob("*.*") if path.suffix != ".pyc"}
    assert command.main(arguments) == command.WRONG_USE
    printed = capsys.readouterr().err
    assert "FILMS" in printed
    assert "Traceback" not in printed
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_too_few_films_or_none_with_a_kind_of_list_are_refused(toy: Path, tmp_path: Path) -> None:
    for number, path in enumerate(sorted(toy.glob("*.json"))[:6]):
        answer = json.loads(path.read_text(encoding="utf-8"))
        for name in ("few", "no_cast") if number < 4 else ("no_cast",):
            (tmp_path / name).mkdir(exist_ok=True)
            kept = answer if name == "few" else {**answer, "cast": []}
            (tmp_path / name / path.name).write_text(json.dumps(kept), encoding="utf-8")
            (tmp_path / name / f"{path.stem}.txt").write_bytes(path.with_suffix(".txt").read_bytes())
    with pytest.raises(InputError, match="4 films are too few"):
        films.read(tmp_path / "few")
    with pytest.raises(InputError, match="none of these has a cast list"):
        films.read(tmp_path / "no_cast")


def test_the_films_of_the_library_teach_nothing(toy: Path, tmp_path: Path) -> None:
    first, *_ = sorted(toy.glob("*.json"))
    for name in ("speed-racer-film", "another"):
        for ending in (".json", ".txt"):
            (tmp_path / f"{name}{ending}").write_bytes(first.with_suffix(ending).read_bytes())
    assert [film.name for film in films.every(tmp_path)] == ["another"]


def test_a_choice_is_learned_from_what_speaks_for_it() -> None:
    good, bad, rare = ("good",), ("bad",), ("rare",)
    choices = [logit.Choice(str(n), [[bad], [good], [good, bad]], 1) for n in range(6)]
    choices.append(logit.Choice("7", [[rare, bad], [good]], 1))
    found = logit.choice(choices, logit.Penalty(0.1, fewest=2, fixed={bad: -2.0}))
    assert found[bad] == -2.0
    assert found[good] > 0
    assert rare not in found


def test_odds_are_learned_with_their_penalty() -> None:
    rows = np.array([[1.0, x] for x in (-2, -1, 1, 2)])
    hits = np.array([False, False, True, True])
    loose, tight = (logit.binary(rows, hits, penalty) for penalty in (0.01, 10.0))
    assert loose[1] > tight[1] > 0
    assert abs(loose[0]) < 1e-3


def test_only_lists_of_whole_films_teach(corpus: list[LabelledFilm]) -> None:
    film = corpus[0]
    own = list(lists.examples(film, lists.REFERENCES))
    assert len(own) == 1 + len(lists.REFERENCES.strides) + len(lists.REFERENCES.also)
    assert len(own[0].entries) == len(film.references)
    *_, lent = lists.examples(film, lists.LINKS)
    assert len(lent.entries) == lists.LINKS.most
    assert openings.learn([film])
    assert [s.kind for s in paragraphs.stretches(film)][:2] == [Kind.OVERVIEW, Kind.PLOT]
    assert not set(cast_learner.given_names(corpus)) & {"Maria", "Belmar"}


def test_weights_for_other_labels_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights.save(tmp_path / "x.npz", {"labels": ["plot", "cast"]}, {}, {"a": np.arange(3)})
    monkeypatch.setattr(weights, "PACKAGE", tmp_path)
    assert weights.load("x.npz", {"labels": ["plot", "cast"]})["a"].tolist() == [0, 1, 2]
    wanted = {"new: music": ["plot", "cast", "music"], "gone: cast": ["plot"], "order": ["cast", "plot"]}
    for why, labels in wanted.items():
        with pytest.raises(InputError, match=f"labels.*{why}.*make learn"):
            weights.load("x.npz", {"labels": labels})


def test_weights_for_features_of_other_names_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    features = {("left: run of 2 from the start",): 1.0, ("left: comma",): 2.0, ("word", "as"): 3.0}
    fits, arrays = weights.named(features)
    assert fits == {"features": ["left: comma", "left: run of ", "word"]}
    weights.save(tmp_path / "x.npz", fits, {}, arrays)
    monkeypatch.setattr(weights, "PACKAGE", tmp_path)
    named = 'f"left: run of {n}", "left: comma", ("word", word)'
    for change, gone in {"": "", "left: run": "left: run of", "comma": "left: comma", "word": "word"}.items():
        (tmp_path / f"x{gone}.py").write_text(named.replace(change, "other") if change else named)
        if gone:
            with pytest.raises(InputError, match=f"features .gone: {gone}.*make learn"):
                weights.load_named("x.npz", f"x{gone}.py")
        else:
            assert weights.load_named("x.npz", "x.py") == features


def test_a_new_subsection_ends_in_what_to_run(toy: Path) -> None:
    code = (
        "import runpy, sys; hooks, text = sys.argv[1:]; sys.path.insert(0, hooks); "
        "from unreel.model import article; article.SUBSECTIONS[article.Kind.PRODUCTION] += ('writing',); "
        "sys.argv = ['hooks', 'split', text]; runpy.run_path(hooks, run_name='__main__')"
    )
    run = [sys.executable, "-c", code, str(PACKAGE.parent), str(next(toy.glob("*.txt")))]
    found = subprocess.run(run, capture_output=True, text=True, check=False)
    assert found.returncode
    assert "new: production/writing" in found.stderr
    assert "make learn" in found.stderr
    assert "Traceback" not in found.stderr


def test_features_that_end_in_nothing_are_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    features = {("had", "0", ""): 0.25, ("always",): -1.5, ("had", "", ""): 2.0}
    weights.save(tmp_path / "x.npz", {}, {}, weights.named(features)[1])
    monkeypatch.setattr(weights, "PACKAGE", tmp_path)
    assert weights.load_named("x.npz") == features
