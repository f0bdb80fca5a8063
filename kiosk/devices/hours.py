"""The clinic's hours: tells the kiosk when it opens and closes, and when the screen is to be dark.

The wall clock is looked at anew each time, since a Pi has no clock of its own and may learn the
time long after it was switched on.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from opening_hours import OpeningHours

from kiosk.core.messages import Hours
from kiosk.ports import Post

SECONDS = 20.0
"""From one look at the clock to the next."""

_log = logging.getLogger(__name__)


@dataclass
class Porter:
    """The thread that posts `Hours` when the clinic opens or closes, or when it becomes dark or light.

    First if it is closed or dark. Hours are in the form of OpenStreetMap: "Mo-Fr 08:00-18:00; Sa 09:00-12:00". Without
    `hours` the clinic is always open, without `night` it is never dark. It begins with `start`.
    """

    hours: str
    night: str
    post: Post
    seconds: float = SECONDS
    now: Callable[[], datetime | None] = lambda: None
    """The time, for tests; without one, the machine's clock."""
    _told: Hours = field(default_factory=lambda: Hours(open=True))
    _over: bool = False
    _awake: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread = field(init=False)

    def start(self) -> None:
        """Look at the clock from now on."""
        self._thread = threading.Thread(target=self._run, name="hours", daemon=True)
        self._thread.start()

    def change(self, hours: str, night: str) -> None:
        """Have other hours from now on."""
        self.hours, self.night = hours, night
        self._awake.set()

    def close(self) -> None:
        """Stop for good; waits a second at most."""
        self._over = True
        self._awake.set()
        self._thread.join(1.0)

    def look(self) -> None:
        """Post how it is, if that has changed."""
        now = self.now()
        hours = Hours(not self.hours or _within(self.hours, now), bool(self.night) and _within(self.night, now))
        if hours != self._told:
            _log.info("%s", hours)
            self._told = hours
            self.post(hours)

    def _run(self) -> None:
        while not self._over:
            self.look()
            self._awake.wait(self.seconds)
            self._awake.clear()


def _within(hours: str, now: datetime | None) -> bool:
    return OpeningHours(hours).is_open(now)
