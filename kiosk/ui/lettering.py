"""Letters: how wide a text is, and its picture. Each is drawn once, in white, and tinted where it is shown."""

from __future__ import annotations

from functools import cache, lru_cache
from math import ceil, floor
from typing import NamedTuple

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.graphics.texture import Texture
from kivy.utils import get_color_from_hex
from PIL import Image, ImageDraw, ImageFont

from kiosk.fonts import Weight, by_family, file_of, joins_letters
from kiosk.ui.parts import Run

rgba = cache(get_color_from_hex)

WHITE = (255, 255, 255)

FINER = 4
"""Letters are drawn so many times larger and scaled down: else each would be moved to a whole pixel, and stand
too near to one neighbour and too far from the other.
"""


class Letters(NamedTuple):
    """The picture of a text, and how far to the right of its start and above the middle of its line it begins."""

    texture: Texture
    right: int
    above: int


@lru_cache(maxsize=4096)
def measure(text: str, weight: Weight, px: int) -> float:
    """Return the width in pixels of a text."""
    return sum(_font(family, weight, px).getlength(part) for family, part in by_family(text)) / FINER


@lru_cache(maxsize=512)
def letters(text: str, weight: Weight, px: int, *, rtl: bool = False) -> Letters:
    """Return the picture of a text that runs one way, in white on nothing."""
    mask, left, bottom = mask_of(text, weight, px, rtl=rtl)
    picture = Image.new("RGBA", mask.size, WHITE)
    picture.putalpha(mask)
    texture = Texture.create(size=mask.size, colorfmt="rgba")
    texture.blit_buffer(picture.tobytes(), colorfmt="rgba", bufferfmt="ubyte")
    texture.flip_vertical()
    ascent, descent = _font(0, weight, px).getmetrics()
    return Letters(texture, left, -bottom - round((ascent - descent) / (2 * FINER)))


def mask_of(text: str, weight: Weight, px: int, *, rtl: bool = False) -> tuple[Image.Image, int, int]:
    """Return the shape of a text, and where its left and its lower edge are from the start of its base line."""
    direction = ("rtl" if rtl else "ltr") if joins_letters() else None
    x, parts = 0.0, []
    for family, part in by_family(text)[:: -1 if rtl else 1]:
        font = _font(family, weight, px)
        parts.append((x, part, font, font.getbbox(part, anchor="ls", direction=direction)))
        x += font.getlength(part, direction=direction)
    left, right = (
        floor(min(x + box[0] for x, *_, box in parts) / FINER),
        ceil(max(x + box[2] for x, *_, box in parts) / FINER),
    )
    top, bottom = floor(min(box[1] for *_, box in parts) / FINER), ceil(max(box[3] for *_, box in parts) / FINER)
    mask = Image.new("L", (FINER * max(1, right - left), FINER * max(1, bottom - top)))
    pen = ImageDraw.Draw(mask)
    for x, part, font, _ in parts:
        pen.text((x - FINER * left, -FINER * top), part, 255, font, anchor="ls", direction=direction)
    return mask.reduce(FINER), left, bottom


def add_letters(group: InstructionGroup, run: Run, px: int) -> Color:
    """Add the picture of a word, and return what gives it its colour."""
    picture = letters(run.text, run.weight, px, rtl=run.rtl)
    place = round(run.x) + picture.right, round(run.y) + picture.above
    colour = Color()
    group.add(colour)
    group.add(Rectangle(texture=picture.texture, size=picture.texture.size, pos=place))
    return colour


@cache
def _font(family: int, weight: Weight, px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file_of(family, weight), FINER * px)
