"""Publishes again and again, in a process that is killed at another call of the operating system every time.

    python -m tests.staff.killed STICK HOMES

Each time the kiosk has a home of its own, a folder of HOMES that is named by the number of the call.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from kiosk.core.staff.script_errands import Publish, StickReading
from kiosk.staff.publishing import Publisher, doings
from tests.staff.sticks import Interrupting, moved, publisher


def publish(office: Publisher, calls: int) -> None:
    """Do what the screen asks for, and be killed at a call."""
    does = doings(office)
    with Interrupting(calls, lambda: os.kill(os.getpid(), signal.SIGKILL)):
        does[Publish](Publish(("en/rest", "en/spoken")), lambda _: None)


def main(stick: Path, homes: Path) -> None:
    """Go on until it is done before it would be killed."""
    office = publisher(homes, stick)
    while isinstance(office.read_stick(on=True), StickReading):
        pass
    calls = 0
    while True:
        child = os.fork()
        if not child:
            publish(moved(office, homes / str(calls)), calls)
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != -signal.SIGKILL:
            return
        (homes / str(calls)).mkdir(parents=True, exist_ok=True)
        calls += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
