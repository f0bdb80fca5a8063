"""Putting text and columns of text in their places, as large as fits.

Text has its nominal size where there is room, is wrapped and shrunk (all the texts of a column
together) where there is not, and does not go below its smallest size unless the alternative is to be
cut off. A screen can ask beforehand how tight it would be, and arrange itself otherwise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from math import inf
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from kiosk.ui.box import Box
from kiosk.ui.parts import Run, Text
from kiosk.ui.theme import Face, Token
from kiosk.ui.typeset import STRONG, Block, Measure, set_text

Align = Literal["left", "centre", "right"]
Upright = Literal["top", "middle", "bottom"]

SHARE: dict[Align | Upright, float] = {
    "left": 0.0,
    "centre": 0.5,
    "right": 1.0,
    "top": 0.0,
    "middle": 0.5,
    "bottom": 1.0,
}
"""How much of the room left over goes before the thing aligned."""

MIRRORED: dict[Align, Align] = {"left": "right", "centre": "centre", "right": "left"}
"""Where a paragraph stands that runs from right to left."""

SHRINKING = tuple(1.0 - step / 25 for step in range(24))
"""Factors on the nominal size, one for each step of tightness."""

TOO_TIGHT = len(SHRINKING)
"""From this tightness on, the factors are taken once more, without regard to the least sizes."""

TIGHT = TOO_TIGHT - 1
"""All texts have their least sizes."""

CLOSEST = 0.5
"""The least factor on the gaps of a column, which shrink with its texts."""

TARGET = 88.0
"""The smallest side of a touch target."""

GAP = 12.0
"""The smallest gap between touch targets, and the step of all spacing."""

MARGIN = 48.0


class Page(Struct, frozen=True):
    """What a screen is laid out for: its size in pixels, how wide letters are, the chosen text size, and stillness."""

    width: int
    height: int
    measure: Measure
    text_size: float = 1.0
    still: bool = False

    def px(self, length: float) -> float:
        """Return pixels for a length on a screen whose shorter side is 720."""
        return length * min(self.width, self.height) / 720

    @property
    def wide(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height

    @property
    def box(self) -> Box:
        """All of it."""
        return Box(0, 0, self.width, self.height)

    def font_px(self, size: float) -> int:
        """Return the whole number of pixels for a text size, with the chosen text size in it."""
        return round(self.px(size) * self.text_size)

    def nominal(self, face: Face) -> float:
        """Return the size in pixels of a text that has room."""
        return self.px(face.size_at(self.text_size))

    def least(self, face: Face) -> float:
        """Return the smallest size in pixels that a text should have."""
        return self.px(face.least_at(self.text_size))


class Para(Struct, frozen=True):
    """A paragraph to be set. Words in curly quotes have the `strong` colour."""

    text: str
    face: Face
    colour: Token = "ink"
    align: Align = "left"
    strong: Token = "ink"


class Room(Struct, frozen=True):
    """A space in a column (a length for a shorter side of 720). With `keep`, its box is handed back."""

    height: float
    keep: bool = True


def gap(steps: float) -> Room:
    """Return empty space of this many steps."""
    return Room(steps * GAP, keep=False)


@lru_cache(maxsize=512)
def paragraph(page: Page, box: Box, para: Para, upright: Upright = "middle") -> Text:
    """Set one paragraph in a box."""
    (text,), _ = column(page, box, (para,), upright)
    return text


def column(
    page: Page, box: Box, items: Sequence[Para | Room], upright: Upright = "middle", tight: int = 0
) -> tuple[list[Text], list[Box]]:
    """Set paragraphs and spaces below each other, at least this tight.

    Return the texts, and the boxes of the spaces kept.
    """
    blocks = _set_all(page, box.width, items, max(tight, tightness(page, box, items)))
    y = box.top - max(0.0, box.height - _height(blocks)) * SHARE[upright]
    texts, rooms = [], []
    for item, block in zip(items, blocks, strict=True):
        height = block.height if isinstance(block, Block) else block
        y -= height
        part = Box(box.x, y, box.width, height)
        if isinstance(item, Para) and isinstance(block, Block):
            texts.append(place(page, part, block, item))
        elif isinstance(item, Room) and item.keep:
            rooms.append(part)
    return texts, rooms


def tightness(page: Page, box: Box, items: Sequence[Para | Room]) -> int:
    """Return how far the texts of a column have to be shrunk to fit in a box: 0 not at all, `TOO_TIGHT` too far."""
    return _tightness(page, box.width, box.height, tuple(items))


@lru_cache(maxsize=2048)
def _tightness(page: Page, width: float, height: float, items: tuple[Para | Room, ...]) -> int:

    def fits(step: int) -> bool:
        return _fits(page, width, height, items, step)

    if fits(0):
        return 0
    step = bisect_left(range(TOO_TIGHT), x=True, key=fits)
    return step if step < TOO_TIGHT else bisect_left(range(2 * TOO_TIGHT - 1), x=True, lo=TOO_TIGHT, key=fits)


def _fits(page: Page, width: float, height: float, items: Sequence[Para | Room], step: int) -> bool:
    blocks = _set_all(page, width, items, step)
    widest = max((block.width for block in blocks if isinstance(block, Block)), default=0.0)
    return widest <= width and _height(blocks) <= height + 0.5


def trimmed(page: Page, box: Box, items: Sequence[Para | Room]) -> list[Para | Room]:
    """Return a column of which so much is left out that the rest has room.

    Of each paragraph a line is left, or else the last ones are left out.
    """
    left, kept = box.height, list[Para | Room]()
    while len(items) > 1 and height_of(page, inf, items, TIGHT) > left:
        items = items[:-1]
    for number, item in enumerate(items, start=1):
        later = height_of(page, inf, items[number:], TIGHT)
        kept.append(shortened(page, box.width, left - later, item) if isinstance(item, Para) else item)
        left -= height_of(page, box.width, kept[-1:], TIGHT)
    return kept


@lru_cache(maxsize=256)
def shortened(page: Page, width: float, height: float, para: Para, keep: Literal["start", "end"] = "start") -> Para:
    """Return as much of a paragraph as has room at its least size, with “…” in place of the rest.

    A word that is longer than a line is cut alone, so that what follows it is still there.
    """
    text = " ".join(_part(page, width, inf, replace(para, text=word), "start") for word in para.text.split())
    return replace(para, text=_part(page, width, height, replace(para, text=text), keep))


def _part(page: Page, width: float, height: float, para: Para, keep: Literal["start", "end"]) -> str:
    text = para.text

    def cut(size: int) -> str:
        return f"{text[:size].rstrip()}…" if keep == "start" else f"…{text[len(text) - size :].lstrip()}"

    def too_long(shown: str) -> bool:
        return not _fits(page, width, height, (replace(para, text=shown),), TIGHT)

    if not too_long(text):
        return text
    return cut(bisect_left(range(1, len(text)), x=True, key=lambda size: too_long(cut(size))))


def height_of(page: Page, width: float, items: Sequence[Para | Room], tight: int = 0) -> float:
    """Return the height in pixels of a column of this width that is so tight."""
    return _height(_set_all(page, width, items, tight))


def natural_width(page: Page, text: str, face: Face) -> float:
    """Return the width in pixels of a text on one line at its nominal size."""
    return set_text(text, face, round(page.nominal(face)), float("inf"), page.measure).width


def place(page: Page, box: Box, block: Block, para: Para) -> Text:
    """Put a block that was set for this box at the top of it."""
    align = MIRRORED[para.align] if block.rtl else para.align
    lefts = [_left(box, width, align) for width in block.widths]
    runs = tuple(
        Run(
            piece.text,
            STRONG if piece.strong else block.weight,
            para.strong if piece.strong else para.colour,
            left + piece.x,
            box.top - (row + 0.5) * block.pitch,
            piece.rtl,
        )
        for row, (left, line) in enumerate(zip(lefts, block.lines, strict=True))
        for piece in line
    )
    ink = Box(_left(box, block.width, align), box.top - block.height, block.width, block.height)
    return Text(box, ink, runs, block.px, page.least(para.face))


def _left(box: Box, width: float, align: Align) -> float:
    return box.x + (box.width - width) * SHARE[align]


def _set_all(page: Page, width: float, items: Sequence[Para | Room], step: int) -> list[Block | float]:
    """Set all the paragraphs of a column at this step of tightness; of a space, return the height."""
    factor, floor = SHRINKING[step % TOO_TIGHT], step < TOO_TIGHT
    return [_set(page, item, width, factor, floor=floor) for item in items]


def _set(page: Page, item: Para | Room, width: float, factor: float, *, floor: bool) -> Block | float:
    if isinstance(item, Room):
        return page.px(item.height) * (1 if item.keep else max(CLOSEST, factor))
    size = max(page.nominal(item.face) * factor, page.least(item.face) if floor else 0.0)
    return set_text(item.text, item.face, round(size), width, page.measure)


def _height(blocks: Sequence[Block | float]) -> float:
    return sum(block.height if isinstance(block, Block) else block for block in blocks)
