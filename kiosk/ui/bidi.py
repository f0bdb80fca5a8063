"""In which order letters stand where some run from right to left: the Unicode Bidirectional Algorithm (UAX #9).

The system's library FriBidi tells the embedding level of each letter; without it (`kiosk doctor` tells)
all is taken to run from left to right. Lines are put into order here (rule L2), since they are broken here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from ctypes import CDLL, byref, c_int8, c_uint32
from functools import cache, lru_cache

LIBRARY = "libfribidi.so.0"

_LEFT_TO_RIGHT = re.compile(r"[\0-\u0589\u2010-\u2027\u20A0-\u218F]*")
"""A text without any letter or mark that runs, or makes others run, from right to left."""

_UNDECIDED = 0x40
"""A paragraph runs as its first strong letter does (FRIBIDI_PAR_ON)."""


@lru_cache(maxsize=512)
def levels(paragraph: str) -> tuple[int, ...]:
    """Return the embedding level of each letter: odd ones run from right to left."""
    library = None if _LEFT_TO_RIGHT.fullmatch(paragraph) else fribidi()
    if library is None:
        return (0,) * len(paragraph)
    size = len(paragraph)
    letters = (c_uint32 * size)(*map(ord, paragraph))
    types, brackets, found = (c_uint32 * size)(), (c_uint32 * size)(), (c_int8 * size)()
    library.fribidi_get_bidi_types(letters, size, types)
    library.fribidi_get_bracket_types(letters, size, types, brackets)
    library.fribidi_get_par_embedding_levels_ex(types, brackets, size, byref(c_uint32(_UNDECIDED)), found)
    return tuple(found)


def starts_right(paragraph: str) -> bool:
    """Whether a paragraph begins at the right: its first strong letter runs from right to left."""
    return levels(f"{paragraph}\n")[-1] % 2 == 1


def visual_order(line: Sequence[int]) -> list[int]:
    """Return the indices of what stands on a line, from left to right, by the level of each thing."""
    order = list(range(len(line)))
    for level in range(max(line, default=0), 0, -1):
        start = 0
        while start < len(line):
            end = start
            while end < len(line) and line[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


@cache
def fribidi() -> CDLL | None:
    """Return the library, where there is one."""
    try:
        return CDLL(LIBRARY)
    except OSError:
        return None
