from __future__ import annotations

import pytest

from kiosk.core.messages import Command, Intent, Pick
from kiosk.ui.box import Box
from kiosk.ui.keys import ENTER, ESCAPE, KEYPAD_ENTER, KEYPAD_ZERO, SPACE, ZERO, intent_of
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
