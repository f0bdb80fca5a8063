"""One frame after another: what happened goes in, what has to be done comes out, the screen follows.

Everything that happens is put into one queue, from any thread. `frame` is called by whoever owns the
clock (the screen's loop, or a rehearsal's sound) on one thread, and is the only place where the
state of the kiosk changes. Effects are performed in order, after the step that asked for them, so
that nothing ever nests.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from kiosk.core.look import look
from kiosk.core.messages import (
    Do,
    Effect,
    Event,
    Failed,
    Hold,
    Hush,
    Listen,
    PlaySound,
    Prepare,
    Recovered,
    Resume,
    SetVolume,
    Speak,
    Tick,
)
from kiosk.core.state import Kiosk
from kiosk.core.visit import start, step
from kiosk.ports import Clerk, Ear, Screen, Voice

log = logging.getLogger(__name__)


class Inbox(SimpleQueue[Event]):
    """A queue whose every event sets `awake`, for a loop that waits for events and for other things as well."""

    def __init__(self) -> None:
        self.awake = threading.Event()

    def put(self, event: Event, block: bool = True, timeout: float | None = None) -> None:  # noqa: FBT001, FBT002
        """Put it in, from any thread."""
        super().put(event, block, timeout)
        self.awake.set()


@dataclass
class Runtime:
    """The kiosk at work. `post` may be called from any thread, everything else from one."""

    kiosk: Kiosk
    voice: Voice
    ear: Ear
    screen: Screen
    clerk: Clerk
    inbox: SimpleQueue[Event] = field(default_factory=SimpleQueue)

    def post(self, event: Event) -> None:
        """Let the kiosk know of an event with the next frame."""
        self.inbox.put(event)

    def start(self) -> None:
        """Begin at Welcome."""
        self._become(*start(self.kiosk))

    def frame(self, seconds: float) -> None:
        """Take in what has happened, let `seconds` go by, and show the result."""
        while (event := self._next()) is not None:
            self._step(event)
        self._step(Tick(seconds))
        self.screen.show(look(self.kiosk))

    def _next(self) -> Event | None:
        try:
            return self.inbox.get_nowait()
        except Empty:
            return None

    def _step(self, event: Event) -> None:
        match event:
            case Failed(device, reason):
                log.warning("%s: %s", device, reason)
            case Recovered(device):
                log.info("%s: works", device)
            case _:
                pass
        self._become(*step(self.kiosk, event))

    def _become(self, kiosk: Kiosk, effects: tuple[Effect, ...]) -> None:
        if type(kiosk.phase) is not type(self.kiosk.phase):
            log.info("phase: %s", type(kiosk.phase).__name__)
        self.kiosk = kiosk
        for effect in effects:
            perform(effect, self.voice, self.ear, self.clerk)


def perform(effect: Effect, voice: Voice, ear: Ear, clerk: Clerk) -> None:  # noqa: C901 - one line for each kind of effect
    """Have a device do what the core asks for."""
    match effect:
        case Speak(turn, text, language, recording):
            voice.speak(turn, text, language, recording)
        case Prepare(texts, language, recordings):
            voice.prepare(texts, language, recordings)
        case Hush():
            voice.hush()
        case Hold():
            voice.hold()
        case Resume():
            voice.resume()
        case PlaySound(name):
            voice.play_sound(name)
        case SetVolume(volume):
            voice.set_volume(volume)
        case Listen():
            ear.listen(effect)
        case Do(turn, errand):
            clerk.do(turn, errand)
