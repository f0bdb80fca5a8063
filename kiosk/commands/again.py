"""Beginning anew: the program ends as when its window is closed, and is then replaced by itself."""

from __future__ import annotations

import os
import signal
import sys
from threading import Event


class Again:
    """Whether the program is to begin anew once it has ended."""

    def __init__(self) -> None:
        self._wanted = Event()

    def restart(self) -> None:
        """Have it end now, as whoever stops it would, and begin anew; from any thread."""
        self._wanted.set()
        os.kill(os.getpid(), signal.SIGTERM)

    def begin(self) -> None:
        """Begin anew if that is wanted, with the same command line and as the same process; then this never returns."""
        if self._wanted.is_set():
            sys.stdout.flush()
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - it is this very program
