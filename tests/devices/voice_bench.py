"""A voice at work, and all that it works with."""

from __future__ import annotations

from pathlib import Path
from queue import SimpleQueue

from kiosk.core.messages import Event
from kiosk.devices.speech_cache import SpeechCache
from kiosk.devices.studio import Studio
from kiosk.devices.voice import SpokenVoice
from tests.devices.speech import TOY, FakePlayer, PatientRenderer


class Bench:
    """A voice and all that it works with."""

    def __init__(self, folder: Path) -> None:
        self.renderer = PatientRenderer()
        self.player = FakePlayer()
        self.events: SimpleQueue[Event] = SimpleQueue()
        self.studio = Studio(SpeechCache(folder), self.renderer, lambda _: (TOY,))
        self.voice = SpokenVoice(self.studio, self.player, self.events.put, retry_seconds=(0.01,))

    def keep(self, text: str, words: int = 1) -> None:
        """Have a rendering of this at hand."""
        self.renderer.finish(words)
        self.studio.make(text, "en")
        assert self.renderer.next_asked() == text
