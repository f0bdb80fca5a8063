"""The words of a speech model, wherever they stand."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from kiosk.devices.models import COMPACT
from kiosk.devices.vocabulary import vocabulary

SYMBOLS = ("<eps>", "!SIL", "[unk]", "breathe", "i'm", "Atrás", "#0")


def text(written: str) -> bytes:
    return struct.pack("<i", len(written.encode())) + written.encode()


def grammar(symbols: tuple[str, ...], count: int) -> bytes:
    """A grammar as OpenFst writes it: its header, its symbols, its states."""
    header = struct.pack("<i", 2125659606) + text("const") + text("standard") + struct.pack("<iiQqqq", 2, 2, 0, 0, 1, 1)
    table = struct.pack("<i", 2125658996) + text("words") + struct.pack("<qq", count, count)
    entries = [text(symbol) + struct.pack("<q", number) for number, symbol in enumerate(symbols)]
    return header + table + b"".join(entries) + bytes(64)


def model(folder: Path, name: str, content: bytes) -> Path:
    (folder / "graph").mkdir()
    (folder / "graph" / name).write_bytes(content)
    return folder


def test_the_compact_model_has_a_list_of_its_words() -> None:
    known = vocabulary(COMPACT)
    assert len(known) == 16_000
    assert {"breathe", "enough", "don't"} == {word for word in ("breathe", "enough", "don't", "<eps>") if word in known}


def test_the_words_of_a_model_may_be_in_its_grammar(tmp_path: Path) -> None:
    folder = model(tmp_path, "Gr.fst", grammar(SYMBOLS, len(SYMBOLS)))
    assert {"breathe", "i'm", "atrás"} == vocabulary(folder)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("Gr.fst", (COMPACT / "graph" / "Gr.fst").read_bytes(), id="a grammar without words"),
        pytest.param("Gr.fst", grammar(SYMBOLS, 10**6), id="a grammar that is cut off"),
        pytest.param("Gr.fst", b"", id="an empty grammar"),
        pytest.param("words.txt", b"breathe 1\n\xff\xfe 2\n", id="a list in another encoding"),
        pytest.param("other", b"", id="neither"),
    ],
)
def test_where_the_words_cannot_be_told_there_are_none(tmp_path: Path, name: str, content: bytes) -> None:
    assert frozenset() == vocabulary(model(tmp_path, name, content))
