"""The utterance that goes on: its sound so far, and what it is. Kept in memory, forgotten at its end."""

from __future__ import annotations

from typing import Final

from kiosk.devices.activity import Samples, chunks_in
from kiosk.devices.recogniser import Recognised, Recogniser

BEFORE_CHUNKS: Final = chunks_in(0.5)
"""So much is kept from before the utterance was noticed: the beginning of its first word."""


class Utterance:
    """Between utterances it holds the last moment of sound, which may come to be the beginning of one."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
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
            self._recogniser.hear(chunk)

    def decode(self) -> None:
        """Decode all the sound, from its beginning, and what follows."""
        self._open, self._said = True, None
        self._recogniser.begin()
        for chunk in self._sound:
            self._recogniser.hear(chunk)

    def said(self) -> Recognised:
        """Return what has been said so far; the sound that follows changes nothing until `decode`."""
        if self._said is None:
            self._said = self._recogniser.result()
        return self._said

    def cut(self, chunks: int) -> None:
        """Forget the first `chunks`. What was decoded stays so until `decode` or `offer`."""
        del self._sound[:chunks]

    def close(self) -> None:
        """End it; the sound that is left may belong to the next."""
        self._open, self._said = False, None

    def offer(self, phrases: tuple[str, ...]) -> None:
        """Recognise these phrases, in what was said already as well."""
        self._recogniser.offer(phrases)
        if self._open:
            self.decode()
