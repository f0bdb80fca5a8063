"""Where an utterance begins, pauses and ends. Time is counted in chunks; there is no clock here.

            three voiced chunks            130 ms without            450 ms without
    QUIET ----------BEGIN---------> SPEAKING -----PAUSE-----> PAUSED -----END-----> QUIET
                                        ^                       |
                                        +--------RESUME---------+
                                           three voiced chunks

A pause is long enough to act on what costs little, an end on what costs more. Clicks and coughs of
less than three chunks begin nothing. Whoever talks on is cut after eight seconds.

The pause was chosen by measurement on 120 digits by three people (from the Free Spoken Digit Dataset) and
48 phrases by each of three synthetic voices. A voice, as `activity` judges it, pauses for 130 ms in the
middle of one of those digits and of four of the phrases, as in "help please"; for 160 ms in the middle of
one and of two; but then everything is done 32 ms later. What goes on after a pause is still one utterance.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from kiosk.devices.activity import chunks_in

START_CHUNKS: Final = 3
PAUSE_CHUNKS: Final = chunks_in(0.13)
END_CHUNKS: Final = chunks_in(0.45)
COUNTED_END_CHUNKS: Final = chunks_in(0.7)
"""Who names things pauses within one ("a green … plant"): while counting, the end comes later."""

LONGEST_CHUNKS: Final = chunks_in(8.0)


class Mark(Enum):
    """A point in an utterance."""

    BEGIN = auto()
    PAUSE = auto()
    RESUME = auto()
    END = auto()


class _State(Enum):
    QUIET = auto()
    SPEAKING = auto()
    PAUSED = auto()


class Endpointer:
    """Finds the marks."""

    def __init__(self) -> None:
        self._end_chunks = END_CHUNKS
        self.reset()

    def be_patient(self, end_chunks: int) -> None:
        """Let so many chunks without a voice be the end of an utterance from now on."""
        self._end_chunks = end_chunks

    def reset(self) -> None:
        """Forget the utterance, if there is one; what follows is a new one."""
        self._state = _State.QUIET
        self._voiced = 0
        self._unvoiced = 0
        self._length = 0

    @property
    def speaking(self) -> bool:
        """Whether somebody speaks, and has not paused."""
        return self._state is _State.SPEAKING

    def feed(self, *, voiced: bool) -> Mark | None:
        """Take in one more chunk; return the mark that it sets."""
        self._count(voiced=voiced)
        match self._state:
            case _State.QUIET:
                return self._to(_State.SPEAKING, Mark.BEGIN) if self._voiced == START_CHUNKS else None
            case _State.SPEAKING:
                return self._while_speaking()
            case _State.PAUSED:
                return self._while_paused()

    def _count(self, *, voiced: bool) -> None:
        """Count voiced chunks in a row, and chunks since the last of the voice that speaks."""
        self._voiced = self._voiced + 1 if voiced else 0
        self._unvoiced = 0 if voiced and self._state is _State.SPEAKING else self._unvoiced + 1
        self._length += self._state is not _State.QUIET

    def _while_speaking(self) -> Mark | None:
        if self._length >= LONGEST_CHUNKS:
            return self._end()
        return self._to(_State.PAUSED, Mark.PAUSE) if self._unvoiced == PAUSE_CHUNKS else None

    def _while_paused(self) -> Mark | None:
        if self._voiced == START_CHUNKS:
            self._unvoiced = 0
            return self._to(_State.SPEAKING, Mark.RESUME)
        over = self._unvoiced >= self._end_chunks and not self._voiced
        return self._end() if over else None

    def _to(self, state: _State, mark: Mark) -> Mark:
        self._state = state
        return mark

    def _end(self) -> Mark:
        self.reset()
        return Mark.END
