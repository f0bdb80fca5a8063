"""Whether a microphone hears."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.devices.activity import Samples
from kiosk.devices.microphone_check import listen_to, trouble_with
from tests.devices.room import one_after_another, quiet, said

NOTHING = "it hears nothing at all: it is muted, or its two channels cancel each other"


@pytest.mark.parametrize(
    ("sound", "trouble"),
    [
        pytest.param(quiet(2.0), "", id="a quiet room"),
        pytest.param(one_after_another(said("continue")), "", id="somebody speaks"),
        pytest.param(np.zeros(0, np.float32), NOTHING, id="no sound"),
        pytest.param(np.zeros(32_000, np.float32), NOTHING, id="digital silence"),
        pytest.param(quiet(2.0, level=1e-5), NOTHING, id="the last bit"),
        pytest.param(np.clip(quiet(2.0, level=0.8), -1, 1), "it is overdriven: turn its input level down", id="noise"),
        pytest.param(np.append(quiet(2.0), np.ones(20, np.float32)), "", id="a bang"),
    ],
)
def test_a_microphone_is_judged_by_what_it_hears(sound: Samples, trouble: str) -> None:
    assert trouble == trouble_with("USB Audio", sound)


def test_the_loudspeakers_own_sound_is_no_microphone() -> None:
    assert "it is what the loudspeaker plays, not a microphone" == trouble_with("Monitor of Speaker", quiet(2.0))


@pytest.mark.usefixtures("card")
def test_a_microphone_is_listened_to() -> None:
    sound = listen_to("", 0.5)

    assert 0.2 * 16_000 < len(sound) < 2.0 * 16_000
    assert NOTHING == trouble_with("mic", sound)
