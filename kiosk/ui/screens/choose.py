"""Cards to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.core.screen import Button, Choose
from kiosk.ui.box import Box
from kiosk.ui.controls import TONES, surface
from kiosk.ui.frame import header
from kiosk.ui.layout import GAP, MARGIN, TOO_TIGHT, Page, Para, column, paragraph, tightness
from kiosk.ui.parts import Disc, Part
from kiosk.ui.theme import HEADING, NAME, NOTE, STRONG_HINT, Token

COLUMNS_WIDE = (2, 2, 2, 3, 2, 3, 3, 4, 4)
COLUMNS_HIGH = (1, 1, 1, 1, 1, 1, 2, 2, 2)
"""Columns for so many cards."""

HIGHEST = 250.0
RADIUS = 28.0
BADGE = 23.0
"""The radius of the circle around a number."""


@dataclass(frozen=True)
class Card:
    """A card and the room in it: for its number, if that is a digit, and for its lines."""

    button: Button
    box: Box
    number: Box
    room: Box


def choose(page: Page, box: Box, view: Choose) -> Iterator[Part]:
    """Draw it. All cards have letters of one size."""
    head, rest = header(page, box, Para(view.title, HEADING), view.corner)
    yield from head
    cards = _arranged(page, rest.inset(page.px(MARGIN), page.px(GAP)), view.cards)
    tight = _tightness(page, cards)
    for card in cards:
        yield from _card(page, card, tight)


def _arranged(page: Page, area: Box, buttons: tuple[Button, ...]) -> list[Card]:
    """Return the cards: with their numbers above the names, or beside them where there is too little room.

    Where there is still too little, they go without their notes.
    """
    columns = (COLUMNS_WIDE if page.wide else COLUMNS_HIGH)[min(len(buttons), 8)]
    cells = _cells(page, area, len(buttons), columns)
    bare = tuple(replace(button, note="") for button in buttons)
    ways = [
        [_placed(page, cell, button, beside=beside) for cell, button in zip(cells, shown, strict=True)]
        for beside, shown in ((False, buttons), (True, buttons), (True, bare))
    ]
    return next((way for way in ways if _tightness(page, way) < TOO_TIGHT), ways[-1])


def _cells(page: Page, area: Box, count: int, columns: int) -> list[Box]:
    """Return a place for each card; few cards do not grow to fill the screen."""
    rows = max(1, -(-count // columns))
    gap = page.px(20)
    height = min(area.height, rows * page.px(HIGHEST) * page.text_size + (rows - 1) * gap)
    return area.cut_top(height)[0].grid(columns, rows, gap)[:count]


def _placed(page: Page, cell: Box, button: Button, *, beside: bool) -> Card:
    inner = cell.inset(page.px(26), page.px(18))
    side = 2 * page.px(BADGE) * page.text_size
    number = inner.cut_top(side)[0].cut_left(side)[0]
    if not button.number.isdigit():
        return Card(button, cell, number, inner)
    if beside:
        return Card(button, cell, number, inner.cut_left(side + page.px(1.5 * GAP))[1])
    return Card(button, cell, number, inner.cut_top(side + page.px(GAP / 2))[1])


def _tightness(page: Page, cards: list[Card]) -> int:
    return max((tightness(page, card.room, _lines(card.button)) for card in cards), default=0)


def _card(page: Page, card: Card, tight: int) -> Iterator[Part]:
    yield surface(page, card.box, card.button, RADIUS)
    if card.button.number.isdigit():
        filled = card.button.tone != "plain"
        x, y = card.number.centre
        yield Disc(x, y, card.number.width / 2, "surface" if filled else "soft")
        yield paragraph(page, card.number, Para(card.button.number, STRONG_HINT, "ink", "centre"))
    texts, _ = column(page, card.room, _lines(card.button), "bottom", tight)
    yield from texts


def _lines(card: Button) -> tuple[Para, ...]:
    colour = TONES[card.tone][2]
    muted: Token = "muted" if colour == "ink" else colour
    above = Para(card.number, STRONG_HINT, "accent" if card.tone == "help" else muted)
    lines = (above, Para(card.label, NAME, colour), Para(card.note, NOTE, muted))
    return tuple(line for line in lines if line.text and not line.text.isdigit())
