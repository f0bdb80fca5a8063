"""One rehearsal: the real core, voice, ear and screen, moved by sound instead of a clock.

For every block of sound that is taken from the player and given to the ear, as much time goes by
as it lasts, on the kiosk and on its client. Nothing waits for a real second, and nothing depends
on how fast the machine is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.core.messages import Event, Intent, Pick, Touched
from kiosk.core.phrases import counting, offered
from kiosk.core.screen import Look
from kiosk.core.state import Exercising, Kiosk, Welcome, session_of
from kiosk.ports import Post
from kiosk.rehearsal.client import Client
from kiosk.rehearsal.room import Room
from kiosk.rehearsal.transcript import Transcript
from kiosk.runtime import Runtime

Samples = NDArray[np.float32]

BLOCK_SECONDS = 0.04

LONGEST_SECONDS = 45 * 60.0


class Loudspeaker(Protocol):
    """Where the kiosk's sound comes from, block by block."""

    rate: int

    def pull(self, frames: int) -> Samples:
        """Return the next frames."""


class Microphone(Protocol):
    """Where the client's sound goes."""

    def feed(self, block: Samples, played: Samples) -> None:
        """Hear a block of sound at 16 kHz, while as much was `played`."""


class Camera(Protocol):
    """Takes pictures of the screen."""

    def show(self, look: Look) -> None:
        """Draw this."""

    def save(self, path: Path) -> None:
        """Keep a picture of what is drawn."""


@dataclass
class Stage:
    """A kiosk, its client and their room."""

    runtime: Runtime
    loudspeaker: Loudspeaker
    microphone: Microphone
    client: Client
    speak: Callable[[str], Samples] | None
    """How the client's voice sounds, at 16 kHz; without one the client touches."""

    transcript: Transcript
    screen: Unseen
    room: Room = field(default_factory=Room)
    camera: Camera | None = None
    pictures: Path | None = None
    recording: Samples | None = None
    """What the microphone hears from the beginning of the exercise on."""

    sound: list[Samples] = field(default_factory=list)
    seconds: float = 0.0
    """How long the exercise has taken."""

    spoken_seconds: float = 0.0
    """How much of that the kiosk was speaking."""

    _taken: set[str] = field(default_factory=set)

    def play(self) -> bool:
        """Rehearse until the kiosk is at Welcome again; return whether the exercise was begun."""
        self.runtime.start()
        away = begun = False
        while self.transcript.seconds < LONGEST_SECONDS:
            self._block()
            phase = self.runtime.kiosk.phase
            begun = begun or session_of(phase) is not None
            away = away or not isinstance(phase, Welcome)
            if away and isinstance(phase, Welcome):
                break
        return begun

    def _block(self) -> None:
        frames = round(self.loudspeaker.rate * BLOCK_SECONDS)
        self.sound.append(self.loudspeaker.pull(frames).copy())
        self.microphone.feed(*self.room.pass_on(self.sound[-1], self.loudspeaker.rate, BLOCK_SECONDS))
        self.transcript.seconds += BLOCK_SECONDS
        self.runtime.frame(BLOCK_SECONDS)
        self._watch()
        phrase = self.client.passed(self.runtime.kiosk, BLOCK_SECONDS)
        if phrase is not None:
            self._act(phrase)

    def _act(self, phrase: str) -> None:
        kiosk = self.runtime.kiosk
        on_the_way = not isinstance(kiosk.phase, Exercising)
        if self.speak is None or (self.recording is not None and on_the_way):
            intent = button_for(kiosk, phrase)
            if intent is not None:
                self.runtime.post(Touched(intent))
            return
        self.transcript.note("client", phrase)
        self.room.hear(self.speak(phrase))

    def _watch(self) -> None:
        kiosk = self.runtime.kiosk
        if session_of(kiosk.phase) is not None:
            self.seconds += BLOCK_SECONDS
            self.spoken_seconds += BLOCK_SECONDS * kiosk.speaking
        shown = self.screen.shown
        if self.recording is not None and isinstance(kiosk.phase, Exercising):
            self.room.hear(self.recording)
            self.recording = None
        if self.transcript.frame(kiosk, shown) and self.camera is not None and self.pictures is not None:
            self._picture(self.camera, self.pictures, shown)

    def _picture(self, camera: Camera, folder: Path, shown: Look) -> None:
        """Take a picture of every screen, once."""
        name = self.transcript.entries[-1].text
        if name in self._taken:
            return
        self._taken.add(name)
        camera.show(shown)
        camera.save(folder / f"{len(self._taken):02d}-{_file_name(name)}.png")


def button_for(kiosk: Kiosk, phrase: str) -> Intent | None:
    """Return what is touched in place of saying this; while counting, numbers are circles."""
    if counting(kiosk) and phrase in kiosk.words.numbers:
        return Pick(kiosk.words.numbers.index(phrase))
    return offered(kiosk).get(phrase)


def _file_name(name: str) -> str:
    letters = "".join(letter if letter.isalnum() else "-" for letter in name.lower())
    return "-".join(filter(None, letters.split("-")))[:60]


class Unseen:
    """A screen that keeps what is to be drawn: its pictures are made on demand."""

    shown: Look

    def show(self, look: Look) -> None:
        """Keep this."""
        self.shown = look


def noting(transcript: Transcript, inbox: SimpleQueue[Event]) -> Post:
    """Return what devices post to: what happened is noted, and then the kiosk knows of it."""

    def post(event: Event) -> None:
        transcript.event(event)
        inbox.put(event)

    return post
