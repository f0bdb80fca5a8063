"""Somebody who speaks while the kiosk speaks is heard: the whole program in virtual time, with and without an echo."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import soxr

from kiosk.commands.rehearse import Voices, open_voices
from kiosk.devices.drivers import espeak
from kiosk.rehearsal.room import EAR_RATE, Samples
from kiosk.rehearsal.transcript import as_text
from tests.devices.reverberation import response
from tests.end_to_end.interrupting import interrupted
from tests.end_to_end.rehearsing import LIBRARY, heard_of_nobody

pytestmark = pytest.mark.timeout(180)

MINUTE = next(script for script in LIBRARY if script.id == "mindful-minute")


@pytest.fixture(scope="module")
def voices() -> Iterator[Voices]:
    with open_voices(145) as voices:
        yield voices


def spoken(phrase: str) -> Samples:
    """A voice that is not the kiosk’s."""
    sound = espeak.synthesise(f"{phrase.capitalize()}.", "en-us", 150)
    return np.asarray(soxr.resample(sound.samples, sound.rate, EAR_RATE), np.float32)


@pytest.mark.parametrize("room", [response(), None], ids=["with a loudspeaker", "with headphones"])
def test_stop_and_pause_are_acted_on_over_narration_that_is_as_loud(voices: Voices, room: Samples | None) -> None:
    interruptions, stage = interrupted(voices, MINUTE, room, spoken)

    assert len(interruptions) >= 6
    assert [] == [each for each in interruptions if not each.acted_on]
    assert [] == heard_of_nobody(as_text(stage.transcript.entries))
