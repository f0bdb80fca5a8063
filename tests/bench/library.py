"""From folders of scripts to exercises that can be chosen, beside merely reading the files.

The scripts are those that come with the kiosk, over and over, each with a title and a first paragraph
of its own, so that no two are the same.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from kiosk.scripts.cache import ParseCache
from kiosk.scripts.library import builtin_folder, load_library
from tests.bench.table import Result, Row

SIZES = (100, 1000, 4000)
USUAL = 1000
ROUNDS = 5
MOST_MS = 1000.0
MOST_GROWTH = 1.5

NOTE = (
    "Opening a library: from a folder to exercises that can be chosen. The first time every script is parsed; "
    f"afterwards what came of it is kept by its content (median of {ROUNDS}). Peer: the same files, merely read, in "
    "order. All files are in the memory of the system. “Each of” is the time for one script, whose peer is one of "
    f"{USUAL}: about 1 means that the cost grows linearly."
)


def measure() -> Result:
    with TemporaryDirectory() as folder:
        times = {size: _times(Path(folder), size) for size in SIZES}
    rows = [
        Row(f"open {size} scripts, {what}", "ms", 1000 * ours, 1000 * bare, most=goal if size == USUAL else None)
        for what, index, goal in (("cached", 1, MOST_MS), ("first time", 0, None))
        for size, (*found, bare) in times.items()
        for ours in found[index : index + 1]
    ]
    return Result((*rows, *_growth(times)), (NOTE,))


def _growth(times: dict[int, tuple[float, float, float]]) -> list[Row]:
    largest = SIZES[-1]
    return [
        Row(
            f"each of {largest} scripts, {what}",
            "µs",
            1e6 * times[largest][index] / largest,
            1e6 * times[USUAL][index] / USUAL,
            most_ratio=MOST_GROWTH,
        )
        for index, what in ((1, "cached"), (0, "first time"))
    ]


def _times(folder: Path, size: int) -> tuple[float, float, float]:
    """Return after how many seconds so many scripts are opened the first time and later, and their files are read."""
    scripts, cache = folder / str(size), folder / f"{size}.jsonl"
    _write(scripts, size)
    first = _seconds(lambda: _open(scripts, cache, size))
    later = median(_seconds(lambda: _open(scripts, cache, size)) for _ in range(ROUNDS))
    bare = median(_seconds(lambda: _read(scripts)) for _ in range(ROUNDS))
    return first, later, bare


def _write(folder: Path, size: int) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(builtin_folder().glob("en/*.md"))]
    (folder / "en").mkdir(parents=True)
    for number, text in enumerate(islice(cycle(texts), size)):
        header, _, body = text.partition("\n\n")
        title, _, fields = header.partition("\n")
        own = f"{title} {number}\n{fields}\n\nThis one has the number {number}.\n\n{body}"
        (folder / "en" / f"script-{number}.md").write_text(own, encoding="utf-8")


def _open(scripts: Path, cache: Path, size: int) -> None:
    library = load_library([scripts], ParseCache(cache))
    assert size == len(library.scripts)


def _read(scripts: Path) -> None:
    for path in sorted(scripts.glob("*/*.md")):
        path.read_bytes()


def _seconds(action: Callable[[], None]) -> float:
    began = perf_counter()
    action()
    return perf_counter() - began
