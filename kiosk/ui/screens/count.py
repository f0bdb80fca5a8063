"""Counting: a circle for each thing to find."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.messages import Pick
from kiosk.core.screen import Count
from kiosk.ui.box import Box
from kiosk.ui.frame import header, place
from kiosk.ui.layout import GAP, MARGIN, TARGET, Page, Para, column, gap, paragraph
from kiosk.ui.parts import Part, Stroke, Surface
from kiosk.ui.theme import BODY, FIGURE, TITLE, Token
from kiosk.ui.typeset import break_lines

LARGEST, BETWEEN = 128.0, 34.0


def count(page: Page, box: Box, view: Count) -> Iterator[Part]:
    """Draw it."""
    head, rest = header(page, box, place(view.place), view.corner)
    yield from head
    upper, lower = rest.inset(page.px(MARGIN), page.px(GAP)).cut_top(rest.height * 0.44)
    texts, _ = column(
        page, upper, (Para(view.title, TITLE, "ink", "centre"), gap(1), Para(view.text, BODY, "muted", "centre"))
    )
    yield from texts
    for number, square in enumerate(_squares(page, lower, view.goal), start=1):
        yield from _circle(page, square, number, view.found)


def _squares(page: Page, box: Box, goal: int) -> list[Box]:
    """Return squares in rows in the middle of the box: as large as they fit, but never less than a target."""
    side, between = page.px(LARGEST), page.px(BETWEEN)
    if goal * (side + between) - between > box.width:
        between = page.px(2 * GAP)
        side = max(page.px(TARGET), min(side, (box.width + between) / goal - between))
    rows = break_lines([side] * goal, between, box.width + 1)
    high = len(rows) * (side + between) - between
    area = box.middle(box.width, high)
    cells = area.grid(1, len(rows), between)
    return [
        square
        for row, cell in zip(rows, cells, strict=True)
        for square in cell.middle(len(row) * (side + between) - between, side).grid(len(row), 1, between)
    ]


def _circle(page: Page, box: Box, number: int, found: int) -> Iterator[Part]:
    radius = box.width / 2
    if number <= found:
        yield Surface(box, "primary", radius, intent=Pick(number), target=box)
        yield _tick(box)
        return
    following = number == found + 1
    edge: Token = "primary" if following else "edge"
    yield Surface(box, "surface", radius, edge, page.px(6 if following else 3), Pick(number), box)
    yield paragraph(page, box, Para(str(number), FIGURE, "ink" if following else "muted", "centre"))


def _tick(box: Box) -> Stroke:
    x, y = box.centre
    unit = box.width / 128
    points = ((x - 17 * unit, y - 1 * unit), (x - 6 * unit, y - 13 * unit), (x + 17 * unit, y + 15 * unit))
    return Stroke(points, 7 * unit, "on_primary")
