"""`mend` shows what it would change, and then changes nothing else."""

from __future__ import annotations

from projects import FILM, LICENSED, PLOT, Project

GARBLED = FILM.replace("Bob Ray", "BÃ©a Ray").replace(". Max", ".\r\nMax") + " BÃ©a itâ€™s."
SOUND = FILM.replace("Bob Ray", "Béa Ray").replace(". Max", ".\r\nMax") + " Béa it’s."


def test_garbled_words_are_shown_and_mended_only_then(project: Project) -> None:
    name = "seeds/Night Train.txt"
    project.put({name: GARBLED, "seeds/Night Train.yml": PLOT})
    told = project.hooks("sync").stderr
    assert (
        f"warning: {name}:1:88: the text was once read in a wrong encoding (BÃ©a → Béa): "
        f'`python hooks mend "{name}"` shows what it was\n'
    ) in told
    shown = project.hooks("mend", name)
    assert (shown.returncode, shown.stdout.splitlines(), shown.stderr) == (
        1,
        [f"{name}:1:88: BÃ©a → Béa (2 times)", f"{name}:2:92: itâ€™s. → it’s."],
        f'{name} is UTF-8: `python hooks mend --write "{name}"` mends it\n',
    )
    assert project.tree("seeds")["Night Train.txt"] == GARBLED.encode()
    done = project.hooks("mend", "--write", name)
    assert done.returncode == 0
    *_, last = done.stdout.splitlines()
    assert project.tree("seeds")["Night Train.txt"] == SOUND.encode()
    assert project.tree(".")[last.rpartition(": ")[2]] == GARBLED.encode()
    again = project.hooks("mend", "--write", name)
    assert (again.returncode, again.stdout) == (0, f"{name}: nothing is to be mended\n")


def test_what_people_edited_stays_when_the_seed_is_mended(project: Project) -> None:
    project.put({"seeds/night-train.txt": GARBLED, "seeds/night-train.yml": LICENSED})
    project.hooks("sync")
    page = project.read("docs/night-train/index.md")
    project.put({"docs/night-train/index.md": page.replace("thriller film", "railway film")})
    assert project.hooks("mend", "--write", "seeds/night-train.txt").returncode == 0
    assert project.hooks("sync").returncode == 0
    page = project.read("docs/night-train/index.md")
    assert "railway film" in page
    assert "Béa" in page
    assert "Ã" not in page


def test_a_text_of_windows_is_refused_until_it_is_mended(project: Project) -> None:
    project.put({"seeds/night-train.txt": SOUND.encode("cp1252"), "seeds/night-train.yml": LICENSED})
    refused = project.hooks("sync")
    assert refused.returncode == 1
    assert (
        "is not UTF-8: save it as UTF-8, or see what `python hooks mend seeds/night-train.txt`"
        in refused.stderr
    )
    shown = project.hooks("mend", "seeds/night-train.txt")
    assert r"seeds/night-train.txt:1:88: B\xe9a → Béa (2 times)" in shown.stdout
    assert "seeds/night-train.txt is Windows-1252: " in shown.stderr
    assert project.hooks("mend", "--write", "seeds/night-train.txt").returncode == 0
    assert project.tree("seeds")["night-train.txt"] == SOUND.encode()
    assert project.hooks("sync").returncode == 0


def test_a_text_in_utf_16_is_read_and_told(project: Project) -> None:
    mends = "`python hooks mend seeds/night-train.txt` makes it UTF-8"
    project.put({"seeds/night-train.txt": FILM.encode("utf-16"), "seeds/night-train.yml": LICENSED})
    done = project.hooks("sync")
    assert (done.returncode, done.stderr) == (
        0,
        f"hint: seeds/night-train.txt:1:1: it is read as UTF-16, in which git shows no changes: {mends}\n",
    )
    assert project.build("--strict").returncode == 0
    assert project.hooks("mend", "--write", "seeds/night-train.txt").returncode == 0
    assert project.read("seeds/night-train.txt") == FILM


def test_what_cannot_be_mended_is_told(project: Project) -> None:
    project.put({"a.txt": b"\xff\xfeA", "b.txt": FILM})
    done = project.hooks("mend", "a.txt", "gone.txt", "b.txt")
    assert (done.returncode, done.stdout) == (1, "b.txt: nothing is to be mended\n")
    assert "error: a.txt: this is not in the encoding that it begins with: name another" in done.stderr
    assert "error: gone.txt: no such file: check the name" in done.stderr
    wrong = project.hooks("mend", "--encoding", "utf-9", "b.txt")
    assert wrong.returncode == 2
    assert "utf-9: no such encoding" in wrong.stderr
