"""What our pyttsx3 drivers have in common: everything but the synthesis."""

# ruff: noqa: N802 -- pyttsx3 gives these methods their names.

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from kiosk.devices.rendering import Sound

Synthesise = Callable[[str, str, int], Sound]
"""Makes sound of a text, the name of a voice, and words a minute."""


class Proxy(Protocol):
    """What a driver sees of pyttsx3."""

    def notify(self, topic: str, **kwargs: object) -> None:
        """Tell those who connected to the engine."""

    def setBusy(self, busy: bool) -> None:  # noqa: FBT001 -- pyttsx3 has it so
        """Unless busy, work off what is waiting."""


class RenderingDriver:
    """A pyttsx3 driver that is done with an utterance when `say` returns.

    Properties: "voice", "rate" (words a minute inside a sentence) and, to be read only, "sound" (the
    last utterance). As nothing is played, `stop` has nothing to stop. An exception of the
    synthesiser reaches those who connected to "error": pyttsx3 sees to that.
    """

    def __init__(self, proxy: Proxy, synthesise: Synthesise, voice: str) -> None:
        self._proxy = proxy
        self._synthesise = synthesise
        self._properties: dict[str, object] = {"voice": voice, "rate": 145, "sound": None}

    def getProperty(self, name: str) -> object:
        """Return a property; `KeyError` if there is none of that name."""
        return self._properties[name]

    def setProperty(self, name: str, value: object) -> None:
        """Choose the voice or the rate."""
        if name not in {"voice", "rate"}:
            raise KeyError(name)
        self._properties[name] = value

    def say(self, text: str) -> None:
        """Render `text`, and tell of each word that its place in the sound is known of."""
        self._proxy.notify("started-utterance")
        voice, rate = str(self._properties["voice"]), int(str(self._properties["rate"]))
        sound = self._synthesise(text, voice, rate)
        self._properties["sound"] = sound
        for mark in sound.marks:
            word = re.compile(r"\S*").match(text, mark.location)
            self._proxy.notify("started-word", location=mark.location, length=len(word[0]) if word else 0)
        self._proxy.notify("finished-utterance", completed=True)

    def startLoop(self) -> None:
        """Work off all that is waiting; that includes the end of the loop."""
        self._proxy.setBusy(busy=False)

    def endLoop(self) -> None:
        """Nothing is left to do: `startLoop` returns by itself."""

    def stop(self) -> None:
        """Nothing is ever under way between two calls."""
