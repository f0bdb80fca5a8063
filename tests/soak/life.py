"""Days in the life of a kiosk: one visitor after another, mishaps at any time, and a restart every night."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, process_time

from msgspec import Struct

from kiosk.core.messages import Hours
from kiosk.core.state import Asleep, Welcome, session_of
from tests.soak.faults import FAULTS, children
from tests.soak.house import BLOCK_SECONDS, House, open_house
from tests.soak.measuring import MOST_SLOPE, Sample, open_files, sample, slope, too_large
from tests.soak.visitors import Visitor, somebody

HOUR = 3600.0
OPENS, CLOSES = 8, 18
FROM_VISIT_TO_VISIT = 240.0
FROM_FAULT_TO_FAULT = 120.0
"""Seconds on average."""

LONGEST_VISIT = 3600.0
"""After so long a visit that has not ended is stuck: the longest exercise takes nine minutes, however often paused."""

Say = Callable[[str], object]


class Report(Struct, frozen=True):
    """What came of it."""

    figures: dict[str, float]
    samples: tuple[Sample, ...]
    troubles: tuple[str, ...]


@dataclass
class Life:
    """A house and its fate."""

    house: House
    random: Random
    say: Say
    samples: list[Sample] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)
    visitor: Visitor | None = None
    since: float = 0.0
    """Since when the visitor is there."""

    next_visit: float = 0.0
    next_fault: float = 0.0
    in_exercise: bool = False
    is_open: bool = True

    def until(self, seconds: float) -> None:
        """Go on until so many seconds have gone by."""
        while self.house.seconds < seconds:
            before = self.house.seconds
            self._moment()
            if int(before / HOUR) != int(self.house.seconds / HOUR):
                self._hour(int(self.house.seconds / HOUR))

    def _moment(self) -> None:
        house = self.house
        if self.visitor is None and house.seconds >= self.next_visit and self.is_open:
            self.visitor, self.since = somebody(self.random, house.kiosk), house.seconds
        if house.seconds >= self.next_fault:
            self._fault()
        if self.visitor is None:
            house.idle(1.0)
            return
        here = house.seconds - self.since < self.visitor.stays
        house.block(hearing=here and self.visitor.speaks)
        if here:
            self.visitor.act(house, BLOCK_SECONDS)
        self._watch(self.visitor, here=here)

    def _watch(self, visitor: Visitor, *, here: bool) -> None:
        """See whether an exercise begins, and whether the visit is over."""
        phase = self.house.kiosk.phase
        exercising = session_of(phase) is not None
        self.counts["exercises"] += exercising and not self.in_exercise
        self.in_exercise = exercising
        there = self.house.seconds - self.since
        at_the_end = isinstance(phase, Welcome | Asleep) and (not here or there > 300)
        if there > LONGEST_VISIT:
            self.troubles.append(f"after {there:.0f} s a visit had not ended, but was at {phase}")
        if at_the_end or there > LONGEST_VISIT:
            self.counts["visits by voice" if visitor.speaks else "visits by touch"] += 1
            self.visitor = None
            self.next_visit = self.house.seconds + self.random.expovariate(1 / FROM_VISIT_TO_VISIT)

    def _fault(self) -> None:
        fault = self.random.choice(FAULTS)
        self.counts["faults"] += 1
        fault(self.house, self.random)
        self.next_fault = self.house.seconds + self.random.expovariate(1 / FROM_FAULT_TO_FAULT)

    def _night(self) -> None:
        shift = [sys.executable, "-m", "tests.soak.shift", str(self.house.folder)]
        done = subprocess.run(shift, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            self.troubles.append(f"at night: {done.stdout} {done.stderr}")

    def _hour(self, hour: int) -> None:
        if hour % 24 == 0:
            self._night()
        if hour % 24 in (OPENS, CLOSES):
            self.is_open = hour % 24 == OPENS
            self.house.inbox.put(Hours(self.is_open))
        gc.collect()
        self.samples.append(sample(self.house))
        self.say(f"{self.samples[-1]}")


def live(hours: float, seed: int, say: Say) -> Report:
    """Live for so many hours from when the clinic opens; whatever is raised is not caught."""
    began, busy = monotonic(), process_time()
    threads = {*threading.enumerate()}
    with TemporaryDirectory() as folder, ExitStack() as stack:
        house = open_house(Path(folder), stack)
        house.seconds = OPENS * HOUR
        files = open_files()
        life = Life(house, Random(seed), say)  # noqa: S311 - nothing here is secret
        life.samples.append(sample(house))
        life.until((OPENS + hours) * HOUR)
        house.runtime.voice.close()
        more_files = open_files() - files
    gc.collect()
    figures: dict[str, float] = {
        "hours": hours,
        **life.counts,
        "hours heard": round(house.heard_seconds / HOUR, 1),
        "pictures drawn": house.screen.drawn,
        "memory, MB": round(life.samples[-1].memory, 1),
        "memory, MB in 24 hours": round(slope(life.samples) or 0.0, 2),
        "minutes that it took": round((monotonic() - began) / 60, 1),
        "minutes of a processor": round((process_time() - busy) / 60, 1),
    }
    left = [f"a thread is left: {each.name}" for each in threading.enumerate() if each not in threads]
    left += [f"a process is left: {each}" for each in children()]
    left += [f"{more_files} files more are open than at the beginning"] * (more_files > 0)
    return Report(figures, tuple(life.samples), (*life.troubles, *left, *_growth(life.samples)))


def _growth(samples: list[Sample]) -> list[str]:
    grown = slope(samples)
    told = [f"too much is on the disk: {place}" for place in too_large(samples)]
    if grown is not None and grown >= MOST_SLOPE:
        told.append(f"memory grows by {grown:.2f} MB in 24 hours")
    return told
