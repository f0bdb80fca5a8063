"""What keeps the kiosk from acting on its own voice, part by part, in a room that echoes while nobody speaks.

The whole program in virtual time. `tests.bench_voice.echo` measures the whole of it on all exercises.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from kiosk.commands.rehearse import open_voices, stage_for
from kiosk.core.script import Script
from kiosk.core.state import Kiosk, Site
from kiosk.devices.activity import Samples
from kiosk.devices.echo import Echo, NoCanceller, open_echo
from kiosk.devices.listener import Listener
from kiosk.devices.recogniser import Recogniser
from kiosk.rehearsal.client import Client
from kiosk.rehearsal.ear import InlineEar
from kiosk.rehearsal.stage import Stage
from kiosk.rehearsal.transcript import Entry, as_text
from tests.devices.reverberation import response
from tests.end_to_end.rehearsing import LIBRARY, said_and_shown, transcript_of

SCRIPTS = ("catch-check-change", "five-senses", "one-small-step")
"""Exercises whose narration has many words that can be said to the kiosk."""


class Guard(Struct, frozen=True):
    """What is known of the kiosk's own voice: to the ear, whose canceller may be missing, and to the core."""

    ear_knows: bool = True
    cancels: bool = True
    core_knows: bool = True


GUARDS = {
    "nothing": Guard(),
    "own words known to the core": Guard(core_knows=False),
    "canceller": Guard(cancels=False),
    "sound known to the ear": Guard(ear_knows=False),
    "all of these": Guard(ear_knows=False, core_knows=False),
}
"""The parts, and what is known without each."""


class Narration(Struct, frozen=True):
    """How often the ear took the kiosk's own voice for a person's, in so many exercises, and how many went astray."""

    exercises: int = 1
    heard: int = 0
    astray: int = 0

    def __add__(self, other: Narration) -> Narration:
        return Narration(self.exercises + other.exercises, self.heard + other.heard, self.astray + other.astray)


def narrated(model: Path, guard: str, script_id: str) -> Narration:
    """Go through an exercise in which nobody speaks, and compare it with its transcript."""
    script = next(each for each in LIBRARY if (each.language, each.id) == ("en", script_id))
    entries = happened(model, GUARDS[guard], script, LIBRARY)
    kept = transcript_of(script, "in silence").read_text(encoding="utf-8")
    return Narration(1, heard(entries), int(said_and_shown(kept) != said_and_shown(as_text(entries))))


def heard(entries: list[Entry]) -> int:
    return sum(entry.what == "heard" for entry in entries)


def happened(model: Path, guard: Guard, script: Script, library: tuple[Script, ...]) -> list[Entry]:
    """What happens in this exercise while nobody speaks. Its client touches."""
    with open_voices(145) as voices:
        stage = stage_for(Kiosk(site=Site(), scripts=library), Client(script), voices, model, by_voice=False)
        stage.room.response = response()
        _leave_out(stage, guard, script, model)
        assert stage.play()
    return stage.transcript.entries


def _leave_out(stage: Stage, guard: Guard, script: Script, model: Path) -> None:
    ear = stage.microphone
    assert isinstance(ear, InlineEar)
    ear.listener = Listener(Recogniser(model), open_echo() if guard.cancels else Echo(NoCanceller()))
    if not guard.ear_knows:
        stage.microphone = _Unaware(ear)
    if not guard.core_knows:
        stage.client = _Forgetting(script, stage)


@dataclass
class _Unaware:
    """A microphone that is not told what is played."""

    ear: InlineEar

    def feed(self, block: Samples, played: Samples) -> None:
        self.ear.feed(block, np.zeros_like(played))


class _Forgetting(Client):
    """A client at a kiosk that forgets every word it says."""

    def __init__(self, script: Script, stage: Stage) -> None:
        super().__init__(script)
        self._stage = stage

    def passed(self, kiosk: Kiosk, seconds: float) -> str | None:
        runtime = self._stage.runtime
        runtime.kiosk = replace(runtime.kiosk, own=())
        return super().passed(kiosk, seconds)
