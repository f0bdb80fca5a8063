from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.core.messages import Act, Command, Intent, Pick
from kiosk.ui.box import Box
from kiosk.ui.keys import BACKSPACE, ENTER, ESCAPE, KEYPAD_ENTER, KEYPAD_ZERO, SPACE, ZERO, intent_of
from kiosk.ui.parts import Surface
from kiosk.ui.theme import Token


def button(intent: Intent, fill: Token = "surface") -> Surface:
    box = Box(0, 0, 1, 1)
    return Surface(box, fill, intent=intent, target=box)


BUTTONS = (button(Command.PAUSE), button(Command.FINISH, "primary"), button(Command.STOP))


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (ESCAPE, Command.STOP),
        (SPACE, Command.PAUSE),
        (ENTER, Command.FINISH),
        (KEYPAD_ENTER, Command.FINISH),
        (ZERO, Pick(0)),
        (ZERO + 9, Pick(9)),
        (KEYPAD_ZERO + 4, Pick(4)),
        (ord("a"), None),
    ],
)
def test_a_key_has_its_meaning(key: int, expected: Intent | None) -> None:
    assert expected == intent_of(key, BUTTONS)


def test_space_goes_on_where_that_is_offered() -> None:
    assert Command.CONTINUE == intent_of(SPACE, [button(Command.CONTINUE)])


def test_enter_is_the_first_button_where_none_is_the_main_one() -> None:
    assert Command.BACK == intent_of(ENTER, [button(Command.BACK), button(Command.HOME)])


def test_enter_means_nothing_where_there_is_no_button() -> None:
    assert intent_of(ENTER, []) is None


# --- where there are keys on the screen ---------------------------------------------------------------


def key(verb: str, what: str = "", fill: Token = "surface") -> Surface:
    return replace(button(Act(verb, what), fill), quick=True)


PAD = (button(Command.BACK), key("digit", "7"), key("delete"), key("digit", "0"), key("enter", fill="primary"))
LETTERS = (
    button(Act("cancel", "a")),
    button(Act("back")),
    key("type", "a"),
    key("type", "É"),
    key("type", " "),
    key("delete"),
)


@pytest.mark.parametrize(
    ("pressed", "expected"),
    [
        (ZERO + 7, Act("digit", "7")),
        (KEYPAD_ZERO, Act("digit", "0")),
        (BACKSPACE, Act("delete")),
        (ENTER, Act("enter")),
        (ESCAPE, Command.BACK),
        (ZERO + 5, None),
        (ord("a"), None),
    ],
)
def test_a_key_is_the_same_key_on_the_pad(pressed: int, expected: Intent | None) -> None:
    assert expected == intent_of(pressed, PAD)


@pytest.mark.parametrize(
    ("pressed", "shift", "expected"),
    [
        (ord("a"), False, Act("type", "a")),
        (ord("a"), True, Act("type", "A")),
        (ord("é"), False, Act("type", "é")),
        (SPACE, False, Act("type", " ")),
        (SPACE, True, Act("type", " ")),
        (ESCAPE, False, Act("back")),
    ],
)
def test_a_key_types_what_it_says_whatever_the_screen_shows(pressed: int, shift: bool, expected: Intent | None) -> None:
    assert expected == intent_of(pressed, LETTERS, shift=shift)


def test_enter_is_never_what_has_to_be_held() -> None:
    assert intent_of(ENTER, [replace(button(Command.STAFF), hold=3.0)]) is None
