"""The kiosk as it runs: real sound devices, real Vosk, real synthesis, real Kivy, real time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.commands.rehearse import open_voices
from kiosk.devices.studio import Studio
from tests.end_to_end.live import live_kiosk
from tests.virtual_card import VirtualCard, virtual_card


@pytest.fixture
def card() -> Iterator[VirtualCard]:
    with virtual_card() as card:
        yield card


@pytest.fixture(scope="module")
def person() -> Iterator[Studio]:
    """A voice to speak to the kiosk with."""
    with open_voices(145) as voices:
        yield voices.client


@pytest.mark.timeout(180)
def test_a_voice_leads_from_welcome_into_an_exercise_and_stops_it(
    card: VirtualCard, person: Studio, tmp_path: Path
) -> None:
    with live_kiosk(card, tmp_path, "--windowed") as kiosk:
        kiosk.wait_for("recogniser: works", "microphone: works", "loudspeaker: works")
        for phrase, phase in (
            ("Start.", "ChoosingArea"),
            ("Relax.", "ChoosingExercise"),
            ("Box breathing.", "Exercising"),
        ):
            kiosk.say(person.make(phrase, "en"))
            kiosk.wait_for(f"phase: {phase}")
            kiosk.hear_out()
        for phase in ("Stopping", "Done"):
            kiosk.say(person.make("Stop.", "en"))
            kiosk.wait_for(f"phase: {phase}")
            kiosk.hear_out()
        assert kiosk.stop() == 0
