"""What is really drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from kivy.core.image import Image
from kivy.graphics import ClearBuffers, ClearColor, Fbo
from msgspec.structs import replace

from kiosk.core.messages import Act, Pick
from kiosk.core.screen import Look, Row, Switch
from kiosk.ui import start
from kiosk.ui.box import Box
from kiosk.ui.canvas import Layer
from kiosk.ui.compose import compose
from kiosk.ui.layout import Page
from kiosk.ui.lettering import measure
from kiosk.ui.parts import Part, Text
from kiosk.ui.theme import DAY, NIGHT, Palette, Token
from kiosk.ui.touch import buttons
from tests.ui.desk import Desk
from tests.ui.looks import CHECKIN, CHOOSE, PLAYER, WELCOME
from tests.ui.staff_looks import desk as staff_desk


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def colours_in(look: Look, box: Box) -> set[tuple[int, ...]]:
    """All colours in part of the screen, as drawn."""
    screen = start.open_offscreen()
    screen.show(look)
    xs, ys = range(int(box.x), int(box.right)), range(int(box.y), int(box.top))
    return {screen.pixel(x, y)[:3] for x in xs for y in ys}


def word_box(parts: tuple[Part, ...], word: str) -> Box:
    runs = [(run, part.px) for part in parts if isinstance(part, Text) for run in part.runs if run.text == word]
    (run, px) = runs[-1]
    return Box(run.x, run.y - px / 3, px, px * 0.6)


@pytest.mark.parametrize(("theme", "palette"), [("day", DAY), ("night", NIGHT)])
def test_the_word_being_said_has_a_colour_of_its_own(desk: Desk, theme: str, palette: Palette) -> None:
    look = replace(PLAYER, theme="day" if theme == "day" else "night")
    desk.screen.show(look)
    seen = {word: colours_in(look, word_box(desk.screen.parts, word)) for word in ("air", "and", "deep")}
    assert rgb(palette["ink"]) in seen["air"]
    assert rgb(palette["lit"]) in seen["and"]
    assert rgb(palette["ahead"]) in seen["deep"]
    assert rgb(palette["lit"]) not in seen["air"] | seen["deep"]


def test_a_layer_is_drawn_over_its_own_background_while_it_fades(page: Page) -> None:
    layer, picture = Layer(DAY), Fbo(size=(1280, 720))
    layer.cover((1280, 720))
    layer.show(compose(page, CHECKIN))
    picture.add(layer.canvas)
    picture.draw()
    chosen = next(button.box for button in buttons(layer.parts) if button.intent == Pick(6))
    x, y = int(chosen.x + 12), int(chosen.centre[1])
    assert [(*rgb(DAY["background"]), 255), (*rgb(DAY["primary"]), 255)] == [
        tuple(picture.get_pixel_color(*at)) for at in ((3, 300), (x, y))
    ]


def test_half_way_through_a_fade_each_screen_is_seen_half(page: Page) -> None:
    layer, picture = Layer(NIGHT), Fbo(size=(1280, 720))
    with picture:
        ClearColor(1, 1, 1, 1)
        ClearBuffers()
    layer.cover((1280, 720))
    layer.show(compose(page, CHECKIN))
    layer.opacity = 0.5
    picture.add(layer.canvas)
    picture.draw()
    half = tuple(round((255 + channel) / 2) for channel in rgb(NIGHT["background"]))
    assert half == pytest.approx(picture.get_pixel_color(3, 300)[:3], abs=1)


def test_the_screen_is_filled_to_its_edges_with_the_background() -> None:
    corners = [(0, 0), (1279, 0), (0, 719), (1279, 719)]
    screen = start.open_offscreen()
    screen.show(CHOOSE)
    assert {(*rgb(DAY["background"]), 255)} == {screen.pixel(x, y) for x, y in corners}


def test_a_picture_is_saved_the_right_way_up(tmp_path: Path) -> None:
    screen = start.open_offscreen((400, 300))
    screen.show(WELCOME)
    screen.save(tmp_path / "welcome.png")
    picture = Image(str(tmp_path / "welcome.png"), keep_data=True)
    assert (400, 300) == tuple(int(side) for side in picture.size)
    assert [round(part, 2) for part in picture.read_pixel(310, 160)[:3]] == [
        round(channel / 255, 2) for channel in rgb(DAY["primary"])
    ]


def test_the_word_being_said_is_underlined(desk: Desk) -> None:
    desk.screen.show(PLAYER)
    boxes = {word: word_box(desk.screen.parts, word) for word in ("air", "and", "deep")}
    below = {word: colours_in(PLAYER, Box(box.x, box.y - 0.45 * box.width, 20, 12)) for word, box in boxes.items()}
    assert {"air": False, "and": True, "deep": False} == {
        word: rgb(NIGHT["lit"]) in seen for word, seen in below.items()
    }


@pytest.mark.parametrize(
    ("on", "left", "right"), [(True, "primary", "on_primary"), (False, "surface", "line")], ids=["on", "off"]
)
def test_a_switch_has_its_knob_at_the_right_when_it_is_on_and_else_at_the_left(
    on: bool, left: Token, right: Token
) -> None:
    look = staff_desk("Scripts", Row("Box breathing", switch=Switch(on, Act("switch"))))
    screen = start.open_offscreen()
    screen.show(look)
    parts = compose(Page(1280, 720, measure), look)
    track = next(button.box for button in buttons(parts) if button.intent == Act("switch"))
    ends = [(int(x), int(track.centre[1])) for x in (track.x + 24, track.right - 24)]
    assert [(*rgb(DAY[left]), 255), (*rgb(DAY[right]), 255)] == [screen.pixel(*end) for end in ends]
