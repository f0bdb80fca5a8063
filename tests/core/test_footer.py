"""The lower edge of every screen: the listening mark, what can be said, how far it is."""

from __future__ import annotations

import pytest

from kiosk.core import timing
from kiosk.core.messages import Command, Failed, Pick
from kiosk.core.script import (
    Answer,
    Ask,
    Breathe,
    Count,
    End,
    GoTo,
    Move,
    Next,
    Part,
    Pause,
    Rate,
    Recording,
    Repeat,
    Say,
    Sound,
    Step,
    Tense,
    Wait,
)
from kiosk.core.speech import spoken_seconds
from kiosk.words.english import ENGLISH
from tests.core.acting import Acting, exercising, script_of, visitor

BOX = Breathe((Move("in", 4), Move("hold", 4), Move("out", 4), Move("hold", 4)), 4)


@pytest.mark.parametrize(
    ("acting", "text"),
    [
        (visitor(), ENGLISH.privacy),
        (visitor().touch(Command.START), "Say a name or a number, like “ground” or “two”"),
        (visitor().touch(Command.START, Pick(1)), ENGLISH.choose_exercise_hint),
        (exercising(), ENGLISH.you_can_say),
        (exercising().touch(Command.PAUSE), ENGLISH.paused_hint),
        (visitor().touch(Command.HELP), ENGLISH.help_hint),
        (visitor().touch(Command.START).hear_out().wait(91), ENGLISH.answer_hint),
        (exercising(script_of(Ask("A?", (Answer(("b",), End()),), 9, End()))), ENGLISH.answer_hint),
    ],
)
def test_beside_the_mark_stands_what_can_be_said(acting: Acting, text: str) -> None:
    assert acting.look.mark.text == text


def test_without_an_ear_the_mark_says_touch_and_still_answers() -> None:
    acting = visitor().happen(Failed("recogniser", "no model"))
    assert (acting.look.mark.ear, acting.look.mark.text) == ("off", ENGLISH.ear_off)
    assert acting.touch(Command.LOUDER).look.mark.text == ENGLISH.louder


def test_without_a_voice_a_notice_says_that_the_words_are_on_the_screen() -> None:
    assert [visitor().look.notice, visitor().happen(Failed("voice", "none")).look.notice] == ["", ENGLISH.voice_off]


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
            exercising(script_of(Tense(5, 15))),
            exercising(script_of(Wait(20))),
            exercising().touch(Command.PAUSE),
        )
    ]
    assert labels == [
        ["Larger text", "Dark screen", "Touch only"],
        ["skip", "repeat", "stop"],
        ["next", "repeat", "stop"],
        ["repeat", "stop"],
        ["pause", "no holds", "next", "slower", "stop"],
        ["pause", "repeat", "next", "slower", "stop"],
        ["next", "repeat", "stop"],
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
    ask = Ask("One two?", (Answer(("two",), End()),), 9, End())
    said, asked = spoken_seconds("One two.") + spoken_seconds("Three."), spoken_seconds("One two?")
    rated = spoken_seconds(ENGLISH.rating_prompt("tension"))
    expected: list[tuple[Step, float, float]] = [
        (Say("One two. Three."), said + 0.5 + 1.2, said + 0.5 + 1.2),
        (Say("One two. Three.", Recording("a.ogg", 7.0)), 7.0 + 1.2, 7.0 + 1.2),
        (Pause(3), 3, 3),
        (BOX, 64, 64),
        (Tense(5, 15), 20, 20),
        (Count(2, 20), 10, 20),
        (Wait(30), 15, 30),
        (Rate("tension"), rated + 5.2, rated + 30),
        (ask, asked + 4, asked + 9),
        (Sound("rain"), 0, 0),
    ]
    for step, answering, silent in expected:
        assert timing.seconds_of(step, "en") == pytest.approx(answering)
        assert timing.seconds_of(step, "en", answering=False) == pytest.approx(silent)


def test_a_slower_pace_stretches_silences_and_breaths_and_no_words() -> None:
    steps = (Say("One."), Pause(3), BOX, Tense(5, 15), Count(2, 20))
    expected = [spoken_seconds("One.") + 2.4, 6, 128, 40, 10]
    assert [timing.seconds_of(step, "en", 2.0) for step in steps] == pytest.approx(expected)


def test_later_ratings_are_asked_more_briefly_of_those_who_answer() -> None:
    parts = (Part("", (Rate("tension"), Rate("tension"))),)
    full, brief = (spoken_seconds(ENGLISH.rating_prompt("tension", brief=brief)) for brief in (False, True))
    totals = [timing.total_seconds(parts, "en", answering=answering) for answering in (True, False)]
    assert totals == pytest.approx([full + brief + 2 * 5.2, 2 * full + 2 * 30])


def test_cues_count_as_speech() -> None:
    assert timing.speech_share((Part("", (Tense(5, 15), Pause(20))),), "en") == 2 / 40


@pytest.mark.parametrize(("step", "left"), [(Count(2, 20), 10), (Wait(20), 10), (Rate("pain"), 5.2)])
def test_the_time_left_stays_at_nothing_while_somebody_takes_longer(step: Step, left: float) -> None:
    acting = exercising(script_of(step, Pause(5))).hear_out()
    shown = []
    for seconds in (0, left / 2, left / 2, 2):
        acting.wait(seconds)
        shown.append(round(timing.seconds_left(acting.session, 1.0) - 5, 1))
    assert shown == pytest.approx([left, left / 2, 0, 0], abs=0.06)


@pytest.mark.parametrize(
    ("silence", "seconds"), [(Next(), 4 + 5 + 7), (Repeat(), 4), (End(), 4), (GoTo("last"), 4 + 7), (GoTo("First"), 4)]
)
def test_the_length_is_that_of_the_way_on_which_silence_leads(silence: Next, seconds: float) -> None:
    ask = Ask("?", (Answer(("yes",), End()), Answer(("no",), End())), 20, silence)
    parts = (Part("first", (ask, Pause(5))), Part("empty", ()), Part("last", (Pause(7),)))
    assert timing.total_seconds(parts, "en") == pytest.approx(seconds + spoken_seconds("?"))
