"""The sound devices themselves, with real PortAudio: how they are found, opened and described."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import sounddevice

from kiosk.core.messages import Event
from kiosk.devices.player import Player
from kiosk.devices.reference import HEARING_RATE
from kiosk.devices.scout import Scout
from kiosk.devices.sound import (
    Description,
    Loudspeaker,
    Microphone,
    SoundError,
    describe_devices,
    offers,
    refresh,
)
from tests.virtual_card import RATE, VirtualCard

PROJECT = Path(__file__).parents[2]

DESCRIBE = """
from kiosk.devices.sound import describe_devices
print(*(description.error for description in describe_devices()), sep="\\n")
"""

WITHOUT_PORTAUDIO = f"""
import ctypes.util
ctypes.util.find_library = lambda name: None  # as on a machine without the library
{DESCRIBE}"""


def test_a_device_is_asked_for_the_rate_that_suits_us_and_two_channels_first() -> None:
    assert list(offers(48_000, 44_100, 8)) == [
        (48_000, 2),
        (48_000, 1),
        (48_000, 8),
        (44_100, 2),
        (44_100, 1),
        (44_100, 8),
    ]


def test_nothing_is_asked_for_twice() -> None:
    assert list(offers(48_000, 48_000, 1)) == [(48_000, 1)]


def test_a_device_that_is_just_being_unplugged_is_not_asked_for_its_rate_of_nothing() -> None:
    assert list(offers(48_000, 0, 1)) == [(48_000, 1)]


@pytest.mark.usefixtures("card")
def test_devices_are_described_as_they_work() -> None:
    assert describe_devices("", "speak") == (
        Description("microphone", "default", 48_000, 2),
        Description("loudspeaker", "loudspeaker", 48_000, 2),
    )


def test_a_missing_device_is_described_by_what_is_wrong(card: VirtualCard) -> None:
    card.unplug("microphone")
    card.unplug("loudspeaker")

    assert describe_devices() == (
        Description("microphone", error="no microphone was found"),
        Description("loudspeaker", error="no loudspeaker was found"),
    )


def test_a_device_without_a_sign_of_life_is_described_as_such(card: VirtualCard) -> None:
    card.freeze_loudspeaker()

    _, loudspeaker = describe_devices()

    assert loudspeaker.error == "no sound moves through default"


def test_a_device_that_vanished_since_portaudio_looked_cannot_be_opened(card: VirtualCard) -> None:
    refresh()
    card.unplug("microphone")

    with pytest.raises(SoundError, match=r"microphone cannot be (opened|started)"):
        Microphone("microphone")


@pytest.mark.usefixtures("card")
def test_a_device_that_opens_without_a_rate_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    refresh()
    monkeypatch.setattr(sounddevice.OutputStream, "samplerate", property(lambda _: 0.0))

    with pytest.raises(SoundError, match="loudspeaker cannot be opened"):
        Loudspeaker("loudspeaker", Player(RATE, lambda _: None))


def test_without_the_library_it_says_what_to_install() -> None:
    command = [sys.executable, "-c", WITHOUT_PORTAUDIO]
    done = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True)  # noqa: S603

    assert done.stdout.splitlines() == 2 * ["the PortAudio library is missing: install the package libportaudio2"]


def test_where_the_settings_of_alsa_cannot_be_read_it_says_that_sound_does_not_start(tmp_path: Path) -> None:
    (tmp_path / "alsa.conf").write_text("pcm.cut_off {")
    environment = {**os.environ, "ALSA_CONFIG_PATH": str(tmp_path / "alsa.conf")}
    command = [sys.executable, "-c", DESCRIBE]
    done = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True, env=environment)  # noqa: S603

    assert [line.partition(" (")[0] for line in done.stdout.splitlines()] == 2 * ["PortAudio does not start"]


def test_a_device_that_refuses_the_players_rate_is_given_its_own(card: VirtualCard) -> None:
    refused = 400_000
    events: list[Event] = []
    player = Player(refused, events.append)
    hertz = 440
    tone = 0.5 * np.sin(2 * np.pi * hertz * np.arange(refused) / refused)
    player.play(1, tone.astype(np.float32), ())
    refresh()
    loudspeaker = Loudspeaker("", player)
    heard = card.wait_until_heard(
        lambda sound: bool(np.abs(sound[-RATE // 2 :]).max(initial=0) > 0.4) and len(sound) > RATE
    )
    loudspeaker.close()

    assert loudspeaker.rate == 44_100
    spectrum = np.abs(np.fft.rfft(heard[-RATE // 2 :] * np.hanning(RATE // 2)))
    assert int(np.argmax(spectrum)) * 2 == pytest.approx(hertz, abs=2)


@pytest.mark.usefixtures("card")
def test_a_microphone_is_heard_at_16_khz_whatever_its_own_rate() -> None:
    refresh()
    microphone = Microphone("")
    seconds, heard = 0.5, 0
    assert microphone.prove()
    while heard < seconds * HEARING_RATE:
        block = microphone.read(1.0)
        heard += len(block)
        assert block.ndim == 1
        assert block.dtype == np.float32
    microphone.close()

    assert microphone.rate == 48_000


def test_reading_a_microphone_that_was_pulled_out_returns_what_there_was_and_then_nothing(card: VirtualCard) -> None:
    refresh()
    microphone = Microphone("microphone")
    assert microphone.prove()
    card.unplug("microphone")
    sizes = [microphone.read(0.05).size for _ in range(50)]
    microphone.close()

    assert sum(sizes) > 0
    assert sizes[-10:] == 10 * [0]
    assert microphone.trouble == "microphone was unplugged, or stopped"


def test_a_scout_that_breaks_down_says_so() -> None:
    scout = Scout({})
    scout.close()

    with pytest.raises(RuntimeError, match="ended with code -9"):
        scout.found()
