"""What is looked at to tell whether all is well, by `kiosk doctor` and on the staff screen, without disturbing anybody.

The texts are for technicians; the staff screen has its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from kiosk.config import Problem, Settings
from kiosk.devices.microphone_check import MONITOR
from kiosk.fonts import joins_letters, missing_letters
from kiosk.scripts.findings import format_finding
from kiosk.scripts.library import Library
from kiosk.staff.machine import Power, celsius, free_bytes, power

HOT_CELSIUS = 80.0
"""A Raspberry Pi makes itself slower from here on, by its documentation."""

LEAST_BYTES = 200_000_000
"""What should be left: for a new release, and exercises with their speech."""


class Finding(Struct, frozen=True):
    """What was looked at, whether it is all right, what was found, and what to do if it is not."""

    name: str
    ok: bool
    found: str
    advice: str = ""

    def __str__(self) -> str:
        """Return the finding as one line for people, or two if there is something to do."""
        line = f"{'ok  ' if self.ok else 'TO DO'} {self.name}: {self.found}"
        return line if self.ok else f"{line}\n      {self.advice}"


def settings_finding(problems: Sequence[Problem]) -> Finding:
    """Return what is wrong in the settings."""
    advice = "Mend the settings file; what is wrong in it is left out until then."
    return Finding("settings", not problems, "; ".join(map(str, problems)) or "fine", advice)


def letters(settings: Settings) -> Finding:
    """Look whether there is a font for all that the clinic has written."""
    missing = missing_letters(" ".join([settings.clinic, *settings.help_paragraphs]))
    if missing:
        advice = "Write the clinic’s name and the help texts in other letters, or install the package fonts-noto."
        return Finding("letters", ok=False, found=f"no font has {missing}", advice=advice)
    advice = "Run `make setup` again; it installs libfribidi0. Until then Arabic and Hebrew cannot be read."
    return Finding("letters", joins_letters(), "joined and turned" if joins_letters() else "not joined", advice)


def microphone(name: str) -> Finding:
    """Return whether a device of this name is a microphone at all."""
    advice = "Plug in a microphone, or name another one in the settings of the kiosk."
    swapped = MONITOR in name.casefold()
    return Finding("swapped", not swapped, f"{name} is what the loudspeaker plays" if swapped else name, advice)


def exercises(library: Library) -> Finding:
    """Look for exercises that are broken, or whether there are any."""
    broken = [
        (path, errors) for path, found in library.findings if (errors := [f for f in found if f.severity == "error"])
    ]
    wrong = [format_finding(path, errors[0]) for path, errors in broken]
    count = f"{len(library.scripts)} exercises"
    advice = "Mend these files, and look at them with `kiosk check`."
    return Finding("exercises", bool(library.scripts) and not wrong, "; ".join([count, *wrong]), advice)


def machine(folder: Path) -> Iterator[Finding]:
    """Look at the space for what is kept in `folder`, and at what the machine tells of itself."""
    yield space(free_bytes(folder))
    warmth, supply = celsius(), power()
    if warmth is not None:
        yield temperature(warmth)
    if supply:
        yield supply_finding(supply)


def space(free: int) -> Finding:
    """Return whether so many bytes are enough."""
    advice = "Make room: take away exercises or other files that are not needed, or use a larger card."
    return Finding("space", free >= LEAST_BYTES, f"{free / 1e9:.1f} GB left", advice)


def temperature(warmth: float) -> Finding:
    """Return whether the processor is too warm."""
    advice = "Let air get to the kiosk, and keep it out of the sun; give it a cooler if that does not help."
    return Finding("temperature", warmth < HOT_CELSIUS, f"{warmth:.0f} °C", advice)


def supply_finding(supply: Power) -> Finding:
    """Return whether the power supply is strong enough."""
    advice = "Use the power supply that is made for this Raspberry Pi, and a short cable."
    found = {"low": "the voltage is too low", "was low": "the voltage has been too low since the start"}
    return Finding("power supply", supply == "fine", found.get(supply, "fine"), advice)


def counts(aside: Path) -> Finding:
    """Return whether the counts of use were damaged; then they lie aside."""
    advice = f"They were begun anew. The damaged ones are in {aside.name}; “Erase” on the staff screen takes them away."
    damaged = aside.exists()
    return Finding("counts", not damaged, "they were damaged" if damaged else "fine", advice)
