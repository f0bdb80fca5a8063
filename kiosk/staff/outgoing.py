"""Writing to a stick that is mounted read-only: the machine does it, which may.

What is to be on the stick is put into a folder beside it, then the machine is asked by a file of a certain name, and
answers with one word (`deploy/libexec/write-to-stick`).

    stick/                    the stick
    outgoing/                 what is to be on it
    asks/write-to-stick       is made to ask
    answers/write-to-stick    the last answer
"""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from time import monotonic

from msgspec import Struct

SECONDS = 120.0
"""So long an answer is waited for: a slow stick takes its time."""

_LOOK_SECONDS = 0.05
_NAME = "write-to-stick"


class Outgoing(Struct, frozen=True):
    """The folders beside a stick, in `place`."""

    place: Path
    seconds: float = SECONDS

    @property
    def folder(self) -> Path:
        """Where to put what is to be on the stick."""
        return self.place / "outgoing"

    @property
    def is_there(self) -> bool:
        """Whether it is the machine that writes to sticks."""
        return self.folder.is_dir() and (self.place / "asks").is_dir()

    def clear(self) -> None:
        """Forget what was left over. Raises `OSError`."""
        for path in self.folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def ask(self) -> str:
        """Have the machine write; return its answer, or "failed" where none comes. Raises `OSError`."""
        before = self._answer()
        (self.place / "asks" / _NAME).touch()
        end = monotonic() + self.seconds
        while monotonic() < end:
            if (answer := self._answer()) != before:
                return answer[1]
            threading.Event().wait(_LOOK_SECONDS)
        return "failed"

    def _answer(self) -> tuple[int, str]:
        """Return the last answer, and what tells it from others: it is written anew every time."""
        path = self.place / "answers" / _NAME
        try:
            return path.stat().st_mtime_ns, path.read_text(encoding="utf-8").strip()
        except OSError:
            return 0, ""
