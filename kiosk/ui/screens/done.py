"""The end: a sentence, before and after as a picture, and what to do now."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.screen import Done
from kiosk.ui import controls
from kiosk.ui.box import Box
from kiosk.ui.controls import LARGE
from kiosk.ui.guides import ripples
from kiosk.ui.halves import halves
from kiosk.ui.layout import Page, Para, Room, gap, paragraph
from kiosk.ui.parts import Disc, Part, Stroke
from kiosk.ui.theme import BODY, FIGURE, PLACE, TITLE, Token

SCALE = 10
CURVE = 32


def done(page: Page, box: Box, view: Done) -> Iterator[Part]:
    """Draw it."""

    def words(width: float) -> tuple[Para | Room, ...]:
        rows = controls.rows_needed(page, view.buttons, LARGE, width)
        buttons = Room(controls.rows_height(rows))
        return Para(view.title, TITLE), gap(2), Para(view.text, BODY, "muted"), gap(4), buttons

    texts, (row,), picture = halves(page, box, words)
    yield from texts
    yield from controls.row_of(page, row, view.buttons, LARGE)
    if not picture.width:
        return
    if view.before is None or view.after is None:
        yield from ripples(picture, 0.0)
    else:
        yield from _change(page, picture, view, view.before, view.after)


def _change(page: Page, box: Box, view: Done, before: int, after: int) -> Iterator[Part]:
    """Draw two scales with a mark on each, and a smooth curve from one to the other."""
    area = box.middle(min(page.px(460), box.width), min(page.px(500), box.height * 0.9))
    labels, scales = area.cut_bottom(page.px(64) * page.text_size)
    left, right = scales.x + page.px(80), scales.right - page.px(80)
    start, end = _height_of(scales, before, page), _height_of(scales, after, page)
    for x in (left, right):
        yield Stroke(((x, scales.y), (x, scales.top)), page.px(3), "line")
    yield Stroke(_curve(left, start, right, end), page.px(8), "primary")
    yield from _point(page, (left, start), before, "accent")
    yield from _point(page, (right, end), after, "primary")
    for x, text in ((left, view.before_label), (right, view.after_label)):
        place = Box(x - page.px(80), labels.y, page.px(160), labels.height)
        yield paragraph(page, place, Para(text, PLACE, "muted", "centre"))


def _height_of(scales: Box, value: int, page: Page) -> float:
    """Return the y of a value on the scale, with room for its number above it."""
    return scales.y + page.px(16) + (scales.height - page.px(80)) * value / SCALE


def _curve(x0: float, y0: float, x1: float, y1: float) -> tuple[tuple[float, float], ...]:
    """Return points of a curve that leaves and arrives level."""
    shares = [i / CURVE for i in range(CURVE + 1)]
    return tuple((x0 + (x1 - x0) * t, y0 + (y1 - y0) * t * t * (3 - 2 * t)) for t in shares)


def _point(page: Page, at: tuple[float, float], value: int, fill: Token) -> Iterator[Part]:
    x, y = at
    yield Disc(x, y, page.px(16), fill)
    number = Box(x - page.px(50), y + page.px(18), page.px(100), page.px(50))
    yield paragraph(page, number, Para(str(value), FIGURE, "ink", "centre"))
