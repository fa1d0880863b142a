"""Draw the picture of a film: loaded only where one is drawn, since Pillow takes a while to load."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from anyascii import anyascii
from PIL import Image, ImageColor, ImageDraw, ImageFont

from unreel.site.sharing.card import HEIGHT, WIDTH, Card

_PAPER, _INK, _SOFT, _LINE = "#fcfbf8", "#232326", "#5c5b58", "#26507c"
"""The theme's light palette, as in assets/unreel.css."""
_FONT = Path(__file__).parent / "NotoSerif.ttf"
_SIZES = (112, 96, 80, 68, 56)
"""Of the title, the largest first that sets it in `_MOST` lines."""
_MOST, _SMALL = 3, 40
_LEFT, _TOP, _BOTTOM = 90, 90, 70
_HIGHEST = 300
"""Pixels that the title's lines have together."""
_SHADES = 16
"""Of each colour between the paper and itself: letters need no more."""
_COVERED = [0, *[255] * 255]
"""How far letters cover a pixel, 0 to 255 → whether it is theirs."""


def picture(card: Card) -> bytes:
    """Draw a card: return a PNG, the same bytes for the same words."""
    drawn = Image.new("P", (WIDTH, HEIGHT), 0)
    drawn.putpalette(_palette())
    drawn.paste(_index(_LINE, _SHADES - 1), (0, 0, 24, HEIGHT))
    size, lines = _set(_written(card.title))
    top = _TOP
    for line in lines:
        _draw(drawn, top, line, _font(size), _INK)
        top += size * 5 // 4
    small, room = _font(_SMALL), WIDTH - 2 * _LEFT
    _draw(drawn, top + _SMALL * 3 // 4, _cut(_written(card.about), small, room), small, _SOFT)
    _draw(drawn, HEIGHT - _BOTTOM - _SMALL, _cut(_written(card.site_name), small, room), small, _LINE)
    file = io.BytesIO()
    drawn.save(file, "PNG", compress_level=3)  # 6 takes twice as long for a quarter of the bytes
    return file.getvalue()


def _draw(picture: Image.Image, top: int, line: str, font: ImageFont.FreeTypeFont, colour: str) -> None:
    """Draw a line of letters, each pixel in the shade of the colour that covers it as far."""
    letters = Image.new("L", (WIDTH, int(font.size * 1.5)), 0)
    ImageDraw.Draw(letters).text((_LEFT, 0), line, fill=255, font=font)
    inked = letters.getbbox()
    if inked is None:
        return
    letters = letters.crop(inked)
    picture.paste(letters.point(_indices(colour)), (inked[0], top + inked[1]), letters.point(_COVERED))


@cache
def _indices(colour: str) -> list[int]:
    """Return how far a colour covers a pixel, 0 to 255 → the index of that shade."""
    return [_index(colour, value * _SHADES // 256) for value in range(256)]


def _index(colour: str, shade: int) -> int:
    return (_INK, _SOFT, _LINE).index(colour) * _SHADES + shade


@cache
def _palette() -> list[int]:
    return [part for colour in (_INK, _SOFT, _LINE) for part in _shades(colour)]


def _shades(colour: str) -> Iterator[int]:
    """Return red, green and blue of each shade between the paper and a colour."""
    ends = ImageColor.getrgb(_PAPER), ImageColor.getrgb(colour)
    for shade in range(_SHADES):
        yield from (round(a + (b - a) * shade / (_SHADES - 1)) for a, b in zip(*ends, strict=True))


@cache  # of a file of the library: it holds for the process
def _font(size: int) -> ImageFont.FreeTypeFont:
    # the basic engine: the other one is not everywhere, and would set other bytes
    return ImageFont.truetype(str(_FONT), size, layout_engine=ImageFont.Layout.BASIC)


def _set(title: str) -> tuple[int, list[str]]:
    """Return in which size a title is set, and its lines; what fits in no size is cut off."""
    room = WIDTH - 2 * _LEFT
    for size in _SIZES:
        lines = [*_lines(title, _font(size), room)]
        fits = len(lines) <= _MOST and len(lines) * size * 5 // 4 <= _HIGHEST
        if fits and all(_font(size).getlength(line) <= room for line in lines):
            return size, lines
    kept, rest = lines[: _MOST - 1], " ".join(lines[_MOST - 1 :])
    return size, [_cut(line, _font(size), room) for line in (*kept, rest)]


def _lines(text: str, font: ImageFont.FreeTypeFont, room: int) -> Iterator[str]:
    """Return words in lines that are no wider than `room`, where words allow it."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".lstrip()
        if line and font.getlength(longer) > room:
            yield line
            longer = word
        line = longer
    yield line


def _cut(line: str, font: ImageFont.FreeTypeFont, room: int) -> str:
    """Return a line, or as many of its letters as there is room for."""
    line = line[:room]  # whatever it is, a letter takes a pixel
    if font.getlength(line) <= room:
        return line
    while line and font.getlength(f"{line}…") > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _written(words: str) -> str:
    """Return words in letters that the font has, on one line."""
    composed = " ".join(unicodedata.normalize("NFC", words[:WIDTH]).split())
    return "".join(letter if _has(letter) else anyascii(letter) for letter in composed)


@cache  # as above
def _has(letter: str) -> bool:
    """Return whether the font draws a letter: all that it lacks look the same."""
    font = _font(_SIZES[0])
    return letter == " " or bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))
