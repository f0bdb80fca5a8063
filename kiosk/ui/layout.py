"""Putting text and columns of text in their places, as large as fits.

Text has its nominal size where there is room, is wrapped and shrunk (all the texts of a column
together) where there is not, and does not go below its smallest size unless the alternative is to be
cut off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal

from kiosk.ui.box import Box
from kiosk.ui.parts import Run, Text
from kiosk.ui.theme import Face, Token
from kiosk.ui.typeset import STRONG, Block, Measure, Word, set_text

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

SHRINKING = tuple(1.0 - step / 25 for step in range(24))
"""Factors on the nominal size, in the order in which they are tried."""

TARGET = 88.0
"""The smallest side of a touch target."""

GAP = 12.0
"""The smallest gap between touch targets, and the step of all spacing."""

MARGIN = 48.0


@dataclass(frozen=True)
class Page:
    """What a screen is laid out for: its size in pixels, the chosen text size, and how wide letters are."""

    width: int
    height: int
    measure: Measure
    text_size: float = 1.0

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


@dataclass(frozen=True)
class Para:
    """A paragraph to be set. Words in curly quotes have the `strong` colour."""

    text: str
    face: Face
    colour: Token = "ink"
    align: Align = "left"
    strong: Token = "ink"


@dataclass(frozen=True)
class Room:
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
    page: Page, box: Box, items: Sequence[Para | Room], upright: Upright = "middle"
) -> tuple[list[Text], list[Box]]:
    """Set paragraphs and spaces below each other; return the texts and the boxes of the spaces kept."""
    blocks = _fitted(page, box, tuple(items))
    heights = [_height(page, block) for block in blocks]
    y = box.top - max(0.0, box.height - sum(heights)) * SHARE[upright]
    texts, rooms = [], []
    for item, block, height in zip(items, blocks, heights, strict=True):
        y -= height
        part = Box(box.x, y, box.width, height)
        if isinstance(item, Para) and isinstance(block, Block):
            texts.append(place(page, part, block, item))
        elif isinstance(item, Room) and item.keep:
            rooms.append(part)
    return texts, rooms


def natural_width(page: Page, text: str, face: Face) -> float:
    """Return the width in pixels of a text on one line at its nominal size."""
    return set_text(text, face, page.font_px(face.size), float("inf"), page.measure).width


def place(page: Page, box: Box, block: Block, para: Para) -> Text:
    """Put a block that was set for this box at the top of it."""
    runs = chain.from_iterable(
        _line(page, block, para, line, (_start(box, width, para.align), box.top - (row + 0.5) * block.pitch))
        for row, (line, width) in enumerate(zip(block.lines, block.widths, strict=True))
    )
    ink = Box(_start(box, block.width, para.align), box.top - block.height, block.width, block.height)
    return Text(box, ink, tuple(runs), block.px, page.px(para.face.least) * page.text_size)


def _start(box: Box, width: float, align: Align) -> float:
    return box.x + (box.width - width) * SHARE[align]


def _line(page: Page, block: Block, para: Para, line: tuple[Word, ...], start: tuple[float, float]) -> Iterator[Run]:
    """Put the words of a line beside each other."""
    x, y = start
    for word in line:
        for piece, strong in word:
            weight = STRONG if strong else block.weight
            yield Run(piece, weight, para.strong if strong else para.colour, x, y)
            x += page.measure(piece, weight, block.px)
        x += page.measure(" ", block.weight, block.px)


def _height(page: Page, item: Block | Room) -> float:
    return item.height if isinstance(item, Block) else page.px(item.height)


@lru_cache(maxsize=512)
def _fitted(page: Page, box: Box, items: tuple[Para | Room, ...]) -> tuple[Block | Room, ...]:
    """Set the paragraphs as large as they fit in the box together, or as small as it goes."""

    def attempt(factor: float, *, floor: bool) -> tuple[Block | Room, ...]:
        return tuple(_set(page, item, box.width, factor, floor=floor) for item in items)

    attempts = (attempt(factor, floor=floor) for floor in (True, False) for factor in SHRINKING)
    fitting = (blocks for blocks in attempts if _fits(page, blocks, box))
    return next(fitting, None) or attempt(SHRINKING[-1], floor=False)


def _set(page: Page, item: Para | Room, width: float, factor: float, *, floor: bool) -> Block | Room:
    if isinstance(item, Room):
        return item
    size = max(item.face.size * factor, item.face.least if floor else 0.0)
    return set_text(item.text, item.face, page.font_px(size), width, page.measure)


def _fits(page: Page, blocks: tuple[Block | Room, ...], box: Box) -> bool:
    widest = max((block.width for block in blocks if isinstance(block, Block)), default=0.0)
    return widest <= box.width and sum(_height(page, block) for block in blocks) <= box.height + 0.5
