"""A question with its answers as large buttons."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.screen import Ask, Button
from kiosk.ui.box import Box
from kiosk.ui.controls import TONES, surface
from kiosk.ui.frame import header, place
from kiosk.ui.layout import GAP, MARGIN, Page, Para, column, paragraph
from kiosk.ui.parts import Part
from kiosk.ui.theme import HINT, TITLE, Face

HIGH = 136.0
WIDE = 420.0
COLUMNS = {1: 1, 2: 2, 3: 3, 5: 3, 6: 3}
"""Columns for so many answers on a wide screen; for more, two."""

MOST_ROWS = 4
"""The most answers below each other on a tall screen."""

ANSWER = Face(34, 26, 600, 1.2)


def ask(page: Page, box: Box, view: Ask) -> Iterator[Part]:
    """Draw it."""
    head, rest = header(page, box, place(view.place), view.corner)
    yield from head
    upper, lower = rest.inset(page.px(MARGIN), page.px(GAP)).cut_top(rest.height * 0.4)
    yield paragraph(page, upper, Para(view.title, TITLE, "ink", "centre"))
    for cell, answer in zip(_cells(page, lower, len(view.answers)), view.answers, strict=True):
        yield from _answer(page, cell, answer)


def _cells(page: Page, box: Box, number: int) -> list[Box]:
    """Return a place for each answer: beside each other while there is room, else in two columns or one."""
    columns = COLUMNS.get(number, 2) if page.wide else 1 + (number > MOST_ROWS)
    rows = max(1, -(-number // columns))
    gap = page.px(2 * GAP)
    width = min(box.width, columns * page.px(WIDE) + (columns - 1) * gap)
    height = min(box.height, rows * page.px(HIGH) + (rows - 1) * gap)
    area = box.middle(width, height)
    top = Box(area.x, box.top - height, width, height)
    return top.grid(columns, rows, gap)[:number]


def _answer(page: Page, cell: Box, answer: Button) -> Iterator[Part]:
    yield surface(page, cell, answer, 28)
    colour = TONES[answer.tone][2]
    name = Para(answer.label, ANSWER, colour, "centre", colour)
    note = Para(answer.note, HINT, "muted" if colour == "ink" else colour, "centre", colour)
    texts, _ = column(page, cell.inset(page.px(20), page.px(GAP)), (name, note) if answer.note else (name,))
    yield from texts
