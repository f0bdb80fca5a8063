"""Who comes to the kiosk: people who know what they want, people who say nothing, and people who touch anything."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Protocol

import numpy as np
import soxr

from kiosk.core.messages import Intent, Pick, Touched
from kiosk.core.screen import Button, CheckIn, Count
from kiosk.core.state import Kiosk
from kiosk.rehearsal.client import Client
from kiosk.rehearsal.room import EAR_RATE
from kiosk.rehearsal.stage import button_for
from tests.core.acting import within
from tests.soak.house import House

SPEAKING = 0.15
"""The share of those who speak: to hear takes most of the time of all this."""


class Visitor(Protocol):
    """Somebody who is there for so many seconds."""

    stays: float
    speaks: bool

    def act(self, house: House, seconds: float) -> None:
        """Do what is done while so much time goes by."""


@dataclass
class Guest:
    """Somebody who knows an exercise and finds their way to it, by voice or by touch."""

    client: Client
    stays: float
    speaks: bool

    def act(self, house: House, seconds: float) -> None:
        phrase = self.client.passed(house.kiosk, seconds)
        if phrase is None:
            return
        if self.speaks:
            rendering = house.client.make(f"{phrase.capitalize()}.", "en")
            house.room.hear(np.asarray(soxr.resample(rendering.samples, rendering.rate, EAR_RATE), np.float32))
        elif (intent := button_for(house.kiosk, phrase)) is not None:
            house.inbox.put(Touched(intent))


@dataclass
class Child:
    """Somebody who touches whatever there is to touch."""

    random: Random
    stays: float
    speaks: bool = False
    _due: float = 0.0

    def act(self, house: House, seconds: float) -> None:
        self._due -= seconds
        if self._due > 0:
            return
        self._due = self.random.expovariate(1 / 3)
        house.inbox.put(Touched(self.random.choice(_touchable(house))))


def _touchable(house: House) -> list[Intent]:
    """Return what can be touched now; numbers and circles among it."""
    shown = house.screen.shown
    buttons = [button.intent for button in within(shown, Button)]
    match shown and shown.view:
        case CheckIn() | Count():
            return [*buttons, *(Pick(number) for number in range(-1, 12))]
        case _:
            return buttons or [Pick(1)]


def somebody(random: Random, kiosk: Kiosk) -> Visitor:
    """Return the next visitor; one in three leaves before the end."""
    stays = random.choice([random.expovariate(1 / 90), 1800.0, 1800.0])
    scripts = [script for script in kiosk.scripts if script.language == "en"]
    if not scripts or random.random() < 0.25:
        return Child(random, random.expovariate(1 / 120))
    client = Client(random.choice(scripts), willing=random.random() < 0.7)
    return Guest(client, stays, speaks=random.random() < SPEAKING)
