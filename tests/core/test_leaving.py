"""When nobody is here any more, and at the end."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core.messages import (
    Command,
    Pick,
    SpeakingWord,
)
from kiosk.core.state import ChoosingArea, ChoosingExercise, Done, Helping, Leaving, Visit, Welcome
from kiosk.words.english import ENGLISH
from tests.core.acting import BREATHING, exercising, visitor


def test_after_ninety_seconds_without_a_sign_a_countdown_of_twenty_leads_to_welcome() -> None:
    acting = visitor().touch(Command.START).hear_out()
    assert acting.wait(89).phase == ChoosingArea()
    assert acting.wait(1.1).phase == Leaving(ChoosingArea(), 20.0)
    assert isinstance(acting.hear_out().wait(19.9).phase, Leaving)
    assert acting.wait(0.2).phase == Welcome(seconds=acting.phase.seconds if isinstance(acting.phase, Welcome) else -1)


def test_nothing_of_a_visit_is_left_at_welcome() -> None:
    acting = visitor().touch(Command.THEME, Command.START, Command.LOUDER, Pick(1), Command.STOP)
    assert acting.saying == ENGLISH.welcome_said
    assert replace(acting.kiosk.visit, speech=None) == Visit(Welcome(), volume=0.7)


def test_somebody_who_is_still_here_gets_everything_back() -> None:
    acting = visitor().touch(Command.START, Pick(1)).hear_out().wait(91)
    assert acting.say("yes").phase == ChoosingExercise("Relax")


def test_somebody_who_is_still_in_help_hears_it_again() -> None:
    acting = visitor().touch(Command.HELP)
    said = acting.saying
    acting.hear_out().wait(91)
    assert isinstance(acting.phase, Leaving)
    assert (acting.say("yes").phase, acting.saying) == (Helping(Welcome()), said)


def test_during_the_countdown_other_words_change_nothing() -> None:
    acting = visitor().touch(Command.START).hear_out().wait(91).touch(Pick(1))
    assert isinstance(acting.phase, Leaving)


def test_a_touch_is_a_sign_of_somebody_even_where_it_does_nothing() -> None:
    acting = visitor().touch(Command.START).hear_out().wait(89).touch(Pick(9)).wait(89)
    assert acting.phase == ChoosingArea()


def test_a_paused_exercise_is_not_kept_for_ever() -> None:
    assert isinstance(exercising().touch(Command.PAUSE).wait(91).phase, Leaving)


def test_nobody_is_thought_gone_while_the_kiosk_speaks() -> None:
    acting = visitor().touch(Command.HELP)
    for index in range(30):
        acting.happen(SpeakingWord(acting.kiosk.visit.speech.turn, index)).wait(4)  # type: ignore[union-attr]
    assert isinstance(acting.phase, Helping)


def test_welcome_waits_for_ever() -> None:
    assert isinstance(visitor().wait(300).phase, Welcome)


def test_done_counts_down_to_welcome_after_its_words() -> None:
    acting = exercising().touch(Command.STOP).hear_out()
    assert isinstance(acting.wait(19.9).phase, Done)
    assert isinstance(acting.wait(0.2).phase, Welcome)


def test_done_leads_to_another_exercise_the_same_one_or_its_words_again() -> None:
    done = exercising().touch(Command.STOP)
    assert done.touch(Command.REPEAT).spoken[-2:] == [f"{ENGLISH.stopped_title} {ENGLISH.done_said}"] * 2
    assert done.touch(Pick(1), Command.AGAIN).session.script == BREATHING
    assert done.touch(Command.STOP, Command.ANOTHER).phase == ChoosingArea()
