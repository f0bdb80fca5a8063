"""Trying a file: whether the promises hold for it, what is said about it, and how long it takes."""

from __future__ import annotations

import re
import time
from pathlib import Path

from msgspec import Struct

from kiosk.scripts.files import parse_file, read_text
from kiosk.scripts.findings import RefusedError
from kiosk.scripts.parser import Parsed
from tests.scripts.promises import assert_is_explained, assert_is_understood_or_explained
from tests.scripts.strategies import AROUND

BYTES = 100_000
MOST_SECONDS = 0.1
"""How long a file of so many bytes may take; a smaller one too, a larger one in proportion."""

_NUMBER = re.compile(r"\d[\d,.]*|“[^”]*”")


class Trial(Struct, frozen=True):
    """What came of a file. `seconds` are those of a file of `BYTES`, if it is larger."""

    text: str
    messages: frozenset[str]
    seconds: float


def attempt(data: bytes, path: Path, *, timed: bool) -> Trial:
    """Read a file with this content, which is put there. Raises whatever is wrong with what comes of it."""
    path.write_bytes(data)
    start = time.process_time()
    parsed = _parsed(path)
    seconds = time.process_time() - start
    text = _text(path)
    if text is None:
        assert_is_explained("", parsed)
    else:
        assert_is_understood_or_explained(text)
    scale = max(1.0, len(data) / BYTES)
    seconds = _seconds_at_best(path, seconds, scale * MOST_SECONDS) / scale if timed else 0.0
    assert seconds <= MOST_SECONDS, f"it takes {1000 * seconds:.0f} ms"
    return Trial(text or "", frozenset(_NUMBER.sub("…", finding.message) for finding in parsed.findings), seconds)


def _parsed(path: Path) -> Parsed:
    return parse_file(path, path.parent, "en", AROUND.vocabulary)


def _text(path: Path) -> str | None:
    try:
        return read_text(path, path.parent)
    except RefusedError:
        return None


def _seconds_at_best(path: Path, seconds: float, most: float) -> float:
    """Return the least of a few times, where the first was long: a busy machine is no fault of the file."""
    tries = 7
    while seconds > most / 2 and tries:
        start = time.process_time()
        _parsed(path)
        seconds = min(seconds, time.process_time() - start)
        tries -= 1
    return seconds
