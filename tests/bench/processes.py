"""What a process and all that it has started take of memory and of the processor, as Linux tells."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

_TICKS = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")
_SIZES = re.compile(r"^(Rss|Pss): +(\d+) kB", re.MULTILINE)


class Memory(Struct, frozen=True):
    """In MB. `pss` counts what processes share once, in parts; `rss` counts it for each of them."""

    pss: float = 0.0
    rss: float = 0.0

    def __add__(self, other: Memory) -> Memory:
        return Memory(self.pss + other.pss, self.rss + other.rss)


def family(pid: int) -> list[int]:
    """Return a process and its descendants."""
    children: list[int] = []
    with suppress(FileNotFoundError, ProcessLookupError):  # it may end at any time
        for task in (_PROC / str(pid) / "task").iterdir():
            children += map(int, (task / "children").read_text().split())
    return [pid, *(each for child in children for each in family(child))]


def memory(pid: int) -> Memory:
    """Return what one process takes."""
    with suppress(FileNotFoundError, ProcessLookupError):
        text = (_PROC / str(pid) / "smaps_rollup").read_text()
        found = {name.lower(): int(kb) * 1024 / 1e6 for name, kb in _SIZES.findall(text)}
        return Memory(**found)
    return Memory()


def processor_seconds(pid: int) -> float:
    """Return the processor time that one process has taken, with its ended children."""
    return sum(_times(_PROC / str(pid))) / _TICKS


def main_thread_seconds(pid: int) -> float:
    """Return the processor time that the first thread of a process has taken."""
    return sum(_times(_PROC / str(pid) / "task" / str(pid))[:2]) / _TICKS


def _times(folder: Path) -> list[int]:
    """Return the ticks taken by a process or thread and by its ended children, each in the program and the system."""
    return [int(ticks) for ticks in (folder / "stat").read_text().rpartition(")")[2].split()[11:15]]
