"""A simple chart: columns side by side, each with its number above it and its name below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.core.screen import Bar
from kiosk.ui.box import Box
from kiosk.ui.layout import GAP, Page, Para, height_of, paragraph, shortened
from kiosk.ui.parts import Part, Surface
from kiosk.ui.theme import NOTE, STRONG_HINT

WIDEST = 64.0
"""The width of a column, unless there are many."""

LEAST = 4.0
"""The height of a column for nothing."""

LINES = 2
"""The most lines of a name."""


def chart(page: Page, box: Box, bars: Sequence[Bar]) -> Iterator[Part]:
    """Draw it, on a line."""
    cells = box.grid(len(bars), 1, page.px(GAP / 2))
    line = page.least(NOTE) * NOTE.pitch
    names = [shortened(page, cells[0].width, LINES * line, Para(bar.label, NOTE, "muted", "centre")) for bar in bars]
    below = max(height_of(page, cells[0].width, (name,)) for name in names)
    above = page.nominal(STRONG_HINT) * STRONG_HINT.pitch
    yield Surface(Box(box.x, box.y + below, box.width, page.px(2)), "line")
    for bar, name, cell in zip(bars, names, cells, strict=True):
        lower, upper = cell.cut_bottom(below)
        yield paragraph(page, lower, name, "top")
        yield from _column(page, upper, bar, above)


def _column(page: Page, box: Box, bar: Bar, above: float) -> Iterator[Part]:
    """Draw a column, and its number on top of it."""
    high = page.px(LEAST) + max(0.0, box.height - above - page.px(LEAST)) * min(1.0, bar.share)
    column, rest = box.middle(min(box.width, page.px(WIDEST)), box.height).cut_bottom(high)
    yield Surface(column, "primary" if bar.share else "line", min(page.px(8), high / 2))
    number = Para(bar.text, STRONG_HINT, "ink", "centre")
    yield paragraph(page, Box(box.x, rest.y, box.width, above), number)
