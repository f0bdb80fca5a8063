"""Two halves of a screen, words and a picture: beside each other, or the picture above."""

from __future__ import annotations

from dataclasses import replace

from kiosk.ui.box import Box
from kiosk.ui.layout import GAP, MARGIN, Page

INDENT = 72.0
"""The margin of screens with a picture."""

PICTURE = 600.0
"""The side of the square for the picture."""


def halves(page: Page, box: Box) -> tuple[Box, Box]:
    """Return the box for the words and the square for the picture."""
    if not page.wide:
        side = min(page.px(PICTURE), box.height * 0.42)
        upper, lower = box.cut_top(side + page.px(MARGIN))
        return lower.inset(page.px(MARGIN), page.px(GAP)), upper.middle(side, side)
    bottom = box.y - page.px(16)
    side = min(page.px(PICTURE), page.height - bottom - page.px(2 * GAP))
    beside, left = page.box.cut_right(side - page.px(2 * GAP))
    words = Box(left.x + page.px(INDENT), box.y + page.px(GAP), left.width - page.px(INDENT + GAP), 0)
    words = replace(words, height=box.top - page.px(MARGIN) - words.y)
    return words, Box(beside.x, bottom, side, side)
