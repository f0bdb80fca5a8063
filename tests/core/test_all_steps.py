"""Steps beyond speech, breath and questions: caution, muscle work, waiting, background sound, recordings, no holds."""

from __future__ import annotations

import pytest

from kiosk.core import screen
from kiosk.core.messages import Command, Pick, PlaySound, Prepare, Speak, SpeakingWord
from kiosk.core.screen import Button, Caption
from kiosk.core.script import (
    Breathe,
    Move,
    Part,
    Pause,
    Recording,
    Say,
    Script,
    Sound,
    Tense,
    Wait,
    with_caution,
)
from kiosk.core.session import Moving, Resting, Waiting
from kiosk.words.english import ENGLISH
from tests.core.acting import Acting, exercising, script_of, visitor

IN, HOLD, OUT = Move("in", 4), Move("hold", 4), Move("out", 6)
BOX = Breathe((IN, HOLD, OUT, HOLD), 3)
OPEN = Breathe((IN, OUT), 3)
CAREFUL = Script("sit", "en", "Sit", "Relax", (Part("Sit", (Pause(3),)),), caution="Sit well. Stay a while.")


def begun(script: Script) -> Acting:
    """Someone who has just begun an exercise, with the effects of that."""
    return visitor(script).touch(Command.START, Pick(1)).forget().touch(Pick(1))


# --- caution --------------------------------------------------------------------------------------


def test_the_caution_is_said_first() -> None:
    acting = exercising(CAREFUL)
    assert (acting.session.part, acting.saying) == (0, "Sit well.")
    acting.hear_out().wait(0.5)
    assert (acting.session.part, acting.saying) == (0, "Stay a while.")
    acting.hear_out().wait(1.25)
    assert acting.session.part == 1


def test_the_caution_is_said_once_when_the_exercise_is_done_again() -> None:
    acting = exercising(CAREFUL).touch(Command.STOP, Command.AGAIN)
    assert acting.session.script == with_caution(CAREFUL)
    assert len(acting.session.script.parts) == 2


def test_an_exercise_without_a_caution_begins_with_its_own_words() -> None:
    script = script_of(Say("Hi."))
    assert with_caution(script) == script


# --- muscle work ----------------------------------------------------------------------------------


def test_muscles_tense_and_let_go_each_with_a_cue() -> None:
    acting = exercising(script_of(Tense(5, 15), Say("Good.")))
    assert (acting.session.doing, acting.saying) == (Moving(Tense(5, 15)), "Tense")
    acting.wait(5)
    assert (acting.session.doing, acting.saying) == (Moving(Tense(5, 15), 1), "Let go")
    assert acting.wait(15).saying == "Good."


def test_the_figure_strains_while_tensing_and_slackens_while_letting_go() -> None:
    acting = exercising(script_of(Tense(5, 15)))
    strains = []
    for seconds in (0, 2.5, 2.5, 7.5):
        view = acting.wait(seconds).view
        assert isinstance(view, screen.Player)
        assert isinstance(view.guide, screen.Figure)
        strains.append((view.guide.word, round(view.guide.strain, 2)))
    assert strains == [("Tense", 0.0), ("Tense", 0.5), ("Let go", 1.0), ("Let go", 0.5)]


# --- waiting --------------------------------------------------------------------------------------


@pytest.mark.parametrize("phrase", ["ready", "i'm done", "yes", "okay", "next", "please ready"])
def test_a_wait_ends_when_somebody_says_so(phrase: str) -> None:
    acting = exercising(script_of(Say("Take your time."), Wait(60), Say("Good."))).hear_out().wait(1.3)
    assert isinstance(acting.session.doing, Waiting)
    assert acting.say(phrase).saying == "Good."


def test_a_wait_ends_by_touch_or_by_itself() -> None:
    script = script_of(Wait(60), Say("Good."))
    assert [
        exercising(script).touch(Command.READY).saying,
        exercising(script).hear_out().wait(60).saying,
    ] == ["Good.", "Good."]


def test_whoever_is_waited_for_is_told_how_to_go_on_unless_the_script_has_done_so() -> None:
    told = script_of(Say("When you have it, say ready."), Wait(60))
    untold = script_of(Say("Take your time."), Wait(60))
    assert [exercising(script).hear_out().wait(1.3).saying for script in (told, untold)] == [
        "When you have it, say ready.",
        "You can say ready.",
    ]


def test_ready_means_nothing_where_nobody_waits() -> None:
    acting = exercising(script_of(Pause(9), Say("Good.")))
    assert isinstance(acting.touch(Command.READY).session.doing, Resting)


def test_a_wait_shows_what_was_said_and_one_button() -> None:
    acting = exercising(script_of(Say("Take your time."), Wait(60))).hear_out().wait(1.3)
    assert acting.view == screen.Ask(
        "Small",
        (Button("Pause", Command.PAUSE), Button("Stop", Command.STOP)),
        "Take your time",
        (Button("Ready", Command.READY, "primary", note="“ready”"),),
    )
    assert acting.look.mark.text == ENGLISH.ready_hint


# --- background sound -----------------------------------------------------------------------------


def test_a_sound_plays_until_it_is_turned_off() -> None:
    script = script_of(Sound("rain"), Say("Hi."), Sound("sea"), Say("There."), Sound(), Say("Bye."))
    acting = begun(script)
    for _ in range(3):
        acting.wait(0.1).hear_out().wait(1.3)
    assert [effect for effect in acting.did if isinstance(effect, PlaySound)] == [
        PlaySound("rain"),
        PlaySound("sea"),
        PlaySound(),
    ]


@pytest.mark.parametrize("intent", [Command.PAUSE, Command.HELP, Command.STOP, Command.HOME])
def test_a_sound_ends_with_the_exercise_or_while_it_is_interrupted(intent: Command) -> None:
    acting = exercising(script_of(Sound("rain"), Pause(60))).wait(1).forget().touch(intent)
    assert [effect for effect in acting.did if isinstance(effect, PlaySound)] == [PlaySound()]


def test_a_sound_goes_on_after_a_pause() -> None:
    acting = exercising(script_of(Sound("rain"), Pause(60))).wait(1).touch(Command.PAUSE).forget()
    assert PlaySound("rain") in acting.touch(Command.CONTINUE).did


def test_many_sounds_in_a_row_take_no_time() -> None:
    acting = exercising(script_of(*[Sound("rain")] * 20, Say("Hi."))).wait(1)
    assert acting.saying == "Hi."


# --- recordings -----------------------------------------------------------------------------------

RECORDED = Script(
    "own",
    "en",
    "Own",
    "Relax",
    (Part("", (Say("One two. Three four five.", Recording("own.ogg", 4.0)), Say("Bye."))),),
    folder="/there",
)


def test_a_recording_is_played_as_a_whole() -> None:
    acting = begun(RECORDED)
    spoken = [effect for effect in acting.did if isinstance(effect, Speak)]
    assert spoken == [Speak(spoken[0].turn, "One two. Three four five.", "en", "/there/own.ogg")]
    acting.hear_out()
    assert acting.session.doing == Resting(1.2, 1.2)
    assert acting.wait(1.25).saying == "Bye."


def test_recordings_are_prepared_with_what_the_voice_will_say() -> None:
    expected = Prepare(("One two. Three four five.", "Bye."), "en", ("/there/own.ogg", ""))
    assert expected in begun(RECORDED).did


def test_the_caption_of_a_recording_is_the_sentence_that_is_heard() -> None:
    acting = exercising(RECORDED)
    speech = acting.kiosk.visit.speech
    assert speech is not None
    captions = []
    for index in (-1, 1, 2, 4):
        if index >= 0:
            acting.happen(SpeakingWord(speech.turn, index))
        view = acting.view
        assert isinstance(view, screen.Player)
        captions.append(view.caption)
    assert captions == [
        Caption(("One", "two."), 0),
        Caption(("One", "two."), 2),
        Caption(("Three", "four", "five."), 1, ("One", "two.")),
        Caption(("Three", "four", "five."), 3, ("One", "two.")),
    ]


# --- no holds -------------------------------------------------------------------------------------


def test_holds_can_be_left_out_from_now_on() -> None:
    acting = exercising(script_of(BOX, BOX)).wait(20)
    assert acting.session.doing == Moving(BOX, 0, 1, 2.0)
    acting.listen_on().say("no holds")
    assert (acting.session.doing, acting.saying) == (Moving(OPEN, round=1), "Breathe in")
    assert acting.wait(20.1).session.step == 1
    doing = acting.session.doing
    assert isinstance(doing, Moving)
    assert doing.step == OPEN


def test_without_holds_there_is_nothing_more_to_leave_out() -> None:
    acting = exercising(script_of(BOX))
    assert "no holds" in acting.kiosk.offer.meanings
    acting.touch(Command.NO_HOLDS)
    assert "no holds" not in acting.kiosk.offer.meanings
    assert [chip.label for chip in acting.look.chips] == ["pause", "repeat", "next", "slower", "stop"]


def test_holds_may_be_left_out_before_there_are_any() -> None:
    acting = exercising(script_of(Pause(5), BOX)).touch(Command.NO_HOLDS).wait(5)
    doing = acting.session.doing
    assert isinstance(doing, Moving)
    assert doing.step == OPEN
