"""Changes a setting and tries a PIN, in a process that is killed at another call of the operating system every time.

    python -m tests.staff.killed_keeping HOMES

Each time the kiosk has a home of its own, a folder of HOMES that is named by the number of the call.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from kiosk.config import load
from kiosk.staff.pin import Guard
from kiosk.staff.settings import Changes
from tests.staff.sticks import Interrupting
from tests.staff.test_pin import PIN, QUICK


def changes(home: Path) -> Changes:
    """The settings of this kiosk."""
    return Changes(home / "settings.toml", None, load(home / "none.toml")[0], lambda _: None)


def guard(home: Path) -> Guard:
    """Who keeps its PIN."""
    return Guard(home / "pin.json", hasher=QUICK)


def prepare(home: Path) -> None:
    """What is there before: a setting, a PIN, and four wrong tries."""
    home.mkdir(parents=True)
    changes(home).change("clinic", "Lakeside")
    guard(home).choose(PIN)
    for _ in range(4):
        guard(home).check("0007")


def main(homes: Path) -> None:
    """Go on until all is done before it would be killed."""
    calls = 0
    while True:
        home = homes / str(calls)
        prepare(home)
        child = os.fork()
        if not child:
            with Interrupting(calls, lambda: os.kill(os.getpid(), signal.SIGKILL)):
                changes(home).change("theme", "night")
                guard(home).check("0007")
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != -signal.SIGKILL:
            return
        calls += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
