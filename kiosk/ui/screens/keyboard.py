"""A keyboard on the screen, with what was typed so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.core.screen import Button, Keyboard
from kiosk.ui import controls
from kiosk.ui.box import Box
from kiosk.ui.controls import CORNER, Kind, key
from kiosk.ui.frame import HEADER, ROW
from kiosk.ui.layout import (
    GAP,
    MARGIN,
    TARGET,
    TOO_TIGHT,
    Page,
    Para,
    column,
    natural_width,
    paragraph,
    shortened,
    tightness,
    trimmed,
)
from kiosk.ui.parts import Part, Surface
from kiosk.ui.theme import BODY, HINT, LARGE_BUTTON, NARROW_HINT, SECTION
from kiosk.ui.typeset import BLANK

LETTER = Kind(LARGE_BUTTON, TARGET, 0, 16)
WORD = Kind(NARROW_HINT, TARGET, 14, 16)
"""A key with a letter, and one with a word."""

NARROW = GAP / 2
"""Between keys on a tall screen, where they are narrow."""

HIGHEST = 116.0
"""The height of a key where there is much room."""

FIELD = 200.0
"""The height of what was typed, where there is much room."""


def keyboard(page: Page, box: Box, view: Keyboard) -> Iterator[Part]:
    """Draw it. The keys reach nearer to the edges than other things do."""
    top, rest = box.cut_top(page.px(HEADER))
    yield from _head(page, top.cut_bottom(page.px(ROW))[0].inset(page.px(MARGIN)), view)
    sides = page.px(2 * GAP if page.wide else GAP)
    high = _keys_height(page, rest.height, len(view.keys))
    keys, above = rest.inset(sides, 0).cut_bottom(high)
    field = Box(box.x + page.px(MARGIN), above.y, box.width - 2 * page.px(MARGIN), above.height)
    field = field.cut_bottom(page.px(GAP))[1]
    yield from _field(page, field.cut_bottom(min(field.height, page.px(FIELD) * page.text_size))[0], view.value)
    rows = keys.cut_bottom(page.px(GAP))[1].grid(1, max(1, len(view.keys)), page.px(GAP))
    for row, buttons in zip(rows, view.keys, strict=False):
        yield from _row(page, row, buttons, max(map(len, view.keys)))


def _keys_height(page: Page, room: float, rows: int) -> float:
    """Return the height of so many rows of keys: three quarters of the room, but not less than targets need."""
    least, most = rows * page.px(TARGET + GAP), rows * page.px(HIGHEST + GAP)
    return min(most, max(least, room * 0.75))


def _head(page: Page, box: Box, view: Keyboard) -> Iterator[Part]:
    """Draw what is to be typed, with as much of what it is for as has room beside the buttons."""
    room = sum(controls.widths(page, view.corner, CORNER, box.width)) + page.px(CORNER.gap) * len(view.corner)
    right, left = box.cut_right(room)
    lines = [Para(view.title, SECTION), Para(view.text, HINT, "muted")]
    shown = lines if tightness(page, left, lines) < TOO_TIGHT else trimmed(page, left, lines)
    yield from column(page, left, shown)[0]
    yield from controls.row_of(page, right, view.corner, CORNER, "right")


def _field(page: Page, box: Box, value: str) -> Iterator[Part]:
    """Draw what was typed, as much of its end as has room, and the cursor behind it."""
    yield Surface(box, "surface", page.px(18), "edge", page.px(2))
    room = box.inset(page.px(2 * GAP), page.px(GAP / 2))
    para = Para(value, BODY)
    if tightness(page, room, (para,)) >= TOO_TIGHT:
        para = shortened(page, room.width, room.height, para, "end")
    text = paragraph(page, room, para)
    x, y = room.x, room.centre[1]
    for run in text.runs[-1:]:
        x, y = run.x + page.measure(run.text, run.weight, text.px), run.y
    blanks = (len(value) - len(value.rstrip())) * page.measure(BLANK, BODY.weight, text.px)
    x = min(x + blanks + page.px(3), room.right)
    yield Surface(Box(x, y - text.px * 0.6, page.px(3), text.px * 1.2), "primary")
    yield text


# --- keys ---------------------------------------------------------------------------------------


def _row(page: Page, box: Box, buttons: Sequence[Button], most: int) -> Iterator[Part]:
    """Draw a row of keys. Those with a letter are as wide as in a row of `most`, and the others share the rest."""
    between = page.px(GAP if page.wide else NARROW)
    wide = _widths(page, box.width, buttons, (box.width - between * (most - 1)) / most)
    x = box.x + (box.width - sum(wide) - between * (len(wide) - 1)) / 2
    for button, width in zip(buttons, wide, strict=True):
        yield from key(page, Box(x, box.y, width, box.height), button, _kind(button))
        x += width + between


def _widths(page: Page, width: float, buttons: Sequence[Button], letter: float) -> list[float]:
    between = page.px(GAP if page.wide else NARROW)
    words = {
        button: natural_width(page, button.label, WORD.face) + 2 * page.px(WORD.padding)
        for button in buttons
        if len(button.label) > 1
    }
    letters = len(buttons) - len(words)
    room = width - between * (len(buttons) - 1) - sum(words.values())
    letter = min(letter, room / letters) if letters else letter
    more = (room - letter * letters) / len(words) if words else 0.0
    return [words[button] + more if button in words else letter for button in buttons]


def _kind(button: Button) -> Kind:
    return LETTER if len(button.label) == 1 else WORD
