"""The clerk: does errands one after another, on a thread of its own, and reports on them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from kiosk.core.messages import Reported
from kiosk.core.staff.errands import Errand, Report, Trouble
from kiosk.ports import Post
from kiosk.scripts.findings import RefusedError, shown

log = logging.getLogger(__name__)

Tell = Callable[[Report], None]
"""Reports how an errand goes on."""

Doing = Callable[[Any, Tell], Report | None]
"""Does one kind of errand; what it returns, if anything, is the last report."""

CLOSE_SECONDS = 5.0


class Errands:
    """The clerk's desk: what comes in is done in order."""

    def __init__(self, doings: Mapping[type, Doing], post: Post) -> None:
        self._doings = doings
        self._post = post
        self._waiting: SimpleQueue[tuple[int, Errand] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="clerk", daemon=True)
        self._thread.start()

    def do(self, turn: int, errand: Errand) -> None:
        """Do this after what was asked for before."""
        self._waiting.put((turn, errand))

    def close(self) -> None:
        """Finish what was asked for, and stop for good; waits a few seconds at most."""
        self._waiting.put(None)
        self._thread.join(CLOSE_SECONDS)

    def _work(self) -> None:
        while (asked := self._waiting.get()) is not None:
            turn, errand = asked
            report = self._done(turn, errand)
            if report is not None:
                self._post(Reported(turn, report))

    def _done(self, turn: int, errand: Errand) -> Report | None:
        """Do it; whatever goes wrong is told in plain words, and the next errand is done all the same."""
        try:
            return self._doings[type(errand)](errand, lambda report: self._post(Reported(turn, report)))
        except RefusedError as refused:
            return Trouble(" ".join(refused.args))
        except OSError as error:
            return Trouble(in_words(error))
        except Exception as error:
            log.warning("%s could not be done: %s", type(errand).__name__, type(error).__name__, exc_info=True)
            return Trouble("Something went wrong. Nothing was changed. Please try again, or restart the kiosk.")


def in_words(error: OSError) -> str:
    """Return what went wrong with a file, and what to do."""
    name = shown(Path(Path(error.filename).name)) if error.filename else "The file"
    return f"{name} cannot be read or written: {error.strerror}."
