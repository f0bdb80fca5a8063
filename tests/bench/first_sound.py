"""From the wish to say something to the first sample of it that can be heard, beside plain pyttsx3.

All of it is real: voice, renderer, player and sound card on one side, pyttsx3 with its own driver and
`aplay` on the other, each through a virtual card, whose loudspeaker is recorded. Where in the recording
the first audible sample is tells when it was heard.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from threading import Event as Signal
from time import monotonic
from typing import IO

import numpy as np

from tests.bench.table import Result, Row, percentile_95
from tests.devices.speech import ENGLISH
from tests.virtual_card import RATE, VirtualCard, virtual_card

SENTENCES = ENGLISH[:5]
ROUNDS = 3
MOST_MS = 60.0

AUDIBLE = 0.003
SILENCE_SECONDS = 0.5
"""Longer than any silence within a sentence."""

ARRIVALS = 20
LOOK_SECONDS, PATIENCE_SECONDS = 0.1, 15.0

NOTE = (
    "Touch to sound: from `speak` (peer, plain pyttsx3: from `say` and `runAndWait`) to the first audible sample that "
    f"leaves the loudspeaker of a virtual card, which works in steps of 10 ms; "
    f"{len(SENTENCES)} sentences. The way from the glass to `speak`, up to two frames, is not in it. "
    "Plain pyttsx3 keeps no sound, so it has one figure."
)
NO_PEER = "Touch to sound has no peer here: plain pyttsx3 plays through aplay (package alsa-utils), which is missing."


def measure() -> Result:
    resting, uncached, cached = [], [], []
    for _ in range(ROUNDS):
        first, *others = _times("kiosk", SENTENCES * 2)
        resting.append(first)
        uncached += others[: len(SENTENCES) - 1]
        cached += others[len(SENTENCES) - 1 :]
    peer = median(_times("pyttsx3", SENTENCES)) if shutil.which("aplay") else None
    rows = (
        Row("touch to sound, cached, median", "ms", median(cached), peer, most=MOST_MS),
        Row("touch to sound, cached, 95th percentile", "ms", percentile_95(cached), peer),
        Row("touch to sound, uncached, median", "ms", median(uncached), peer),
        Row("touch to sound, uncached, renderer at rest", "ms", median(resting), peer),
    )
    return Result(rows, (NOTE,) if peer else (NOTE, NO_PEER))


def _times(who: str, sentences: tuple[str, ...]) -> list[float]:
    """Return for each sentence after how many ms it is heard, said one after the other by a new process."""
    with virtual_card() as card, _speaker(who, card) as say:
        return [_time(card, say, sentence) for sentence in sentences]


@contextmanager
def _speaker(who: str, card: VirtualCard) -> Iterator[Callable[[str], float]]:
    """Provide a process that says something, and returns when it began to."""
    command = [sys.executable, "-m", "tests.bench.speaker", who]
    environment = {**os.environ, **card.environment}
    with subprocess.Popen(  # noqa: S603 - our own module
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        to, of = process.stdin, process.stdout
        assert to is not None
        assert of is not None
        of.readline()
        yield lambda text: _ask(to, of, text)


def _ask(to: IO[str], of: IO[str], text: str) -> float:
    to.write(f"{text}\n")
    to.flush()
    return float(of.readline())


def _time(card: VirtualCard, say: Callable[[str], float], text: str) -> float:
    zero = moment_of_first_sample(card)
    before = len(card.heard())
    began = say(text)
    _wait(lambda: _first_audible(card, before) is not None)
    first = _first_audible(card, before)
    assert first is not None
    say("")
    _wait(lambda: _first_audible(card, -round(SILENCE_SECONDS * RATE)) is None)
    return 1000 * (zero + (before + first) / RATE - began)


def moment_of_first_sample(card: VirtualCard) -> float:
    """Return when the recording began, by the clock of `monotonic`: the least delayed of many arrivals tells best.

    To be asked each time: the card's clock goes slower, by 0.04 %.
    """
    moments = []
    for _ in range(ARRIVALS):
        arrived = _next_arrival(card, len(card.heard()))
        moments.append(monotonic() - arrived / RATE)
    return min(moments)


def _next_arrival(card: VirtualCard, known: int) -> int:
    """Return how many samples there are as soon as there are more than are known."""
    return len(card.wait_until_heard(lambda sound: len(sound) > known))


def _first_audible(card: VirtualCard, start: int) -> int | None:
    """Return how many samples after `start` something is audible, if anything is."""
    audible = np.flatnonzero(np.abs(card.heard()[start:]) > AUDIBLE)
    return int(audible[0]) if audible.size else None


def _wait(until: Callable[[], bool]) -> None:
    """Wait, with looks so rare that they take nothing from what is measured."""
    end = monotonic() + PATIENCE_SECONDS
    while not until():
        if monotonic() > end:
            raise TimeoutError("what was expected was not heard")
        Signal().wait(LOOK_SECONDS)
