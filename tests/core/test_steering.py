"""Pause, repeat, next and back."""

from __future__ import annotations

from kiosk.core.messages import Command, Hold, Hush, Listen, Pick, Resume
from kiosk.core.script import Breathe, Move, Pause, Recording, Say
from kiosk.core.session import Moving, Resting, Telling
from kiosk.core.state import Done, Exercising, Paused
from tests.core.acting import SENSES, Acting, exercising, mute, script_of

TENSE = "How tense do you feel right now? You can say a number from zero to ten, or skip."
IN, OUT = Move("in", 4), Move("out", 6)


def asked() -> Acting:
    return exercising(SENSES).hear_out().wait(1.3).touch(Pick(2)).wait(1.3)


def test_pause_says_so_and_continue_begins_the_sentence_again() -> None:
    acting = exercising(script_of(Say("One two three."))).touch(Command.PAUSE).hear_out().wait(50)
    assert acting.touch(Command.CONTINUE).spoken == ["Paused. You can say continue or stop.", "One two three."]


def test_a_recording_is_held_in_mid_word_and_goes_on_there() -> None:
    recorded = script_of(Say("One two three.", Recording("own.ogg", 4)))
    acting = exercising(recorded).touch(Command.PAUSE).wait(50).touch(Command.CONTINUE)
    assert acting.did == [
        Hold(),
        *[effect for effect in acting.did if isinstance(effect, Listen)][:1],
        Resume(),
        *[effect for effect in acting.did if isinstance(effect, Listen)][1:],
    ]
    assert acting.session.doing == Telling()


def test_pause_again_goes_on_like_the_button_it_replaces() -> None:
    assert isinstance(exercising().touch(Command.PAUSE, Command.PAUSE).phase, Exercising)


def test_a_paused_breath_begins_its_round_again() -> None:
    acting = exercising(script_of(Breathe((IN, OUT), 3))).wait(15).touch(Command.PAUSE, Command.CONTINUE)
    assert (acting.session.doing, acting.saying) == (Moving(Breathe((IN, OUT), 3), round=1), "Breathe in")


def test_a_pause_in_a_silence_keeps_what_was_left_of_it() -> None:
    acting = exercising(script_of(Pause(10))).wait(4).touch(Command.PAUSE).wait(30).touch(Command.CONTINUE)
    assert isinstance(acting.session.doing, Resting)
    assert round(acting.session.doing.left, 2) == 6.0


def test_nothing_moves_while_paused() -> None:
    acting = mute(exercising(script_of(Say("One two three.")))).touch(Command.PAUSE)
    before = acting.session
    assert acting.wait(60).session == before


def test_while_paused_next_goes_on_with_the_next_part() -> None:
    assert exercising().touch(Command.NEXT, Command.PAUSE, Command.NEXT).saying == "Breathe in"


def test_numbers_mean_nothing_while_paused() -> None:
    assert isinstance(exercising().touch(Command.PAUSE, Pick(6)).phase, Paused)


def test_what_was_hushed_by_help_is_said_again_from_the_sentences_beginning() -> None:
    acting = exercising(script_of(Say("One two three."))).touch(Command.HELP, Command.BACK, Command.CONTINUE)
    assert acting.saying == "One two three."


def test_next_and_back_move_by_parts() -> None:
    acting = exercising().touch(Command.NEXT).hear_out().touch(Command.NEXT)
    assert acting.saying == "Breathe in"
    assert acting.touch(Command.BACK).saying == TENSE
    assert acting.touch(Command.BACK).saying == TENSE


def test_next_in_the_last_part_ends_the_exercise() -> None:
    assert isinstance(exercising(script_of(Say("A."), Say("B."))).touch(Command.NEXT).phase, Done)


def test_repeat_says_the_last_paragraph_again() -> None:
    acting = exercising(script_of(Say("A. B."), Say("C. D."), Pause(9)))
    acting.hear_out().wait(0.6).hear_out().wait(1.3).hear_out().wait(0.6)
    assert acting.saying == "D."
    assert acting.touch(Command.REPEAT).saying == "C."
    acting.hear_out().wait(0.6).hear_out().wait(2)
    assert acting.touch(Command.REPEAT).saying == "C."


def test_repeat_at_a_question_asks_it_again() -> None:
    assert asked().forget().touch(Command.REPEAT).spoken == ["More, once again, or enough?"]


def test_repeat_in_a_part_without_words_begins_the_step_again() -> None:
    acting = exercising(script_of(Pause(9))).wait(5).touch(Command.REPEAT)
    assert acting.session.doing == Resting(9, 9)


def test_moving_on_hushes_what_is_being_said() -> None:
    assert exercising().touch(Command.NEXT).did[0] == Hush()


def test_words_that_mean_nothing_in_an_exercise_change_nothing() -> None:
    acting = exercising(script_of(Pause(9)))
    before = acting.kiosk
    assert acting.touch(Pick(3), Command.MORE, Command.CONTINUE).kiosk == before
