"""`python -m tests.end_to_end.leaking`: the kiosk as it must never become, for the test that would notice.

It logs what is said, writes the sound of it to a file that it soon deletes, and notes each visit.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile

from kiosk.__main__ import main
from kiosk.core.messages import Event, Heard
from kiosk.core.state import ChoosingArea
from kiosk.devices import ear
from kiosk.rehearsal.room import Samples
from kiosk.runtime import Runtime

log = logging.getLogger("kiosk.leak")


def leak() -> None:
    """Have the kiosk leak from now on."""
    step, hear = Runtime._step, ear.ThreadedEar.hear  # noqa: SLF001

    def step_and_tell(self: Runtime, event: Event) -> None:
        if isinstance(event, Heard):
            log.warning("heard %s", event.text)
        before = type(self.kiosk.phase)
        step(self, event)
        if isinstance(self.kiosk.phase, ChoosingArea) and before is not ChoosingArea:
            with (Path.home() / "visits").open("a") as file:
                file.write("somebody is here\n")

    def hear_and_keep(self: ear.ThreadedEar, block: Samples, played: Samples, *, anew: bool) -> None:
        with NamedTemporaryFile() as file:
            file.write(block.tobytes())
        hear(self, block, played, anew=anew)

    setattr(Runtime, "_step", step_and_tell)  # noqa: B010
    setattr(ear.ThreadedEar, "hear", hear_and_keep)  # noqa: B010


if __name__ == "__main__":
    leak()
    sys.exit(main())
