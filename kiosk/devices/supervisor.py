"""What systemd is told: that the kiosk is ready, that it is alive, and whether somebody is there.

The protocol is that of sd_notify(3): lines in one datagram to the socket named in the environment. Without
such a name nobody is told. Only the loop that draws tells, so that a kiosk which hangs is alive no longer.
"""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Callable, MutableMapping
from math import inf

BEATS = 4
"""How often in the time that systemd waits the kiosk tells that it is alive: more than once, as one may come late."""

_log = logging.getLogger(__name__)


class Supervisor:
    """Whoever started the kiosk, and starts it anew if it is not `well`."""

    def __init__(self, address: str = "", patience: float = inf, now: Callable[[], float] = time.monotonic) -> None:
        """Tell the socket at this address, if there is one, at least every `patience` seconds."""
        self.address = address
        self._every, self._now = patience / BEATS, now
        self._due, self._status = -inf, ""

    def well(self, status: str) -> None:
        """Tell that the kiosk is ready and alive, and this `status`; call it after every frame. Sends what is new."""
        lines = [] if self._status else ["READY=1"]
        if status != self._status:
            self._status = status
            lines.append(f"STATUS={status}")
        if (now := self._now()) >= self._due:
            self._due = now + self._every
            lines.append("WATCHDOG=1")
        if lines:
            self._send("\n".join(lines))

    def _send(self, text: str) -> None:
        if not self.address:
            return
        address = "\0" + self.address[1:] if self.address[0] == "@" else self.address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
                manager.sendto(text.encode(), address)
        except OSError as error:  # if it lasts, systemd finds out by itself
            _log.warning("systemd could not be told: %s", error)


def supervisor_from(
    environ: MutableMapping[str, str] = os.environ, now: Callable[[], float] = time.monotonic
) -> Supervisor:
    """Return whom the environment names, and take it out: no helper process must answer for the kiosk."""
    address = environ.pop("NOTIFY_SOCKET", "")
    microseconds = environ.pop("WATCHDOG_USEC", "")
    meant = environ.pop("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
    return Supervisor(address, int(microseconds) / 1e6 if microseconds and meant else inf, now)
