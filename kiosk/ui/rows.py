"""Rows of staff screens: words at the left, and at the right what can be touched or read off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf

from msgspec import Struct

from kiosk.core.screen import Button, Notice, Row, Switch
from kiosk.ui import controls
from kiosk.ui.box import Box
from kiosk.ui.controls import NARROW_CHIP, Kind
from kiosk.ui.layout import (
    GAP,
    TARGET,
    TIGHT,
    TOO_TIGHT,
    Align,
    Page,
    Para,
    Room,
    column,
    gap,
    height_of,
    natural_width,
    paragraph,
    shortened,
    tightness,
    trimmed,
)
from kiosk.ui.parts import Disc, Part, Stroke, Surface
from kiosk.ui.theme import GROWS_LESS, LARGE_BUTTON, NAME, NOTE, PLACE, STRONG_HINT, STRONG_PLACE, Token
from kiosk.ui.typeset import break_lines

SIGN = Kind(LARGE_BUTTON, 54, 21, 27)
"""A button with a sign on it: less, more."""

HIGH = 107.0
LOW = 66.0
"""The usual heights of a row: with something to touch, and without."""

BETWEEN = 14.0
"""Between two things."""

MOST_BESIDE = 0.56
"""The most of the width that stands beside the words; what needs more stands below them."""

MOST_AT_ALL = 0.75
"""What stands beside them even so where there is no room below."""

MOST_FOR_VALUE = 0.5
"""The most of the width that a value takes."""

SWITCH, SWITCH_HIGH, KNOB = 92.0, 48.0, 19.0
"""The width and height of a switch, and the radius of what moves in it."""

LEVEL = 16.0
"""The height of a bar that shows a level."""

BADGE = 15.0
"""The radius of the mark of a warning."""

Thing = Button | Switch | str
"""What stands at the right: the last is a value."""

Lines = tuple[Para | Room, ...]


class Entry(Struct, frozen=True):
    """Words, with a bar for the `level` among them if there is one, and the things that go with them."""

    lines: Lines
    things: tuple[Thing, ...]
    level: float | None = None
    warns: bool = False


def of_row(row: Row) -> Entry:
    """Return the entry for a row. A value stands between two buttons."""
    title, value = Para(row.title, NAME), (row.value,) if row.value else ()
    bar = (gap(0.5), Room(LEVEL), gap(0.5)) if row.level is not None else ()
    note = (Para(row.note, NOTE, "muted"),) if row.note else ()
    before = 1 if len(row.buttons) == 2 else 0  # noqa: PLR2004 - less and more
    buttons = (*row.buttons[:before], *value, *row.buttons[before:])
    return Entry((title, *bar, *note), (*buttons, *((row.switch,) if row.switch else ())), row.level, row.warns)


def of_notice(notice: Notice) -> Entry:
    """Return the entry for what stands in a notice."""
    text = (Para(notice.text, PLACE),) if notice.text else ()
    return Entry((Para(notice.title, STRONG_PLACE), *text), notice.buttons)


# --- heights ------------------------------------------------------------------------------------


def height(page: Page, width: float, entry: Entry, around: float) -> float:
    """Return how high in pixels an entry would be, with letters of their usual size and so much around them."""
    beside = _beside(page, width, entry)
    words = width - _things_width(page, width, entry) if beside else width
    lines = height_of(page, words - _badge_width(page, entry), entry.lines) + 2 * around
    things = _things_height(page, width, entry) + page.px(GAP)
    return max(lines, things) if beside else lines + things - around


def least_height(page: Page, entries: Sequence[Entry]) -> float:
    """Return how high in pixels each of these rows has to be, with a line of each of its texts."""
    words = max((_one_line_each(page, entry) for entry in entries), default=0.0)
    return max(words, page.px(TARGET) if any(map(_touched, entries)) else 0.0) + page.px(GAP)


def _one_line_each(page: Page, entry: Entry) -> float:
    return height_of(page, inf, entry.lines, TIGHT)


def usual_height(page: Page, entries: Sequence[Entry]) -> float:
    """Return how high in pixels each of these rows is where nothing in it needs more."""
    usual = HIGH if any(map(_touched, entries)) else LOW
    return page.px(usual) * (1 + (page.text_size - 1) * GROWS_LESS)


def _touched(entry: Entry) -> bool:
    return any(not isinstance(thing, str) for thing in entry.things)


# --- places -------------------------------------------------------------------------------------


def _width(page: Page, limit: float, thing: Thing) -> float:
    match thing:
        case Button():
            return controls.widths(page, (thing,), _kind(thing), limit)[0]
        case Switch():
            return page.px(SWITCH)
        case str():
            natural = natural_width(page, thing, STRONG_HINT) + 1
            return min(max(natural, page.px(TARGET)), limit * MOST_FOR_VALUE)


def _kind(button: Button) -> Kind:
    return SIGN if len(button.label) == 1 else NARROW_CHIP


def _things_width(page: Page, width: float, entry: Entry) -> float:
    """Return the width of all the things on one line, with a gap before each."""
    return sum(_width(page, width, thing) + page.px(BETWEEN) for thing in entry.things)


def _things_height(page: Page, width: float, entry: Entry) -> float:
    lines = _lines(page, width, entry)
    return page.px(controls.rows_height(len(lines)))


def _lines(page: Page, width: float, entry: Entry) -> list[range]:
    """Return which things stand on each line."""
    return break_lines([_width(page, width, thing) for thing in entry.things], page.px(BETWEEN), width)


def _beside(page: Page, width: float, entry: Entry) -> bool:
    """Whether all the things have room beside the words."""
    return _things_width(page, width, entry) <= width * MOST_BESIDE


def _badge_width(page: Page, entry: Entry) -> float:
    return page.px(2 * BADGE + GAP) if entry.warns else 0.0


def _too_low(page: Page, box: Box, entry: Entry) -> bool:
    """Whether there is no room for the words above the things, but some beside them."""
    room = box.height - _things_height(page, box.width, entry) - page.px(GAP / 2)
    return room < _one_line_each(page, entry) and _things_width(page, box.width, entry) <= box.width * MOST_AT_ALL


def _placed(page: Page, box: Box, entry: Entry) -> tuple[Box, list[Box]]:
    """Return the room for the words, and for each of the things."""
    if _beside(page, box.width, entry) or _too_low(page, box, entry):
        right, words = box.cut_right(_things_width(page, box.width, entry))
    else:
        right, words = box.cut_bottom(_things_height(page, box.width, entry))
        words = words.cut_bottom(page.px(GAP / 2))[1]
    lines = _lines(page, right.width, entry)
    cells = [
        cell
        for line, row in zip(lines, right.grid(1, max(1, len(lines)), page.px(GAP)), strict=False)
        for cell in _row(page, row, [_width(page, box.width, entry.things[index]) for index in line])
    ]
    return words, cells


def _row(page: Page, row: Box, widths: Sequence[float]) -> Iterator[Box]:
    """Yield places of these widths at the right of a row."""
    x = row.right - sum(widths) - page.px(BETWEEN) * (len(widths) - 1)
    for width in widths:
        yield Box(x, row.y, width, row.height)
        x += width + page.px(BETWEEN)


# --- drawing ------------------------------------------------------------------------------------


def tightness_of(page: Page, box: Box, entry: Entry) -> int:
    """Return how far the words of an entry have to be shrunk; those that do not fit even so are cut."""
    words, _ = _placed(page, box, entry)
    return min(TIGHT, tightness(page, _beside_badge(page, words, entry), entry.lines))


@lru_cache(maxsize=64)
def drawn(page: Page, box: Box, entry: Entry, tight: int = 0) -> tuple[Part, ...]:
    """Draw an entry, its words at least this tight."""
    words, cells = _placed(page, box, entry)
    parts = list(_words(page, words, entry, tight))
    last = len(cells) - 1
    for index, (cell, thing) in enumerate(zip(cells, entry.things, strict=True)):
        parts += _thing(page, cell, thing, "right" if index == last else "centre")
    return tuple(parts)


def _words(page: Page, box: Box, entry: Entry, tight: int) -> Iterator[Part]:
    room, lines = _beside_badge(page, box, entry), entry.lines
    if tightness(page, room, lines) >= TOO_TIGHT:
        lines = tuple(trimmed(page, room, lines))
    texts, bars = column(page, room, lines, tight=tight)
    if entry.warns:
        yield from _badge(page, box.x, texts[0].runs[0].y)
    for bar in bars:
        yield from _level(bar, entry.level or 0.0)
    yield from texts


def _beside_badge(page: Page, box: Box, entry: Entry) -> Box:
    return box.cut_left(_badge_width(page, entry))[1]


def _badge(page: Page, x: float, y: float) -> Iterator[Part]:
    """Draw an exclamation mark in a circle."""
    x += page.px(BADGE)
    yield Disc(x, y, page.px(BADGE), "accent")
    yield Stroke(((x, y + page.px(7)), (x, y)), page.px(4), "on_primary")
    yield Disc(x, y - page.px(7), page.px(2.5), "on_primary")


def _level(box: Box, level: float) -> Iterator[Part]:
    radius = box.height / 2
    yield Surface(box, "line", radius)
    if level > 0:
        yield Surface(box.cut_left(max(box.height, box.width * min(level, 1.0)))[0], "primary", radius)


def _thing(page: Page, cell: Box, thing: Thing, align: Align) -> Iterator[Part]:
    target = cell.middle(cell.width, page.px(TARGET))
    match thing:
        case Button():
            kind = _kind(thing)
            yield from controls.labelled(page, cell.middle(cell.width, kind.height_on(page)), thing, kind, target)
        case Switch():
            yield from _switch(page, cell.middle(page.px(SWITCH), page.px(SWITCH_HIGH)), thing, target)
        case str():
            para = Para(thing, STRONG_HINT, "ink", align)
            yield paragraph(page, cell, shortened(page, cell.width, cell.height, para))


def _switch(page: Page, box: Box, switch: Switch, target: Box) -> Iterator[Part]:
    """Draw a knob at the right of a track in the primary colour, or else at the left of a pale one."""
    track: tuple[Token, Token | None] = ("primary", None) if switch.on else ("line", "edge")
    fill, edge = track
    yield Surface(box, fill, box.height / 2, edge, page.px(2) if edge else 0.0, switch.intent, target)
    x = box.right - box.height / 2 if switch.on else box.x + box.height / 2
    y = box.centre[1]
    if not switch.on:
        yield Disc(x, y, page.px(KNOB + 2), "edge")
    yield Disc(x, y, page.px(KNOB), "on_primary" if switch.on else "surface")
