"""Cards to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from kiosk.core.screen import Button, Choose
from kiosk.ui.box import Box
from kiosk.ui.controls import TONES, surface
from kiosk.ui.frame import header
from kiosk.ui.layout import GAP, MARGIN, TOO_TIGHT, Page, Para, Upright, column, paragraph, tightness
from kiosk.ui.parts import Disc, Part
from kiosk.ui.theme import HEADING, NAME, NOTE, STRONG_HINT

COLUMNS_WIDE = (2, 2, 2, 3, 2, 3, 3, 4, 4)
COLUMNS_HIGH = (1, 1, 1, 1, 1, 1, 2, 2, 2)
"""Columns for so many cards."""

HIGHEST = 250.0
RADIUS = 28.0
BADGE = 23.0
"""The radius of the circle around a number."""


EASY = 5
"""As tight as a card may be for its number to stand above its name, where no larger letters are wanted."""


class Card(Struct, frozen=True):
    """A card and the room in it: for its number, and for its lines."""

    button: Button
    box: Box
    number: Box
    room: Box
    upright: Upright = "bottom"


def choose(page: Page, box: Box, view: Choose) -> Iterator[Part]:
    """Draw it. All cards have letters of one size."""
    head, rest = header(page, box, Para(view.title, HEADING), view.corner)
    yield from head
    cards = _arranged(page, rest.inset(page.px(MARGIN), page.px(GAP)), view.cards)
    tight = _tightness(page, cards)
    for card in cards:
        yield from _card(page, card, tight)


def _arranged(page: Page, area: Box, buttons: tuple[Button, ...]) -> list[Card]:
    """Return the cards: with their numbers above the names, or beside them where that leaves more room.

    Where there is still too little, they go without their notes.
    """
    columns = (COLUMNS_WIDE if page.wide else COLUMNS_HIGH)[min(len(buttons), 8)]
    cells = _cells(page, area, len(buttons), columns)
    bare = tuple(replace(button, note="") for button in buttons)
    above, beside, brief = (
        [_placed(page, cell, button, beside=beside) for cell, button in zip(cells, shown, strict=True)]
        for beside, shown in ((False, buttons), (True, buttons), (True, bare))
    )
    if page.text_size == 1 and _tightness(page, above) <= EASY:
        return above
    roomier = min(beside, above, key=partial(_tightness, page))
    return roomier if _tightness(page, roomier) < TOO_TIGHT else brief


def _cells(page: Page, area: Box, count: int, columns: int) -> list[Box]:
    """Return a place for each card; few cards do not grow to fill the screen."""
    rows = max(1, -(-count // columns))
    gap = page.px(20)
    height = min(area.height, rows * page.px(HIGHEST) * page.text_size + (rows - 1) * gap)
    return area.cut_top(height)[0].grid(columns, rows, gap)[:count]


def _placed(page: Page, cell: Box, button: Button, *, beside: bool) -> Card:
    inner = cell.inset(page.px(26), page.px(18))
    side = 2 * page.px(BADGE) * page.text_size
    if beside and button.number.isdigit():
        left, right = inner.cut_left(side + page.px(1.5 * GAP))
        return Card(button, cell, left.middle(left.width, side).cut_left(side)[0], right, "middle")
    line = page.nominal(STRONG_HINT) * STRONG_HINT.pitch
    above, below = inner.cut_top(line if beside else side)
    return Card(button, cell, above, below.cut_top(page.px(GAP / 2))[1])


def _tightness(page: Page, cards: list[Card]) -> int:
    return max((tightness(page, card.room, _lines(card.button)) for card in cards), default=0)


def _card(page: Page, card: Card, tight: int) -> Iterator[Part]:
    yield surface(page, card.box, card.button, RADIUS)
    if card.button.number:
        yield from _number(page, card)
    texts, _ = column(page, card.room, _lines(card.button), card.upright, tight)
    yield from texts


def _number(page: Page, card: Card) -> Iterator[Part]:
    """Draw a number in a circle, or a word in its place in the colour of help."""
    number, tone = card.button.number, card.button.tone
    if not number.isdigit():
        yield paragraph(page, card.number, Para(number, STRONG_HINT, "accent" if tone == "help" else "muted"))
        return
    badge = card.number.cut_left(card.number.height)[0]
    x, y = badge.centre
    yield Disc(x, y, badge.width / 2, "soft" if tone == "plain" else "surface")
    yield paragraph(page, badge, Para(number, STRONG_HINT, "ink", "centre"))


def _lines(card: Button) -> tuple[Para, ...]:
    colour = TONES[card.tone][2]
    name = Para(card.label, NAME, colour)
    return (name, Para(card.note, NOTE, "muted" if colour == "ink" else colour)) if card.note else (name,)
