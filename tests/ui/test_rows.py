"""Rows of staff screens: what stands where, and what can be touched."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.core.messages import Act, Intent
from kiosk.core.screen import Button, Notice, Row, Switch
from kiosk.ui import rows
from kiosk.ui.box import Box
from kiosk.ui.layout import TARGET, Page
from kiosk.ui.parts import Disc, Part, Surface, Text
from kiosk.ui.touch import buttons

ROOM = Box(300, 300, 920, 95)
LESS, MORE = Button("−", Act("less")), Button("+", Act("more"))
PREVIEW = Button("Preview", Act("preview"))
VOLUME = Row("Volume", "How loud the kiosk speaks.", (LESS, MORE), None, "70 %")
SCRIPT = Row("Box breathing", "Relax · 3 min", (PREVIEW,), Switch(on=True, intent=Act("switch")))
MANY = Row("Stick", "Two exercises", tuple(Button(f"Button number {n}", Act("do", str(n))) for n in range(5)))


def drawn(page: Page, row: Row, box: Box = ROOM) -> tuple[Part, ...]:
    return rows.drawn(page, box, rows.of_row(row))


def said(parts: tuple[Part, ...]) -> list[str]:
    """The texts in the order of reading: from left to right."""
    texts = sorted((part for part in parts if isinstance(part, Text)), key=lambda text: text.ink.x)
    return [" ".join(run.text for run in text.runs) for text in texts]


def touched(parts: tuple[Part, ...]) -> list[Intent | None]:
    return [button.intent for button in buttons(parts)]


def knob(page: Page, *, on: bool) -> float:
    """How far from the left of the switch its knob is, from 0 to 1."""
    parts = drawn(page, replace(SCRIPT, switch=Switch(on=on, intent=Act("switch"))))
    track = buttons(parts)[-1].box
    disc = [part for part in parts if isinstance(part, Disc)][-1]
    return (disc.x - track.x) / track.width


def test_the_title_stands_over_the_note_and_the_buttons_and_the_switch_at_the_right(page: Page) -> None:
    parts = drawn(page, SCRIPT)
    title, note = (part for part in parts if isinstance(part, Text) and part.runs[0].text in {"Box", "Relax"})
    assert (title.ink.x, title.ink.y) == (note.ink.x, note.ink.top)
    assert [Act("preview"), Act("switch")] == touched(parts)
    assert ROOM.right == buttons(parts)[-1].box.right


def test_a_value_stands_between_less_and_more(page: Page) -> None:
    assert ["Volume", "How loud the kiosk speaks.", "−", "70 %", "+"] == said(drawn(page, VOLUME))


def test_any_other_value_stands_before_the_button_and_alone_at_the_right(page: Page) -> None:
    assert ["Text size", "Usual", "Larger"] == said(
        drawn(page, Row("Text size", buttons=(Button("Larger", Act("text")),), value="Usual"))
    )
    (value,) = (part for part in drawn(page, Row("Version", value="0.1.0"))[1:] if isinstance(part, Text))
    assert ROOM.right == value.ink.right


def test_all_is_touched_in_large_targets_however_flat_it_is_drawn(page: Page) -> None:
    targets = [button.target for row in (SCRIPT, VOLUME) for button in buttons(drawn(page, row)) if button.target]
    assert [TARGET] * 4 == [target.height for target in targets]


def test_the_knob_of_a_switch_is_at_the_right_when_it_is_on_and_at_the_left_when_not(page: Page) -> None:
    assert (0.74, 0.26) == (round(knob(page, on=True), 2), round(knob(page, on=False), 2))


@pytest.mark.parametrize(("level", "share"), [(1.0, 1.0), (0.5, 0.5), (7.0, 1.0)])
def test_a_level_is_a_bar_as_long_as_it_is_high(page: Page, level: float, share: float) -> None:
    track, bar = (part for part in drawn(page, Row("Microphone", level=level)) if isinstance(part, Surface))
    assert round(bar.box.width / track.box.width, 3) == share


def test_without_any_level_there_is_only_the_track(page: Page) -> None:
    assert ["line"] == [part.fill for part in drawn(page, Row("Microphone", level=0.0)) if isinstance(part, Surface)]


def test_what_warns_has_a_mark_before_its_title(page: Page) -> None:
    calm, warning = (drawn(page, Row("Temperature", "It is hot.", warns=warns)) for warns in (False, True))
    (mark, *_) = (part for part in warning if isinstance(part, Disc))
    assert not [part for part in calm if isinstance(part, Disc)]
    assert "accent" == mark.fill
    titles = [next(part.ink.x for part in parts if isinstance(part, Text)) for parts in (calm, warning)]
    assert titles[0] < mark.x < titles[1]


def test_what_has_no_room_beside_the_words_stands_below_them(page: Page) -> None:
    high = replace(ROOM, height=400)
    parts = drawn(page, MANY, high)
    words = min(part.ink.y for part in parts[:2] if isinstance(part, Text))
    assert 5 == len(buttons(parts))
    assert all(button.box.top < words for button in buttons(parts))
    assert all(button.box.within(high) for button in buttons(parts))


def test_a_row_is_as_high_as_what_is_on_it(page: Page) -> None:
    heights = [rows.height(page, 920, rows.of_row(row), 12.0) for row in (SCRIPT, MANY)]
    assert heights[0] == 100
    assert heights[1] > 250


def test_a_row_without_anything_to_touch_may_be_lower(page: Page) -> None:
    plain, touchable = ((rows.of_row(row),) for row in (Row("Version", value="0.1.0"), SCRIPT))
    assert rows.usual_height(page, plain) < rows.usual_height(page, touchable)
    assert rows.least_height(page, plain) < 60
    assert (100, 12) == (rows.least_height(page, touchable), rows.least_height(page, ()))


def test_a_notice_has_its_buttons_at_the_right(page: Page) -> None:
    parts = rows.drawn(page, ROOM, rows.of_notice(Notice("There is a stick.", "It has 3 exercises.", (PREVIEW,))))
    assert ["There is a stick.", "It has 3 exercises.", "Preview"] == said(parts)
