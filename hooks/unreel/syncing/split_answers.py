"""What the preview's overlay shows of a film's split, and what people decide there of it."""

from __future__ import annotations

import threading
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from unreel import seeds
from unreel.model.article import SUBSECTIONS, Kind
from unreel.model.diagnostics import InputError

if TYPE_CHECKING:
    from unreel.recovery.split_editor import SplitEditor, Start
    from unreel.store.workspace import Workspace

_WORDS = 160
"""Code points of a start's words by which the page finds its paragraph."""


class RequestError(Exception):
    """Why a request gets nothing."""

    def __init__(self, status: HTTPStatus, why: str) -> None:
        super().__init__(why)
        self.status = status


class Answers:
    """The films of a workspace, read and corrected one request at a time."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._one_at_a_time = threading.Lock()

    def films(self) -> frozenset[str]:
        """Return the slugs of the films."""
        return seeds.slugs(self._workspace.seeds)

    def film(self, slug: str) -> dict[str, Any]:
        """Return the starts of a film's sections, and the names that sections may have."""
        with self._one_at_a_time:
            editor = self._editor(slug)
        names = [(kind, sub) for kind in Kind for sub in ("", *SUBSECTIONS.get(kind, ()))]
        return {
            "settings": editor.settings,
            "sections": ["/".join(filter(None, name)) for name in names],
            "starts": [_shown(editor, one) for one in editor.starts()],
        }

    def choose(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Write what a person says of a place, named by its words, and return the film as it is then.

        `section` is the name of one, "no" where none starts, "" to take back what was said before.
        """
        # loaded here: who builds unchanged seeds need not wait for what splits
        from unreel.recovery.split_editor import Choice, parsed  # noqa: PLC0415 - see above

        slug, words, section = (asked.get(name) for name in ("film", "words", "section"))
        if not (isinstance(slug, str) and isinstance(words, str) and isinstance(section, str)):
            raise RequestError(HTTPStatus.BAD_REQUEST, "here belong `film`, `words` and `section`")
        with self._one_at_a_time:
            editor = self._editor(slug)
            span = editor.at(words)
            if span is None:
                why = "these words stand nowhere in the text, or twice: correct this in the .yml by hand"
                raise RequestError(HTTPStatus.CONFLICT, why)
            try:
                if section:
                    editor.choose(span, Choice(None) if section == "no" else parsed(section))
                elif not editor.take_back(span):
                    raise RequestError(HTTPStatus.CONFLICT, "nobody said anything of this place")
            except (InputError, ValueError) as error:
                raise RequestError(HTTPStatus.CONFLICT, str(error)) from None
        return self.film(slug)

    def _editor(self, slug: str) -> SplitEditor:
        """Return the film of a slug, one of those that a build reads; raise `RequestError` for another."""
        from unreel.recovery.split_editor import SplitEditor  # noqa: PLC0415 - as above

        read, _ = seeds.gather(self._workspace.seeds)
        found = next((seed for seed in read if seed.slug == slug), None)
        if found is None:
            raise RequestError(HTTPStatus.NOT_FOUND, "there is no such film in seeds/")
        try:
            return SplitEditor(self._workspace.root / found.path, found.path, self._workspace)
        except InputError as error:
            raise RequestError(HTTPStatus.CONFLICT, str(error)) from None


def _shown(editor: SplitEditor, one: Start) -> dict[str, Any]:
    return {
        "words": editor.opening(one, _WORDS),
        "section": f"{one.kind}/{one.sub}" if one.sub else str(one.kind),
        "sure": round(one.sure, 2),
        "made": one.made,
        "said": one.said,
    }
