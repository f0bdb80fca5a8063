"""Whatever is shown as something to say is understood, in every state and language; and nothing is shown in vain."""

from __future__ import annotations

import re

import pytest

from kiosk.core import listening, phrases
from kiosk.core.look import look
from kiosk.core.messages import Command, Heard, Intent
from kiosk.core.screen import Look
from kiosk.core.spelling import spoken_form
from kiosk.core.state import Exercising, Kiosk, Paused, Site, Welcome
from kiosk.gallery.states import states
from kiosk.words.languages import LANGUAGES
from tests.core.acting import within

CASES = [
    pytest.param(kiosk, id=f"{language}-{size:g}-{name}")
    for language in LANGUAGES
    for size in (1.0, 1.5)
    for name, kiosk in states(Site(language, text_size=size)).items()
    if kiosk.staff is None  # nothing of theirs can be said
]

every_state = pytest.mark.parametrize("kiosk", CASES)


def quoted(shown: Look) -> list[str]:
    """All that stands in curly quotes."""
    return [phrase for text in within(shown, str) for phrase in re.findall("“([^”]*)”", text)]


def meant(kiosk: Kiosk, phrase: str) -> Intent | None:
    kiosk = listening.offer(kiosk)
    return phrases.meaning(kiosk, Heard(kiosk.offer.turn, spoken_form(phrase)))


@every_state
def test_every_phrase_in_quotes_is_understood_and_none_is_shown_to_somebody_who_is_not_heard(kiosk: Kiosk) -> None:
    shown = quoted(look(kiosk))
    assert [phrase for phrase in shown if meant(kiosk, phrase) is None] == []
    assert kiosk.listens or shown == []


@every_state
def test_every_chip_is_understood_as_what_it_does(kiosk: Kiosk) -> None:
    chips = [chip for chip in look(kiosk).chips if chip.intent != Command.LANGUAGE]  # its name is not of this language
    heard = {chip.label: meant(kiosk, chip.label) for chip in chips}
    untouched = kiosk.visit.liking.touch_only
    assert heard == {chip.label: None if untouched else chip.intent for chip in chips}


@every_state
def test_every_button_of_an_exercise_and_of_welcome_can_be_said_by_its_name(kiosk: Kiosk) -> None:
    if not kiosk.listens or not isinstance(kiosk.phase, Exercising | Paused | Welcome):
        return
    buttons = getattr(look(kiosk).view, "corner", ())
    assert {button.label: meant(kiosk, button.label) for button in buttons} == {
        button.label: button.intent for button in buttons
    }
