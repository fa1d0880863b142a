"""The picture of a film for those who link to it: the same words give the same bytes, whatever they are."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from unreel.site.sharing.card import HEIGHT, WIDTH, Card
from unreel.site.sharing.drawing import picture

_NIGHT = Card("Night Train", "1999", ("Ann Lee", "Bob Ray"), "Films")


def drawn(card: Card) -> Image.Image:
    return Image.open(io.BytesIO(picture(card))).convert("RGB")


def box_of_ink(card: Card) -> tuple[int, int, int, int]:
    """Return how far letters reach, without the stripe at the left."""
    page = drawn(card).crop((30, 0, WIDTH, HEIGHT))
    found = ImageChops.difference(page, Image.new("RGB", page.size, page.getpixel((0, 0)))).getbbox()
    assert found
    return found


def test_it_says_title_year_and_directors() -> None:
    assert _NIGHT.alt == "Night Train. 1999 · Directed by Ann Lee and Bob Ray. Films"
    assert picture(_NIGHT) == picture(Card(*_NIGHT))
    for other in (
        _NIGHT._replace(title="Day Train"),
        _NIGHT._replace(year="1998"),
        _NIGHT._replace(directors=()),
    ):
        assert picture(other) != picture(_NIGHT)


@pytest.mark.parametrize(
    "title",
    [
        "It",
        "Чужой берег",
        "Ξένη ακτή",
        "千と千尋の神隠し",
        "night " * 60,
        "X" * 500,
        "\u202e\u0301\n\ud800",
        "",
        "🎬",
    ],
    ids=ascii,
)
def test_any_title_stays_within_the_picture(title: str) -> None:
    card = _NIGHT._replace(title=title)
    assert drawn(card).size == (WIDTH, HEIGHT)
    assert len(picture(card)) < 40_000
    _, _, right, bottom = box_of_ink(card)
    assert right < WIDTH - 30
    assert bottom < HEIGHT - 30


def test_letters_that_the_font_lacks_are_written_in_those_that_it_has() -> None:
    assert picture(Card("千", "", (), "")) == picture(Card("Qian", "", (), ""))
    assert picture(Card("Чужой", "", (), "")) != picture(Card("Chuzhoi", "", (), ""))
