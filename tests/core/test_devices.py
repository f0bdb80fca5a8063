"""Devices that come and go, and what is asked of them."""

from __future__ import annotations

from kiosk.core.messages import (
    Command,
    Failed,
    Heard,
    Hush,
    Listen,
    Pick,
    Recovered,
    Speak,
    Tick,
)
from kiosk.core.script import Pause, Say
from kiosk.core.state import ChoosingExercise, Done
from kiosk.words.english import ENGLISH
from tests.core.acting import exercising, script_of, visitor


def test_when_the_loudspeaker_is_lost_the_words_go_on_at_reading_pace() -> None:
    acting = visitor().touch(Command.START).forget().happen(Failed("loudspeaker", "unplugged")).wait(1)
    speech = acting.kiosk.visit.speech
    assert acting.did == [Hush()]
    assert speech is not None
    assert (speech.silent, speech.spoken) == (True, 2)


def test_when_it_is_back_the_next_utterance_is_heard() -> None:
    acting = visitor().happen(Failed("loudspeaker", "unplugged")).forget().touch(Command.START)
    assert acting.spoken == []
    said = ["One: Even breathing. You can say a number, or back."]
    assert acting.happen(Recovered("loudspeaker")).touch(Pick(1)).spoken == said


def test_a_lost_microphone_leaves_the_speech_alone() -> None:
    acting = visitor().touch(Command.START).forget().happen(Failed("microphone", "unplugged"))
    assert (acting.did, acting.look.mark.ear, acting.look.mark.text) == ([], "off", ENGLISH.ear_off)


def test_a_voice_that_gives_no_sign_for_eight_seconds_is_not_waited_for() -> None:
    acting = exercising(script_of(Say("Hello there."), Pause(1))).wait(12)
    assert (type(acting.phase), acting.spoken) == (Done, [f"{ENGLISH.done_title} {ENGLISH.done_said}"])


def test_what_can_be_said_follows_the_screen_in_a_new_turn() -> None:
    acting = visitor().forget().touch(Command.START)
    listen = [effect for effect in acting.did if isinstance(effect, Listen)]
    assert [("relax" in effect.phrases, "start" in effect.phrases) for effect in listen] == [(True, False)]


def test_nothing_is_asked_of_the_devices_when_nothing_changes() -> None:
    assert visitor().forget().happen(Tick(0.1)).touch(Pick(4)).did == []


def test_one_utterance_acts_once() -> None:
    many = tuple(script_of(Say("Hello."), title=f"Number {n}") for n in range(20))
    acting = visitor(*many).touch(Command.START, Pick(1)).listen_on()
    turn = acting.kiosk.offer.turn
    acting.happen(Heard(turn, "more", final=False)).happen(Heard(turn, "more"))
    assert acting.phase == ChoosingExercise("Relax", 1)


def test_a_speak_effect_carries_the_turn_that_its_replies_echo() -> None:
    acting = visitor().forget().touch(Command.START)
    speak = next(effect for effect in acting.did if isinstance(effect, Speak))
    assert acting.kiosk.visit.speech is not None
    assert speak.turn == acting.kiosk.visit.speech.turn
