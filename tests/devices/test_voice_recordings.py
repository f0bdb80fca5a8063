"""Recordings in place of the voice, and sounds under it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Event as Signal

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from numpy.typing import NDArray

from kiosk.core.messages import Event, SpeakingWord, Spoke
from kiosk.core.speech import PATIENCE
from kiosk.devices import voice as voices
from kiosk.devices.backgrounds import background
from kiosk.devices.levelling import VOICE_LUFS, loudness_of
from kiosk.devices.player import Player
from kiosk.devices.studio import Studio, open_studio
from kiosk.devices.voice import InlineVoice, SpokenVoice
from kiosk.ports import Post, Voice
from tests.devices.narrator import babble, silence, write
from tests.devices.speech import DEADLINE
from tests.devices.voice_bench import Bench

RATE = 24_000


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path / "cache")
    yield bench
    bench.voice.close()


@pytest.fixture
def recording(tmp_path: Path) -> str:
    return str(write(tmp_path / "well.wav", np.concatenate([babble(1.0), silence(0.5), babble(1.0)])))


# --- recordings -----------------------------------------------------------------------------------


def test_a_recording_is_rendered_and_played_even_if_the_text_is_at_hand(bench: Bench, recording: str) -> None:
    bench.keep("one two", words=2)
    bench.voice.speak(7, "one two", "en", recording)
    assert bench.renderer.next_asked() == "one two"
    assert bench.player.next(1) == ["hush"]
    bench.renderer.finish(2)

    assert bench.player.next(1) == ["play 7: 1600 samples, words at (0, 800)"]


def test_a_recording_that_is_at_hand_is_played_without_rendering(bench: Bench, recording: str) -> None:
    bench.renderer.finish(2)
    bench.studio.make("one two", "en", recording)
    bench.voice.speak(7, "one two", "en", recording)

    assert bench.player.next(2) == ["hush", "play 7: 1600 samples, words at (0, 800)"]
    assert bench.renderer.next_asked() == "one two"
    assert bench.renderer.asked.empty()


def test_hush_acts_at_once_while_a_recording_is_rendered(bench: Bench, recording: str) -> None:
    bench.voice.speak(7, "one two", "en", recording)
    assert bench.renderer.next_asked() == "one two"
    bench.voice.hush()
    bench.voice.set_volume(0.5)

    assert sorted(bench.player.next(3)) == ["hush", "hush", "volume 0.5"]
    bench.renderer.finish()


def test_the_voice_speaks_the_text_of_a_recording_that_cannot_be_played(
    bench: Bench, recording: str, caplog: pytest.LogCaptureFixture
) -> None:
    bench.voice.speak(7, "one two", "en", recording)
    for finish in (bench.renderer.fail, bench.renderer.finish):
        assert bench.renderer.next_asked() == "one two"
        finish()

    assert bench.player.next(2) == ["hush", "play 7: 800 samples, words at (0,)"]
    assert caplog.record_tuples == [("kiosk.devices.studio", logging.WARNING, "No rendering: It did not work.")]
    assert bench.events.empty()


def test_recordings_are_prepared_after_the_texts(bench: Bench, recording: str) -> None:
    bench.voice.prepare(("a", "b", "c"), "en", (recording, "", ""))
    for text in "bca":
        assert bench.renderer.next_asked() == text
        bench.renderer.finish()
    bench.voice.speak(1, "a", "en", recording)

    assert bench.player.next(2) == ["hush", "play 1: 800 samples, words at (0,)"]


def performed(make: Callable[[Studio, Player, Post], Voice], folder: Path, recording: str) -> tuple[bytes, list[Event]]:
    """What is heard of a recording, from its first block, and what is told of it."""
    events: SimpleQueue[Event] = SimpleQueue()
    player = Player(RATE, events.put)
    voice = make(open_studio(folder), player, events.put)
    voice.speak(1, "Breathe in. Breathe out.", "en", recording)
    told: list[Event] = []
    blocks: list[bytes] = []
    while Spoke(1) not in told:
        block = player.pull(480)
        if blocks or block.any():
            blocks.append(block.tobytes())
        while not events.empty():
            told.append(events.get())
    voice.close()
    return b"".join(blocks), told


def test_a_recording_sounds_the_same_in_real_and_in_virtual_time_and_as_loud_as_the_voice(
    tmp_path: Path, recording: str
) -> None:
    real_sound, real_events = performed(SpokenVoice, tmp_path / "real", recording)
    virtual_sound, virtual_events = performed(InlineVoice, tmp_path / "virtual", recording)
    sound = np.frombuffer(real_sound, np.float32)

    assert real_events == virtual_events == [*(SpeakingWord(1, index) for index in range(4)), Spoke(1)]
    assert real_sound == virtual_sound
    assert len(sound) / RATE == pytest.approx(2.5, abs=0.1)
    assert loudness_of(sound, RATE) == pytest.approx(VOICE_LUFS, abs=0.3)


def test_there_is_a_sign_of_a_recording_with_long_silences_before_the_kiosk_goes_on_without_it(tmp_path: Path) -> None:
    long = write(tmp_path / "long.ogg", np.concatenate([babble(1.0), silence(20.0), babble(1.0), silence(15.0)] * 2))
    times: list[float] = [0.0]
    player = Player(RATE, lambda _: times.append(pulled))
    voice = InlineVoice(open_studio(tmp_path / "cache"), player, lambda _: None)
    voice.speak(1, "Breathe in. Breathe out. And in. And out.", "en", str(long))
    pulled = 0.0
    while pulled < 70:
        player.pull(RATE // 10)
        pulled += 0.1
    voice.close()

    assert times[-1] == pytest.approx(59.3, abs=0.5)
    assert max(np.diff(times)) < PATIENCE / 2


# --- sounds in the background ---------------------------------------------------------------------


def test_a_sound_is_made_once_and_then_at_hand(bench: Bench) -> None:
    frames = len(background("sea", bench.player.rate))
    for name in ("sea", "", "sea"):
        bench.voice.play_sound(name)
        assert bench.player.next(1) == [f"a sound of {frames} samples" if name else "no sound"]


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> Iterator[Signal]:
    """Have every sound take until this signal is given."""
    done = Signal()

    def slow(name: str, rate: int) -> NDArray[np.float32]:
        assert done.wait(DEADLINE)
        return np.zeros(len(name) * rate, np.float32)

    monkeypatch.setattr(voices, "background", slow)
    yield done
    done.set()


def test_neither_speech_nor_commands_wait_for_a_sound(bench: Bench, patience: Signal) -> None:
    bench.keep("at hand")
    bench.voice.play_sound("rain")
    bench.voice.speak(1, "at hand", "en")
    bench.voice.hush()
    assert bench.player.next(3) == ["hush", "play 1: 800 samples, words at (0,)", "hush"]
    patience.set()

    assert bench.player.next(1) == ["a sound of 32000 samples"]


@pytest.mark.parametrize(("wanted", "heard"), [("", ["no sound"]), ("sea", ["a sound of 24000 samples"])])
def test_a_sound_that_is_not_wanted_any_more_is_not_played(
    bench: Bench, patience: Signal, wanted: str, heard: list[str]
) -> None:
    bench.voice.play_sound("rain")
    bench.voice.play_sound(wanted)
    patience.set()
    assert bench.player.next(1) == heard
    bench.voice.play_sound("rain")

    assert bench.player.next(1) == ["a sound of 32000 samples"]


def test_in_virtual_time_a_sound_is_there_at_once_and_speech_does_not_end_it(tmp_path: Path) -> None:
    player = Player(RATE, lambda _: None)
    voice = InlineVoice(open_studio(tmp_path), player, lambda _: None)
    voice.play_sound("brown noise")
    coming = player.pull(2 * RATE)
    voice.hush()
    there = player.pull(RATE)
    voice.play_sound("")
    player.pull(2 * RATE)
    voice.close()

    assert coming[: RATE // 100].any()
    assert_array_equal(background("brown noise", RATE)[2 * RATE : 3 * RATE], there)
    assert_array_equal(np.zeros(100, np.float32), player.pull(100))
