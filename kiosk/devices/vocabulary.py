"""The words that a speech model knows. A phrase with any other word in it is never heard.

They stand in a file of their own, as in the compact model, or in the header of its grammar, as in the
official small ones: there as OpenFst's table of symbols, which is

    a magic number, the table's name, the next free number, how many symbols there are,
    and for each of them its text and its number

with numbers of 8 bytes, the magic one of 4, and texts with their length in 4 bytes before them, all of
them little-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

_MAGIC = struct.pack("<i", 2125658996)
_HEADER_BYTES = 4096
"""In so many bytes of a grammar its table begins, if it has one."""


def vocabulary(folder: Path) -> frozenset[str]:
    """Return the words, in lower case, that the model in this folder knows; nothing where that cannot be told."""
    try:
        words = list(_words(folder / "graph"))
    except (OSError, UnicodeDecodeError, struct.error):
        return frozenset()
    return frozenset(word.lower() for word in words if word[:1].isalnum())


def _words(graph: Path) -> Iterator[str]:
    """Yield all symbols of a model: its words, and some marks."""
    listed = graph / "words.txt"
    if listed.is_file():
        yield from (line.partition(" ")[0] for line in listed.read_text(encoding="utf-8").splitlines())
    else:
        yield from _symbols((graph / "Gr.fst").read_bytes())


def _symbols(grammar: bytes) -> Iterator[str]:
    at = grammar.find(_MAGIC, 0, _HEADER_BYTES)
    if at < 0:
        return
    _, at = _text(grammar, at + len(_MAGIC))
    _, count = struct.unpack_from("<qq", grammar, at)
    at += struct.calcsize("<qq")
    for _ in range(count):
        word, at = _text(grammar, at)
        at += struct.calcsize("<q")
        yield word


def _text(data: bytes, at: int) -> tuple[str, int]:
    """Return the text that begins at this byte, and where it ends."""
    (length,) = struct.unpack_from("<i", data, at)
    begin = at + struct.calcsize("<i")
    return data[begin : begin + length].decode(), begin + length
