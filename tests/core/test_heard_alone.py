"""What was likeliest of the offered phrases, though other speech was not ruled out; and what is not for counting."""

from __future__ import annotations

import pytest

from kiosk.core import phrases, speech
from kiosk.core.messages import Command, Heard, Intent, Pick, Uttered
from kiosk.core.script import Count, Pause
from kiosk.core.session import Counting
from tests.core.acting import Acting, exercising, script_of


def rated(text: str, confidence: float, *, final: bool = True) -> Intent | None:
    kiosk = exercising().listen_on().kiosk
    return phrases.meaning(kiosk, Heard(kiosk.offer.turn, text, confidence, final, alone=True))


@pytest.mark.parametrize(("confidence", "meant"), [(1.0, Pick(6)), (0.9, Pick(6)), (0.89, None), (0.5, None)])
def test_an_answer_heard_alone_has_to_be_surer(confidence: float, meant: Intent | None) -> None:
    assert [meant, meant] == [rated("six", confidence, final=final) for final in (False, True)]


@pytest.mark.parametrize("text", ["stop", "home", "help", "i need help", "[unk]", "six help"])
def test_nothing_costly_is_done_where_other_speech_was_not_ruled_out(text: str) -> None:
    assert rated(text, 1.0) is None


def test_what_is_heard_alone_means_nothing_where_nothing_is_awaited() -> None:
    kiosk = exercising(script_of(Pause(20))).kiosk
    turn = kiosk.offer.turn
    meant = [phrases.meaning(kiosk, Heard(turn, "slower", 1.0, alone=alone)) for alone in (False, True)]
    assert [Command.SLOWER, None] == meant


def found(acting: Acting) -> int:
    """How many things were counted of one utterance that is reported now."""
    doing = acting.happen(Uttered(acting.kiosk.offer.turn)).session.doing
    assert isinstance(doing, Counting)
    return doing.found


def test_what_the_kiosk_itself_says_is_not_counted() -> None:
    acting = exercising(script_of(Count(2, 20))).listen_on()
    speaking = Acting(speech.say(acting.kiosk, "Name two."))
    speaking.kiosk = speech.say(acting.kiosk, "Name two.")
    fading = Acting(speaking.kiosk)
    fading.kiosk = speech.ended(speaking.kiosk, speaking.kiosk.turn)
    assert [1, 0, 0] == [found(acting), found(speaking), found(fading)]
    assert found(fading.wait(0.7)) == 1
