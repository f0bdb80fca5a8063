"""Sees that exercises have changed, and reads them again, while the kiosk goes on.

Every two seconds the names, sizes and times of all files are compared with those before; of the
clinic's own shelf, whose versions never change, it is enough to know which one is in use. To be
notified by the system would save little, and would not do alone: it tells nothing of folders on other
machines, nor of folders that are not there yet.

What has changed is read when it has stayed the same from one look to the next, so that a file which
is being copied is not read by halves. One thread looks and reads; it posts what it has found.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.messages import LibraryChanged
from kiosk.ports import Post
from kiosk.scripts.cache import ParseCache
from kiosk.scripts.files import is_folder, listed
from kiosk.scripts.library import EMPTY, Library, load_library
from kiosk.scripts.shelf import Places

_log = logging.getLogger(__name__)

SECONDS = 2.0
"""From one look to the next."""

_DEEPEST = 3
"""Folders within folders: for languages, and in them for recordings."""

Marks = tuple[Path | None, tuple[tuple[str, int, int, int], ...]]
"""The version of the shelf, and of each other file its path, inode, size and time of change in ns."""


@dataclass
class Watch:
    """Keeps the library of these places. To be used by one thread at a time."""

    places: Places
    cache: ParseCache
    library: Library = EMPTY
    _read: Marks | None = None
    _seen: Marks | None = None

    def read(self) -> Library:
        """Read the scripts now."""
        self._read = self._seen = _marks(self.places)
        self.library = load_library(self.places.folders(), self.cache, self.library)
        return self.library

    def look(self) -> bool:
        """Read the scripts if they have changed, and stayed like that since the last look; tell whether they were."""
        before, self._seen = self._seen, _marks(self.places)
        if self._seen == self._read or self._seen != before:
            return False
        self.read()
        return True


@dataclass
class Watcher:
    """The thread that looks. It begins with `start`."""

    watch: Watch
    post: Post
    seconds: float = SECONDS
    _over: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread = field(init=False)

    def start(self) -> None:
        """Look from now on."""
        self._thread = threading.Thread(target=self._run, name="library", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop for good; waits a second at most."""
        self._over.set()
        self._thread.join(1.0)

    def _run(self) -> None:
        while not self._over.wait(self.seconds):
            try:
                if self.watch.look():
                    _log.info("the exercises have changed: there are %d", len(self.watch.library.scripts))
                    self.post(LibraryChanged(self.watch.library.scripts))
            except Exception:  # noqa: BLE001 - whatever it is, there are still the exercises from before
                _log.exception("The exercises could not be read again, and stay as they were.")


def _marks(places: Places) -> Marks:
    """Return what changes when something in one of the places does."""
    return places.shelf.current(), tuple(mark for folder in places.loose for mark in _marks_in(folder, _DEEPEST))


def _marks_in(folder: Path, depth: int) -> Iterator[tuple[str, int, int, int]]:
    for entry in listed(folder):
        if depth > 1 and is_folder(entry):
            yield from _marks_in(Path(entry), depth - 1)
        else:
            with suppress(OSError):  # it may be a link to nowhere, or gone by now
                status = entry.stat()
                yield entry.path, status.st_ino, status.st_size, status.st_mtime_ns
