"""When the words of a recording are spoken, from nothing but its text and its silences.

Words are taken to last as long as they have letters, which alone is soon seconds off. What is sure
are the silences, so each is put between two words: best between two sentences, perhaps after a
comma, hardly elsewhere, and so that what is said between two silences takes about as long as its
letters would have it. Of all ways to do that the cheapest is found by dynamic programming. Between
two silences the words are spread by their letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

PAUSE_SECONDS: Final = 0.2
"""Silences that are shorter may be inside a word."""

_FRAME_SECONDS = 0.02
_SHORTEST_SECONDS = 0.06
"""What is shorter is no speech."""

_ENDS, _HALTS = re.compile(r"[.!?…:][\"”’)]*$"), re.compile(r"[,;—–-][\"”’)]*$")
"""Words after which a silence is likely, and after which it is possible."""

_ELSEWHERE, _AT_HALT, _NO_SILENCE = 4.0, 0.5, 2.0
"""What it costs to have a silence after any other word, after a halt, and none after an end."""

_WORDLESS, _WORDLESS_SECOND = 1.5, 5.0
"""What it costs to have sound without a word (a breath, a bell), and each second of it."""

_SPREAD, _LEAST_SPREAD = 0.06, 0.1
"""How far a stretch may take another time than its letters: the variance in seconds² a second, and at least."""

_WINDOW_SECONDS, _WINDOW_SHARE = 4.0, 0.1
"""How far off a silence is looked for: so long, and such a part of the whole."""


def levels_of(samples: NDArray[np.float32], rate: int) -> Numbers:
    """Return the root mean square in dB of every 20 ms."""
    frame = round(_FRAME_SECONDS * rate)
    frames = np.pad(samples, (0, -len(samples) % frame)).reshape(-1, frame)
    power: Numbers = np.einsum("ij,ij->i", frames, frames).astype(np.float64) / frame
    return 10 * np.log10(power + 1e-10)


def audible(levels: Numbers) -> tuple[float, float]:
    """Return when the first sound begins, and the last one ends, in seconds."""
    heard = np.flatnonzero(levels > _threshold(levels, 6.0, 50.0, 30.0))
    return float(heard[0]) * _FRAME_SECONDS, float(heard[-1] + 1) * _FRAME_SECONDS


def speech(levels: Numbers) -> Numbers:
    """Return when each stretch of speech begins and ends, in seconds: of shape (stretches, 2), one at least."""
    loud = levels > _threshold(levels, 10.0, 40.0, 15.0)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], loud, [False]]).astype(np.int8))) * _FRAME_SECONDS
    inner = edges[1:-1].reshape(-1, 2)
    parted = inner[inner[:, 1] - inner[:, 0] >= PAUSE_SECONDS]
    stretches = np.concatenate([edges[:1], parted.ravel(), edges[-1:]]).reshape(-1, 2)
    long = stretches[stretches[:, 1] - stretches[:, 0] >= _SHORTEST_SECONDS]
    return long if len(long) else stretches


def _threshold(levels: Numbers, above_noise: float, lowest: float, highest: float) -> float:
    """Return a level that lies above the noise (what a tenth stays below), but so far below the loudest."""
    most = float(levels.max())
    return float(np.clip(np.percentile(levels, 10) + above_noise, most - lowest, most - highest))


def word_times(text: str, stretches: Numbers) -> tuple[float, ...]:
    """Return when each word of `text.split()` begins, in seconds, ascending."""
    words = text.split()
    if not words:
        return ()
    letters = np.array([sum(map(str.isalnum, word)) + 1.0 for word in words])
    lengths = stretches[:, 1] - stretches[:, 0]
    due = np.append(0.0, np.cumsum(letters)) * lengths.sum() / letters.sum()
    bounds = _bounds(words, due, lengths)
    times: list[float] = []
    for (begin, end), (first, after) in zip(stretches, pairwise(bounds), strict=True):
        if after > first:
            times += np.interp(due[first:after], due[[first, after]], [begin, end]).tolist()
    return tuple(times)


def _bounds(words: Sequence[str], due: Numbers, lengths: Numbers) -> list[int]:
    """Return how many words come before each stretch, and before the end.

    `due` is when each word begins, and the last ends, if all were spoken at one pace without a pause.
    """
    ends = np.array([bool(_ENDS.search(word)) for word in words])
    halts = np.array([bool(_HALTS.search(word)) for word in words])
    silence = np.append(0.0, np.where(ends, 0.0, np.where(halts, _AT_HALT, _ELSEWHERE)))
    passed = np.append(0.0, np.cumsum(ends) * _NO_SILENCE)
    whole = len(words)
    before, costs = range(1), np.zeros(1)
    ways: list[tuple[int, NDArray[np.intp]]] = []
    for length, place in zip(lengths, np.cumsum(lengths), strict=True):
        after = range(whole, whole + 1) if len(ways) == len(lengths) - 1 else _near(due, place, lengths.sum())
        table = costs[:, None] + _costs(due, passed, before, after, length)
        ways.append((after[0], table.argmin(axis=0) + before[0]))
        before, costs = after, table.min(axis=0) + silence[after[0] : after[-1] + 1]
    bounds = [whole]
    for first, way in reversed(ways):
        bounds.append(int(way[bounds[-1] - first]))
    return bounds[::-1]


def _near(due: Numbers, place: float, whole: float) -> range:
    """Return the numbers of words before a silence that are worth trying."""
    window = _WINDOW_SECONDS + _WINDOW_SHARE * whole
    first, after = np.searchsorted(due, [place - window, place + window])
    return range(int(min(first, len(due) - 1)), int(max(after, first + 1).clip(1, len(due))))


def _costs(due: Numbers, passed: Numbers, before: range, after: range, length: float) -> Numbers:
    """Return what it costs that a stretch of this length begins before one word and ends before another.

    Of shape (before, after).
    """
    first, last = np.array(before)[:, None], np.array(after)[None, :]
    wanted = due[last] - due[first]
    off = np.square(length - wanted) / (_SPREAD * (length + wanted.clip(0.0)) + _LEAST_SPREAD)
    spoken = off + passed[np.maximum(last - 1, 0)] - passed[first]
    wordless = _WORDLESS + _WORDLESS_SECOND * length
    return np.where(last > first, spoken, np.where(last == first, wordless, np.inf))
