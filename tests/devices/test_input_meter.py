"""What a microphone gives, for staff to see."""

from __future__ import annotations

import numpy as np

from kiosk.core.messages import Input, Listen
from kiosk.devices.activity import CHUNK, RATE, Samples
from kiosk.devices.input_meter import InputMeter
from tests.devices.room import listener, perceived, quiet


def read(meter: InputMeter, *sounds: Samples) -> list[Input]:
    """All that it tells of these, chunk by chunk."""
    sound = np.concatenate(sounds)
    ends = range(CHUNK, len(sound) + 1, CHUNK)
    return [told for end in ends for told in meter.read(sound[end - CHUNK : end])]


def metering() -> InputMeter:
    meter = InputMeter()
    meter.metering = True
    return meter


def tone(level: float, seconds: float = 2.0) -> Samples:
    return np.full(round(seconds * RATE), level, np.float32)


def silence(seconds: float = 2.0) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


def test_nothing_is_told_of_a_microphone_that_is_well_unless_it_is_metered() -> None:
    assert read(InputMeter(), quiet(4.0), tone(0.1)) == []


def test_the_meter_goes_from_a_quiet_room_to_full_scale() -> None:
    told = [read(metering(), tone(level, 0.2)) for level in (10**-3.5, 10**-2, 10**-1, 1.0)]
    assert told == [[], [Input(0.45)], [Input(0.7)], [Input(1.0)]]


def test_the_meter_moves_eight_times_a_second_at_most() -> None:
    noise = np.random.default_rng(0)
    loud = noise.permutation(np.repeat(10.0 ** -np.arange(0, 3, 0.1), CHUNK)).astype(np.float32)
    steps = np.concatenate([tone(10.0**-exponent, CHUNK / RATE) for exponent in np.arange(0, 3, 0.1)])
    assert len(read(metering(), steps)) <= len(steps) / CHUNK / 4
    assert len(read(metering(), loud)) <= len(loud) / CHUNK / 4


def test_trouble_is_told_when_it_begins_and_when_it_is_over() -> None:
    told = read(InputMeter(), silence(6.0), quiet(4.0), tone(1.0), quiet(4.0))
    assert told == [Input(0.0, "silent"), Input(0.0), Input(0.0, "overdriven"), Input(0.0)]


def test_a_listener_meters_the_microphone_while_that_is_wanted() -> None:
    by = listener("yes")
    by.listen(Listen(1, ("yes",), "en", metering=True))
    metered = [event.loudness for event in perceived(by, tone(0.1, 0.5)) if isinstance(event, Input)]
    by.listen(Listen(2, ("yes",), "en"))
    assert [metered, *[event for event in perceived(by, tone(0.5, 0.5)) if isinstance(event, Input)]] == [[0.7]]
