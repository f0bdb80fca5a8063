from __future__ import annotations

from kiosk.core.screen import Bar
from kiosk.ui.box import Box
from kiosk.ui.chart import chart
from kiosk.ui.layout import Page
from kiosk.ui.parts import Surface, Text

ROOM = Box(300, 300, 900, 200)
BARS = (Bar("2 Nov", 0.0, "0"), Bar("9 Nov", 0.5, "21"), Bar("16 Nov", 1.0, "42"))


def columns(page: Page, *bars: Bar) -> list[Surface]:
    return [part for part in chart(page, ROOM, bars) if isinstance(part, Surface)][1:]


def test_each_column_is_as_high_as_its_share_and_one_for_nothing_is_still_seen(page: Page) -> None:
    nothing, half, whole = (column.box.height for column in columns(page, *BARS))
    assert (4.0, 2.0) == (nothing, round((whole - nothing) / (half - nothing), 6))


def test_a_column_for_nothing_has_another_colour(page: Page) -> None:
    assert ["line", "primary", "primary"] == [column.fill for column in columns(page, *BARS)]


def test_the_number_stands_on_the_column_and_the_name_below_it(page: Page) -> None:
    _, name, column, number = chart(page, ROOM, BARS[1:2])
    assert isinstance(column, Surface)
    assert isinstance(name, Text)
    assert isinstance(number, Text)
    assert ("9", "21") == (name.runs[0].text, number.runs[0].text)
    assert name.ink.top <= column.box.y
    assert number.ink.y >= column.box.top


def test_a_long_name_is_cut(page: Page) -> None:
    bars = tuple(Bar("the whole of the week from the second of November", 0.5, "1") for _ in range(12))
    names = [part for part in chart(page, ROOM, bars) if isinstance(part, Text)][::2]
    assert ["…"] * 12 == [name.runs[-1].text[-1] for name in names]


def test_everything_is_within_the_room(page: Page) -> None:
    parts = [part for part in chart(page, ROOM, BARS) if isinstance(part, Surface | Text)]
    boxes = [part.ink if isinstance(part, Text) else part.box for part in parts]
    assert all(box.within(ROOM) for box in boxes)
