"""What is not counted of what somebody says while things are named."""

from __future__ import annotations

from kiosk.core import speech
from kiosk.core.messages import Uttered
from kiosk.core.script import Count
from kiosk.core.session import Counting
from tests.core.acting import Acting, exercising, script_of


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
