"""A new release from the USB stick: the machine brings it, which may, and takes minutes; it is asked and looked after.

    asks/update         is made to ask
    answers/update      one word about the last update, as `deploy/README.md` explains

An update that works ends this program and begins the new one, so nobody here waits for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

COMMAND = Path("/opt/breathing-space/current/deploy/update.sh")
"""What brings updates, where the kiosk was installed so that they can be brought."""

GOING_ON = "going on"

_NAME = "update"


@dataclass
class Updates:
    """Updates of this machine, whose folder for asking is `place`."""

    place: Path
    command: Path = COMMAND
    _before: tuple[int, str] | None = None

    @property
    def can_be(self) -> bool:
        """Whether there is anybody to ask."""
        return self.command.exists() and (self.place / "asks").is_dir()

    def begin(self) -> None:
        """Ask for the update. Raises `OSError`."""
        self._before = self._answer()
        (self.place / "asks" / _NAME).touch()

    def state(self) -> str:
        """Return how the last one ended, in a word, or that it is `GOING_ON`; nothing where there was none."""
        answer = self._answer()
        asked = (self.place / "asks" / _NAME).exists()
        if asked or (self._before is not None and answer in (self._before, _NONE)):
            return GOING_ON
        return answer[1]

    def _answer(self) -> tuple[int, str]:
        """Return the last answer, and when it was written: it is written anew every time."""
        path = self.place / "answers" / _NAME
        try:
            return path.stat().st_mtime_ns, path.read_text(encoding="utf-8").strip()
        except OSError:
            return _NONE


_NONE = (0, "")
