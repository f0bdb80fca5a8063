"""Two halves of a screen, words and a picture: beside each other, or the picture above."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from kiosk.ui.box import Box
from kiosk.ui.layout import GAP, MARGIN, TOO_TIGHT, Page, Para, Room, column, tightness
from kiosk.ui.parts import Text

INDENT = 72.0
"""The margin of screens with a picture."""

PICTURES = (600.0, 500.0, 400.0, 0.0)
"""The side of the square for the picture: the first that leaves the words the room they need.

Beside the words, the largest reaches a little over the edge of the screen.
"""

Words = Callable[[float], Sequence[Para | Room]]
"""A column of words for a width in pixels."""


def halves(page: Page, box: Box, words: Words) -> tuple[list[Text], list[Box], Box]:
    """Set the words; return the texts, the boxes of the spaces kept, and the square for the picture."""
    cuts = [_cut(page, box, page.px(side)) for side in PICTURES]
    fitting = (cut for cut in cuts if tightness(page, cut[0], words(cut[0].width)) < TOO_TIGHT)
    room, picture = next(fitting, cuts[-1])
    return (*column(page, room, words(room.width)), picture)


def _cut(page: Page, box: Box, largest: float) -> tuple[Box, Box]:
    """Return the box for the words and the square for the picture, which is no larger than this."""
    if not page.wide:
        side = min(largest, box.height * 0.5)
        upper, lower = box.cut_top(side + page.px(MARGIN) if side else 0)
        return lower.inset(page.px(MARGIN), page.px(GAP)), upper.middle(side, side)
    bottom = box.y - page.px(16)
    high = page.height - bottom - page.px(2 * GAP)
    side = min(largest, high)
    outside = page.px(4 * GAP) if largest >= page.px(PICTURES[0]) else -page.px(2 * GAP)
    beside, left = page.box.cut_right(side - outside if side else page.px(INDENT - GAP))
    words = Box(left.x + page.px(INDENT), box.y + page.px(GAP), left.width - page.px(INDENT + GAP), 0)
    words = replace(words, height=box.top - page.px(MARGIN) - words.y)
    return words, Box(beside.x, bottom + (high - side) / 2, side, side)
