"""A rating: the numbers 0 to 10."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.messages import Pick
from kiosk.core.screen import Button, CheckIn, Tone
from kiosk.ui.box import Box
from kiosk.ui.controls import Kind, labelled
from kiosk.ui.frame import header, place
from kiosk.ui.layout import GAP, MARGIN, Page, Para, column, gap, paragraph
from kiosk.ui.parts import Part
from kiosk.ui.theme import BODY, FIGURE, PLACE, TITLE

NUMBERS = 11
HIGH = 112.0
LABELS = 60.0
NUMBER = Kind(FIGURE, HIGH, 0, 22)


def checkin(page: Page, box: Box, view: CheckIn) -> Iterator[Part]:
    """Draw it."""
    head, rest = header(page, box, place(view.place), view.corner)
    yield from head
    upper, lower = rest.inset(page.px(MARGIN), page.px(GAP)).cut_top(rest.height * 0.44)
    texts, _ = column(
        page, upper, (Para(view.title, TITLE, "ink", "centre"), gap(1), Para(view.text, BODY, "muted", "centre"))
    )
    yield from texts
    yield from _scale(page, lower, view)


def _scale(page: Page, box: Box, view: CheckIn) -> Iterator[Part]:
    """Draw the numbers in one row with the ends of the scale below, or in two rows between them."""
    columns, rows = (NUMBERS, 1) if page.wide else (6, 2)
    high = rows * page.px(HIGH + GAP) - page.px(GAP)
    area = box.middle(box.width, min(box.height, high + 2 * page.px(LABELS)))
    above, rest = area.cut_top(page.px(LABELS))
    below, middle = rest.cut_bottom(page.px(LABELS))
    for number, cell in enumerate(middle.grid(columns, rows, page.px(GAP))[:NUMBERS]):
        tone: Tone = "primary" if number == view.chosen else "plain"
        yield from labelled(page, cell, Button(str(number), Pick(number), tone), NUMBER)
    low = below.cut_left(below.width / 2)[0] if page.wide else above
    yield paragraph(page, low, Para(view.low, PLACE, "muted"))
    yield paragraph(page, below.cut_right(below.width / 2)[0], Para(view.high, PLACE, "muted", "right"))
