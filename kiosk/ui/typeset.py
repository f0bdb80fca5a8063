"""Breaking text into lines. Words are never broken; words in curly quotes are strong.

Widths come from a `Measure`, so that nothing here depends on how letters are drawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kiosk.ui.theme import Face

Weight = Literal[300, 400, 600]

Measure = Callable[[str, Weight, int], float]
"""The width in pixels of a text in this weight and size (pixels)."""

Word = tuple[tuple[str, bool], ...]
"""The pieces of a word, each with whether it is strong: “six”. has a strong piece and a plain full stop."""

STRONG: Weight = 600

_TOKEN = re.compile(r"“[^”]*”|\s+|[^\s“]+|“")


@dataclass(frozen=True)
class Block:
    """A paragraph broken into lines. Lengths in pixels."""

    lines: tuple[tuple[Word, ...], ...]
    widths: tuple[float, ...]
    weight: Weight
    px: int
    pitch: float

    @property
    def width(self) -> float:
        """The width of the widest line."""
        return max(self.widths, default=0.0)

    @property
    def height(self) -> float:
        """The height of all lines."""
        return self.pitch * len(self.lines)


def words(text: str) -> list[Word]:
    """Return the words of a text, which are separated by white space."""
    found: list[list[tuple[str, bool]]] = [[]]
    for token in _TOKEN.findall(text):
        if token.isspace():
            found.append([])
            continue
        strong = token.startswith("“")
        first, *others = token.split() if strong else [token]
        found[-1].append((first, strong))
        found.extend([(other, strong)] for other in others)
    return [tuple(pieces) for pieces in found if pieces]


def word_width(word: Word, weight: Weight, px: int, measure: Measure) -> float:
    """Return the width of a word whose plain pieces have this weight."""
    return sum(measure(piece, STRONG if strong else weight, px) for piece, strong in word)


def break_lines(widths: Sequence[float], gap: float, limit: float) -> list[range]:
    """Return which of the things in a row go on each line, as many on each as fit in `limit`."""
    lines: list[range] = []
    start, used = 0, 0.0
    for index, width in enumerate(widths):
        if index > start and used + width > limit:
            lines.append(range(start, index))
            start, used = index, 0.0
        used += width + gap
    return [*lines, range(start, len(widths))] if widths else []


def balance_lines(widths: Sequence[float], gap: float, limit: float) -> list[range]:
    """Break into no more lines than needed, of lengths as even as they come."""
    lines = break_lines(widths, gap, limit)
    limit = min(limit, sum(widths) + gap * len(widths))
    while limit > max(widths, default=limit):
        limit *= 0.97
        closer = break_lines(widths, gap, limit)
        if len(closer) > len(lines):
            break
        lines = closer
    return lines


@lru_cache(maxsize=512)
def set_text(text: str, face: Face, px: int, limit: float, measure: Measure) -> Block:
    """Set a text at `px` pixels in lines of at most `limit` pixels; a single longer word makes a longer line."""
    found = words(text)
    widths = [word_width(word, face.weight, px, measure) for word in found]
    gap = measure(" ", face.weight, px)
    lines = balance_lines(widths, gap, limit)
    return Block(
        lines=tuple(tuple(found[i] for i in line) for line in lines),
        widths=tuple(sum(widths[i] for i in line) + gap * (len(line) - 1) for line in lines),
        weight=face.weight,
        px=px,
        pitch=px * face.pitch,
    )
