"""What the staff area is doing: the PIN being entered, or one of its screens."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kiosk.core.messages import Input
from kiosk.core.screen import Notice
from kiosk.core.staff.errands import HealthFound, SettingsNow, WeekUse


class Entering(Struct, frozen=True):
    """The PIN is asked for, so many `digits` of it are there. What the visit was doing waits.

    `is_set` is whether there is a PIN; nothing until that is known. While there is none, one is chosen, twice: `first`
    is what was typed the first time. For `wait` seconds no try is taken. `awaiting` is the turn of the errand
    under way, or 0.
    """

    digits: str = ""
    is_set: bool | None = None
    first: str = ""
    wait: float = 0.0
    text: str = ""
    awaiting: int = 0
    idle: float = 0.0


class ScriptsTab(Struct, frozen=True):
    """Exercises: what is there, and what is on a USB stick."""

    page: int = 0


class SoundTab(Struct, frozen=True):
    """Loudspeaker, voice and microphone, as they are set `now` once that is known, and what the microphone gives.

    `trying` names what is being set, to be heard then. While `asking`, somebody tries whether they are understood;
    `heard` is what was.
    """

    now: SettingsNow | None = None
    page: int = 0
    trying: str = ""
    input: Input = Input(0.0)
    asking: bool = False
    heard: str = ""


class UseTab(Struct, frozen=True):
    """How much the kiosk is used, once that is known; of all weeks, or of one. `erasing` is thought of."""

    weeks: tuple[WeekUse, ...] | None = None
    week: str | None = None
    page: int = 0
    erasing: bool = False


class SettingsTab(Struct, frozen=True):
    """The settings."""

    page: int = 0


class HealthTab(Struct, frozen=True):
    """Whether all is well with the machine: what was `found` so many seconds before. `restarting` is thought of."""

    found: HealthFound | None = None
    page: int = 0
    since: float = 0.0
    restarting: bool = False


Tab = ScriptsTab | SoundTab | UseTab | SettingsTab | HealthTab

TabName = Literal["scripts", "sound", "use", "settings", "health"]


class Area(Struct, frozen=True):
    """The staff area is open at a tab, untouched for `idle` seconds.

    `awaiting` is the turn of the errand under way, or 0; `notice` tells of the last that went wrong, or was done.
    """

    tab: Tab
    awaiting: int = 0
    notice: Notice | None = None
    idle: float = 0.0


StaffPhase = Entering | Area
