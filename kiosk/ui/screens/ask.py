"""A question with its answers as large buttons."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from kiosk.core.screen import Ask, Button
from kiosk.ui.box import Box
from kiosk.ui.controls import TONES, anywhere, surface
from kiosk.ui.frame import header, place
from kiosk.ui.layout import GAP, MARGIN, TARGET, TIGHT, TOO_TIGHT, Page, Para, column, height_of, paragraph, tightness
from kiosk.ui.parts import Part
from kiosk.ui.theme import ANSWER, HINT, TITLE

HIGH = 136.0
WIDE = 420.0
COLUMNS = {1: (1,), 2: (2,), 3: (3,), 4: (2,), 5: (3, 2), 6: (3, 2)}
"""Columns for so many answers on a wide screen, the preferred first; for more, three."""


class Way(Struct, frozen=True):
    """A way to put a question and its answers into a room."""

    title: Box
    cells: list[Box]
    answers: tuple[Button, ...]


def ask(page: Page, box: Box, view: Ask) -> Iterator[Part]:
    """Draw it: the question and its answers together in the middle of the room. A touch anywhere is the only answer."""
    if len(view.answers) == 1:
        yield anywhere(page, view.answers[0])
    head, rest = header(page, box, place(view.place), view.corner)
    yield from head
    area = rest.inset(page.px(MARGIN), page.px(1.5 * GAP))
    title = Para(view.title, TITLE, "ink", "centre")
    way = _best_way(page, area, title, view.answers)
    up = -(way.cells[-1].y - area.y) / 2
    yield paragraph(page, way.title.moved(0, up), title)
    tight = max(map(partial(_tightness, page), way.cells, way.answers))
    for cell, answer in zip(way.cells, way.answers, strict=True):
        yield from _answer(page, cell.moved(0, up), answer, tight)


def _best_way(page: Page, area: Box, title: Para, answers: tuple[Button, ...]) -> Way:
    """Where there is too little room, the answers go without their notes, and then the question becomes smaller."""
    bare = tuple(replace(answer, note="") for answer in answers)
    columns = COLUMNS.get(len(answers), (3,)) if page.wide else (1, 2)
    ways = []
    for shown, tight, gap in ((answers, 0, 2 * GAP), (bare, 0, 2 * GAP), (bare, TIGHT, GAP)):
        high = min(height_of(page, area.width, (title,), tight), area.height * 0.4)
        upper, rest = area.cut_top(high)
        lower = rest.cut_top(page.px(2 * gap))[1]
        ways += [Way(upper, _cells(page, lower, shown, number, page.px(gap)), shown) for number in columns]
    return next((way for way in ways if all(map(partial(_fits, page), way.cells, way.answers))), ways[-1])


def _fits(page: Page, cell: Box, answer: Button) -> bool:
    return cell.height >= page.px(TARGET) and _tightness(page, cell, answer) < TOO_TIGHT


def _tightness(page: Page, cell: Box, answer: Button) -> int:
    return tightness(page, _inside(page, cell), _lines(answer))


def _cells(page: Page, box: Box, answers: tuple[Button, ...], columns: int, gap: float) -> list[Box]:
    """Return a place for each answer, high enough for all that is on the highest, if there is room."""
    rows = -(-len(answers) // columns)
    widest = columns * page.px(WIDE) * page.text_size + (columns - 1) * gap
    width = min(box.width, widest) if page.wide else box.width
    inside = _inside(page, Box(0, 0, (width - (columns - 1) * gap) / columns, 0))
    tallest = max(height_of(page, inside.width, _lines(answer)) for answer in answers)
    high = max(page.px(HIGH), tallest + 4 * page.px(GAP))
    height = min(box.height, rows * high + (rows - 1) * gap)
    return box.cut_top(height)[0].middle(width, height).grid(columns, rows, gap)[: len(answers)]


def _inside(page: Page, cell: Box) -> Box:
    return cell.inset(page.px(20), page.px(GAP))


def _lines(answer: Button) -> tuple[Para, ...]:
    colour = TONES[answer.tone][2]
    name = Para(answer.label, ANSWER, colour, "centre", colour)
    note = Para(answer.note, HINT, "muted" if colour == "ink" else colour, "centre", colour)
    return (name, note) if answer.note else (name,)


def _answer(page: Page, cell: Box, answer: Button, tight: int) -> Iterator[Part]:
    yield surface(page, cell, answer, 28)
    texts, _ = column(page, _inside(page, cell), _lines(answer), tight=tight)
    yield from texts
