"""Voices under pyttsx3: drivers that render and never play.

pyttsx3's stock drivers play by themselves, cannot be stopped and do not say when they are done. So
the program keeps pyttsx3's engine and gives it drivers of its own: each module of this package with
a `buildDriver(proxy)`, registered among `pyttsx3.drivers` as `kiosk_<module>`. The sound of the last
utterance is the engine's property "sound".
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module

import numpy as np
import pyttsx3

from kiosk.devices.rendering import Rendering, Sound, finished

# ONNX Runtime, which hibari uses, reads this when it is imported. Otherwise it notes each use of it on disk, under a
# number of this machine, and sends it to its makers (its Privacy.md).
os.environ["ORT_DISABLE_TELEMETRY"] = "1"


def render(driver: str, voice: str, words_a_minute: int, text: str) -> Rendering:
    """Render `text` with one of the voices of a driver (the full name of its module); nothing is silence."""
    if not text.strip():
        return finished(Sound(np.zeros(0, np.float32), 16000, ()), text)
    engine = engine_of(driver)
    failures: list[Exception] = []
    token = engine.connect("error", lambda **error: failures.append(error["exception"]))
    engine.setProperty("voice", voice)
    engine.setProperty("rate", words_a_minute)
    engine.say(text)
    engine.runAndWait()
    engine.disconnect(token)
    if failures:
        raise failures[0]
    return finished(engine.getProperty("sound"), text)


@cache
def engine_of(driver: str) -> pyttsx3.Engine:
    """Return pyttsx3's engine for a driver, which is loaded on first use and then kept."""
    name = f"kiosk_{driver.rpartition('.')[2]}"
    sys.modules.setdefault(f"pyttsx3.drivers.{name}", import_module(driver))
    return pyttsx3.init(name)
