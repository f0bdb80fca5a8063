"""`python -m tests.bench_voice.echo` (`make echo`): what the kiosk makes of its own voice, and of who speaks over it.

Everything is the whole program in virtual time, in a room made of numbers. It takes about ten minutes.
"""

# ruff: noqa: T201 - printing is what it is for

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from time import process_time

import numpy as np
from msgspec import Struct

from kiosk.commands.rehearse import open_voices
from kiosk.core.messages import Heard, Listen
from kiosk.core.phrases import EVERYWHERE, IN_EXERCISE
from kiosk.core.script import Script
from kiosk.devices.activity import CHUNK, RATE, Samples
from kiosk.devices.echo import open_echo
from kiosk.devices.listener import Listener
from kiosk.rehearsal.transcript import as_text
from kiosk.words.english import ENGLISH
from tests.bench.table import Result, Row, as_table
from tests.bench_voice.synthetic import VOICES, spoken
from tests.devices.reverberation import in_the_room, response
from tests.devices.room import one_after_another, quiet, recogniser, recorded, said
from tests.end_to_end.interrupting import SENTENCE, Interruption, interrupted
from tests.end_to_end.rehearsing import LIBRARY, rehearse, said_and_shown, transcript_of

ENGLISH_SCRIPTS = tuple(script for script in LIBRARY if script.language == "en")
LONG_SCRIPTS = tuple(script for script in ENGLISH_SCRIPTS if script.id in ("body-scan", "five-senses"))
SAYINGS = ("stop", "pause")
PHRASES = tuple(sorted({phrase for each in (*EVERYWHERE, *IN_EXERCISE) for phrase in ENGLISH.commands[each]}))
TALK = ("order_001.flac", "order_008.flac", "order_025.flac", "order_028.flac")
SECONDS = 60.0

MISSED_PERCENT, IDLE_PERCENT, SPEAKING_PERCENT = 10.0, 3.0, 20.0

ROOM_NOTE = (
    "The room: what is played comes back 6 dB softer after 40 ms, with a reverberation of 0.4 s, in noise of -80 dB."
)
SILENCE_NOTE = (
    f"Own narration: all {len(ENGLISH_SCRIPTS)} English exercises, in which nobody says anything. Reports are all "
    "that the ear tells; a false action is an exercise in which something was said or shown that its transcript lacks."
)
INTERRUPTION_NOTE = (
    f"Interruptions: “stop” and “pause” over narration, as loud at the microphone as the kiosk itself is there, by "
    f"{len(VOICES)} synthetic voices in {len(LONG_SCRIPTS)} exercises. Clear is what is understood with nothing played."
)
PROCESSOR_NOTE = "Processor: the share of one core that it takes to listen, for a minute each."


class Silence(Struct, frozen=True):
    """A rehearsal in which nobody spoke."""

    reports: int
    went_another_way: bool


def measure() -> Result:
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as processes:
        silences = list(processes.map(_in_silence, ENGLISH_SCRIPTS))
        kinds = [(voice, loop) for loop in (True, False) for voice in VOICES]
        missed = dict(zip(kinds, processes.map(_missed, *zip(*kinds, strict=True)), strict=True))
    rows = (
        Row("reports of own narration", "", sum(each.reports for each in silences)),
        Row("false actions on own narration", "", sum(each.went_another_way for each in silences), most=0.0),
        *interruption_rows(missed),
        *_listening(),
    )
    return Result(rows, (ROOM_NOTE, SILENCE_NOTE, INTERRUPTION_NOTE, PROCESSOR_NOTE))


# --- its own voice ----------------------------------------------------------------------------------


def _in_silence(script: Script) -> Silence:
    with open_voices(145) as voices:
        stage = rehearse(voices, script, "in silence", response())
    kept = transcript_of(script, "in silence").read_text(encoding="utf-8")
    reports = sum(entry.what == "heard" for entry in stage.transcript.entries)
    return Silence(reports, said_and_shown(kept) != said_and_shown(as_text(stage.transcript.entries)))


# --- interruptions ----------------------------------------------------------------------------------


class Tries(Struct, frozen=True):
    """How often something was said over narration, how often that was missed, and how often it can be understood."""

    tries: int = 0
    missed: int = 0
    understood: int = 0
    understood_missed: int = 0

    def __add__(self, other: Tries) -> Tries:
        return Tries(
            self.tries + other.tries,
            self.missed + other.missed,
            self.understood + other.understood,
            self.understood_missed + other.understood_missed,
        )


def _missed(voice: str, loop: bool) -> Tries:
    """Interrupt the kiosk with this voice."""
    clear = {saying for saying in SAYINGS if understood(spoken(voice, saying), saying)}
    with open_voices(145) as voices:
        room = response() if loop else None
        found = [interrupted(voices, each, room, lambda text: spoken(voice, text))[0] for each in LONG_SCRIPTS]
    every = [interruption for each in found for interruption in each]
    plain = [interruption for interruption in every if interruption.said in clear]
    return Tries(len(every), _lost(every), len(plain), _lost(plain))


def interruption_rows(missed: dict[tuple[str, bool], Tries]) -> tuple[Row, ...]:
    rows = []
    for name, loop in (("with an echo", True), ("with headphones", False)):
        tries = sum((each for (_, looped), each in missed.items() if looped is loop), Tries())
        share, clear = 100 * tries.missed / tries.tries, 100 * tries.understood_missed / tries.understood
        rows += [
            Row(f"interruptions missed {name}, of {tries.tries}", "%", share, most=MISSED_PERCENT),
            Row(f"... of those that are clear, {tries.understood}", "%", clear, most=MISSED_PERCENT),
        ]
    return tuple(rows)


def _lost(interruptions: list[Interruption]) -> int:
    return sum(not each.acted_on for each in interruptions)


def understood(sound: Samples, text: str) -> bool:
    """Whether this is understood with nothing played."""
    by = _listener()
    return any(isinstance(event, Heard) and event.text == text for event in by.feed(one_after_another(sound)))


# --- processor time ---------------------------------------------------------------------------------


def _listening() -> tuple[Row, ...]:
    silence = np.zeros(round(SECONDS * RATE), np.float32)
    narration = np.resize(said(SENTENCE), len(silence))
    talk = np.resize(np.concatenate([recorded(name) for name in TALK]), len(silence)) + quiet(SECONDS)
    echo = in_the_room(narration, response()) + quiet(SECONDS)
    return (
        Row("listening, nobody speaks", "%", percent(quiet(SECONDS), silence), most=IDLE_PERCENT),
        Row("listening, the kiosk speaks", "%", percent(echo, narration), most=SPEAKING_PERCENT),
        Row("listening, somebody speaks", "%", percent(talk, silence), most=SPEAKING_PERCENT),
        Row("listening, both speak", "%", percent(echo + talk, narration), most=SPEAKING_PERCENT),
    )


def percent(heard: Samples, played: Samples) -> float:
    """Return the share of a core that it takes to listen to this."""
    by, began = _listener(), process_time()
    for start in range(0, len(heard), CHUNK):
        by.feed(heard[start : start + CHUNK], played[start : start + CHUNK])
    return 100 * (process_time() - began) / (len(heard) / RATE)


def _listener() -> Listener:
    by = Listener(recogniser(), open_echo())
    by.listen(Listen(1, PHRASES, "en"))
    return by


if __name__ == "__main__":
    print(as_table([measure()]))
