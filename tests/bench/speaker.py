"""Says each line of its input through the default loudspeaker, and prints when it began to.

Time is that of `monotonic`, which is the same in all processes. An empty line hushes it. The kiosk's
voice and plain pyttsx3 are measured in this process of their own, so that what measures does not
hold them up.
"""

# ruff: noqa: T201 - its answers go to a pipe

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from time import monotonic

import pyttsx3

from kiosk.commands.run import SWITCH_SECONDS
from kiosk.core.messages import Event, Recovered
from kiosk.devices.player import Player
from kiosk.devices.sound import PLAYING_RATE
from kiosk.devices.sound_card import SoundCard
from kiosk.devices.studio import open_studio
from kiosk.devices.voice import SpokenVoice

Speak = Callable[[str], object]


@contextmanager
def the_kiosk() -> Iterator[Speak]:
    """Provide the kiosk's voice, with an empty cache, as soon as the loudspeaker works."""
    sys.setswitchinterval(SWITCH_SECONDS)
    events: SimpleQueue[Event] = SimpleQueue()
    player = Player(PLAYING_RATE, events.put)
    turns = count()
    with TemporaryDirectory() as folder, ExitStack() as stack:
        voice = SpokenVoice(open_studio(Path(folder)), player, events.put)
        stack.callback(voice.close)
        stack.callback(SoundCard(events.put, player, lambda *_, **__: None).close)
        while events.get() != Recovered("loudspeaker"):
            pass
        yield lambda text: voice.speak(next(turns), text, "en") if text else voice.hush()


@contextmanager
def plain_pyttsx3() -> Iterator[Speak]:
    """Provide pyttsx3 as its manual shows it. It cannot be hushed."""
    engine = pyttsx3.init()

    def speak(text: str) -> None:
        engine.say(text)
        engine.runAndWait()

    yield lambda text: speak(text) if text else None


WHO = {"kiosk": the_kiosk, "pyttsx3": plain_pyttsx3}


def main(who: str) -> None:
    with WHO[who]() as speak:
        print(monotonic(), flush=True)
        for line in sys.stdin:
            began = monotonic()
            speak(line.strip())
            print(began, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
