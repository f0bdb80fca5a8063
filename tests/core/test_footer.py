"""The lower edge of every screen: the listening mark, what can be said, how far it is."""

from __future__ import annotations

import pytest

from kiosk.core import timing, words
from kiosk.core.messages import Command, Failed, Pick
from kiosk.core.script import Answer, Ask, Breath, Breathe, Count, End, GoTo, Next, Part, Pause, Rate, Repeat, Say
from tests.core.acting import BREATHING, Acting, exercising, script_of, visitor

BOX = Breathe((Breath("in", 4), Breath("hold", 4), Breath("out", 4), Breath("hold", 4)), 4)


@pytest.mark.parametrize(
    ("acting", "text"),
    [
        (visitor(), words.PRIVACY),
        (visitor().touch(Command.START), "Say a name or a number, like “ground” or “two”"),
        (visitor().touch(Command.START, Pick(1)), words.CHOOSE_EXERCISE_HINT),
        (exercising(), words.YOU_CAN_SAY),
        (exercising().touch(Command.PAUSE), words.PAUSED_HINT),
        (visitor().touch(Command.HELP), words.HELP_HINT),
        (visitor().touch(Command.START).hear_out().wait(91), words.ANSWER_HINT),
        (exercising(script_of(Ask("A?", (Answer(("b",), End()),), 9, End()))), words.ANSWER_HINT),
    ],
)
def test_beside_the_mark_stands_what_can_be_said(acting: Acting, text: str) -> None:
    assert acting.look.mark.text == text


def test_without_an_ear_the_mark_says_touch_and_still_answers() -> None:
    acting = visitor().happen(Failed("recogniser", "no model"))
    assert (acting.look.mark.ear, acting.look.mark.text) == ("off", words.EAR_OFF)
    assert acting.touch(Command.LOUDER).look.mark.text == words.LOUDER


def test_without_a_voice_a_notice_says_that_the_words_are_on_the_screen() -> None:
    assert [visitor().look.notice, visitor().happen(Failed("voice", "none")).look.notice] == ["", words.VOICE_OFF]


def test_chips_follow_what_is_being_done() -> None:
    ask = script_of(Ask("A?", (Answer(("b",), End()),), 9, End()))
    labels = [
        [chip.label for chip in acting.look.chips]
        for acting in (
            visitor(),
            exercising(),
            exercising(ask),
            exercising().say("ten").wait(1.3),
            exercising(script_of(BOX)),
            exercising().touch(Command.PAUSE),
        )
    ]
    assert labels == [
        [],
        ["skip", "repeat", "stop"],
        ["next", "repeat", "stop"],
        ["repeat", "stop"],
        ["pause", "repeat", "next", "slower", "stop"],
        ["continue", "repeat", "next", "stop"],
    ]


def test_progress_and_time_left_go_to_the_end() -> None:
    acting = exercising(script_of(BOX))
    shown = [(acting.look.progress, acting.look.left)]
    for seconds in (32, 31):
        acting.wait(seconds)
        shown.append((round(acting.look.progress or 0, 2), acting.look.left))
    assert shown == [(0.0, "1:04 left"), (0.5, "0:32 left"), (0.98, "0:01 left")]


def test_every_kind_of_step_has_a_length() -> None:
    steps = (Say("One two. Three."), Pause(3), BOX, Count(2, 20), Rate("tension"))
    ask = Ask("One two?", (Answer(("b",), End()),), 9, End())
    words_ = 60 / 145
    expected = [3 * words_ + 0.5 + 1.2, 3, 64, 10, 8, 2 * words_ + 8]
    assert [timing.seconds_of(step, 1.0) for step in (*steps, ask)] == expected
    assert timing.total_seconds(BREATHING.parts) > timing.seconds_left(exercising().touch(Command.NEXT).session, 1.0)


def test_the_time_left_of_a_count_is_that_of_its_wait() -> None:
    acting = exercising(script_of(Count(2, 20), Pause(5))).wait(4)
    assert acting.look.left == "0:21 left"


@pytest.mark.parametrize(
    ("silence", "seconds"), [(Next(), 8 + 5 + 7), (Repeat(), 8), (End(), 8), (GoTo("last"), 8 + 7), (GoTo("First"), 8)]
)
def test_the_length_is_that_of_leaving_every_question_to_itself(silence: Next, seconds: float) -> None:
    ask = Ask("?", (Answer(("a",), End()), Answer(("b",), End())), 20, silence)
    parts = (Part("first", (ask, Pause(5))), Part("empty", ()), Part("last", (Pause(7),)))
    assert timing.total_seconds(parts) == seconds + 60 / 145
