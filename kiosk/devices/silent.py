"""A voice that says nothing and an ear that hears nothing, for a desk without sound; and a clerk who has left.

Each says once why it is so, and the kiosk goes on with captions at reading pace and by touch.
"""

from __future__ import annotations

from kiosk.core.messages import Failed, Listen
from kiosk.core.staff.errands import Errand
from kiosk.ports import Post


class SilentVoice:
    """A `Voice` that is missing."""

    def __init__(self, post: Post, reason: str) -> None:
        """Post that there is no voice, and why."""
        post(Failed("voice", reason))

    def speak(self, turn: int, text: str, language: str, recording: str = "") -> None:
        """Say nothing."""

    def prepare(self, texts: tuple[str, ...], language: str, recordings: tuple[str, ...] = ()) -> None:
        """Render nothing."""

    def hush(self) -> None:
        """Remain silent."""

    def hold(self) -> None:
        """Remain silent."""

    def resume(self) -> None:
        """Remain silent."""

    def play_sound(self, name: str) -> None:
        """Remain silent."""

    def set_volume(self, volume: float) -> None:
        """Remain silent."""

    def close(self) -> None:
        """Stop, which is all the same."""


class DeafEar:
    """An `Ear` that is missing."""

    def __init__(self, post: Post, reason: str) -> None:
        """Post that there is no recogniser, and why."""
        post(Failed("recogniser", reason))

    def listen(self, wish: Listen) -> None:
        """Hear nothing."""

    def close(self) -> None:
        """Stop, which is all the same."""


class NoClerk:
    """A `Clerk` who has left: nothing is counted or kept, as in a rehearsal."""

    def do(self, turn: int, errand: Errand) -> None:
        """Leave it undone."""

    def close(self) -> None:
        """Stop, which is all the same."""
