"""Renderings on their way from one process to another."""

from __future__ import annotations

from multiprocessing import Pipe
from threading import Thread

import numpy as np
import pytest

from kiosk.devices.rendering import Rendering
from kiosk.devices.transfer import rest_of, send
from tests.devices.speech import DEADLINE, facts, tone

PIECE = 262_144


def recording(samples: int) -> Rendering:
    steps = np.random.default_rng(0).integers(-20_000, 20_000, samples).astype(np.int16)
    return Rendering(steps, 48_000, (0.1, 0.5))


@pytest.mark.parametrize(
    "rendering", [tone(3), tone(0), recording(0), recording(PIECE), recording(PIECE + 1), recording(5 * PIECE - 1)]
)
def test_what_is_sent_arrives_the_same(rendering: Rendering) -> None:
    here, there = Pipe()
    with here, there:
        sender = Thread(target=send, args=(there, rendering))
        sender.start()
        arrived = rest_of(here, here.recv())
        sender.join(DEADLINE)

    assert facts(arrived) == facts(rendering)
    assert arrived.samples.dtype == rendering.samples.dtype


def test_what_breaks_off_is_an_error_of_the_connection() -> None:
    here, there = Pipe()
    with here:
        with there:
            there.send((recording(0), 1000))
        with pytest.raises(EOFError):
            rest_of(here, here.recv())
