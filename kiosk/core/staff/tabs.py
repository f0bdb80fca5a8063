"""What the staff area is doing: the PIN being entered, or one of its screens."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kiosk.core.screen import Notice
from kiosk.core.staff.errands import SettingsNow, WeekUse


class Entering(Struct, frozen=True):
    """The PIN is asked for, so many `digits` of it are there. What the visit was doing waits.

    `is_set` is whether there is a PIN; nothing until that is known. While there is none, one is chosen, twice: `first`
    is what was typed the first time. For `wait` seconds no try is taken. `awaiting` is the turn of the errand
    under way, or 0. Those who are `inside` already choose another PIN.
    """

    digits: str = ""
    is_set: bool | None = None
    first: str = ""
    wait: float = 0.0
    text: str = ""
    awaiting: int = 0
    idle: float = 0.0
    inside: bool = False


class ScriptsTab(Struct, frozen=True):
    """Exercises: what is there, and what is on a USB stick."""

    page: int = 0


class SoundTab(Struct, frozen=True):
    """Loudspeaker, voice and microphone."""


class UseTab(Struct, frozen=True):
    """How much the kiosk is used, once that is known; of all weeks, or of one. `erasing` is thought of."""

    weeks: tuple[WeekUse, ...] | None = None
    week: str | None = None
    page: int = 0
    erasing: bool = False


class Typing(Struct, frozen=True):
    """A text is typed on the screen, with the keys of a `layer`; with `shift` the next letter is a capital."""

    text: str
    shift: bool = False
    layer: Literal["letters", "signs", "accents"] = "letters"


class SettingsTab(Struct, frozen=True):
    """The settings as they are `now`; nothing until that is known. They are listed on pages.

    Of `editing`, the name of one, there is more on pages of its own (`inner`); `place` tells of which part of it: a
    day, or the number of a paragraph. A text is being typed, or for `showing` seconds it is shown what has been set.
    """

    page: int = 0
    now: SettingsNow | None = None
    editing: str = ""
    inner: int = 0
    place: str = ""
    typing: Typing | None = None
    showing: float = 0.0


class HealthTab(Struct, frozen=True):
    """Whether all is well with the machine."""


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
