"""Cards to choose from."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.screen import Button, Choose
from kiosk.ui.box import Box
from kiosk.ui.controls import TONES, surface
from kiosk.ui.frame import header
from kiosk.ui.layout import GAP, MARGIN, Page, Para, column, paragraph
from kiosk.ui.parts import Part
from kiosk.ui.theme import BODY, HEADING, HINT, STRONG_HINT, Face, Token

COLUMNS_WIDE = (2, 2, 2, 3, 2, 3, 3, 4, 4)
COLUMNS_HIGH = (1, 1, 1, 1, 1, 1, 2, 2, 2)
"""Columns for so many cards."""

HIGHEST = 250.0
NAME = Face(BODY.size, 26, 600, 1.2)
NOTE = Face(22, 20, 400, HINT.pitch)
RADIUS = 28.0


def choose(page: Page, box: Box, view: Choose) -> Iterator[Part]:
    """Draw it."""
    head, rest = header(page, box, Para(view.title, HEADING), view.corner)
    yield from head
    area = rest.inset(page.px(MARGIN), page.px(GAP))
    for cell, card in zip(_cells(page, area, len(view.cards)), view.cards, strict=True):
        yield from _card(page, cell, card)


def _cells(page: Page, area: Box, count: int) -> list[Box]:
    """Return a place for each card; few cards do not grow to fill the screen."""
    columns = (COLUMNS_WIDE if page.wide else COLUMNS_HIGH)[min(count, 8)]
    rows = max(1, -(-count // columns))
    gap = page.px(20)
    height = min(area.height, rows * page.px(HIGHEST) + (rows - 1) * gap)
    return area.cut_top(height)[0].grid(columns, rows, gap)[:count]


def _card(page: Page, cell: Box, card: Button) -> Iterator[Part]:
    yield surface(page, cell, card, RADIUS)
    inner = cell.inset(page.px(28), page.px(22))
    number, rest = inner.cut_top(page.px(34))
    colour = TONES[card.tone][2]
    if card.number:
        yield paragraph(page, number, Para(card.number, STRONG_HINT, _number_colour(card)))
    texts, _ = column(page, rest, _lines(card, colour), "bottom")
    yield from texts


def _lines(card: Button, colour: Token) -> tuple[Para, ...]:
    name = Para(card.label, NAME, colour)
    return (name, Para(card.note, NOTE, "muted" if colour == "ink" else colour)) if card.note else (name,)


def _number_colour(card: Button) -> Token:
    """Return the colour of the number; on a filled card only that of its text stands out enough."""
    if card.tone == "help":
        return "accent"
    return "primary" if card.tone == "plain" else TONES[card.tone][2]
