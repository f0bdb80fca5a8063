"""Renderings kept on disk, so that what was rendered once is spoken at once, also after a restart.

- A file is named by a digest of all that its rendering depends on: it is never out of date, and a
  new version of a voice simply has other names.
- A file appears complete or not at all (written beside, then renamed), whoever else is writing.
- A file begins with the digest of the rest: one that was damaged is as good as none.
- When there is too much, the oldest goes first. What was used last is not noted: on disk, that would tell of a visit.

Only texts of the kiosk and its exercises are rendered: nothing here comes from what a person said.
Samples are stored without loss, in blocks: their differences, low and high bytes apart, packed with
zlib; that halves them, as FLAC would, and takes 2 ms to read for a sentence. Block by block, because
a recording can be long: packing it takes little memory besides, and never keeps other threads waiting.
"""

from __future__ import annotations

import json
import logging
import os
import zlib
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np
from msgspec import Struct, to_builtins
from numpy.typing import NDArray

from kiosk.devices.rendering import Rendering
from kiosk.devices.speakers import Order

log = logging.getLogger(__name__)

_FORMAT = 2
"""To be raised when renderings or their files come to mean something else."""

_DIGEST_BYTES = 20
_BLOCK = 131_072


class SpeechCache(Struct, frozen=True):
    """The renderings in a folder, of at most `limit` bytes in all. Any number of threads and processes may use it."""

    folder: Path
    limit: int = 500_000_000

    def get(self, order: Order) -> Rendering | None:
        """Return a rendering if it is there and undamaged."""
        path = self._path(order)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        if content[:_DIGEST_BYTES] != _digest(memoryview(content)[_DIGEST_BYTES:]):
            log.warning("A stored rendering was damaged, and is made again.")
            path.unlink(missing_ok=True)
            return None
        return _unpacked(content)

    def has(self, order: Order) -> bool:
        """Whether there is a file for this rendering."""
        return self._path(order).is_file()

    def put(self, order: Order, rendering: Rendering) -> None:
        """Keep a rendering, and make room for it. Raises `OSError` where the folder cannot be written to."""
        packed = _packed(rendering)
        self.folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=self.folder, delete=False) as file:
            file.write(_digest(packed))
            file.write(packed)
        Path(file.name).replace(self._path(order))
        self._make_room()

    def _path(self, order: Order) -> Path:
        everything = json.dumps([_FORMAT, to_builtins(order)], sort_keys=True)
        return self.folder / _digest(everything.encode()).hex()

    def _make_room(self) -> None:
        """Remove the oldest, down to nine tenths of the limit, so that this is rare."""
        files = sorted(self._files(), reverse=True)
        total = sum(size for _, size, _ in files)
        if total <= self.limit:
            return
        while total > self.limit * 0.9:
            _, size, path = files.pop()
            Path(path).unlink(missing_ok=True)
            total -= size

    def _files(self) -> Iterator[tuple[int, int, str]]:
        """Yield for each file when it was made (ns), its size and its path; others may be removing some."""
        with os.scandir(self.folder) as entries:
            for entry in entries:
                try:
                    status = entry.stat()
                except FileNotFoundError:
                    continue
                yield status.st_mtime_ns, status.st_size, entry.path


def _digest(content: bytes | bytearray | memoryview) -> bytes:
    return blake2b(content, digest_size=_DIGEST_BYTES).digest()


def _packed(rendering: Rendering) -> bytearray:
    """A line of JSON, and the samples: for each block its length in bytes when packed, and so many bytes."""
    samples = rendering.samples
    facts = {"rate": rendering.rate, "words": rendering.words, "type": samples.dtype.str, "samples": len(samples)}
    packed = bytearray(json.dumps(facts).encode() + b"\n")
    for begin in range(0, len(samples), _BLOCK):
        block = _packed_block(samples[begin : begin + _BLOCK])
        packed += len(block).to_bytes(4) + block
    return packed


def _packed_block(samples: NDArray[np.float32] | NDArray[np.int16]) -> bytes:
    steps = samples if samples.dtype == np.int16 else np.round(samples * 32768.0)
    differences = np.diff(steps.astype("<i2"), prepend=np.int16(0))
    return zlib.compress(differences.view(np.uint8).reshape(-1, 2).T.tobytes(), level=1)  # 5 % larger than at 6


def _unpacked(content: bytes) -> Rendering:
    """Read what `_packed` wrote, behind the digest."""
    place = content.index(b"\n", _DIGEST_BYTES) + 1
    facts = json.loads(content[_DIGEST_BYTES:place])
    samples = np.empty(facts["samples"], facts["type"])
    for begin in range(0, len(samples), _BLOCK):
        block = place + 4
        place = block + int.from_bytes(content[place:block])
        _unpack_block(content[block:place], samples[begin : begin + _BLOCK])
    return Rendering(samples, facts["rate"], tuple(facts["words"]))


def _unpack_block(block: bytes, samples: NDArray[np.float32] | NDArray[np.int16]) -> None:
    """Put what `_packed_block` returned in its place."""
    differences = np.frombuffer(zlib.decompress(block), np.uint8).reshape(2, -1).T.copy().view("<i2").ravel()
    steps: NDArray[np.int16] = np.cumsum(differences, dtype=np.int16)
    samples[:] = steps if samples.dtype == np.int16 else steps * np.float32(1 / 32768)
