"""`python -m tests.soak.shift FOLDER`: what happens every night, in a process of its own, as in a clinic.

Voice, ear, watcher and porter with all their threads are opened, used, and closed again. It ends with 1, and names
them, if threads are left.
"""

# ruff: noqa: T201 - printing is what it is for

from __future__ import annotations

import sys
import threading
from pathlib import Path
from queue import SimpleQueue

import numpy as np

from kiosk.core.messages import Event, Listen, Spoke
from kiosk.devices.activity import RATE
from kiosk.devices.ear import open_ear
from kiosk.devices.hours import Porter
from kiosk.devices.player import Player
from kiosk.devices.renderer import Renderer
from kiosk.devices.speech_cache import SpeechCache
from kiosk.devices.studio import Studio
from kiosk.devices.voice import SpokenVoice
from kiosk.scripts.cache import ParseCache
from kiosk.scripts.library import builtin_folder
from kiosk.scripts.shelf import Places, Shelf
from kiosk.scripts.watch import Watch, Watcher
from tests.soak.house import CACHE_BYTES, PATIENCE, espeak

NOISE = np.random.default_rng(7).normal(0, 0.05, RATE).astype(np.float32)


def main(folder: Path) -> int:
    """Go through it, and tell what is left."""
    before = {*threading.enumerate()}
    night_shift(folder)
    later = [thread for thread in threading.enumerate() if thread not in before]
    for thread in later:  # one that makes a sound comes to its end by itself
        thread.join(PATIENCE)
    left = [thread.name for thread in later if thread.is_alive()]
    print(*left)
    return 1 if left else 0


def night_shift(folder: Path) -> None:
    """Begin, say something, hear a noise, look at the exercises, and end. Raises `Empty` if nothing is said."""
    events = SimpleQueue[Event]()
    player = Player(RATE, events.put)
    studio = Studio(SpeechCache(folder / "speech", CACHE_BYTES), Renderer(PATIENCE, PATIENCE), espeak)
    voice = SpokenVoice(studio, player, events.put)
    ear = open_ear(None, "en", events.put)
    watch = Watch(Places((builtin_folder(), folder / "loose"), Shelf(folder / "shelf")), ParseCache())
    watch.read()
    watcher = Watcher(watch, events.put, seconds=0.01)
    porter = Porter("Mo-Fr 08:00-18:00", "22:00-06:00", events.put)
    watcher.start()
    porter.start()
    voice.play_sound("rain")
    voice.speak(1, "Good night.", "en")
    ear.listen(Listen(1, ("stop", "help"), "en", counting=False))
    ear.hear(NOISE, np.zeros(RATE, np.float32))
    _play_until_spoken(player, events)
    for device in (porter, watcher, ear, voice):
        device.close()


def _play_until_spoken(player: Player, events: SimpleQueue[Event]) -> None:
    over = threading.Event()

    def play() -> None:
        while not over.wait(0.002):
            player.pull(RATE // 10)

    loudspeaker = threading.Thread(target=play, name="loudspeaker")
    loudspeaker.start()
    try:
        while not isinstance(events.get(timeout=PATIENCE), Spoke):
            pass
    finally:
        over.set()
        loudspeaker.join()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
