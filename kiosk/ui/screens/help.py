"""How to reach a person."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.screen import Help
from kiosk.ui import controls
from kiosk.ui.box import Box
from kiosk.ui.controls import LARGE
from kiosk.ui.halves import INDENT
from kiosk.ui.layout import Page, Para, Room, column, gap
from kiosk.ui.parts import Part, Surface
from kiosk.ui.theme import BODY, LEAD, TITLE

WIDEST = 1000.0


def help_(page: Page, box: Box, view: Help) -> Iterator[Part]:
    """Draw it: the first paragraph stands out, beside a line in the colour of help."""
    width = min(page.px(WIDEST) * page.text_size, box.width - 2 * page.px(INDENT))
    words = box.middle(width, box.height - 2 * page.px(36))
    words = Box(page.px(INDENT), words.y, width, words.height)
    rows = controls.rows_needed(page, view.buttons, LARGE, width)
    texts, (row,) = column(page, words, (*_paras(view), gap(3), Room(controls.rows_height(rows))))
    first = texts[1].ink
    yield Surface(Box(page.px(INDENT - 28), first.y, page.px(6), first.height), "accent", page.px(3))
    yield from texts
    yield from controls.row_of(page, row, view.buttons, LARGE)


def _paras(view: Help) -> Iterator[Para | Room]:
    yield Para(view.title, TITLE)
    for index, text in enumerate(view.paragraphs):
        yield gap(2 if index else 3)
        yield Para(text, BODY if index else LEAD, "muted" if index else "ink")
