"""The utterance that goes on: its sound so far, and what it is. Kept in memory, forgotten at its end.

Faint voices are amplified to a usual level, since the recogniser knows loud ones best. How loud a voice is
shows during its first word: if it was misjudged, the whole utterance is decoded again.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from kiosk.devices.activity import Samples, chunks_in, level_db
from kiosk.devices.recogniser import Recognised, Recogniser

BEFORE_CHUNKS: Final = chunks_in(0.5)
"""So much is kept from before the utterance was noticed: the beginning of its first word."""

USUAL_DB: Final = -20.0
"""How loud the loudest chunk of a voice at a usual distance is."""

LEFT_ALONE_DB, MOST_DB = 8.0, 40.0
"""A voice that is less fainter than usual is left as it is; so much is the most that one is amplified."""

MISJUDGED: Final = 3.0
"""A gain that is wrong by this factor is worth decoding again."""


def gain_for(sound: list[Samples]) -> np.float32:
    """Return the factor on amplitude that makes a faint voice usual; 1 for others."""
    lacking = USUAL_DB - max(map(level_db, sound))
    return np.float32(10 ** (min(lacking, MOST_DB) / 20) if lacking > LEFT_ALONE_DB else 1.0)


class Utterance:
    """Between utterances it holds the last moment of sound, which may come to be the beginning of one."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self._gain = np.float32(1.0)
        self._sound: list[Samples] = []
        self._open = False
        self._said: Recognised | None = None

    def __len__(self) -> int:
        """Return the number of chunks held."""
        return len(self._sound)

    def take(self, chunk: Samples) -> None:
        """Add the next chunk. It is decoded at once, unless it comes after the utterance was understood."""
        self._sound.append(chunk)
        if not self._open:
            del self._sound[:-BEFORE_CHUNKS]
        elif self._said is None:
            self._recogniser.hear(chunk * self._gain)

    def decode(self) -> None:
        """Decode all the sound, from its beginning, and what follows."""
        self._open, self._said = True, None
        self._gain = gain_for(self._sound)
        self._recogniser.begin()
        for chunk in self._sound:
            self._recogniser.hear(chunk * self._gain)

    def said(self) -> Recognised:
        """Return what has been said so far; the sound that follows changes nothing until `decode`."""
        if self._said is None:
            if not 1 / MISJUDGED < self._gain / gain_for(self._sound) < MISJUDGED:
                self.decode()
            self._said = self._recogniser.result()
        return self._said

    def cut(self, chunks: int) -> None:
        """Forget the first `chunks`. What was decoded stays so until `decode` or `offer`."""
        del self._sound[:chunks]

    def close(self) -> None:
        """End it; the sound that is left may belong to the next."""
        self._open, self._said = False, None

    def offer(self, phrases: tuple[str, ...], awaited: tuple[str, ...] = ()) -> None:
        """Recognise these phrases, in what was said already as well."""
        self._recogniser.offer(phrases, awaited)
        if self._open:
            self.decode()
