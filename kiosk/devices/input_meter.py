"""What a microphone gives, whoever speaks or not: how loud it is for a meter, and whether it can be of any use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from kiosk.core.messages import Input
from kiosk.devices.activity import Samples, chunks_in, level_db
from kiosk.devices.microphone_check import LISTEN_SECONDS, ailment

EVERY_CHUNKS: Final = 4
"""The meter moves 8 times a second at most."""

QUIET_DB: Final = -70.0
"""Where the meter begins: a quiet room. It ends at full scale."""


class InputMeter:
    """Tells of trouble when it begins and when it is over, and while `metering` also how loud it is."""

    def __init__(self) -> None:
        self.metering = False
        self._chunks: list[Samples] = []
        self._told = Input(0.0)

    def read(self, chunk: Samples) -> Iterator[Input]:
        """Take in what the microphone gave, before anything is made of it."""
        self._chunks.append(chunk)
        heard = len(self._chunks)
        trouble = self._told.trouble
        if heard == chunks_in(LISTEN_SECONDS):
            trouble = ailment(np.concatenate(self._chunks))
            self._chunks.clear()
        loudness = self._told.loudness
        if self.metering and heard % EVERY_CHUNKS == 0:
            loudness = _share(chunk)
        yield from self._tell(Input(loudness, trouble))

    def _tell(self, now: Input) -> Iterator[Input]:
        if now != self._told:
            self._told = now
            yield now


def _share(chunk: Samples) -> float:
    """How loud it is between a quiet room and full scale, in steps of a twentieth."""
    return round((level_db(chunk) - QUIET_DB) / -QUIET_DB * 20) / 20
