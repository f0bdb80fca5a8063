"""The PIN of the staff area: kept as a hash, and guarded against being tried out.

After five wrong tries no further one is taken for half a minute, and for twice as long after each further wrong one,
up to an hour. A try is counted before it is looked at, on the disk, so that nobody gets more of them by
pulling the plug. How long it is still to be waited is measured by the clock that only runs forward, and never kept: a
clock that was set makes the wait neither shorter nor longer, and after a restart the whole of it begins anew.

A file that cannot be read lets nobody in, and nobody choose another PIN: that takes a technician.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from kiosk.core.staff.errands import CheckPin, ChoosePin, FindPin, PinChecked, PinState
from kiosk.scripts.disk import Disk, alone, make_folders, replace_file
from kiosk.scripts.findings import RefusedError
from kiosk.staff.clerk import Doing

FREE_TRIES: Final = 5
FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 30.0, 3600.0

HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
"""OWASP's least for Argon2id: 19 MiB and one core, that the voice does not falter on a small machine meanwhile."""


def wait_seconds(wrong: int) -> float:
    """Return for how many seconds no try is taken after so many wrong ones in a row."""
    doublings = min(wrong - FREE_TRIES, 16)
    return 0.0 if doublings < 0 else min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2**doublings)


class _Record(msgspec.Struct, frozen=True):
    """What is kept: the hash of the PIN, and how many tries in a row have been wrong."""

    hash: str
    wrong: int = 0


@dataclass
class Guard:
    """Keeps the PIN in a file. For one thread; `clock` tells seconds and only runs forward."""

    file: Path
    clock: Callable[[], float] = time.monotonic
    disk: Disk = field(default_factory=Disk)
    hasher: PasswordHasher = HASHER

    def __post_init__(self) -> None:
        """Begin now with whatever is to be waited."""
        self._waiting_since = self.clock()

    def state(self) -> PinState:
        """Return whether there is a PIN, and how long no try is taken."""
        record = self._read()
        return PinState(is_set=False) if record is None else PinState(is_set=True, seconds=self._wait(record))

    def check(self, digits: str) -> PinChecked | PinState:
        """Return whether this is the PIN, or that there is none any more; during a wait it is not even looked at."""
        with self._alone():
            record = self._read()
            if record is None:
                return PinState(is_set=False)
            if self._wait(record):
                return PinChecked(right=False, seconds=self._wait(record))
            self._write(_Record(record.hash, record.wrong + 1))
            if self._fits(record, digits):
                self._write(_Record(record.hash))
                return PinChecked(right=True)
            self._waiting_since = self.clock()
            return PinChecked(right=False, seconds=wait_seconds(record.wrong + 1))

    def choose(self, digits: str) -> PinState:
        """Let this be the PIN from now on."""
        with self._alone():
            self._write(_Record(self.hasher.hash(digits)))
        return PinState(is_set=True)

    def forget(self) -> bool:
        """Have no PIN any more, so that a new one can be chosen; return whether there was one."""
        if not os.path.lexists(self.file):
            return False
        with self._alone():
            self.disk.remove(self.file)
            self.disk.flush(self.file.parent)
        return True

    def _wait(self, record: _Record) -> float:
        return max(0.0, self._waiting_since + wait_seconds(record.wrong) - self.clock())

    def _fits(self, record: _Record, digits: str) -> bool:
        try:
            return self.hasher.verify(record.hash, digits)
        except VerifyMismatchError:
            return False
        except InvalidHashError as error:
            raise self._damaged() from error

    def _read(self) -> _Record | None:
        try:
            return msgspec.json.decode(self.file.read_bytes(), type=_Record)
        except FileNotFoundError:
            return None
        except msgspec.DecodeError as error:
            raise self._damaged() from error

    def _damaged(self) -> RefusedError:
        return RefusedError(
            f"The file of the PIN is damaged: {self.file}.", "A technician can reset it with: kiosk staff reset-pin"
        )

    def _write(self, record: _Record) -> None:
        replace_file(self.disk, self.file, msgspec.json.encode(record), 0o600)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        make_folders(self.disk, self.file.parent)
        with alone(self.file.parent):
            yield


def doings(guard: Guard) -> dict[type, Doing]:
    """Return how the errands about the PIN are done."""
    return {
        FindPin: lambda _, __: guard.state(),
        CheckPin: lambda errand, _: guard.check(errand.digits),
        ChoosePin: lambda errand, _: guard.choose(errand.digits),
    }
