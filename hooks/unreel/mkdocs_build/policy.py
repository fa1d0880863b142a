"""The Content Security Policy of every page: a second wall, should a script ever get past the review.

Two policies stand in each page, and a script must satisfy both. By the first, a browser runs the inline
scripts whose hashes it names and the files whose elements bear the page's nonce, which are those of the
theme, and what these load; a handler, a `javascript:` address or a `<script>` in the page's own words is none
of them, whatever file of the site it names. By the second, nothing is loaded from another host.
(https://www.w3.org/TR/CSP3/#strict-dynamic-usage)
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from mkdocs.structure.nav import Navigation

from unreel.mkdocs_build.navigation import own
from unreel.site.inline_scripts import digest, kept_digests
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.utils.templates import TemplateContext

BARE = "main.html"
"""The template of pages; without a page, it gives what the theme alone puts into each."""

_WORDLESS: dict[str, Any] = {"meta": {}, "toc": (), "ancestors": (), "content": "", "title": ""}
"""What a page says that says nothing."""

_HOST = re.compile(r"[\w.*:-]+")

_FETCHED = ("style-src", "img-src", "font-src", "media-src", "connect-src", "manifest-src")
"""`connect-src` is for the pieces of the search index, and for what previews show."""


class Policies:
    """The policies of a build's pages, made once for each depth at which a page may lie."""

    def __init__(
        self,
        hosts: Iterable[str],
        workspace: Workspace | None = None,
        *,
        is_offline: bool,
        nonce: str | None = "",
    ) -> None:
        self.seal = secrets.token_hex(16)
        """Stands for each page's nonce until the page is whole (see `sealed`); no page can hold it before."""
        self._hosts = sorted(filter(_HOST.fullmatch, hosts))
        self._site = ["'self'", *(["file:"] if is_offline else [])]
        """What stands for the site itself; a folder of files has no origin."""
        self._nonce = nonce
        """Of the script that a server adds: '' where there is no server, None where it can have none."""
        self._workspace = workspace
        """Where it is kept which scripts the theme has; None where nothing is."""
        self._made: dict[tuple[str, bool], tuple[str, ...]] = {}
        """Path from a page to the site's top, and whether MkDocs knows of no such page → its policies."""

    def of(self, context: TemplateContext, env: Environment) -> tuple[str, ...]:
        """Return the policies of a page that MkDocs gives this context.

        The scripts are taken from a page without words: what a page's own words bring is never among them.
        """
        page = context["page"]
        depth = context["base_url"], page is None
        if depth not in self._made:
            above = context["base_url"].count("..")
            bare = SimpleNamespace(url="x/" * above, **_WORDLESS) if page else None
            nothing: dict[str, object] = {"page": bare, "pages": [], "nav": own(Navigation([], []), None)}
            theme = env.get_template(BARE).render({**context, **nothing, "policies": ()})
            # the error page has the depth of other pages, and an absolute path to the site's top
            base = "-absolute" if context["base_url"].startswith("/") else ""
            name = f"site.scripts-{above}{'' if page else '-none'}{base}"
            theme = theme.replace(self.seal, "")
            named = [] if self._nonce is None else kept_digests(name, theme, self._workspace)
            scripts = [] if self._nonce is None else [self._scripts(named)]
            self._made[depth] = *scripts, self._loads()
        return self._made[depth]

    def _scripts(self, digests: Iterable[str]) -> str:
        """Return the policy that names the scripts that run, by their digests."""
        named = [f"'nonce-{self.seal}'"]
        named += [f"'sha256-{one}'" for one in digests]
        named += [f"'nonce-{self._nonce}'"] if self._nonce else []
        return (
            f"script-src 'strict-dynamic' {' '.join(named)}; worker-src 'none'; "
            "object-src 'none'; base-uri 'none'"
        )

    def _loads(self) -> str:
        """Return the policy that names where anything may come from."""
        places = " ".join([*self._site, *self._hosts])
        more = {"style-src": " 'unsafe-inline'", "img-src": " data:"}
        fetched = [f"{name} {places}{more.get(name, '')}" for name in _FETCHED]
        frames = " ".join(self._hosts) or "'none'"
        return "; ".join(
            [
                # what no other directive names: Firefox fetches the next page ahead by `<link rel=next>`
                f"default-src {' '.join(self._site)}",
                "object-src 'none'",
                "worker-src 'none'",
                f"script-src {places} 'unsafe-inline'",
                *fetched,
                f"frame-src {frames}",
                f"form-action {' '.join(self._site)}",
            ]
        )


def sealed(html: str, seal: str) -> str:
    """Return a page with its nonce in the places of a build's seal.

    The nonce is a digest of all of the page. Nobody can write words that hold the digest of the page in which
    they stand, and the same page has the same nonce in every build.
    """
    return html.replace(seal, digest(html.replace(seal, "")))
