"""Looks out for missing sound devices from a process of its own.

PortAudio sees a device that was plugged in only when it starts afresh, which would interrupt the
devices that work. So another process keeps starting it afresh, and ends when a device is found
that can be opened and gives a sign of life. Only then does the kiosk start its own afresh.

    python -m kiosk.devices.scout microphone=NAME loudspeaker=NAME

It ends, too, when its standard input is closed: that is, with the kiosk.
"""

from __future__ import annotations

import select
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from kiosk.devices.sound import SoundDevice, describe

LOOK_SECONDS = 1.0
"""Rest between two looks. A look costs some 15 ms of processor time where no device is found."""

_PROJECT = Path(__file__).parents[2]


class Scout:
    """A search for any of the devices `wanted`, which maps each to part of its name, or to nothing."""

    def __init__(self, wanted: Mapping[SoundDevice, str]) -> None:
        """Start to look."""
        self.wanted = dict(wanted)
        command = [sys.executable, "-m", __name__, *(f"{device}={name}" for device, name in wanted.items())]
        self._process = subprocess.Popen(  # noqa: S603
            command, cwd=_PROJECT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def found(self) -> bool:
        """Whether one of them is there. Raises `RuntimeError` when the search broke down."""
        code = self._process.poll()
        if code:
            raise RuntimeError(f"the search for sound devices ended with code {code}")
        return code == 0

    def close(self) -> None:
        """End the search."""
        self._process.kill()
        self._process.communicate()


def look_out(wanted: Mapping[SoundDevice, str]) -> None:
    """Return when one of the devices works, or when nobody waits for it any more."""
    while not select.select([sys.stdin], [], [], LOOK_SECONDS)[0]:
        if any(not describe(device, name).error for device, name in wanted.items()):
            return


def _wanted(arguments: list[str]) -> dict[SoundDevice, str]:
    wanted: dict[SoundDevice, str] = {}
    for argument in arguments:
        device, _, name = argument.partition("=")
        wanted["microphone" if device == "microphone" else "loudspeaker"] = name
    return wanted


if __name__ == "__main__":
    look_out(_wanted(sys.argv[1:]))
