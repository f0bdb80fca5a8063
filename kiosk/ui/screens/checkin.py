"""A rating: the numbers 0 to 10."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.messages import Pick
from kiosk.core.screen import Button, CheckIn, Tone
from kiosk.ui.box import Box
from kiosk.ui.controls import Kind, labelled
from kiosk.ui.frame import header, place
from kiosk.ui.layout import GAP, MARGIN, Page, Para, Room, column, gap, height_of, paragraph
from kiosk.ui.parts import Part
from kiosk.ui.theme import BODY, FIGURE, PLACE, TITLE

NUMBERS = 11
HIGH = 112.0
NUMBER = Kind(FIGURE, HIGH, 0, 22)


def checkin(page: Page, box: Box, view: CheckIn) -> Iterator[Part]:
    """Draw it: the question and the scale together in the middle of the room."""
    head, rest = header(page, box, place(view.place), view.corner)
    yield from head
    area = rest.inset(page.px(MARGIN), page.px(GAP))
    ends = _ends(view)
    rows = 1 if page.wide else 2
    labels = max(height_of(page, area.width / (3 - rows) - page.px(GAP), (end,)) for end in ends) / page.px(1)
    scale = Room(rows * (HIGH + GAP) - GAP + (labels + GAP) * rows)
    words = (Para(view.title, TITLE, "ink", "centre"), gap(1), Para(view.text, BODY, "muted", "centre"), gap(4))
    texts, (room,) = column(page, area, (*words, scale))
    yield from texts
    yield from _scale(page, room, view)


def _ends(view: CheckIn) -> tuple[Para, Para]:
    return Para(view.low, PLACE, "muted"), Para(view.high, PLACE, "muted", "right")


def _scale(page: Page, box: Box, view: CheckIn) -> Iterator[Part]:
    """Draw the numbers in one row with the ends of the scale below, or in two rows between them."""
    low, high = _ends(view)
    labels = (box.height - page.px(HIGH if page.wide else 2 * HIGH + GAP)) / (1 if page.wide else 2)
    below, rest = box.cut_bottom(labels)
    above = rest.cut_top(0 if page.wide else labels)[0]
    cells = rest.grid(NUMBERS, 1, page.px(GAP)) if page.wide else _two_rows(page, rest.cut_top(labels)[1])
    for number, cell in enumerate(cells):
        tone: Tone = "primary" if number == view.chosen else "plain"
        yield from labelled(page, cell, Button(str(number), Pick(number), tone), NUMBER)
    left, right = below.grid(2, 1, page.px(GAP))
    yield paragraph(page, left if page.wide else above, low, "bottom" if page.wide else "top")
    yield paragraph(page, right if page.wide else below, high, "bottom")


def _two_rows(page: Page, box: Box) -> list[Box]:
    """Return the places of the numbers, 10 at the lower right."""
    cells = box.grid(6, 2, page.px(GAP))
    return [*cells[:6], *cells[7:]]
