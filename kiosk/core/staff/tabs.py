"""What the staff area is doing: the PIN being entered, or one of its screens."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kiosk.core.messages import Input
from kiosk.core.screen import Notice
from kiosk.core.staff.errands import HealthFound, SettingsNow, WeekUse
from kiosk.core.staff.script_errands import ScriptsListed, Sheet, StickRead, StickReading, StickSeen


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


class Listing(Struct, frozen=True):
    """The exercises of the kiosk are shown, only those of an area or in a language where that was chosen."""

    page: int = 0
    area: str = ""
    language: str = ""


class OnStick(Struct, frozen=True):
    """What is on the stick is shown."""

    page: int = 0


class Trying(Struct, frozen=True):
    """One script is looked at, and where from. `paragraph` of it is heard next."""

    sheet: Sheet
    was: Listing | OnStick
    page: int = 0
    paragraph: int = 0


class Publishing(Struct, frozen=True):
    """The voice gets ready for exercises that are to be published: so many of the `lines` are `done`.

    They are counted now and then; for `still` seconds their number has not changed.
    """

    keys: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]
    done: int = 0
    still: float = 0.0


class ScriptsTab(Struct, frozen=True):
    """Exercises: what is there, and what is on a USB stick.

    `listed` is nothing until they have been read. `stick` is the one that is there, and `read` what is on it, once it
    has been read; `reading` is how far that is. For `looked` seconds nobody has looked whether a stick is there.
    `off` are the exercises that are to be off, while that is being written down.
    """

    at: Listing | OnStick | Trying | Publishing = Listing()
    listed: ScriptsListed | None = None
    stick: StickSeen = StickSeen()
    reading: StickReading | None = None
    read: StickRead | None = None
    looked: float = 0.0
    off: frozenset[str] | None = None


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
