"""What to draw, as data. `look()` (in `kiosk.core.look`) makes it from the state; the ui draws it.

Texts are final. Words in curly quotes (“six”) are words to say or words heard, and are emphasised.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.core.messages import Intent

Tone = Literal["primary", "plain", "soft", "help"]


@dataclass(frozen=True)
class Button:
    """A touch target. `number` stands above the label and `note` below it where there is room (cards)."""

    label: str
    intent: Intent
    tone: Tone = "plain"
    number: str = ""
    note: str = ""


@dataclass(frozen=True)
class Mark:
    """The listening mark at the bottom left, and the line beside it.

    `ear` is "off" when the microphone or the recogniser is missing, "hearing" while somebody speaks
    (`loudness` 0 to 1 is the size of the halo), else "listening".
    """

    ear: Literal["listening", "hearing", "off"]
    text: str
    loudness: float = 0.0


@dataclass(frozen=True)
class Caption:
    """What is being said: its words, and how many of them have been reached (the last of these is lit)."""

    words: tuple[str, ...] = ()
    spoken: int = 0


@dataclass(frozen=True)
class Ring:
    """The breathing ring. `size` 0 (empty) to 1 (full), `arc` 0 to 1 of the phase gone by, `count` whole seconds."""

    word: str
    count: str
    size: float
    arc: float


@dataclass(frozen=True)
class Rest:
    """A plain circle to rest the eyes on, with at most a word in it ("Paused")."""

    word: str = ""


Guide = Ring | Rest


@dataclass(frozen=True)
class Welcome:
    """The first screen. `breath` 0 to 1 is how far the circles have opened."""

    title: str
    text: str
    start: Button
    hint: str
    breath: float


@dataclass(frozen=True)
class Choose:
    """Cards to choose from: areas, or the exercises of an area. `corner` is the button at top right."""

    title: str
    cards: tuple[Button, ...]
    corner: tuple[Button, ...]


@dataclass(frozen=True)
class Player:
    """An exercise: speech, pauses and breathing; also when paused."""

    place: str
    corner: tuple[Button, ...]
    guide: Guide
    caption: Caption


@dataclass(frozen=True)
class Count:
    """One circle for each thing to find; the first `found` are filled. A circle is a button: `Pick(n)`, n from 1."""

    place: str
    corner: tuple[Button, ...]
    title: str
    text: str
    goal: int
    found: int


@dataclass(frozen=True)
class CheckIn:
    """The numbers 0 to 10 as buttons: `Pick(n)`. `chosen` is the one just chosen."""

    place: str
    corner: tuple[Button, ...]
    title: str
    text: str
    low: str
    high: str
    chosen: int | None = None


@dataclass(frozen=True)
class Ask:
    """A question (or "stop or go on?") with its answers as large buttons; `note` holds the words that choose each."""

    place: str
    corner: tuple[Button, ...]
    title: str
    answers: tuple[Button, ...]


@dataclass(frozen=True)
class Done:
    """The end: a sentence, before and after as a picture where both are known, and what to do now."""

    title: str
    text: str
    buttons: tuple[Button, ...]
    before: int | None = None
    after: int | None = None
    before_label: str = ""
    after_label: str = ""


@dataclass(frozen=True)
class Help:
    """How to reach a person: paragraphs, the first the most important."""

    title: str
    paragraphs: tuple[str, ...]
    buttons: tuple[Button, ...]


@dataclass(frozen=True)
class Leaving:
    """Nobody seems to be here: a visible countdown to Welcome, and one large button to stay."""

    title: str
    text: str
    stay: Button
    seconds: int


View = Welcome | Choose | Player | Count | CheckIn | Ask | Done | Help | Leaving


@dataclass(frozen=True)
class Look:
    """The whole screen. `chips` are sayable words that are also buttons, `progress` is 0 to 1, `left` the time left."""

    view: View
    mark: Mark
    chips: tuple[Button, ...] = ()
    progress: float | None = None
    left: str = ""
    theme: Literal["day", "night"] = "day"
    notice: str = ""
