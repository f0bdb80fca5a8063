"""Keeps a microphone and a loudspeaker at work, whatever is plugged in or pulled out.

One thread owns both. It hands on what is heard, and what was played meanwhile, watches for signs of
life, and posts `Failed` once when a device is missing and `Recovered` once when it works. A device
that works is not disturbed while another is missing: a `Scout` looks for that one, and PortAudio is
started afresh, which takes a moment's silence, only when it was found.
"""

from __future__ import annotations

import logging
import threading
from typing import Protocol

import numpy as np

from kiosk.core.messages import Failed, Recovered
from kiosk.devices.player import Player
from kiosk.devices.reference import Reference
from kiosk.devices.scout import Scout
from kiosk.devices.sound import Loudspeaker, Microphone, Samples, SoundDevice, SoundError, open_device, refresh
from kiosk.ports import Post

log = logging.getLogger(__name__)

WATCH_SECONDS = 0.1
"""How often the devices are looked after when nothing is heard."""

_RETRY_SECONDS = 1.0
_CLOSE_SECONDS = 1.0


class Hear(Protocol):
    """Takes in what is heard and what was played meanwhile, 16 kHz mono: `ThreadedEar.hear`."""

    def __call__(self, block: Samples, played: Samples, *, anew: bool) -> None:
        """`anew` tells that the two are put together in another way from here on."""


class SoundCard:
    """The kiosk's microphone and loudspeaker. Opens them by itself, again and again if need be."""

    def __init__(
        self,
        post: Post,
        player: Player,
        hear: Hear,
        microphone: str = "",
        loudspeaker: str = "",
    ) -> None:
        """Play what `player` has to play, and `hear` blocks and what was played meanwhile, on a thread of its own.

        `microphone` and `loudspeaker` are parts of the devices' names; nothing means the default.
        """
        self._post = post
        self._player = player
        self._hear = hear
        self._names: dict[SoundDevice, str] = {"microphone": microphone, "loudspeaker": loudspeaker}
        self._streams: dict[SoundDevice, Microphone | Loudspeaker] = {}
        self._working: dict[SoundDevice, bool] = {}
        self._reference: Reference | None = None
        self._scout: Scout | None = None
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="sound", daemon=True)
        self._thread.start()

    @property
    def names(self) -> dict[str, str]:
        """The names of the devices that are open, by what they are; for any thread."""
        return {str(device): stream.name for device, stream in self._streams.copy().items()}

    def close(self) -> None:
        """Stop for good; waits a second at most."""
        self._closing.set()
        self._thread.join(_CLOSE_SECONDS)

    # --- on the thread of its own -------------------------------------------------------------

    def _work(self) -> None:
        while not self._closing.is_set():
            try:
                self._open()
                while not (self._closing.is_set() or self._found()):
                    self._listen()
                    self._watch()
            except Exception as error:
                log.exception("the sound devices broke down")
                self._fail_all(str(error))
                self._closing.wait(_RETRY_SECONDS)
            finally:
                self._shut()

    def _open(self) -> None:
        try:
            refresh()
        except SoundError as error:
            self._fail_all(str(error))
            return
        for device, name in self._names.items():
            try:
                self._streams[device] = open_device(device, name, self._player)
            except SoundError as error:
                self._fail(device, str(error))

    def _listen(self) -> None:
        """Hand on what the microphone hears, for a moment."""
        microphone, loudspeaker = self._streams.get("microphone"), self._streams.get("loudspeaker")
        if not isinstance(microphone, Microphone):
            self._closing.wait(WATCH_SECONDS)
            return
        block = microphone.read(WATCH_SECONDS)
        played, anew = np.zeros_like(block), False
        if isinstance(loudspeaker, Loudspeaker):
            if self._reference is None:
                self._reference = Reference(microphone.track, loudspeaker.track)
            self._reference.add(loudspeaker.played())
            block, played, anew = self._reference.beside(block)
        if block.size or anew:  # also while what is heard waits for what was played
            self._hear(block, played, anew=anew)

    def _watch(self) -> None:
        for device, stream in list(self._streams.items()):
            if stream.trouble:
                self._fail(device, stream.trouble)
                self._streams.pop(device).close()
                self._reference = None
            elif stream.works and not self._working.get(device):
                self._working[device] = True
                self._post(Recovered(device))

    def _found(self) -> bool:
        """Search for what is missing; true once some of it can be opened."""
        missing = {device: name for device, name in self._names.items() if device not in self._streams}
        if self._scout is not None and self._scout.wanted != missing:
            self._dismiss()
        if missing and self._scout is None:
            self._scout = Scout(missing)
        return self._scout is not None and self._scout.found()

    def _fail_all(self, reason: str) -> None:
        for device in self._names:
            self._fail(device, reason)

    def _fail(self, device: SoundDevice, reason: str) -> None:
        if self._working.get(device, True):
            self._working[device] = False
            self._post(Failed(device, reason))

    def _shut(self) -> None:
        self._dismiss()
        for stream in self._streams.values():
            stream.close()
        self._streams.clear()
        self._reference = None

    def _dismiss(self) -> None:
        if self._scout is not None:
            self._scout.close()
            self._scout = None
