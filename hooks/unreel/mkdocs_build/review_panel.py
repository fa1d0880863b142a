"""In the preview, a quiet panel with what the check will say of what was just saved; builds have none."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from unreel.mkdocs_build.memory import Memory
    from unreel.model.diagnostics import Diagnostic

_PUT = "_inject_js_into_html"
"""The method with which MkDocs' server puts its script into a page; there is no public way."""

MOST = 20
"""Messages that are shown."""

_STYLE = (
    "position:fixed;left:.6rem;bottom:2.6rem;z-index:9;max-width:min(40rem,calc(100vw - 1.2rem));"
    "max-height:40vh;overflow:auto;padding:.4rem .8rem;border:1px solid currentcolor;border-radius:.2rem;"
    "font-size:.65rem;line-height:1.6;background:var(--md-default-bg-color);color:var(--md-default-fg-color)"
)
"""Above the button of the split overlay, whose corner it shares."""


def admit(server: LiveReloadServer, memory: Memory) -> None:
    """Have a server put the panel into its pages, as long as there is something to tell."""
    put = getattr(server, _PUT, None)
    if not put:
        return

    def with_panel(content: bytes, epoch: int) -> Any:  # noqa: ANN401 - what MkDocs' method gives
        before, end, after = content.rpartition(b"</body>")
        shown = panel(memory.told, memory.failure)
        return put(before + shown.encode() + end + after if end else content, epoch)

    setattr(server, _PUT, with_panel)


def panel(told: Sequence[Diagnostic], failure: str = "") -> str:
    """Return the HTML of what is to be told, '' for nothing. It is shut and opened by its first line."""
    if not told and not failure:
        return ""
    head = f"The check will say {len(told)} thing{'s' * (len(told) != 1)} of what was saved"
    items = [str(one) for one in told[:MOST]]
    items += [f"… and {len(told) - MOST} more: `review` lists them"] * (len(told) > MOST)
    if failure:
        head = "The build failed, and the site is as it was before"
        items.insert(0, failure)
    listed = "".join(f"<li>{escape(item)}</li>" for item in items)
    return (
        f'<aside aria-label="What the check will say" id="unreel-review" style="{_STYLE}">'
        f"<details open><summary>{escape(head)}</summary><ul>{listed}</ul></details></aside>"
    )
