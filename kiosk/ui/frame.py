"""What surrounds every screen: the place and the corner buttons above, the footer and the notice below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from kiosk.core.messages import Command
from kiosk.core.screen import Ask, Button, CheckIn, Choose, Count, Look, Mark, Player, View
from kiosk.ui import controls
from kiosk.ui.box import Box
from kiosk.ui.controls import CHIP, CORNER, NARROW_CHIP, Kind
from kiosk.ui.layout import (
    GAP,
    MARGIN,
    TARGET,
    TOO_TIGHT,
    Page,
    Para,
    Upright,
    height_of,
    natural_width,
    paragraph,
    shortened,
    tightness,
)
from kiosk.ui.parts import Disc, Part, Stroke, Surface, Text
from kiosk.ui.theme import HINT, PLACE, Token
from kiosk.ui.typeset import break_lines

HEADER = 125.0
ROW = 112.0
"""The heights of what stands above a screen, and of its lower part, which the text and the buttons share."""

MORE = 28.0
"""How much higher both are on a tall screen."""

HOLD_SECONDS = 3.0
"""How long staff hold the mark to be let in: no client does so by chance."""

MARK_RING = 31.0
"""The radius of the arc around it that tells them how long they have held it."""

MOST_IN_A_ROW, MOST_IN_ROWS = 0.8, 0.7
"""The most of the width that the corner buttons take in one row, and in several."""

MARK_ROOM = 58.0
"""From the left margin to the line beside the mark."""

LINE_ROOM = 260.0
"""The least room for that line when chips stand beside it."""

CLOSE_ROOM = 172.0
"""The room for a line that leads to the chips ("You can say"), so that they follow it closely and never move."""

MOST_FOR_TIME = 0.38
"""The most of the width of the screen that the time left takes beside the line."""

TIME_ROW = 44.0
"""The height of its own row otherwise."""

BAND = 76.0
"""The least height of a notice with the space around it."""


# --- above --------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def header(page: Page, box: Box, line: Para, corner: Sequence[Button], kind: Kind = CORNER) -> tuple[list[Part], Box]:
    """Draw a line at the top left and the buttons at the top right; return them and the box below.

    Where the line has no room beside the buttons, it stands below them, and where it has none there it is cut.
    """
    more = 0 if page.wide else MORE
    room, rows = _corner_room(page, corner, box.width - 2 * page.px(MARGIN), line, kind)
    high = page.px(more + (rows - 1) * TARGET)
    top, rest = box.cut_top(page.px(HEADER) + high)
    right, left = top.cut_bottom(page.px(ROW) + high)[0].inset(page.px(MARGIN)).cut_right(room)
    if tightness(page, left, (line,)) >= TOO_TIGHT:
        left, rest = rest.cut_top(page.px(ROW))
        left = left.inset(page.px(MARGIN))
        line = shortened(page, left.width, left.height, line)
    return [paragraph(page, left, line), *controls.row_of(page, right, corner, kind, "right")], rest


def _corner_room(page: Page, corner: Sequence[Button], width: float, line: Para, kind: Kind) -> tuple[float, int]:
    """Return how wide the buttons are with the gaps before them, and in how many rows.

    They stand in one row, unless that were long and left no room for the line.
    """
    wide, between = controls.widths(page, corner, kind, width), page.px(kind.gap)
    room = sum(wide) + between * len(wide)
    beside = Box(0, 0, width - room, page.px(ROW))
    if room <= width * MOST_IN_A_ROW or (room < width and tightness(page, beside, (line,)) < TOO_TIGHT):
        return room, 1
    lines = break_lines(wide, between, width * MOST_IN_ROWS)
    return max(sum(wide[i] + between for i in each) for each in lines), len(lines)


def place(text: str) -> Para:
    """Return the line that tells where in an exercise this is."""
    return Para(text, PLACE, "muted")


# --- below --------------------------------------------------------------------------------------


def footer(page: Page, look: Look) -> tuple[list[Part], Box]:
    """Draw the listening mark, what can be said, the progress and the notice; return them and the box above."""
    inner = page.box.inset(page.px(MARGIN))
    beside = _beside(page, look, inner.width)
    below = () if beside else _below(page, look, inner.width)
    chips_height = _chips_height(page, controls.rows_needed(page, below, CHIP, inner.width))
    time_height = page.px(TIME_ROW) * page.text_size if _time_below(page, look) else 0.0
    bottom, above = page.box.cut_bottom(_line_height(page) + time_height + chips_height)
    row, rest = bottom.inset(page.px(MARGIN)).cut_top(_line_height(page))
    time, chips_box = rest.cut_top(time_height)
    chips_box = chips_box.cut_top(page.px(GAP))[1] if below else chips_box
    parts = [*_progress(page, bottom, look.progress), *_row(page, row, look, beside or Beside())]
    if time_height:
        parts.append(_time(page, time, look.left, "top"))
    parts += controls.row_of(page, chips_box, below, CHIP)
    if look.notice:
        notice = Para(look.notice, HINT, "ink", "centre")
        sides = 2 * page.px(GAP)
        high = height_of(page, inner.width - 2 * sides, (notice,)) + 2 * sides
        band, above = above.cut_bottom(max(page.px(BAND), high))
        parts += _notice(page, band, notice)
    return parts, above


def _chips_height(page: Page, rows: int) -> float:
    """Return the height of so many rows of chips, apart from the mark above them."""
    return page.px(controls.rows_height(rows) + GAP) if rows else 0.0


def _line_height(page: Page) -> float:
    """Return the height of the row with the mark. On a tall screen its line is longer for its width."""
    return page.px(TARGET) * (1.0 if page.wide else page.text_size)


class Beside(Struct, frozen=True):
    """The chips beside the line, and the room for it: so much, or what they leave when they stand at the right."""

    chips: tuple[Button, ...] = ()
    kind: Kind = CHIP
    room: float = 0.0


def _beside(page: Page, look: Look, width: float) -> Beside | None:
    """Return the chips that have room beside the line, or nothing where they need rows of their own.

    On a wide screen those that stand in the corner as well give way to larger letters.
    """
    if not look.chips:
        return Beside()
    spare = width - _time_width(page, look) - page.px(MARK_ROOM)
    fewer = _not_in_the_corner(look) if page.wide else look.chips
    line = page.px(LINE_ROOM) * page.text_size
    close = max(page.px(CLOSE_ROOM) * page.text_size, natural_width(page, look.mark.usual, HINT) + page.px(2 * GAP))
    roomy = [(Beside(look.chips), line), (Beside(fewer), line), (Beside(fewer, NARROW_CHIP), line)]
    following = [(Beside(look.chips, CHIP, close), close), *roomy, (Beside(fewer, NARROW_CHIP, close), close)]
    ways = following if look.left and look.mark.ear != "off" else roomy
    return next((way for way, room in ways if room + _chips_width(page, way) <= spare), None)


def _below(page: Page, look: Look, width: float) -> tuple[Button, ...]:
    """Return the chips for a row of their own; of more than one row, those in the corner are left out."""
    return look.chips if controls.rows_needed(page, look.chips, CHIP, width) <= 1 else _not_in_the_corner(look)


def corner_of(view: View) -> tuple[Button, ...]:
    """Return the buttons at the top right of a screen."""
    return view.corner if isinstance(view, Choose | Player | Count | CheckIn | Ask) else ()


def _not_in_the_corner(look: Look) -> tuple[Button, ...]:
    there = {button.intent for button in corner_of(look.view)}
    return tuple(chip for chip in look.chips if chip.intent not in there)


def _chips_width(page: Page, beside: Beside) -> float:
    widths = controls.widths(page, beside.chips, beside.kind, page.width)
    return sum(widths) + page.px(beside.kind.gap) * len(widths)


def _time_width(page: Page, look: Look) -> float:
    """The room that the time left needs; the same for all times of as many letters, so that nothing moves."""
    return natural_width(page, "0" * len(look.left), HINT) + page.px(GAP) if look.left else 0.0


def _time_below(page: Page, look: Look) -> bool:
    """Whether the time left is so long that it needs a row of its own."""
    return _time_width(page, look) > MOST_FOR_TIME * page.width


def _time(page: Page, box: Box, left: str, upright: Upright) -> Text:
    return paragraph(page, box, Para(left, HINT, "muted", "right"), upright)


def _row(page: Page, row: Box, look: Look, beside: Beside) -> Iterator[Part]:
    """Draw the mark with its line, the chips beside it, and the time left."""
    time, rest = row.cut_right(0.0 if _time_below(page, look) else _time_width(page, look))
    if beside.room:
        line, right = rest.cut_left(page.px(MARK_ROOM) + beside.room)
    else:
        right, line = rest.cut_right(_chips_width(page, beside))
    yield from _mark(page, line, look.mark, brief=bool(look.chips))
    yield from controls.row_of(page, right, beside.chips, beside.kind, "left" if beside.room else "right")
    if time.width:
        yield _time(page, time, look.left, "middle")


def _progress(page: Page, bottom: Box, progress: float | None) -> Iterator[Part]:
    if progress is not None:
        line = Box(0, bottom.top - page.px(5), page.width, page.px(5))
        yield Surface(line, "line")
        yield Surface(line.cut_left(round(line.width * progress))[0].inset(0, -page.px(1.5)), "primary")


def _notice(page: Page, band: Box, notice: Para) -> Iterator[Part]:
    box = band.inset(page.px(MARGIN), page.px(GAP))
    yield Surface(box, "soft", page.px(18))
    yield paragraph(page, box.inset(page.px(2 * GAP)), notice)


# --- the listening mark -------------------------------------------------------------------------


def _mark(page: Page, box: Box, mark: Mark, *, brief: bool) -> Iterator[Part]:
    """Draw a microphone in a circle: with a halo as large as the voice is loud, or crossed out."""
    x, y = box.x + page.px(22), box.centre[1]
    if mark.ear == "hearing":
        yield Disc(x, y, page.px(27 + 9 * mark.loudness), "halo")
    yield Disc(x, y, page.px(22), "line" if mark.ear == "off" else "soft")
    if mark.ear == "off":
        yield Disc(x, y, page.px(20), "surface")
    pill = Box(x, y, 0, 0).at_least(page.px(14)).middle(page.px(14), page.px(22))
    yield Surface(pill, "muted" if mark.ear == "off" else "primary", page.px(7))
    if mark.ear == "off":
        yield from _cross(page, x, y)
    yield _for_staff(page, x, y)
    room = box.cut_left(page.px(MARK_ROOM))[1].inset(0, page.px(6))
    line = Para(mark.text, HINT, "muted")
    if brief and tightness(page, room, (line,)) >= TOO_TIGHT:
        line = replace(line, text=_first_sentence(mark.text))
    yield paragraph(page, room, line)


def _for_staff(page: Page, x: float, y: float) -> Surface:
    """Return what is not seen and lets staff in."""
    ring = Box(x, y, 0, 0).at_least(page.px(2 * MARK_RING))
    return Surface(ring, intent=Command.STAFF, target=ring.at_least(page.px(TARGET)), hold=HOLD_SECONDS)


def _first_sentence(text: str) -> str:
    """Return what is said first: beside chips, "You can say …" would only say them again."""
    first, stop, _ = text.partition(". ")
    return first + stop.rstrip()


def _cross(page: Page, x: float, y: float) -> Iterator[Part]:
    """Draw a slash, on a broader one that keeps it apart from what it crosses."""
    slashes: tuple[tuple[float, float, Token], ...] = ((11, 10, "surface"), (15, 4, "ink"))
    for reach, width, colour in slashes:
        off = page.px(reach)
        yield Stroke(((x - off, y + off), (x + off, y - off)), page.px(width), colour)
