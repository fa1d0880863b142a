"""An article as data, for programs: what `split --json` prints of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.model.article import Link, Reference, Role
from unreel.recovery.article import Passage

if TYPE_CHECKING:
    from unreel.recovery.article import Article


def record(file: str, article: Article) -> dict[str, object]:
    """Return what was read out of `file`; offsets count code points of its text, ends are exclusive."""
    return {
        "file": file,
        "title": article.title,
        "year": article.year,
        "sections": [
            {
                "kind": section.kind,
                "sub": section.sub,
                **section.span._asdict(),
                "confidence": round(section.confidence, 3),
            }
            for section in article.sections
        ],
        "paragraphs": [passage.span for passage in article.every(Passage)],
        "cast": [
            {"actor": _billing(role), "role": role.character, **role.span._asdict()}
            for role in article.every(Role)
        ],
        "references": [reference.span for reference in article.every(Reference)],
        "external_links": [link.span for link in article.every(Link)],
    }


def _billing(role: Role) -> str:
    """Return the actors of a role as a list would have them: "A, B, and others"."""
    *most, last = [*role.actors, *["others"] * role.others] or [""]
    return f"{', '.join(most)}{',' * (len(most) > 1)} and {last}" if most else last
