"""The state of the kiosk: one record for each thing it can be doing.

The rules:

- A phase holds all that is true only while it lasts, so leaving it forgets it.
- A phase that interrupts another holds the one it interrupted (`was`), and gives it back whole.
- One loudspeaker, one `Speech`; one microphone, one `Offer`. Both belong to the kiosk, not to a phase.
- Whatever belongs to the person's visit is in `Visit`; going back to Welcome makes a new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from kiosk.core.messages import Device, Effect, Intent
from kiosk.core.screen import Theme
from kiosk.core.script import Script
from kiosk.core.session import Session
from kiosk.core.staff.tabs import Area, StaffPhase
from kiosk.words.languages import words_of
from kiosk.words.words import Words


class Site(Struct, frozen=True):
    """What the clinic has set."""

    language: str = "en"
    theme: Theme = "day"
    text_size: float = 1.0
    volume: float = 0.7
    volume_min: float = 0.2
    volume_max: float = 1.0
    idle_seconds: float = 90.0
    countdown_seconds: float = 20.0
    reduced_motion: bool = False
    clinic: str = ""
    help_paragraphs: tuple[str, ...] = ()
    """How to reach a person; without any, the words of the language, for this `country`."""
    country: str = "US"
    languages: tuple[str, ...] = ()
    """The languages that clients can choose from, besides the one above; without any, all."""
    background_sounds: bool = True
    listen_while_speaking: bool = True
    count_uses: bool = True
    off: frozenset[str] = frozenset()
    """Exercises that are not offered, each as language/id."""


def site_of(values: Mapping[str, Any], before: Site) -> Site:
    """Return what the clinic has set, from the values of settings by their names; others are as before."""
    named = {name: values[name] for name in Site.__struct_fields__ if name in values}
    return replace(before, **named, off=frozenset(values.get("exercises_off", before.off)))


# --- speaking and listening -------------------------------------------------------------------


class Speech(Struct, frozen=True):
    """The utterance being said, or said last.

    `spoken` of its words were reached. `waited` is the time since the last sign of it from the
    loudspeaker, which may be its end. `silent` speech is not heard: its words are lit at reading pace.
    `before` is what was said before it, unless that was hushed.
    """

    turn: int
    text: str
    before: str = ""
    spoken: int = 0
    waited: float = 0.0
    silent: bool = False
    held: bool = False
    done: bool = False


class OwnWord(Struct, frozen=True):
    """A word as it is written that left the loudspeaker, or began to, so many seconds `ago`."""

    text: str
    ago: float = 0.0


class Offer(Struct, frozen=True):
    """What the ear was last asked to recognise."""

    turn: int = 0
    meanings: dict[str, Intent] = {}
    counting: bool = False
    metering: bool = False


class Remark(Struct, frozen=True):
    """A short line beside the listening mark, for a while."""

    text: str
    seconds: float


# --- the phases of a visit ----------------------------------------------------------------------


class Welcome(Struct, frozen=True):
    """Waiting for somebody, for `seconds` now."""

    seconds: float = 0.0


class Asleep(Struct, frozen=True):
    """The clinic is closed and nobody is here: the screen is black."""


class ChoosingArea(Struct, frozen=True):
    """The areas are offered, a page at a time where text is large."""

    page: int = 0


class ChoosingExercise(Struct, frozen=True):
    """The exercises of an area are offered, a page at a time."""

    area: str
    page: int = 0


class Exercising(Struct, frozen=True):
    """An exercise is in progress."""

    session: Session


class Paused(Struct, frozen=True):
    """An exercise is held where it is."""

    session: Session


class Stopping(Struct, frozen=True):
    """Somebody said "stop", and is asked whether to stop here or go on."""

    session: Session
    left: float


class Done(Struct, frozen=True):
    """The exercise is over, at its end or because it was `stopped`. Then comes Welcome."""

    script: Script
    ratings: tuple[tuple[str, int], ...]
    left: float
    stopped: bool = False


class Helping(Struct, frozen=True):
    """How to reach a person."""

    was: Base


class Leaving(Struct, frozen=True):
    """Nobody seems to be here: the last seconds before Welcome."""

    was: Base | Helping
    left: float


Base = Welcome | Asleep | ChoosingArea | ChoosingExercise | Exercising | Paused | Stopping | Done
"""The phases that others interrupt."""

Phase = Base | Helping | Leaving


class Liking(Struct, frozen=True):
    """How this visitor wants it; nothing where as the clinic has set it. With `touch_only` nothing is listened to."""

    language: str = ""
    theme: Theme | None = None
    text_size: float = 0.0
    touch_only: bool = False


class Visit(Struct, frozen=True):
    """All that belongs to one person's visit and is forgotten with it."""

    phase: Phase = Welcome()
    liking: Liking = Liking()
    volume: float = 0.7
    pace: float = 1.0
    idle: float = 0.0
    misses: int = 0
    hints: int = 0
    since_hint: float = 60.0
    remark: Remark | None = None
    speech: Speech | None = None


class Kiosk(Struct, frozen=True):
    """Everything the kiosk knows.

    `own` are the words that it said lately. It speaks at `volume` now, for `lowered` seconds at the least more
    softly than it is set, as somebody else speaks.
    `coming` are the exercises of the next visit, where they have changed during this one. `sound` is
    what plays in the background. `closed` is whether the clinic is, and at `night` the screen is dark. `effects` are
    those of the step in progress; between steps there are none.

    Where the clinic has set what takes effect with a start, it `restarts` when staff leave.
    While `staff` is there, it is what is shown and touched, and the visit waits beneath it. `behind` is what
    an exercise that staff try out comes back to.
    """

    site: Site = Site()
    scripts: tuple[Script, ...] = ()
    coming: tuple[Script, ...] | None = None
    visit: Visit = Visit()
    offer: Offer = Offer()
    own: tuple[OwnWord, ...] = ()
    volume: float = 1.0
    lowered: float = 0.0
    turn: int = 0
    missing: frozenset[Device] = frozenset()
    loudness: float = 0.0
    sound: str = ""
    closed: bool = False
    night: bool = False
    staff: StaffPhase | None = None
    behind: Area | None = None
    restarts: bool = False
    effects: tuple[Effect, ...] = ()

    @property
    def phase(self) -> Phase:
        """What the kiosk is doing."""
        return self.visit.phase

    @property
    def language(self) -> str:
        """The language of this visit."""
        return self.visit.liking.language or self.site.language

    @property
    def words(self) -> Words:
        """What it says, shows and understands."""
        return words_of(self.language, touching=not self.listens)

    @property
    def theme(self) -> Theme:
        """The colours of this visit."""
        return self.visit.liking.theme or ("night" if self.night else self.site.theme)

    @property
    def text_size(self) -> float:
        """The factor on the size of letters in this visit."""
        return self.visit.liking.text_size or self.site.text_size

    @property
    def listens(self) -> bool:
        """Whether what is said can be understood, and may be."""
        return not self.visit.liking.touch_only and not self.missing & {"microphone", "recogniser"}

    @property
    def help(self) -> tuple[str, ...]:
        """How to reach a person, the most important first."""
        return self.site.help_paragraphs or self.words.help_paragraphs(self.site.country)

    @property
    def speaking(self) -> bool:
        """Whether an utterance is under way (or held)."""
        return self.visit.speech is not None and not self.visit.speech.done

    def asks(self, *effects: Effect) -> Kiosk:
        """Return the kiosk with these effects to be performed."""
        return replace(self, effects=self.effects + effects)

    def with_visit(self, **changes: object) -> Kiosk:
        """Return the kiosk with these fields of its visit changed."""
        return replace(self, visit=replace(self.visit, **changes))

    def enters(self, phase: Phase) -> Kiosk:
        """Return the kiosk in this phase, with somebody known to be here."""
        return self.with_visit(phase=phase, idle=0.0, misses=0)


def session_of(phase: Phase) -> Session | None:
    """Return the exercise that is in progress or interrupted in this phase, if there is one."""
    match phase:
        case Exercising(session) | Paused(session) | Stopping(session):
            return session
        case Helping(was) | Leaving(was):
            return session_of(was)
        case _:
            return None
