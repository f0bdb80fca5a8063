"""From the start of the process to its first frame, beside an empty Kivy window."""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median
from time import monotonic

from tests.bench.table import Result, Row

RUNS = 7

NOTE = (
    "Start to first frame: from the start of the process to the moment when Welcome was drawn, in memory (without a "
    f"graphics card); median of {RUNS} runs in turn with the peer, an empty Kivy window of the same size."
)


def measure() -> Result:
    runs = [(_seconds("kiosk"), _seconds("empty")) for _ in range(RUNS)]
    ours, peer = (1000 * median(times) for times in zip(*runs, strict=True))
    return Result((Row("start to first frame, median", "ms", ours, peer, most_ratio=1.5),), (NOTE,))


def _seconds(window: str) -> float:
    command = [sys.executable, "-m", "tests.bench.window", window]
    environment = {**os.environ, "SDL_VIDEODRIVER": "offscreen"}
    began = monotonic()
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)  # noqa: S603
    return float(done.stdout) - began
