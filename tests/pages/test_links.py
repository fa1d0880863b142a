"""Where links lead: one reader of their targets, whoever asks."""

from __future__ import annotations

import pytest

from unreel.pages.links import links, relinked, resolve, targets

LEADS = {
    "cast.md#max": ("train/cast.md", "max"),
    "cast.md": ("train/cast.md", ""),
    "#max": ("train/plot.md", "max"),
    "../index.md": ("index.md", ""),
    "../other/./cast.md#a": ("other/cast.md", "a"),
    "a%20b.md#%C5%BC": ("train/a b.md", "ż"),
    "cast.md?x=1#max": ("train/cast.md", "max"),
    "cast.md#a&amp;b": ("train/cast.md", "a&b"),
    "/cast.md": ("/cast.md", ""),
    "": None,
    "https://example.org/#x": None,
    "mailto:a@example.org": None,
    "//example.org": None,
}


@pytest.mark.parametrize(("target", "expected"), LEADS.items())
def test_a_target_leads_to_a_page_and_an_anchor(target: str, expected: tuple[str, str] | None) -> None:
    assert resolve("train/plot.md", target) == expected


MARKDOWN = r"""[a](b.md "B") ![c](<d e.png>) [![f](g_(h).png)](i.md) \[no](x.md) [one][two]

[two]: j.md#k
"""


def test_all_forms_of_links_are_found() -> None:
    found = [
        (link.label, link.target, MARKDOWN[link.offset :].startswith(link.target)) for link in links(MARKDOWN)
    ]
    assert found == [
        ("a", "b.md", True),
        ("c", "d e.png", True),
        ("f", "g_(h).png", True),
        ("![f](g_(h).png)", "i.md", True),
        ("two", "j.md#k", True),
    ]
    assert targets("[a](b.md) [c](<d e.md>) [f](b.md) [](g_(h).md)") == {"b.md", "d e.md", "g_(h).md"}


def test_links_lead_to_the_new_names_of_pages_beside() -> None:
    page = "[a](cast.md#max) [b](plot.md) [c](../x/cast.md) [d](cast.mdx) cast.md"
    after = "[a](people.md#max) [b](plot.md) [c](../x/cast.md) [d](cast.mdx) cast.md"
    assert relinked(page, {"cast.md": "people.md"}) == after
