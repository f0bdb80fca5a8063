"""What reaches the core (events) and what it asks for (effects).

Every request that will be answered carries a `turn`, and every answer echoes it, so that an
answer that comes too late can be told from one that is awaited.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from msgspec import Struct

from kiosk.core.script import Script
from kiosk.core.staff.errands import Errand, Report


class Command(StrEnum):
    """A thing a person can ask for, by touch or by voice."""

    START = "start"
    PAUSE = "pause"
    CONTINUE = "continue"
    REPEAT = "repeat"
    NEXT = "next"
    BACK = "back"
    MORE = "more"
    SLOWER = "slower"
    FASTER = "faster"
    LOUDER = "louder"
    QUIETER = "quieter"
    HELP = "help"
    STOP = "stop"
    HOME = "home"
    FINISH = "finish"
    ANOTHER = "another"
    AGAIN = "again"
    STAY = "stay"
    READY = "ready"
    NO_HOLDS = "no holds"
    TEXT_SIZE = "text size"
    LANGUAGE = "language"
    THEME = "theme"
    TOUCH_ONLY = "touch only"
    STAFF = "staff"


class Pick(Struct, frozen=True):
    """A choice by its number on the screen: an area, an exercise, an answer, a rating or a circle."""

    number: int


class Act(Struct, frozen=True):
    """Something done on a staff screen: `verb`, and `what` it is done to. It cannot be said."""

    verb: str
    what: str = ""


Intent = Command | Pick | Act
"""What was meant, however it was expressed."""

Device = Literal["microphone", "loudspeaker", "voice", "recogniser"]


# --- events -----------------------------------------------------------------------------------


class Tick(Struct, frozen=True):
    """Time went by."""

    seconds: float


class Touched(Struct, frozen=True):
    """A button was touched, or its key pressed."""

    intent: Intent


class Heard(Struct, frozen=True):
    """An utterance was recognised as `text` (words of the offered phrases, or "[unk]" for others).

    `confidence` is the least of its words', 0 to 1. `final` is false while the person may still be
    in mid-phrase. It began `since` seconds ago, and ended `until` seconds ago.
    """

    turn: int
    text: str
    confidence: float = 1.0
    final: bool = True
    since: float = 0.0
    until: float = 0.0


class Uttered(Struct, frozen=True):
    """While counting: somebody said something; what it was is not known here."""

    turn: int


class Level(Struct, frozen=True):
    """How loud a voice is at the microphone, 0 (nobody speaks) to 1; sent when it changes."""

    loudness: float


InputTrouble = Literal["", "silent", "overdriven"]
"""What is wrong with a microphone that is there: it gives no sound at all, or more than it can hold."""


class Input(Struct, frozen=True):
    """What the microphone gives, voice or not: from 0 (a quiet room) to 1 (the most), if that is metered.

    Sent when it changes.
    """

    loudness: float
    trouble: InputTrouble = ""


class SpeakingWord(Struct, frozen=True):
    """The loudspeaker reached a word of the utterance: the `index`-th of its text split at white space."""

    turn: int
    index: int


class Spoke(Struct, frozen=True):
    """The utterance was played to its end."""

    turn: int


class Failed(Struct, frozen=True):
    """A device is missing or stopped working. `reason` is for the log and for `doctor`."""

    device: Device
    reason: str


class Recovered(Struct, frozen=True):
    """A device works, for the first time or again."""

    device: Device


class LibraryChanged(Struct, frozen=True):
    """These are the exercises that can be chosen from now on."""

    scripts: tuple[Script, ...]


class Hours(Struct, frozen=True):
    """The clinic is `open` from now on, or closed, and the screen is to be as at `night`, or not."""

    open: bool
    night: bool = False


class Reported(Struct, frozen=True):
    """The clerk reports on the errand of this turn."""

    turn: int
    report: Report


Event = (
    Tick
    | Touched
    | Heard
    | Uttered
    | Level
    | Input
    | SpeakingWord
    | Spoke
    | Failed
    | Recovered
    | LibraryChanged
    | Hours
    | Reported
)


# --- effects ----------------------------------------------------------------------------------


class Speak(Struct, frozen=True):
    """Say this at once, in place of anything being said. Answered by `SpeakingWord`… and `Spoke`.

    `recording` is the path of a sound file to play in place of the voice.
    """

    turn: int
    text: str
    language: str
    recording: str = ""


class Prepare(Struct, frozen=True):
    """These will be wanted soon, in this order: render them ahead.

    `recordings`, if any, holds for each text the path of a sound file to play in place of the voice, or "".
    """

    texts: tuple[str, ...]
    language: str
    recordings: tuple[str, ...] = ()


class Hush(Struct, frozen=True):
    """Stop speaking now and forget what was being said."""


class Hold(Struct, frozen=True):
    """Hold the speech where it is, in mid-word."""


class Resume(Struct, frozen=True):
    """Go on speaking where it was held."""


class PlaySound(Struct, frozen=True):
    """From now on play one of `SOUNDS` in the background, softer while something is said; without a name, none."""

    name: str = ""


class SetVolume(Struct, frozen=True):
    """Loudness of everything from now on, 0 to 1 (a factor on amplitude)."""

    volume: float


class Listen(Struct, frozen=True):
    """From now on these phrases can be said; those among them that are `awaited` are the likeliest.

    Answered by `Heard`, by `Uttered` where `counting`, and by `Input` if `metering`.
    """

    turn: int
    phrases: tuple[str, ...]
    language: str
    counting: bool = False
    metering: bool = False
    awaited: tuple[str, ...] = ()


class Do(Struct, frozen=True):
    """Have the clerk do this. Answered by `Reported`, where there is something to report."""

    turn: int
    errand: Errand


Effect = Speak | Prepare | Hush | Hold | Resume | PlaySound | SetVolume | Listen | Do
