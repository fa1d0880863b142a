"""A hook for plain MkDocs, to compare with: each page shows the pages of its own film alone, as ours do.

Material would put all pages of the site into each, which costs many times what the rest does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from mkdocs.utils.templates import TemplateContext


def on_nav(nav: Navigation, /, **_: object) -> Navigation:
    """Have previous and next stay within a film; home has neither."""
    for items in ([one for one in nav.items if isinstance(one, Page)], *map(_pages, nav.items)):
        for before, page, after in zip([None, *items], items, [*items[1:], None], strict=False):
            page.previous_page, page.next_page = before, after
    return nav


def on_page_context(
    context: TemplateContext, /, *, page: Page, nav: Navigation, **_: object
) -> TemplateContext:
    """Narrow the navigation to the film of a page."""
    return _narrowed(context, nav, page)


def on_template_context(context: TemplateContext, /, **_: object) -> TemplateContext:
    """Narrow that of the 404 page to the pages of no film."""
    return _narrowed(context, context["nav"], None)


def _narrowed(context: TemplateContext, nav: Navigation, page: Page | None) -> TemplateContext:
    section = page.parent if page else None
    items = section.children if section else [one for one in nav.items if isinstance(one, Page)]
    narrowed = Navigation([*items], [one for one in items if isinstance(one, Page)])
    narrowed.homepage = nav.homepage
    return {**context, "nav": narrowed}


def _pages(item: object) -> list[Page]:
    return [one for one in item.children if isinstance(one, Page)] if isinstance(item, Section) else []
