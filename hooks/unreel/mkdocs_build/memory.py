"""What the builds of one server hand on to the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from unreel.model.diagnostics import Diagnostic

if TYPE_CHECKING:
    from unreel.mkdocs_build.rendered_before import Rendered
    from unreel.mkdocs_build.sources import Sources
    from unreel.site.docs import Site
    from unreel.store.fingerprints import Fingerprints
    from unreel.syncing.update import Update, UpToDate


class Memory:
    """What the builds of one server hand on to the next one; a build without a server has its own."""

    def __init__(self, *, has_preview: bool = False, is_dirty: bool = False, nonce: str | None = "") -> None:
        self.is_dirty = is_dirty
        """Does MkDocs build into the site as it stands (`--dirty`)?"""
        self.has_preview = has_preview
        """Is something served, and not all of it to be built at every save (`--dirty`)?"""
        self.is_serving = False
        """Was the first build of the server made?"""
        self.diagnostics: tuple[Diagnostic, ...] = ()
        """What was last wrong with seeds/: hints are reported once."""
        self.told: tuple[Diagnostic, ...] = ()
        """What the check will say of what was saved last."""
        self.failure = ""
        """Why the last build failed, '' where it did not."""
        self.up_to_date: dict[str, UpToDate] = {}
        self.updated: Update | None = None
        """What was just done to bring docs/ up to seeds/, if nothing was written there since."""
        self.code: tuple[Fingerprints, bool] = {}, False
        """The files of hooks/ as they were last looked at, and whether they are other than those loaded."""
        self.rendered: dict[str, Rendered] = {}
        """Pages as they were rendered while serving, by their paths in docs/."""
        self.sources: Sources | None = None
        """The files that the build that comes is made from, if they were just looked at."""
        self.there: Mapping[str, str] | None = None
        """The files of the served site and their states, as the last build left them; None: it is looked."""
        self.site: Site | None = None
        """docs/ as it was last read."""
        self.is_narrow = False
        """Was the last build one of parts?"""
        self.is_broken = False
        """Is the next build to be whole?"""
        self.nonce = nonce
        """What lets the script run with which a server has pages load again; None where nothing does."""

    def keep(self, site: Site) -> None:
        """Keep what was read, and what other pages said before: one that cannot be read says it again."""
        before = self.site.docs.sources if self.site and self.has_preview else {}
        docs = replace(site.docs, sources={**before, **site.docs.sources})
        self.site = site._replace(docs=docs)
