"""Breaking text into lines, and putting the words of a line into the order in which they are seen.

Words are never broken; words in curly quotes are strong. Widths come from a `Measure`, so that nothing
here depends on how letters are drawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain, groupby
from typing import NamedTuple

from msgspec import Struct

from kiosk.fonts import Weight
from kiosk.ui.bidi import levels, starts_right, visual_order
from kiosk.ui.theme import Face

Measure = Callable[[str, Weight, int], float]
"""The width in pixels of a text in this weight and size (pixels)."""

Word = tuple[tuple[str, bool], ...]
"""The pieces of a word, each with whether it is strong: “six”. has a strong piece and a plain full stop."""

Breaking = Callable[[Sequence[float], float], list[range]]
"""Which words go on each line, by their widths and the width of a blank."""

STRONG: Weight = 600

BLANK = " "

_TOKEN = re.compile(r"“[^”]*”|\s+|[^\s“]+|“")


class Part(NamedTuple):
    """A word, or as much of it as runs one way, its width in pixels. `word` is the number of its word."""

    text: str
    strong: bool
    level: int
    word: int
    width: float


class Piece(NamedTuple):
    """What is drawn at once. `x` is its left side in pixels, from the left side of its line."""

    text: str
    strong: bool
    rtl: bool
    word: int
    x: float


class Block(Struct, frozen=True):
    """A paragraph broken into lines, each with its pieces in the order of reading. Lengths in pixels."""

    lines: tuple[tuple[Piece, ...], ...]
    widths: tuple[float, ...]
    weight: Weight
    px: int
    pitch: float
    rtl: bool = False

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
    return set_words(words(text), face, px, measure, partial(balance_lines, limit=limit))


def set_words(found: Sequence[Word], face: Face, px: int, measure: Measure, breaking: Breaking) -> Block:
    """Set words in lines as `breaking` breaks them."""
    paragraph = " ".join("".join(text for text, _ in word) for word in found)
    parts = list(_parts(found, levels(f"{paragraph} "), face.weight, px, measure))
    widths = [sum(part.width for part in word[:-1]) for word in parts]
    broken = breaking(widths, measure(BLANK, face.weight, px))
    lines = [list(chain.from_iterable(parts[number] for number in line))[:-1] for line in broken]
    return Block(
        lines=tuple(tuple(_in_place(line)) for line in lines),
        widths=tuple(sum(part.width for part in line) for line in lines),
        weight=face.weight,
        px=px,
        pitch=px * face.pitch,
        rtl=starts_right(paragraph),
    )


def _parts(
    found: Sequence[Word], levels: Sequence[int], weight: Weight, px: int, measure: Measure
) -> Iterator[list[Part]]:
    """Yield the parts of each word, and the blank after it."""
    place = 0
    for number, word in enumerate(found):
        parts = []
        for text, strong in (*word, (BLANK, False)):
            for level, letters in _one_way(text, levels[place : place + len(text)]):
                width = measure(letters, STRONG if strong else weight, px)
                parts.append(Part(letters, strong, level, number, width))
            place += len(text)
        yield parts


def _one_way(text: str, levels: Sequence[int]) -> list[tuple[int, str]]:
    """Split a text where it begins to run another way."""
    if len(set(levels)) == 1:
        return [(levels[0], text)]
    letters = iter(text)
    return [(level, "".join(next(letters) for _ in group)) for level, group in groupby(levels)]


def _in_place(line: Sequence[Part]) -> Iterator[Piece]:
    """Yield the pieces of a line in the order of reading."""
    places = [0.0] * len(line)
    x = 0.0
    for index in visual_order([part.level for part in line]):
        places[index] = x
        x += line[index].width
    for part, place in zip(line, places, strict=True):
        if part.text != BLANK:
            yield Piece(part.text, part.strong, part.level % 2 == 1, part.word, place)
