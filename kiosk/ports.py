"""The border: what the kiosk needs of the world, on one page.

Methods return at once. What comes of them is posted as events (`kiosk.core.messages`) through the
`Post` that the device was made with, from whatever thread it likes. A device that fails posts
`Failed`, keeps trying by itself where that makes sense, and posts `Recovered` when it works.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk.core.messages import Event, Listen
from kiosk.core.screen import Look
from kiosk.core.staff.errands import Errand

Post = Callable[[Event], None]


class Voice(Protocol):
    """Speaks."""

    def speak(self, turn: int, text: str, language: str, recording: str = "") -> None:
        """Say `text` now, in place of anything being said; posts `SpeakingWord` and `Spoke` with `turn`.

        `recording` is the path of a sound file to play in place of the voice; where it cannot be
        played, the voice speaks.
        """

    def prepare(self, texts: tuple[str, ...], language: str, recordings: tuple[str, ...] = ()) -> None:
        """Render ahead, in this order, when nothing is waiting to be spoken. `recordings` are those of the texts."""

    def hush(self) -> None:
        """Fade out within 50 ms and forget the utterance; no `Spoke` follows."""

    def hold(self) -> None:
        """Fade out within 50 ms and keep the place."""

    def resume(self) -> None:
        """Go on at the place kept by `hold`."""

    def play_sound(self, name: str) -> None:
        """Fade to this one of `SOUNDS` in the background, softer while something is said; without a name, to none."""

    def set_volume(self, volume: float) -> None:
        """Glide to this factor on amplitude, 0 to 1, within 50 ms."""

    def close(self) -> None:
        """Stop for good; waits a second at most."""


class Ear(Protocol):
    """Listens."""

    def listen(self, wish: Listen) -> None:
        """Recognise these phrases from now on, of which those `awaited` are likeliest; what is being said is not lost.

        Things that are said are counted, and what the microphone gives is metered, where that is wanted.
        """

    def close(self) -> None:
        """Stop for good; waits a second at most."""


class Clerk(Protocol):
    """Does what staff ask for: reads and writes files, counts."""

    def do(self, turn: int, errand: Errand) -> None:
        """Do this after what was asked for before; posts `Reported` with `turn` where there is something to report."""

    def close(self) -> None:
        """Finish what is under way, and stop for good; waits a few seconds at most."""


class Screen(Protocol):
    """Shows."""

    def show(self, look: Look) -> None:
        """Draw this with the next frame."""
