"""What is shown of what was heard."""

from __future__ import annotations

from kiosk.core.messages import Command, Heard, Listen
from kiosk.core.script import Pause
from tests.core.acting import Acting, exercising, script_of, visitor

HINT = "I didn’t catch that. You can say “relax”, “ground” or “help”."


AGAIN = "I am still listening. Try “relax”, “ground” or “help”, or touch the screen."


def choosing() -> Acting:
    return visitor().touch(Command.START).listen_on()


def mumble(acting: Acting, *, final: bool = True) -> Acting:
    return acting.happen(Heard(acting.kiosk.offer.turn, "[unk]", final=final))


def test_what_was_understood_is_shown_for_two_seconds() -> None:
    acting = choosing().say("relax")
    assert acting.look.mark.text == "I heard “relax”"
    assert acting.wait(2.1).look.mark.text != "I heard “relax”"


def test_the_first_miss_says_nothing_the_second_says_what_can_be_said() -> None:
    acting = choosing()
    assert mumble(acting).look.mark.text != HINT
    assert mumble(acting).look.mark.text == HINT


def test_hints_come_every_eight_seconds_at_most() -> None:
    acting = mumble(mumble(choosing())).wait(6.5)
    assert mumble(mumble(acting)).look.mark.text not in (HINT, AGAIN)
    assert mumble(acting.wait(2)).look.mark.text == AGAIN


def test_the_second_hint_has_other_words() -> None:
    acting = mumble(mumble(choosing())).wait(8.5)
    assert mumble(mumble(acting)).look.mark.text == AGAIN
    acting.wait(8.5)
    assert mumble(mumble(acting)).look.mark.text == HINT


def test_after_something_was_understood_the_first_hint_comes_first_again() -> None:
    acting = mumble(mumble(choosing())).say("louder").wait(8.5)
    assert mumble(mumble(acting)).look.mark.text == HINT


def test_something_understood_forgets_the_misses() -> None:
    acting = mumble(choosing()).say("relax")
    assert mumble(acting).look.mark.text == "I heard “relax”"


def test_half_an_utterance_is_no_miss() -> None:
    acting = choosing()
    for _ in range(4):
        mumble(acting, final=False)
    assert acting.kiosk.visit.misses == 0


def test_talk_in_the_room_is_no_miss_where_nothing_is_awaited() -> None:
    acting = exercising(script_of(Pause(20)))
    assert mumble(mumble(acting)).kiosk.visit.misses == 0


def test_the_ear_is_asked_anew_after_every_phrase_that_was_understood() -> None:
    acting = exercising(script_of(Pause(20))).forget().say("slower", "slower")
    turns = [effect.turn for effect in acting.did if isinstance(effect, Listen)]
    assert len(turns) == len(set(turns)) == 2
