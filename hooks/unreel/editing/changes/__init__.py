"""Compare two docs/ trees as readers see them, for those who review a pull request."""

from unreel.editing.changes.beside_words import changed, surroundings
from unreel.editing.changes.compare import Difference, Docs, Verb, What, compare, docs, read
from unreel.editing.changes.summary import summary

__all__ = [
    "Difference",
    "Docs",
    "Verb",
    "What",
    "changed",
    "compare",
    "docs",
    "read",
    "summary",
    "surroundings",
]
