"""What the tests of the voice have in common: texts, renderings without a synthesiser, and stand-ins."""

from __future__ import annotations

from queue import SimpleQueue

import numpy as np
from numpy.typing import NDArray

from kiosk.core.messages import Event
from kiosk.devices.player import Player as RealPlayer
from kiosk.devices.player import Samples
from kiosk.devices.renderer import Renderer, RenderError
from kiosk.devices.rendering import Rendering
from kiosk.devices.speakers import Order, Speaker
from kiosk.devices.voice import Player

DEADLINE = 10.0
"""Seconds after which a test gives up waiting."""

HIBARI = "kiosk.devices.drivers.hibari"
ESPEAK = "kiosk.devices.drivers.espeak"
TOY = Speaker("tests.devices.toy_driver", "toy", "1")
OTHER_TOY = Speaker("tests.devices.toy_driver", "toy", "2")

ENGLISH = (
    "Sit so that your feet touch the floor.",
    "Now look around the room, and find five things that you can see.",
    "Say each one aloud, or just point to it in your mind.",
    "There is no right or wrong answer here.",
    "Notice four things you can touch, like the chair or your sleeve.",
    "Let your shoulders drop a little, as if they were heavy.",
    "How tense do you feel right now, from zero to ten?",
    "Some people feel more tense at first, and that is fine.",
    "Take this calm with you into the rest of your day.",
    "Remember a time when you coped with something hard.",
)
"""Sentences as exercises have them."""

SPANISH = (
    "Los ojos pueden estar abiertos o cerrados, o mirar un solo punto.",
    "Si quiere, deje que la silla sostenga su peso.",
    "Nombre cinco cosas que puede ver.",
    "Cuando la cabeza da vueltas, los pies son un buen lugar a donde ir.",
    "Debajo del suelo está la tierra, y luego más tierra, muy hondo.",
    "Quizás haya en ella algo tan firme como sus pies.",
    "Tal vez haya más espacio ahora, entre los hombros y las orejas.",
)

ODD = (
    "Six",
    "4-7-8",
    "“Breathe in” — slowly … and don't hurry.",
    "It is 25 km away, at 7:30 pm; 3/4 of it is 'uphill' (really).",
    "— Well… yes!",
    "…",
    "  spaces   everywhere ",
    "Is it over? No. It is not: Dr. Smith's “e.g.” stays.",
    "one\ntwo",
)
"""Texts that are hard to divide into words."""


def tone(words: int = 1, rate: int = 8000) -> Rendering:
    """A rendering of so many words of a tenth of a second."""
    samples = np.sin(np.arange(words * rate // 10) * 0.5)
    steps = (np.round(samples * 20000) / 32768).astype(np.float32)
    return Rendering(steps, rate, tuple(index / 10 for index in range(words)))


def facts(rendering: Rendering) -> tuple[bytes, int, tuple[float, ...]]:
    """All there is to a rendering, to be compared."""
    return rendering.samples.tobytes(), rendering.rate, rendering.words


class PatientRenderer(Renderer):
    """Renders tones, each when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: SimpleQueue[str] = SimpleQueue()
        self.rested: SimpleQueue[None] = SimpleQueue()
        self._answers: SimpleQueue[Rendering | None] = SimpleQueue()

    def render(self, order: Order) -> Rendering:
        self.asked.put(order.text)
        answer = self._answers.get(timeout=DEADLINE)
        if answer is None:
            raise RenderError("It did not work.")
        return answer

    def rest(self) -> None:
        self.rested.put(None)

    def close(self) -> None:
        self.fail()

    def next_asked(self) -> str:
        """The text that is being rendered now."""
        return self.asked.get(timeout=DEADLINE)

    def finish(self, words: int = 1) -> None:
        self._answers.put(tone(words))

    def fail(self) -> None:
        self._answers.put(None)


class FakePlayer:
    """Remembers what it was told, in order."""

    def __init__(self, rate: int = 8000) -> None:
        self.rate = rate
        self.did: SimpleQueue[str] = SimpleQueue()

    def play(self, turn: int, samples: Samples, words: tuple[int, ...], *, held: bool = False) -> None:
        self.did.put(f"play {turn}: {len(samples)} samples, words at {words}{', held' * held}")

    def hush(self) -> None:
        self.did.put("hush")

    def hold(self) -> None:
        self.did.put("hold")

    def resume(self) -> None:
        self.did.put("resume")

    def play_sound(self, samples: NDArray[np.float32] | None) -> None:
        self.did.put("no sound" if samples is None else f"a sound of {len(samples)} samples")

    def set_volume(self, volume: float) -> None:
        self.did.put(f"volume {volume}")

    def next(self, count: int) -> list[str]:
        """The next things that it is told."""
        return [self.did.get(timeout=DEADLINE) for _ in range(count)]


def next_event(events: SimpleQueue[Event]) -> Event:
    return events.get(timeout=DEADLINE)


def _they_are_what_they_stand_for(fake: FakePlayer, real: RealPlayer) -> tuple[Player, Player]:
    """The type checker proves it."""
    return fake, real
