"""What the machine tells of itself: how warm it is, whether its power supply is strong enough, what space is left.

Most of it only a Raspberry Pi tells, and a virtual machine none of it.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

Power = Literal["", "fine", "low", "was low"]
"""Nothing where it is not known; "was low" is since the machine was started."""

_LOW, _WAS_LOW = 1 << 0, 1 << 16
"""Bits of what `vcgencmd get_throttled` tells, by the documentation of the Raspberry Pi."""

_PROCESSOR = ("cpu-thermal", "cpu_thermal", "x86_pkg_temp")
"""How kernels call the sensor in the processor."""


def celsius(root: Path = Path("/")) -> float | None:
    """Return how warm the processor is, if it tells."""
    for zone in sorted(root.glob("sys/class/thermal/thermal_zone*")):
        if _read(zone / "type") in _PROCESSOR:
            with suppress(ValueError):
                return round(int(_read(zone / "temp")) / 1000, 1)
    return None


def power(root: Path = Path("/")) -> Power:
    """Return whether the voltage of a Raspberry Pi is high enough: as its firmware tells, or else its kernel."""
    bits = _throttled()
    if bits is not None:
        return "low" if bits & _LOW else "was low" if bits & _WAS_LOW else "fine"
    alarm = next(_alarms(root), "")
    return "low" if alarm == "1" else "fine" if alarm else ""


def free_bytes(folder: Path) -> int:
    """Return how much space is left for files in this folder, which need not be there."""
    there = next(each for each in (folder, *folder.parents) if each.is_dir())
    return shutil.disk_usage(there).free


def _throttled() -> int | None:
    """What the firmware tells, like "throttled=0x50000"."""
    command = shutil.which("vcgencmd")
    if command is None:
        return None
    with suppress(OSError, ValueError, subprocess.SubprocessError):
        done = subprocess.run([command, "get_throttled"], capture_output=True, text=True, timeout=5, check=True)  # noqa: S603
        return int(done.stdout.strip().partition("=")[2], 16)
    return None


def _alarms(root: Path) -> Iterator[str]:
    for sensor in sorted(root.glob("sys/class/hwmon/hwmon*")):
        if _read(sensor / "name") == "rpi_volt":
            yield _read(sensor / "in0_lcrit_alarm")


def _read(path: Path) -> str:
    """Return the line in a file of the kernel's, or nothing."""
    with suppress(OSError, ValueError):
        return path.read_text().strip()
    return ""
