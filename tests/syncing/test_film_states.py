"""The states of films, and a server's look at those alone that changed."""

from __future__ import annotations

from projects import Project
from unreel.store.fingerprints import Fingerprints, fingerprints
from unreel.store.workspace import Workspace
from unreel.syncing.film_states import LastLook, films

CHANGES: tuple[dict[str, str | bytes], ...] = (
    {"docs/night-train/plot.md": "# Plot\n"},
    {".unreel/base/day-train/plot.md": "# Plot\n"},
    {"docs/index.md": "# Home\n"},
    {"docs/night-train/notes.md": "# Notes\n"},
    {"docs/nobodys/notes.md": "# Notes\n"},
    {"seeds/day-train.txt": "Day Train is a film.\n"},
    {"seeds/day-train.yml": "year: 1999\n"},
    {"seeds/evening-train.txt": "Evening Train is a film.\n"},
    {"seeds/_defaults.yml": "language: en\n"},
    {"seeds/song.mp3": "la"},
    {"docs/evening-train/index.md": "# Evening Train\n"},
)
"""What is saved, one after another."""


def seen(space: Workspace) -> Fingerprints:
    """Return all files of films."""
    return fingerprints(space.docs) | fingerprints(space.seeds) | fingerprints(space.base)


def test_a_look_at_what_changed_finds_what_a_look_at_all_does(project: Project) -> None:
    space, last = Workspace(project.root), LastLook()
    project.put({"seeds/night-train.txt": "Night Train is a film.\n", "docs/night-train/index.md": "# N\n"})

    def is_the_same() -> bool:
        now = seen(space)
        return last.films(space, now) == films(space, now)

    assert is_the_same()
    for change in CHANGES:
        project.put(change)
        assert is_the_same(), change
    (space.docs / "night-train/notes.md").rename(space.docs / "night-train/more.md")
    assert is_the_same()
    (space.seeds / "an-empty-folder").mkdir()
    assert is_the_same()
    (space.seeds / "evening-train.txt").unlink()
    assert is_the_same()
    (space.docs / "evening-train/index.md").unlink()
    assert is_the_same()
