"""What surrounds every screen."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.core.messages import Command
from kiosk.core.screen import Look, Mark
from kiosk.ui.box import Box
from kiosk.ui.compose import compose
from kiosk.ui.frame import footer, header, place
from kiosk.ui.layout import GAP, TARGET, Page
from kiosk.ui.parts import Disc, Part, Stroke, Surface, Text
from kiosk.ui.touch import buttons
from tests.ui.looks import (
    CHECKIN,
    CHOOSE,
    DONE,
    HEARD,
    MANY_CHIPS,
    MISSED,
    NO_SOUND,
    OFF,
    PAUSE,
    PLAYER,
    STOP,
    WELCOME,
    YOU_CAN_SAY,
)

BACK_IN = "Back to the start in 0:17"
LONG_PLACE = "Acknowledging uncomfortable feelings · part 12 of 14"


def below(page: Page, look: Look) -> list[Part]:
    return footer(page, look)[0]


def touched(parts: list[Part]) -> list[Surface]:
    """What can be touched, but for the mark."""
    return [button for button in buttons(parts) if button.intent != Command.STAFF]


def chips(page: Page, look: Look) -> list[Box]:
    return [button.box for button in touched(below(page, look))]


def words(page: Page, look: Look, first: str) -> str:
    """The text below that begins with this word."""
    texts = [part for part in below(page, look) if isinstance(part, Text)]
    return " ".join(run.text for text in texts for run in text.runs if text.runs[0].text == first)


def halo(page: Page, mark: Mark) -> list[float]:
    parts = below(page, replace(PLAYER, mark=mark))
    return [part.radius for part in parts if isinstance(part, Disc) and part.fill == "halo"]


# --- the listening mark -----------------------------------------------------------------------------


def test_a_voice_gives_the_mark_a_halo_as_large_as_it_is_loud(page: Page) -> None:
    (quiet,), (loud,) = (halo(page, Mark("hearing", "", loudness)) for loudness in (0.1, 0.9))
    assert quiet < loud


@pytest.mark.parametrize("mark", [YOU_CAN_SAY, OFF])
def test_without_a_voice_there_is_no_halo(page: Page, mark: Mark) -> None:
    assert [] == halo(page, mark)


def test_the_mark_is_crossed_out_when_nothing_can_be_heard(page: Page) -> None:
    crossed = {
        mark.ear: any(isinstance(part, Stroke) for part in below(page, replace(CHOOSE, mark=mark)))
        for mark in (YOU_CAN_SAY, HEARD, OFF)
    }
    assert {"listening": False, "hearing": False, "off": True} == crossed


def test_words_heard_are_emphasised(page: Page) -> None:
    runs = [run for part in below(page, CHECKIN) if isinstance(part, Text) for run in part.runs]
    assert ("ink", 600) == next((run.colour, run.weight) for run in runs if run.text == "“six”")


def test_staff_hold_the_mark_in_a_target_as_large_as_any(page: Page) -> None:
    (mark,) = (button for button in buttons(below(page, CHOOSE)) if button.hold)
    assert (Command.STAFF, 3.0, Box(26, 0, TARGET, TARGET)) == (mark.intent, mark.hold, mark.target)


# --- what can be said -------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)])
def test_what_is_said_beside_the_mark_never_moves_the_chips(page: Page, size: tuple[int, int]) -> None:
    there = replace(page, width=size[0], height=size[1])
    places = [chips(there, replace(PLAYER, mark=mark)) for mark in (YOU_CAN_SAY, HEARD, MISSED)]
    assert [places[0]] * 3 == places


def test_time_going_by_never_moves_the_chips(page: Page) -> None:
    places = [chips(page, replace(PLAYER, left=left)) for left in ("2:10 left", "1:11 left", "0:08 left")]
    assert [places[0]] * 3 == places


def test_chips_stand_beside_the_mark_where_there_is_room_and_below_it_where_not(page: Page) -> None:
    beside, above = footer(page, PLAYER)
    below_it, above_both = footer(replace(page, width=720, height=1280), PLAYER)
    assert [5, 5] == [len(touched(beside)), len(touched(below_it))]
    assert above.y + TARGET + GAP == above_both.y


def test_of_many_chips_those_in_the_corner_give_way_before_a_second_row(page: Page) -> None:
    tall = replace(page, width=720, height=1280)
    shown = [button.intent for button in touched(below(tall, replace(PLAYER, chips=MANY_CHIPS)))]
    assert [chip.intent for chip in MANY_CHIPS if chip.intent not in {Command.PAUSE, Command.STOP}] == shown


def test_chips_follow_the_line_that_leads_to_them_at_once(page: Page) -> None:
    (line,) = (part for part in below(page, PLAYER) if isinstance(part, Text) and part.runs[0].text == "You")
    assert 0 < chips(page, PLAYER)[0].x - line.ink.right < 60


def test_without_a_time_at_the_right_the_chips_stand_there(page: Page) -> None:
    assert 1280 - 48 == chips(page, WELCOME)[-1].right


def test_beside_chips_the_line_does_not_say_them_again(page: Page) -> None:
    assert ["I didn’t catch that."] * 2 == [
        words(there, replace(PLAYER, mark=MISSED), "I") for there in (page, replace(page, text_size=1.5))
    ]
    assert words(page, replace(CHOOSE, mark=MISSED), "I").startswith("I didn’t catch that. You can say “pause”")


def test_chips_that_stand_in_the_corner_as_well_give_way_to_larger_letters(page: Page) -> None:
    larger = replace(page, text_size=1.5)
    assert [Command.REPEAT, Command.NEXT, Command.SLOWER] == [
        button.intent for button in touched(below(larger, PLAYER))
    ]
    assert footer(page, PLAYER)[1] == footer(larger, PLAYER)[1]


def test_a_chip_is_touched_over_the_whole_height_of_its_row(page: Page) -> None:
    targets = [button.target for button in touched(below(page, PLAYER)) if button.target]
    assert {(0.0, TARGET)} == {(target.y, target.height) for target in targets}


def test_without_chips_there_is_nothing_to_touch(page: Page) -> None:
    assert [] == chips(page, CHOOSE)


# --- progress, notice, corner -----------------------------------------------------------------------


@pytest.mark.parametrize(("progress", "width"), [(0.0, 0), (0.5, 640), (1.0, 1280)])
def test_the_line_above_is_as_long_as_what_is_done(page: Page, progress: float, width: int) -> None:
    track, done = below(page, replace(PLAYER, progress=progress))[:2]
    assert isinstance(track, Surface)
    assert isinstance(done, Surface)
    assert (1280, width) == (track.box.width, done.box.width)


def test_progress_of_less_than_a_pixel_draws_nothing_anew(page: Page) -> None:
    assert below(page, replace(PLAYER, progress=0.5)) == below(page, replace(PLAYER, progress=0.5001))


def test_without_progress_there_is_no_line(page: Page) -> None:
    surfaces = [part for part in below(page, CHOOSE) if isinstance(part, Surface)]
    assert not [surface for surface in surfaces if surface.box.width == 1280]


def test_a_notice_takes_room_above_the_footer(page: Page) -> None:
    _, without = footer(page, CHOOSE)
    parts, room = footer(page, replace(CHOOSE, notice=NO_SOUND))
    said = " ".join(run.text for part in parts if isinstance(part, Text) for run in part.runs)
    assert NO_SOUND in said
    assert without.top == room.top
    assert without.y < room.y


def test_a_long_time_left_stands_below_the_line_beside_it(page: Page) -> None:
    tall = replace(page, width=720, height=1280)
    (short, room), (long, less) = (footer(tall, replace(DONE, left=left)) for left in ("0:17 left", BACK_IN))
    ys = [[part.ink.y for part in parts if isinstance(part, Text)] for parts in (short, long)]
    assert ys[0][0] == ys[0][1]
    assert ys[1][0] > ys[1][1]
    assert room.y < less.y


def test_a_notice_of_two_lines_takes_more_room(page: Page) -> None:
    tall = replace(page, width=720, height=1280)
    short, long = (footer(tall, replace(CHOOSE, notice=notice))[1].y for notice in ("No sound.", 2 * NO_SOUND))
    assert short < long


@pytest.mark.parametrize(("text", "below_them"), [("Even breathing", False), (LONG_PLACE, True)])
def test_the_place_stands_beside_the_corner_buttons_or_below_them_if_it_is_long(
    page: Page, text: str, below_them: bool
) -> None:
    tall = Page(720, 1280, page.measure, 1.5)
    parts, room = header(tall, tall.box, place(text), (PAUSE, STOP))
    (line,) = (part for part in parts if isinstance(part, Text) and part.runs[0].text == text.split(maxsplit=1)[0])
    button = min((part.box for part in parts if isinstance(part, Surface)), key=lambda box: box.y)
    assert (below_them, below_them) == (line.ink.top < button.y, room.top < 1280 - 153)


def test_stop_is_the_last_button_at_the_upper_right(page: Page) -> None:
    from_right = sorted(buttons(compose(page, PLAYER)), key=lambda button: -button.box.right)
    uppermost = [button for button in from_right if button.box.y > 360]
    assert [Command.STOP, Command.PAUSE] == [button.intent for button in uppermost]
    assert 1280 - 48 == uppermost[0].box.right
