"""The keys for a PIN, of which only dots are seen."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.screen import Button, Keypad
from kiosk.ui.box import Box
from kiosk.ui.controls import Kind, key
from kiosk.ui.frame import header, place
from kiosk.ui.layout import GAP, MARGIN, Page, Para, Room, column, gap
from kiosk.ui.parts import Disc, Part
from kiosk.ui.theme import BODY, BUTTON, FIGURE, TITLE

DIGIT = Kind(FIGURE, 116, 0, 24)
WORD = Kind(BUTTON, 116, 0, 24)
"""A key with a digit, and one with a word."""

ACROSS = 3
WIDE = 164.0
"""How many keys stand beside each other, and how wide each is."""

FEWEST = 4
"""So many places for digits are seen before there are any."""

DOT = 13.0
"""The radius of a dot."""


def keypad(page: Page, box: Box, view: Keypad) -> Iterator[Part]:
    """Draw it: what is asked for and the dots, and the keys beside them, or below them on a tall screen."""
    head, rest = header(page, box, place(""), view.corner)
    yield from head
    area = rest.inset(page.px(MARGIN), page.px(GAP))
    keys, words = area.cut_right(area.width / 2) if page.wide else area.cut_bottom(area.height * 0.62)
    words = words.inset(page.px(2 * GAP), 0) if page.wide else words
    lines = (Para(view.title, TITLE), gap(1.5), Para(view.text, BODY, "muted"), gap(3), Room(2 * DOT))
    texts, (dots,) = column(page, words, lines)
    yield from texts
    yield from _dots(page, dots, view.filled)
    yield from _keys(page, keys, view.keys)


def _dots(page: Page, box: Box, filled: int) -> Iterator[Part]:
    """Draw a dot for each digit, and pale ones where the first are still missing."""
    x, y = box.x + page.px(DOT), box.centre[1]
    for number in range(max(filled, FEWEST)):
        there = number < filled
        yield Disc(x, y, page.px(DOT), "primary" if there else "edge")
        if not there:
            yield Disc(x, y, page.px(DOT - 3), "surface")
        x += page.px(2 * DOT + 1.5 * GAP)


def _keys(page: Page, box: Box, keys: tuple[Button, ...]) -> Iterator[Part]:
    rows = max(1, -(-len(keys) // ACROSS))
    between = page.px(GAP)
    high = min(box.height, rows * (page.px(DIGIT.height) + between) - between)
    wide = min(box.width, ACROSS * (page.px(WIDE) + between) - between)
    for button, cell in zip(keys, box.middle(wide, high).grid(ACROSS, rows, between), strict=False):
        yield from key(page, cell, button, DIGIT if len(button.label) == 1 else WORD)
