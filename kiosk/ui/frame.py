"""What surrounds every screen: the place and the corner buttons above, the footer and the notice below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kiosk.core.screen import Button, Look, Mark
from kiosk.ui import controls
from kiosk.ui.box import Box
from kiosk.ui.controls import CHIP, CORNER
from kiosk.ui.layout import GAP, MARGIN, TARGET, Page, Para, natural_width, paragraph
from kiosk.ui.parts import Disc, Part, Stroke, Surface
from kiosk.ui.theme import HINT, PLACE, Token

HEADER = 125.0
ROW = 112.0
"""The heights of what stands above a screen, and of its lower part, which the text and the buttons share."""

MARK_ROOM = 58.0
"""From the left margin to the line beside the mark."""
TEXT_ROOM = 300.0
"""The least room for that line when chips stand beside it."""


# --- above --------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def header(page: Page, box: Box, line: Para, corner: Sequence[Button]) -> tuple[list[Part], Box]:
    """Draw a line at the top left and the buttons at the top right; return them and the box below."""
    top, rest = box.cut_top(page.px(HEADER))
    row = top.cut_bottom(page.px(ROW))[0].inset(page.px(MARGIN))
    gap = page.px(CORNER.gap)
    room = sum(controls.widths(page, corner, CORNER, row.width)) + gap * len(corner)
    right, left = row.cut_right(room)
    return [paragraph(page, left, line), *controls.row_of(page, right, corner, CORNER, "right")], rest


def place(text: str) -> Para:
    """Return the line that tells where in an exercise this is."""
    return Para(text, PLACE, "muted")


# --- below --------------------------------------------------------------------------------------


def footer(page: Page, look: Look) -> tuple[list[Part], Box]:
    """Draw the listening mark, what can be said, the progress and the notice; return them and the box above."""
    inner = page.box.inset(page.px(MARGIN))
    beside = _chips_beside(page, look, inner.width)
    rows = 0 if beside else controls.rows_needed(page, look.chips, CHIP, inner.width)
    chips_height = page.px(controls.rows_height(rows))
    bottom, above = page.box.cut_bottom(page.px(TARGET) + chips_height)
    row, chips_box = bottom.inset(page.px(MARGIN)).cut_top(page.px(TARGET))
    parts = [*_progress(page, bottom, look.progress)]
    if beside:
        parts += _row(page, row, look)
    else:
        parts += _line(page, row, look)
        parts += controls.row_of(page, chips_box, look.chips, CHIP)
    if look.notice:
        band, above = above.cut_bottom(page.px(76))
        parts += _notice(page, band, look.notice)
    return parts, above


def _chips_beside(page: Page, look: Look, width: float) -> bool:
    """Whether the chips have room on the right of the line beside the mark."""
    return not look.chips or _chips_width(page, look) + page.px(MARK_ROOM + TEXT_ROOM) + _left_room(page, look) <= width


def _chips_width(page: Page, look: Look) -> float:
    return sum(controls.widths(page, look.chips, CHIP, page.width)) + page.px(CHIP.gap) * len(look.chips)


def _left_room(page: Page, look: Look) -> float:
    """The room that the time left needs; the same for all times of as many letters, so that nothing moves."""
    return natural_width(page, "0" * len(look.left), HINT) + page.px(GAP) if look.left else 0.0


def _row(page: Page, row: Box, look: Look) -> Iterator[Part]:
    left, rest = row.cut_right(_left_room(page, look))
    chips, rest = rest.cut_right(_chips_width(page, look))
    yield from _mark(page, rest, look.mark)
    yield from controls.row_of(page, chips, look.chips, CHIP, "right")
    yield from _left(page, left, look.left)


def _line(page: Page, row: Box, look: Look) -> Iterator[Part]:
    left, rest = row.cut_right(_left_room(page, look))
    yield from _mark(page, rest, look.mark)
    yield from _left(page, left, look.left)


def _left(page: Page, box: Box, left: str) -> Iterator[Part]:
    if left:
        yield paragraph(page, box, Para(left, HINT, "muted", "right"))


def _progress(page: Page, bottom: Box, progress: float | None) -> Iterator[Part]:
    if progress is not None:
        line = Box(0, bottom.top - page.px(5), page.width, page.px(5))
        yield Surface(line, "line")
        yield Surface(line.cut_left(round(line.width * progress))[0], "primary")


def _notice(page: Page, band: Box, notice: str) -> Iterator[Part]:
    box = band.inset(page.px(MARGIN), page.px(GAP))
    yield Surface(box, "soft", page.px(18))
    yield paragraph(page, box.inset(page.px(2 * GAP)), Para(notice, HINT, "ink", "centre"))


# --- the listening mark -------------------------------------------------------------------------


def _mark(page: Page, box: Box, mark: Mark) -> Iterator[Part]:
    """Draw a microphone in a circle: with a halo as large as the voice is loud, or crossed out."""
    x, y = box.x + page.px(22), box.centre[1]
    if mark.ear == "hearing":
        yield Disc(x, y, page.px(27 + 9 * mark.loudness), "halo")
    yield Disc(x, y, page.px(22), "line" if mark.ear == "off" else "soft")
    pill = Box(x, y, 0, 0).at_least(page.px(14)).middle(page.px(14), page.px(22))
    yield Surface(pill, "muted" if mark.ear == "off" else "primary", page.px(7))
    if mark.ear == "off":
        yield from _cross(page, x, y)
    room = box.cut_left(page.px(MARK_ROOM))[1]
    yield paragraph(page, room.inset(0, page.px(6)), Para(mark.text, HINT, "muted"))


def _cross(page: Page, x: float, y: float) -> Iterator[Part]:
    """Draw a slash, on a broader one that keeps it apart from what it crosses."""
    slashes: tuple[tuple[float, float, Token], ...] = ((11, 10, "line"), (15, 4, "ink"))
    for reach, width, colour in slashes:
        off = page.px(reach)
        yield Stroke(((x - off, y + off), (x + off, y - off)), page.px(width), colour)
