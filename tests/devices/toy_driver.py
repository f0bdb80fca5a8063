"""A pyttsx3 driver that misbehaves when asked to, for the tests of the rendering process."""

from __future__ import annotations

import os
from threading import Event

import numpy as np

from kiosk.devices.drivers.driver import Proxy, RenderingDriver
from kiosk.devices.rendering import Mark, Sound

RATE = 8000


def buildDriver(proxy: Proxy) -> RenderingDriver:  # noqa: N802 -- pyttsx3 has it so
    return RenderingDriver(proxy, synthesise, "toy")


def synthesise(text: str, voice: str, words_a_minute: int) -> Sound:
    """A second of tone for each word, or what the text says."""
    assert (voice, words_a_minute) == ("toy", 145)
    match text:
        case "hang":
            Event().wait()
        case "crash":
            os._exit(1)
        case "complain":
            raise ValueError("I do not like this text.")
        case _:
            pass
    count = len(text.split())
    tone = np.sin(np.arange(count * RATE) * 0.5).astype(np.float32)
    return Sound(tone, RATE, (Mark(0, 0.0),))
