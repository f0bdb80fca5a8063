"""The voice: gets renderings and has them played, and a sound under them.

One thread decides what is said. It never waits for anything but its commands: what is at hand is
played at once, anything else is wanted from the render queue, and its delivery is one more command.
So a later `speak` or `hush` always wins over an earlier one, whatever is being rendered. Recordings
are always wanted from the queue: their files have to be looked at, even if they are at hand. A sound for
the background is made by a thread of its own, once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from itertools import zip_longest
from queue import SimpleQueue
from threading import Thread
from typing import Protocol

import numpy as np
import soxr
from numpy.typing import NDArray

from kiosk.core.messages import Failed, Recovered
from kiosk.devices.backgrounds import background
from kiosk.devices.player import Samples
from kiosk.devices.render_queue import RETRY_SECONDS, Line, RenderQueue
from kiosk.devices.renderer import RenderError
from kiosk.devices.rendering import Rendering
from kiosk.devices.studio import Studio
from kiosk.ports import Post, Voice

log = logging.getLogger(__name__)


class Player(Protocol):
    """What plays renderings; its methods return at once, and it posts `SpeakingWord` and `Spoke` itself."""

    rate: int

    def play(self, turn: int, samples: Samples, words: tuple[int, ...], *, held: bool = False) -> None:
        """Play samples (at `rate` Hz) in which the words begin at these offsets."""

    def hush(self) -> None:
        """Fade out and forget."""

    def hold(self) -> None:
        """Fade out and keep the place."""

    def resume(self) -> None:
        """Go on, or begin what is played held."""

    def play_sound(self, samples: NDArray[np.float32] | None) -> None:
        """Fade to this sound in the background (mono, -1 to 1, at `rate` Hz), or to none."""

    def set_volume(self, volume: float) -> None:
        """Glide to this factor on amplitude, 0 to 1."""


class SpokenVoice:
    """The voice at work, in real time."""

    def __init__(
        self, studio: Studio, player: Player, post: Post, retry_seconds: tuple[float, ...] = RETRY_SECONDS
    ) -> None:
        """After a failure try again so much later, and once more…; events come from the voice's thread."""
        self._studio = studio
        self._player = player
        self._post = post
        self._commands: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._wanted: tuple[int, Line] | None = None
        self._sound = ""
        self._sounds: dict[str, NDArray[np.float32]] = {}
        self._held = False
        self._failing = False
        self._queue = RenderQueue(studio, self._deliver, retry_seconds=retry_seconds)
        self._thread = Thread(target=self._run, name="voice", daemon=True)
        self._thread.start()

    def speak(self, turn: int, text: str, language: str, recording: str = "") -> None:
        """Say `text` now, or play this recording of it, in place of anything being said."""
        self._commands.put(partial(self._speak, turn, Line(text, language, recording)))

    def prepare(self, texts: tuple[str, ...], language: str, recordings: tuple[str, ...] = ()) -> None:
        """Render ahead when nothing is waiting to be spoken: in this order, but recordings last, as they take longest.

        `recordings` are the paths of the texts' recordings, one for each text, "" where there is none.
        """
        lines = [Line(text, language, recording) for text, recording in zip_longest(texts, recordings, fillvalue="")]
        self._queue.render_ahead(tuple(sorted(lines, key=lambda line: bool(line.recording))))

    def hush(self) -> None:
        """Fade out and forget the utterance."""
        self._commands.put(self._hush)

    def hold(self) -> None:
        """Fade out and keep the place; what is not there yet will begin with `resume`."""
        self._commands.put(self._hold)

    def resume(self) -> None:
        """Go on."""
        self._commands.put(self._resume)

    def play_sound(self, name: str) -> None:
        """Fade to this sound in the background, or to none."""
        self._commands.put(partial(self._play_sound, name))

    def set_volume(self, volume: float) -> None:
        """Glide to this factor on amplitude, 0 to 1."""
        self._player.set_volume(volume)

    def close(self) -> None:
        """Stop for good; waits a second at most."""
        self._commands.put(None)
        self._queue.close()
        self._thread.join(1.0)

    # --- in the thread ----------------------------------------------------------------------------

    def _deliver(self, line: Line, outcome: Rendering | str) -> None:
        self._commands.put(partial(self._take, line, outcome))

    def _run(self) -> None:
        while (command := self._commands.get()) is not None:
            try:
                command()
            except Exception as error:
                log.exception("The voice failed.")
                self._fail(f"{type(error).__name__}: {error}")
                self._queue.doubt()
        self._player.hush()

    def _speak(self, turn: int, line: Line) -> None:
        self._hush()
        rendering = None if line.recording else self._studio.find(line.text, line.language)
        if rendering is None:
            self._wanted = (turn, line)
            self._queue.want(line)
        else:
            _play(self._player, turn, rendering)

    def _hush(self) -> None:
        if self._wanted is not None:
            self._queue.want(None)
        self._wanted = None
        self._held = False
        self._player.hush()

    def _hold(self) -> None:
        self._held = True
        self._player.hold()

    def _resume(self) -> None:
        self._held = False
        self._player.resume()

    def _take(self, line: Line, outcome: Rendering | str) -> None:
        """Play a delivery, if it is the one that is waited for."""
        turn = self._wanted[0] if self._wanted is not None and self._wanted[1] == line else None
        if turn is not None:
            self._wanted = None
        if isinstance(outcome, Rendering):
            self._work()
            if turn is not None:
                _play(self._player, turn, outcome, held=self._held)
        elif turn is not None:
            self._fail(outcome)

    def _play_sound(self, name: str) -> None:
        self._sound = name
        if not name or name in self._sounds:
            self._player.play_sound(self._sounds.get(name))
        else:
            Thread(target=self._make_sound, args=(name,), name="background", daemon=True).start()

    def _make_sound(self, name: str) -> None:
        """Make a sound, in a thread of its own."""
        self._commands.put(partial(self._take_sound, name, background(name, self._player.rate)))

    def _take_sound(self, name: str, samples: NDArray[np.float32]) -> None:
        self._sounds.setdefault(name, samples)
        if name == self._sound:
            self._player.play_sound(self._sounds[name])

    def _fail(self, reason: str) -> None:
        self._failing = True
        self._post(Failed("voice", reason))

    def _work(self) -> None:
        if self._failing:
            self._failing = False
            self._post(Recovered("voice"))


class InlineVoice:
    """The voice without threads, for virtual time: `speak` returns when the rendering is with the player."""

    def __init__(self, studio: Studio, player: Player, post: Post) -> None:
        self._studio = studio
        self._player = player
        self._post = post
        self._sounds: dict[str, NDArray[np.float32]] = {}

    def speak(self, turn: int, text: str, language: str, recording: str = "") -> None:
        """Say `text` now, or play this recording of it, in place of anything being said."""
        self._player.hush()
        try:
            _play(self._player, turn, self._studio.make(text, language, recording))
        except RenderError as error:
            self._post(Failed("voice", str(error)))

    def prepare(self, texts: tuple[str, ...], language: str, recordings: tuple[str, ...] = ()) -> None:
        """Time does not go by while something is rendered, so nothing is gained by doing it ahead."""

    def hush(self) -> None:
        """Fade out and forget the utterance."""
        self._player.hush()

    def hold(self) -> None:
        """Fade out and keep the place."""
        self._player.hold()

    def resume(self) -> None:
        """Go on."""
        self._player.resume()

    def play_sound(self, name: str) -> None:
        """Fade to this sound in the background, or to none."""
        if name and name not in self._sounds:
            self._sounds[name] = background(name, self._player.rate)
        self._player.play_sound(self._sounds.get(name))

    def set_volume(self, volume: float) -> None:
        """Glide to this factor on amplitude, 0 to 1."""
        self._player.set_volume(volume)

    def close(self) -> None:
        """Stop for good."""
        self._studio.rest()
        self._studio.close()


def _play(player: Player, turn: int, rendering: Rendering, *, held: bool = False) -> None:
    """Hand a rendering to the player, at the player's rate."""
    rate, samples = player.rate, rendering.samples
    if rate != rendering.rate:
        samples = soxr.resample(samples, rendering.rate, rate)
    offsets = tuple(min(round(seconds * rate), len(samples)) for seconds in rendering.words)
    player.play(turn, samples, offsets, held=held)


def _are_voices(spoken: SpokenVoice, inline: InlineVoice) -> tuple[Voice, Voice]:
    """The type checker proves it."""
    return spoken, inline
