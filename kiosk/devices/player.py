"""Plays one utterance at a time, sample by sample, with a sound under it, and says which word is being heard.

The player has no thread and no clock: time is the samples that are pulled from it. A loudspeaker
pulls them as it needs them; a rehearsal pulls them as fast as it can. The rules:

- Commands come from any thread and take effect at the next `pull`, in the order they were given.
- Nothing starts or stops abruptly: what is silenced fades out in `FADE_SECONDS`, what goes on after
  a hold fades in. Only an utterance's own beginning and end are left as they are.
- A held utterance keeps the place at which its fade-out began, so that what was faded is heard again.
- `SpeakingWord` and `Spoke` are posted when the sample can be heard: `latency_frames` after it was
  pulled, and never earlier. In a long silence the last word is posted again from time to time, as
  a sign that the utterance goes on.
- The sound in the background (`kiosk.devices.underlay`) is changed by `play_sound` and nothing else.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kiosk.core.messages import Event, SpeakingWord, Spoke
from kiosk.devices.underlay import Underlay
from kiosk.ports import Post

FADE_SECONDS = 0.01
"""Long enough not to click, short enough to feel immediate."""

SIGN_SECONDS = 3.0
"""How long there may be no sign of an utterance that goes on."""

Samples = NDArray[np.float32] | NDArray[np.int16]
"""Mono sound, -1 to 1, or in steps of 16 bits."""

_STEP = np.float32(1 / 32768)


@dataclass
class _Utterance:
    """What is being played, and how far it has come. `level` and `goal` are factors on amplitude.

    `signs` are offsets in samples, each with the word that is being heard there.
    """

    turn: int
    samples: Samples
    signs: tuple[tuple[int, int], ...]
    level: float = 1.0
    goal: float = 1.0
    place: int = 0
    kept: int = 0
    told: int = 0

    @property
    def over(self) -> bool:
        return self.place == len(self.samples)

    @property
    def left(self) -> int:
        """How many samples are still to be heard, of one that is not held."""
        return len(self.samples) - self.place if self.goal else 0


class Player:
    """The source of everything that the loudspeaker plays.

    `latency_frames` is how many frames lie between a `pull` and the moment at which its first
    sample is heard; whoever pulls keeps it up to date. One thread pulls; any thread commands.
    """

    def __init__(self, rate: int, post: Post) -> None:
        """Play at `rate` frames per second; events go to `post`, from the thread that pulls."""
        self.rate = rate
        self.latency_frames = 0
        self._post = post
        self._fade = round(rate * FADE_SECONDS)
        self._commands: deque[Callable[[], None]] = deque()
        self._due: deque[tuple[int, Event]] = deque()
        self._utterance: _Utterance | None = None
        self._leaving: list[_Utterance] = []
        self._underlay = Underlay(rate)
        self._volume = self._volume_goal = 1.0
        self._pulled = 0

    def play(self, turn: int, samples: Samples, words: tuple[int, ...], *, held: bool = False) -> None:
        """Play `samples` (at `rate`) in place of anything being played.

        `words` are the offsets in samples at which each word begins, ascending. An utterance that
        is played `held` begins with `resume`.
        """
        level = 0.0 if held else 1.0
        signs = _signs(words, len(samples), round(self.rate * SIGN_SECONDS))
        self._commands.append(partial(self._play, _Utterance(turn, samples, signs, level, level)))

    def hush(self) -> None:
        """Fade out and forget the utterance; nothing more is posted of it."""
        self._commands.append(self._hush)

    def hold(self) -> None:
        """Fade out and keep the place."""
        self._commands.append(self._hold)

    def resume(self) -> None:
        """Fade in at the place kept by `hold`."""
        self._commands.append(self._resume)

    def play_sound(self, samples: NDArray[np.float32] | None) -> None:
        """Fade to this sound in the background (mono, -1 to 1, at `rate`, without a seam), or to none."""
        self._commands.append(partial(self._underlay.change, samples))

    def set_volume(self, volume: float) -> None:
        """Glide to this factor on amplitude, 0 to 1."""
        self._commands.append(partial(self._set_volume, min(max(volume, 0.0), 1.0)))

    def pull(self, frames: int) -> NDArray[np.float32]:
        """Return the next `frames` samples (mono, -1 to 1), and post what has been heard meanwhile."""
        while self._commands:
            self._commands.popleft()()
        self._tell()
        mix = np.zeros(frames, np.float32)
        for utterance in self._leaving:
            self._add(utterance, mix)
        self._leaving = [each for each in self._leaving if each.level > 0.0 and not each.over]
        spoken = 0
        if self._utterance is not None:
            spoken = min(self._utterance.left, frames)
            self._perform(self._utterance, mix)
        self._underlay.add(mix, spoken)
        self._pulled += frames
        return self._amplified(mix)

    # --- commands, on the thread that pulls ---------------------------------------------------

    def _play(self, utterance: _Utterance) -> None:
        self._hush()
        self._utterance = utterance

    def _hush(self) -> None:
        if self._utterance is not None:
            self._utterance.goal = 0.0
            self._leaving.append(self._utterance)
        self._utterance = None
        self._due.clear()

    def _hold(self) -> None:
        utterance = self._utterance
        if utterance is not None and utterance.goal > 0.0:
            utterance.goal = 0.0
            utterance.kept = utterance.place

    def _resume(self) -> None:
        if self._utterance is not None:
            self._utterance.goal = 1.0

    def _set_volume(self, volume: float) -> None:
        self._volume_goal = volume

    # --- sound --------------------------------------------------------------------------------

    def _perform(self, utterance: _Utterance, mix: NDArray[np.float32]) -> None:
        """Play on, and note when each word and the end will be heard."""
        start = utterance.place
        self._add(utterance, mix)
        if utterance.goal == 0.0 and (utterance.level == 0.0 or utterance.over):
            utterance.level, utterance.place = 0.0, utterance.kept
        elif utterance.over:
            self._utterance = None
        self._note(utterance, start)

    def _add(self, utterance: _Utterance, mix: NDArray[np.float32]) -> None:
        """Add to the mix what there is of the utterance, up to its end or to the end of its fade-out."""
        count = min(len(mix), len(utterance.samples) - utterance.place)
        if utterance.goal == 0.0:
            count = min(count, self._fade_frames(utterance.level, 0.0))
        sound = utterance.samples[utterance.place : utterance.place + count]
        if sound.dtype == np.int16:
            sound = sound * _STEP
        if utterance.level != utterance.goal:
            levels = self._levels(utterance.level, utterance.goal, count)
            sound = sound * levels
            utterance.level = float(levels[-1]) if count else utterance.level
        mix[:count] += sound
        utterance.place += count

    def _amplified(self, mix: NDArray[np.float32]) -> NDArray[np.float32]:
        if self._volume != self._volume_goal:
            levels = self._levels(self._volume, self._volume_goal, len(mix))
            mix *= levels
            self._volume = float(levels[-1]) if len(mix) else self._volume
        elif self._volume != 1.0:
            mix *= np.float32(self._volume)
        np.clip(mix, -1.0, 1.0, out=mix)
        return mix

    def _fade_frames(self, level: float, goal: float) -> int:
        return int(np.ceil(abs(goal - level) * self._fade))

    def _levels(self, level: float, goal: float, frames: int) -> NDArray[np.float32]:
        """Return a straight line from `level`, not included, to `goal`, and along it from there."""
        steps = np.arange(1, frames + 1, dtype=np.float32) / self._fade
        levels: NDArray[np.float32] = level + np.clip(goal - level, -steps, steps)
        levels[self._fade_frames(level, goal) - 1 :] = goal
        return levels

    # --- events -------------------------------------------------------------------------------

    def _note(self, utterance: _Utterance, start: int) -> None:
        ended = self._utterance is None
        while utterance.told < len(utterance.signs):
            offset, word = utterance.signs[utterance.told]
            if offset >= utterance.place and not ended:
                return
            self._due.append((self._pulled + max(offset - start, 0), SpeakingWord(utterance.turn, word)))
            utterance.told += 1
        if ended:
            self._due.append((self._pulled + utterance.place - start, Spoke(utterance.turn)))

    def _tell(self) -> None:
        """Post what has been heard by now."""
        heard = self._pulled - self.latency_frames
        while self._due and self._due[0][0] <= heard:
            self._post(self._due.popleft()[1])


def _signs(words: tuple[int, ...], end: int, most: int) -> tuple[tuple[int, int], ...]:
    """Return the offset of each word with its number, and again after every `most` samples without another."""
    return tuple(
        (offset, number)
        for number, (begin, after) in enumerate(pairwise([*words, end]))
        for offset in (begin, *range(begin + most, after, most))
    )
