"""What is measured once an hour, and what is to be said of it."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from ctypes import CDLL
from pathlib import Path

import numpy as np
from msgspec import Struct

from tests.soak.house import CACHE_BYTES, House

MOST_SLOPE = 1.0
"""MB of resident memory in 24 hours, after the first."""

MOST_BYTES = {
    "speech": CACHE_BYTES,
    "scripts.jsonl": 1_000_000,
    "shelf": 1_000_000,
    "loose": 10_000,
    "uses.sqlite": 50_000,
}
"""What may lie on the disk. A rendering that is just being added may be above the limit of the cache for a moment."""

DAY = 24.0


class Sample(Struct, frozen=True):
    """At this hour: resident memory in MB, threads, open files, and bytes on the disk by place."""

    hour: float
    memory: float
    threads: int
    files: int
    disk: dict[str, int]


def sample(house: House) -> Sample:
    """Measure."""
    disk = {name: _bytes(house.folder / name) for name in MOST_BYTES}
    disk["elsewhere"] = _bytes(house.folder) - sum(disk.values())
    return Sample(house.seconds / 3600, _resident_mb(), threading.active_count(), open_files(), disk)


def open_files() -> int:
    """Return how many files this process has open."""
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208  # only their number


def slope(samples: Sequence[Sample]) -> float | None:
    """Return by how many MB memory grows in 24 hours, after the first 24; nothing where there were no such hours."""
    later = [(each.hour, each.memory) for each in samples if each.hour - samples[0].hour >= DAY]
    if len(later) < DAY:
        return None
    hours, memory = np.array(later).T
    return float(np.polyfit(hours, memory, 1)[0]) * DAY


def too_large(samples: Sequence[Sample]) -> list[str]:
    """Return what on the disk was larger than it may be."""
    limits = {**MOST_BYTES, "elsewhere": 0}
    return sorted({place for each in samples for place, size in each.disk.items() if size > limits[place]})


def _resident_mb() -> float:
    """Return the resident memory of this process; the one that renders is ended whenever it has nothing to do.

    What the C library keeps of freed memory is given back first: it comes and goes by 3 to 8 MB at a time, which over
    two days was a slope of anything between -1.8 and 2 MB.
    """
    CDLL("libc.so.6").malloc_trim(0)
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _bytes(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(each.stat().st_size for each in path.rglob("*") if each.is_file() and not each.is_symlink())
