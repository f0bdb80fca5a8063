"""Counting: a circle for each thing to find."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.messages import Pick
from kiosk.core.screen import Count
from kiosk.ui.box import Box
from kiosk.ui.frame import header, place
from kiosk.ui.layout import GAP, MARGIN, TARGET, Page, Para, Room, column, gap, paragraph
from kiosk.ui.parts import Part, Stroke, Surface
from kiosk.ui.theme import BODY, FIGURE, TITLE, Token
from kiosk.ui.typeset import balance_lines

LARGEST, BETWEEN = 128.0, 34.0
LARGEST_HIGH = 164.0
"""The diameter of a circle, on a tall screen when there are few, and the room between two."""

FEW = 6


def count(page: Page, box: Box, view: Count) -> Iterator[Part]:
    """Draw it: what to find and the circles together in the middle of the room."""
    head, rest = header(page, box, place(view.place), view.corner)
    yield from head
    area = rest.inset(page.px(MARGIN), page.px(GAP))
    squares = _squares(page, area, view.goal)
    circles = Room((squares[0].top - squares[-1].y) / page.px(1))
    words = (Para(view.title, TITLE, "ink", "centre"), gap(1), Para(view.text, BODY, "muted", "centre"), gap(5))
    texts, (room,) = column(page, area, (*words, circles))
    yield from texts
    for number, square in enumerate(squares, start=1):
        yield from _circle(page, square.moved(0, room.top - squares[0].top), number, view.found)


def _squares(page: Page, box: Box, goal: int) -> list[Box]:
    """Return squares in even rows at the top of the box: as large as they fit, but never less than a target."""
    side, between = page.px(LARGEST if page.wide or goal > FEW else LARGEST_HIGH), page.px(BETWEEN)
    if page.wide and goal * (side + between) - between > box.width:
        between = page.px(2 * GAP)
        side = max(page.px(TARGET), min(side, (box.width + between) / goal - between))
    rows = balance_lines([side] * goal, between, box.width + 1)
    cells = box.cut_top(len(rows) * (side + between) - between)[0].grid(1, len(rows), between)
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
