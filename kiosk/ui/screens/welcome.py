"""The first screen: an invitation, and circles that breathe."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.screen import Welcome
from kiosk.ui import controls, guides
from kiosk.ui.box import Box
from kiosk.ui.controls import START
from kiosk.ui.halves import halves
from kiosk.ui.layout import GAP, Page, Para, Room, gap, paragraph
from kiosk.ui.parts import Part
from kiosk.ui.theme import BODY, DISPLAY, SPOKEN


def welcome(page: Page, box: Box, view: Welcome) -> Iterator[Part]:
    """Draw it. A touch anywhere starts."""
    yield controls.anywhere(page, view.start)
    words = (Para(view.title, DISPLAY), gap(2), Para(view.text, BODY, "muted"), gap(3.5), Room(START.height))
    texts, (row,), picture = halves(page, box, lambda _: words)
    if picture.width:
        yield from guides.ripples(picture, view.breath)
    yield from texts
    (width,) = controls.widths(page, (view.start,), START, row.width)
    start, beside = row.cut_left(width)
    yield from controls.labelled(page, start, view.start, START)
    yield paragraph(page, beside.inset(page.px(2 * GAP)), Para(view.hint, SPOKEN, "muted"))
