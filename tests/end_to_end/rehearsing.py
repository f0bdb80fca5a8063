"""Rehearses exercises as somebody who answers everything, by voice or by touch, and as somebody who stays silent."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import numpy as np
from msgspec import Struct

from kiosk.commands.rehearse import Voices, stage_for
from kiosk.core.script import Script
from kiosk.core.state import Kiosk, Site
from kiosk.rehearsal.client import Client
from kiosk.rehearsal.room import Samples
from kiosk.rehearsal.stage import Stage
from kiosk.rehearsal.transcript import as_text
from kiosk.scripts.library import builtin_folder, load_library
from tests.devices.reverberation import response

TRANSCRIPTS = Path(__file__).parents[1] / "transcripts"
LIBRARY = load_library([builtin_folder()]).scripts

Way = Literal["by voice", "by touch", "in silence"]

SAYING_SECONDS = 4.0
"""From the beginning of what a client says until it is heard to its end: at most so long."""

HEARD_LANGUAGES = ("en",)
"""The languages for which a speech model comes with the kiosk."""


class Outcome(Struct, frozen=True):
    """What came of a rehearsal: its transcript, how long the exercise took, and the loudest sample."""

    transcript: str
    seconds: float
    spoken_seconds: float
    peak: float


def ways(script: Script) -> tuple[Way, ...]:
    """How an exercise is rehearsed: by voice where the kiosk can hear its language."""
    return ("by voice" if script.language in HEARD_LANGUAGES else "by touch", "in silence")


def transcript_of(script: Script, way: Way) -> Path:
    """Where a transcript is kept."""
    return TRANSCRIPTS / script.language / f"{script.id}-{way.replace(' ', '-')}.txt"


def rehearse(voices: Voices, script: Script, way: Way, room: Samples | None = None) -> Stage:
    """Go through an exercise as somebody who answers everything, or as somebody who says nothing.

    The microphone hears the loudspeaker in this room; without one, in the usual room if somebody speaks, else
    not at all, as with headphones.
    """
    kiosk = Kiosk(site=Site(language=script.language), scripts=LIBRARY)
    client = Client(script, willing=way != "in silence")
    stage = stage_for(kiosk, client, voices, None, by_voice=way == "by voice")
    if room is not None or way == "by voice":
        stage.room.response = response() if room is None else room
    assert stage.play()
    return stage


def said_and_shown(text: str) -> list[str]:
    """What the kiosk said and showed, in order."""
    lines = [line.split(maxsplit=1)[1] for line in text.splitlines()]
    return [line for line in lines if not line.startswith(("client", "heard"))]


def heard_of_nobody(transcript: str) -> list[str]:
    """What was heard though the client had said nothing for some seconds."""
    last, found = -SAYING_SECONDS, []
    for line in transcript.splitlines():
        clock, what, _ = line.split(maxsplit=2)
        minutes, _, seconds = clock.partition(":")
        now = 60 * int(minutes) + float(seconds)
        if what == "client":
            last = now
        elif what == "heard" and now - last > SAYING_SECONDS:
            found.append(line)
    return found


def outcome_of(stage: Stage) -> Outcome:
    """What came of a rehearsal that is over."""
    peak = float(np.abs(np.concatenate(stage.sound)).max())
    return Outcome(as_text(stage.transcript.entries), stage.seconds, stage.spoken_seconds, peak)
