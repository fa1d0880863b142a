"""A hook for plain MkDocs: each page shows the navigation of its own folder, as ours do."""

from __future__ import annotations

from typing import Any

from mkdocs.structure.nav import Navigation


def on_page_context(context: dict[str, Any], *, page: Any, nav: Navigation, **_: object) -> dict[str, Any]:  # noqa: ANN401 - as MkDocs hands it over
    """Narrow the navigation: with the whole of it in every page, a site costs the square of its size."""
    top = [*page.ancestors][-1:]
    items = top[0].children if top else [item for item in nav.items if item.is_page]
    narrowed = Navigation(items, [item for item in items if item.is_page])
    narrowed.homepage = nav.homepage
    return {**context, "nav": narrowed}
