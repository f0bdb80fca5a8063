"""Things that are named are counted by the voice alone; what they were is not kept."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.core.messages import Level, Listen, Uttered
from kiosk.devices.activity import RATE, Samples
from tests.devices.room import levelled, listener, one_after_another, perceived, said, understood


def once(text: str) -> list[tuple[str, bool]]:
    """What is understood of a phrase that is said once: it at the pause, and it at the end."""
    return [(text, False), (text, True)]


def test_five_things_are_counted() -> None:
    things = [said(thing) for thing in ("a lamp", "the carpet", "a green plant", "my shoes", "the window")]
    sound = one_after_another(*[part for thing in things for part in (thing, 0.9)])

    assert [("…", True)] * 5 == understood(listener("skip", "stop", turn=7, counting=True), sound)


def test_what_is_counted_is_known_by_its_turn_alone() -> None:
    events = perceived(listener("skip", turn=7, counting=True), one_after_another(said("a lamp")))

    assert [Uttered(7)] == [event for event in events if not isinstance(event, Level)]


def test_a_phrase_is_heard_and_not_counted() -> None:
    found = understood(listener("skip", "stop", counting=True), one_after_another(said("a lamp"), 0.9, said("stop")))

    assert [("…", True), *once("stop")] == found


def test_a_pause_within_one_thing_does_not_make_it_two() -> None:
    sound = one_after_another(said("a green"), 0.5, said("plant"), 1.0, said("a lamp"), 0.3)

    assert [("…", True)] * 2 == understood(listener("skip", "stop", counting=True), sound)


def test_what_began_before_things_were_to_be_counted_is_not_counted() -> None:
    by = listener("skip", "stop")
    sound = one_after_another(said("name five things that you can see"), 1.0, said("a lamp"), 0.3)

    assert [] == understood(by, sound[: 2 * RATE])
    by.listen(Listen(2, ("skip", "stop"), "en", counting=True))

    assert [("…", True)] == understood(by, sound[2 * RATE :])


# --- coughs -------------------------------------------------------------------------------------------


def band(sound: Samples, low: float, high: float) -> Samples:
    """What of a sound lies between two frequencies, in hertz, with soft edges."""
    octaves = np.log2(np.maximum(np.fft.rfftfreq(len(sound), 1 / RATE), 1) / np.sqrt(low * high))
    shape = np.exp(-0.5 * (2 * octaves / np.log2(high / low)) ** 2)
    return np.fft.irfft(np.fft.rfft(sound) * shape, len(sound)).astype(np.float32)


def cough(seconds: float, pitch: float, seed: int) -> Samples:
    """A burst, breath that dies away, and at the end a third of it with voice, which falls: as coughs are described."""
    rng, times = np.random.default_rng(seed), np.arange(round(seconds * RATE)) / RATE
    noise = rng.normal(size=len(times)).astype(np.float32)
    burst = 3 * band(noise, 400, 4000) * np.exp(-times / 0.04)
    breath = band(noise, 700, 3000) * np.minimum(1, times / 0.02) * np.exp(-2.5 * times / seconds)
    shaking = np.cumsum(pitch * (1 - 0.3 * times / seconds) * (1 + 0.05 * rng.normal(size=len(times)))) / RATE
    hum = np.sum([np.sin(2 * np.pi * part * shaking) / part for part in range(1, 20)], axis=0)
    voice = band(hum, 300, 1500) * np.maximum(0, np.sin(np.pi * (3 * times / seconds - 2))) * (times > seconds * 2 / 3)
    return levelled((burst + breath + voice * 1.5 * np.std(breath) / np.std(voice)).astype(np.float32))


@pytest.mark.parametrize("pitch", [120.0, 160.0, 220.0])
def test_coughs_are_not_counted(pitch: float) -> None:
    bout = [part for seed in range(6) for part in (cough(0.35 + 0.05 * seed, pitch, seed), 0.25 + 0.1 * (seed % 3))]
    one_by_one = [part for seed in range(4) for part in (cough(0.5 + 0.1 * seed, pitch, seed), 0.8)]

    found = understood(listener("skip", "stop", counting=True), one_after_another(*bout, 1.0, *one_by_one))

    assert [] == found


@pytest.mark.parametrize("pitch", [120.0, 160.0, 220.0])
def test_one_long_cough_is_one_thing_at_most(pitch: float) -> None:
    found = understood(listener("skip", "stop", counting=True), one_after_another(cough(1.5, pitch, 0), 0.5))

    assert found in ([], [("…", True)])


def test_what_is_named_between_coughs_is_counted() -> None:
    coughs = [cough(0.4, 150.0, seed) for seed in range(2)]
    sound = one_after_another(said("a lamp"), 0.9, coughs[0], 0.9, said("the carpet"), 0.9, coughs[1], 0.9)

    assert [("…", True)] * 2 == understood(listener("skip", "stop", counting=True), sound)
