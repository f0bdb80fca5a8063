"""The kiosk's own sound in what the microphone hears: taken out, and what may be left of it told.

The canceller needs some seconds to learn the room, and needs to learn anew when something is moved. It is
not trusted; it is watched. How far what is left of our sound lies below what was played (the coupling) is
measured all the time, and what is no louder than that is taken for ours, so nobody is said to speak.
One rule covers all there is:

- a canceller that has learnt the room leaves so little that even a soft voice stands out of it;
- with headphones nothing comes back, and everything stands out, learnt or not;
- without a canceller all of our sound comes back, and a voice is heard in the silences of it;
- in the first second of sound that is ever played nothing is known yet: that is listened to afterwards.

Where nothing has been played for a while, nothing is done, and an idle room costs nothing.
The coupling is the median over some seconds of loud sound, so that somebody who speaks meanwhile does not
change it. What is soft is not measured, for there the room's noise hides what comes back.
"""

from __future__ import annotations

import logging
from collections import deque
from statistics import median
from typing import Final, Protocol

from kiosk.devices.activity import FAINTEST_DB, Samples, chunks_in, level_db
from kiosk.devices.speex import LIBRARY, SpeexCanceller

log = logging.getLogger(__name__)

MARGIN_DB: Final = 15.0
"""How far a voice has to stand out of what is usually left of our sound: 98 in 100 chunks of that do not."""

FALL_DB: Final = 1.0
"""How much of our sound may have died away in a chunk: 31 dB a second, a room with two seconds of reverberation."""

LOUD_DB: Final = 10.0
"""The coupling is measured where our sound is so near its loudest."""

FORGET_DB: Final = 0.01
"""How much the loudest is forgotten in a chunk: 0.3 dB a second, for who has the kiosk speak more softly."""

SOFTEST_DB: Final = -60.0
"""Our own sound counts from here on."""

KNOWN_CHUNKS: Final = chunks_in(1.0)
MEASURED_CHUNKS: Final = chunks_in(6.0)
"""After how much loud sound the coupling is known, and over how much of it it is measured."""

ECHO_DB: Final = -30.0
"""A microphone that hears so much of what is played hears an echo; headphones stay below."""


class Canceller(Protocol):
    """Takes an echo out."""

    def cancel(self, heard: Samples, played: Samples) -> Samples:
        """Return what is left of `heard` without the echo of `played`."""

    def forget(self) -> None:
        """Begin to learn the room anew."""


class NoCanceller:
    """Leaves everything as it is."""

    def cancel(self, heard: Samples, played: Samples) -> Samples:
        """Return what was heard."""
        del played
        return heard

    def forget(self) -> None:
        """There is nothing to forget."""


class Coupling:
    """How far one sound lies below another that it comes from. Levels are in dB of full scale, one for each chunk."""

    def __init__(self) -> None:
        self._measured: deque[float] = deque(maxlen=MEASURED_CHUNKS)
        self._loudest = SOFTEST_DB

    def measure(self, played_db: float, left_db: float) -> None:
        """Take in the levels of a chunk."""
        self._loudest = max(played_db, self._loudest - FORGET_DB, SOFTEST_DB)
        if played_db > max(self._loudest - LOUD_DB, SOFTEST_DB):
            self._measured.append(left_db - played_db)

    @property
    def db(self) -> float | None:
        """What is left of what is played, below 0 dB; nothing before it is known."""
        return median(self._measured) if len(self._measured) >= KNOWN_CHUNKS else None


class Echo:
    """Takes our own sound out of what is heard, and knows how much of it may be left."""

    def __init__(self, canceller: Canceller) -> None:
        self._canceller = canceller
        self._before, self._after = Coupling(), Coupling()
        self._playing_db = FAINTEST_DB

    def remove(self, heard: Samples, played: Samples) -> tuple[Samples, float]:
        """Return what is left of a chunk that was heard, and the level in dB below which that may be ours."""
        played_db = level_db(played)
        self._playing_db = max(played_db, self._playing_db - FALL_DB, FAINTEST_DB)
        if self._playing_db <= SOFTEST_DB:
            return heard, FAINTEST_DB
        left = self._canceller.cancel(heard, played)
        self._before.measure(played_db, level_db(heard))
        self._after.measure(played_db, level_db(left))
        coupling = self._after.db
        return left, 0.0 if coupling is None else self._playing_db + coupling + MARGIN_DB

    def forget(self) -> None:
        """Begin anew, for the echo comes back earlier or later than it did: what is played now was put beside it anew.

        As in the beginning, nobody is heard over the next second of loud sound.
        """
        self._canceller.forget()
        self._after = Coupling()

    @property
    def heard(self) -> bool | None:
        """Whether the microphone hears the loudspeaker; nothing before that is known."""
        return None if self._before.db is None else self._before.db > ECHO_DB


def open_echo(library: str = LIBRARY) -> Echo:
    """Return one with the canceller of this library; where that is missing, with none, and that is logged."""
    try:
        return Echo(SpeexCanceller(library))
    except OSError as error:
        log.warning("there is no echo canceller, so people are heard in the silences only: %s", error)
        return Echo(NoCanceller())
