"""Rehearses exercises in processes of their own, as many at a time as the machine has processors."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Literal

import numpy as np
from msgspec import Struct

from kiosk.commands.rehearse import Voices, open_voices, stage_for
from kiosk.core.script import Script
from kiosk.core.state import Kiosk, Site
from kiosk.rehearsal.client import Client
from kiosk.rehearsal.stage import Stage
from kiosk.rehearsal.transcript import as_text
from kiosk.scripts.library import builtin_folder, load_library

TRANSCRIPTS = Path(__file__).parents[1] / "transcripts"
LIBRARY = load_library([builtin_folder()]).scripts

Way = Literal["by voice", "by touch", "in silence"]

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


def rehearse(voices: Voices, script: Script, way: Way) -> Stage:
    """Go through an exercise as somebody who answers everything, or as somebody who says nothing."""
    kiosk = Kiosk(site=Site(language=script.language), scripts=LIBRARY)
    client = Client(script, willing=way != "in silence")
    stage = stage_for(kiosk, client, voices, None, by_voice=way == "by voice")
    assert stage.play()
    return stage


def rehearse_all(scripts: tuple[Script, ...] = LIBRARY) -> dict[tuple[str, str, Way], Outcome]:
    """Rehearse these in every way; the outcomes by language, id and way."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), context) as processes:
        outcomes = list(processes.map(_outcomes, scripts))
    return {
        (script.language, script.id, way): outcome
        for script, of_one in zip(scripts, outcomes, strict=True)
        for way, outcome in of_one.items()
    }


def _outcomes(script: Script) -> dict[Way, Outcome]:
    with open_voices(145) as voices:
        return {way: _outcome(rehearse(voices, script, way)) for way in ways(script)}


def _outcome(stage: Stage) -> Outcome:
    peak = float(np.abs(np.concatenate(stage.sound)).max())
    return Outcome(as_text(stage.transcript.entries), stage.seconds, stage.spoken_seconds, peak)
