"""What results of the search show of a page."""

from __future__ import annotations

import pytest

from unreel.mkdocs_build.search import plain

SHOWN = {
    "<p>Max &amp; Zoe</p>\n<p>wake</p>": "Max & Zoe wake",
    "<ul>\n<li>Bob Ray as Max</li>\n<li>Ann as <code>Zoe</code></li>\n</ul>": "Bob Ray as Max · Ann as Zoe",
    "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul> <p>d</p>": "a b · c · d",
    "no markup": "no markup",
}


@pytest.mark.parametrize("html", SHOWN)
def test_items_of_a_list_do_not_run_into_each_other(html: str) -> None:
    assert plain(html) == SHOWN[html]
