"""The clinic's opening hours: tells the kiosk when it opens and closes.

The wall clock is looked at anew each time, since a Pi has no clock of its own and may learn the
time long after it was switched on.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from opening_hours import OpeningHours

from kiosk.core.messages import Hours
from kiosk.ports import Post

SECONDS = 20.0
"""From one look at the clock to the next."""

_log = logging.getLogger(__name__)


@dataclass
class Porter:
    """The thread that posts `Hours` when the clinic opens or closes; first if it is closed. It begins with `start`."""

    is_open: Callable[[], bool]
    post: Post
    seconds: float = SECONDS
    _told: bool = True
    _over: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread = field(init=False)

    def start(self) -> None:
        """Look at the clock from now on."""
        self._thread = threading.Thread(target=self._run, name="hours", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop for good; waits a second at most."""
        self._over.set()
        self._thread.join(1.0)

    def look(self) -> None:
        """Post whether it is open, if that has changed."""
        are_open = self.is_open()
        if are_open != self._told:
            _log.info("the clinic is %s", "open" if are_open else "closed")
            self._told = are_open
            self.post(Hours(are_open))

    def _run(self) -> None:
        self.look()
        while not self._over.wait(self.seconds):
            self.look()


def open_porter(hours: str, post: Post) -> Porter:
    """Return the porter for these hours, in the form of OpenStreetMap: "Mo-Fr 08:00-18:00; Sa 09:00-12:00"."""
    return Porter(OpeningHours(hours).is_open, post)
