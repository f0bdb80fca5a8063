"""Whether all is well with the kiosk, for its staff; and starting it anew, and a new release from a stick."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from msgspec import Struct

from kiosk.config import Problem, Settings
from kiosk.core.staff.errands import Fault, FindHealth, HealthFound, Restart, Saved, SaveHealth
from kiosk.devices.models import found_model
from kiosk.devices.speakers import speakers
from kiosk.scripts.library import Library
from kiosk.staff import checks
from kiosk.staff.clerk import Doing
from kiosk.staff.diary import Diary
from kiosk.staff.machine import celsius, free_bytes, power
from kiosk.staff.uses import Save

REPORT_NAME = "breathing-space-health.txt"

_HOMES = re.compile(r"/(?:home|root|Users)(?:/[^/\s]+)?(?=/|\b)")


class Ward(Struct, frozen=True):
    """What is looked at: the settings, and what is wrong in them; what was noted; where counts are set aside.

    `names` gives the names of the sound devices in use, and `library` the exercises.
    """

    settings: Callable[[], tuple[Settings, tuple[Problem, ...]]]
    diary: Diary
    aside: Path
    names: Callable[[], Mapping[str, str]]
    library: Callable[[], Library]


def found(ward: Ward) -> HealthFound:
    """Return how it is."""
    names, (settings, problems) = ward.names(), ward.settings()
    speaker = speakers(settings.language)[0 if settings.natural_voice else -1]
    model = found_model(settings.model, settings.language)
    return HealthFound(
        version=version("breathing-space"),
        seconds=ward.diary.seconds,
        voice=f"{speaker.driver.rpartition('.')[2]} {speaker.voice}",
        model=model.name if model else "",
        microphone=names.get("microphone", ""),
        loudspeaker=names.get("loudspeaker", ""),
        free_bytes=free_bytes(ward.aside.parent),
        celsius=celsius(),
        power=power(),
        faults=(*ward.diary.faults(), *_faults(ward, settings, problems)),
    )


def _faults(ward: Ward, settings: Settings, problems: tuple[Problem, ...]) -> Iterator[Fault]:
    """Look for what is wrong now besides what was noted."""
    findings = (
        checks.microphone(ward.names().get("microphone", "")),
        checks.exercises(ward.library()),
        checks.settings_finding(problems),
        checks.letters(settings),
        checks.counts(ward.aside),
        *checks.machine(ward.aside.parent),
    )
    yield from (Fault(each.name, found=each.found) for each in findings if not each.ok)


# --- the report -------------------------------------------------------------------------------------


def report(health: HealthFound) -> str:
    """Return all of it as a text for whoever looks after the machine. Nothing in it tells whose machine it is."""
    lines = [
        f"Breathing Space {health.version}, running for {health.seconds / 3600:.1f} hours",
        f"voice: {health.voice}",
        f"speech model: {health.model or 'none'}",
        f"microphone: {health.microphone or 'none'}",
        f"loudspeaker: {health.loudspeaker or 'none'}",
        f"space left: {health.free_bytes / 1e9:.1f} GB",
        f"temperature: {'unknown' if health.celsius is None else f'{health.celsius:.0f} °C'}",
        f"power supply: {health.power or 'unknown'}",
        "",
        *(map(_line, health.faults) if health.faults else ["Nothing is wrong."]),
    ]
    return impersonal("\n".join([*lines, ""]))


def _line(fault: Fault) -> str:
    when = "now" if fault.now else f"{fault.seconds / 3600:.1f} hours ago, well since"
    told = "" if fault.name in _CLINICS_OWN else f": {fault.found}"
    return f"{fault.name} ({when}){told}"


_CLINICS_OWN = ("exercises", "settings", "letters")
"""What is found there quotes what the clinic has written."""


def impersonal(text: str) -> str:
    """Return a text without the name of this machine, and without folders named after people."""
    return re.sub(rf"\b{re.escape(socket.gethostname())}\b", "(this machine)", _HOMES.sub("~", text))


# --- for the clerk ----------------------------------------------------------------------------------


def doings(ward: Ward, save: Save, restart: Callable[[], None]) -> dict[type, Doing]:
    """Return how errands about health are done. `restart` has the kiosk end, and begin anew."""

    def write(_errand: object, _tell: object) -> Saved:
        save(REPORT_NAME, report(found(ward)))
        return Saved(REPORT_NAME)

    return {
        FindHealth: lambda _errand, _tell: found(ward),
        SaveHealth: write,
        Restart: lambda _errand, _tell: restart(),
    }
