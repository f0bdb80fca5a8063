"""Opening a file that somebody brought: a plain file inside its folder, and nothing else.

A link may lead anywhere, a pipe may never end, and to open a device is to use it. So a path is first
taken hold of without opening it (`O_PATH`); what that is and where it is, is looked at, and then this
very thing is read: nobody can put another file into its place in between.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kiosk.scripts.findings import RefusedError

_KINDS: dict[Callable[[int], bool], str] = {
    stat.S_ISDIR: "a folder",
    stat.S_ISFIFO: "a pipe",
    stat.S_ISSOCK: "a socket",
}


@contextmanager
def opened(path: Path, folder: Path) -> Iterator[BinaryIO]:
    """Provide a file for reading. Raises `RefusedError` if it is none, leads out of the folder, or cannot be read."""
    try:
        held = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            place = Path(f"/proc/self/fd/{held}")
            if not place.readlink().is_relative_to(os.path.realpath(folder)):
                raise RefusedError("This link leads out of its folder.", "Put the file itself here.")
            _check_kind(os.fstat(held).st_mode)
            with place.open("rb") as file:
                yield file
        finally:
            os.close(held)
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError(f"The file cannot be read: {reason}.", "Is it there, and can it be opened?") from error


def _check_kind(mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = next((name for fits, name in _KINDS.items() if fits(mode)), "a device")
        raise RefusedError(f"This is {kind}, not a file.", "Put a text file here.")
