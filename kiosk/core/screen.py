"""What to draw, as data. `look()` (in `kiosk.core.look`) makes it from the state; the ui draws it.

Texts are final. Words in curly quotes (“six”) are words to say or words heard, and are emphasised.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kiosk.core.messages import Intent

Tone = Literal["primary", "plain", "soft", "help"]

Theme = Literal["day", "night", "contrast"]
"""Light, dark, or black on white."""


Region = Literal["face", "shoulders", "arms", "hands", "belly", "hips", "legs", "feet"]
"""A part of the body."""


class Button(Struct, frozen=True):
    """A touch target. `number` stands above the label and `note` below it where there is room (cards)."""

    label: str
    intent: Intent
    tone: Tone = "plain"
    number: str = ""
    note: str = ""


class Mark(Struct, frozen=True):
    """The listening mark at the bottom left, and the line beside it.

    `ear` is "off" when the microphone or the recogniser is missing, "hearing" while somebody speaks
    (`loudness` 0 to 1 is the size of the halo), else "listening". `usual` is the line that stands there while there is
    nothing to remark: there is room for it, whatever is there just now.
    """

    ear: Literal["listening", "hearing", "off"]
    text: str
    loudness: float = 0.0
    usual: str = ""


class Caption(Struct, frozen=True):
    """What is being said: its words, and how many of them have been reached (the last of these is lit).

    `before` are the words of what was said just before, which may stay readable above it.
    """

    words: tuple[str, ...] = ()
    spoken: int = 0
    before: tuple[str, ...] = ()


class Ring(Struct, frozen=True):
    """The breathing ring. `size` 0 (empty) to 1 (full), `arc` 0 to 1 of the phase gone by, `count` whole seconds."""

    word: str
    count: str
    size: float
    arc: float


class Figure(Struct, frozen=True):
    """Somebody whose muscles tense and let go. `strain` 0 (loose) to 1 (tense), the rest as in a `Ring`.

    `regions` are the parts of the body it is about; none stands for all of it.
    """

    word: str
    count: str
    strain: float
    arc: float
    regions: tuple[Region, ...] = ()


class Rest(Struct, frozen=True):
    """A plain circle to rest the eyes on, with at most a word in it ("Paused")."""

    word: str = ""


Guide = Ring | Figure | Rest


class Welcome(Struct, frozen=True):
    """The first screen. `breath` 0 to 1 is how far the circles have opened."""

    title: str
    text: str
    start: Button
    hint: str
    breath: float


class Choose(Struct, frozen=True):
    """Cards to choose from: areas, or the exercises of an area. `corner` is the button at top right."""

    title: str
    cards: tuple[Button, ...]
    corner: tuple[Button, ...]


class Player(Struct, frozen=True):
    """An exercise: speech, pauses and breathing; also when paused."""

    place: str
    corner: tuple[Button, ...]
    guide: Guide
    caption: Caption


class Count(Struct, frozen=True):
    """One circle for each thing to find; the first `found` are filled. A circle is a button: `Pick(n)`, n from 1."""

    place: str
    corner: tuple[Button, ...]
    title: str
    text: str
    goal: int
    found: int


class CheckIn(Struct, frozen=True):
    """The numbers 0 to 10 as buttons: `Pick(n)`. `chosen` is the one just chosen."""

    place: str
    corner: tuple[Button, ...]
    title: str
    text: str
    low: str
    high: str
    chosen: int | None = None


class Ask(Struct, frozen=True):
    """A question (or "stop or go on?") with its answers as large buttons; `note` holds the words that choose each."""

    place: str
    corner: tuple[Button, ...]
    title: str
    answers: tuple[Button, ...]


class Done(Struct, frozen=True):
    """The end: a sentence, before and after as a picture where both are known, and what to do now."""

    title: str
    text: str
    buttons: tuple[Button, ...]
    before: int | None = None
    after: int | None = None
    before_label: str = ""
    after_label: str = ""


class Help(Struct, frozen=True):
    """How to reach a person: paragraphs, the first the most important."""

    title: str
    paragraphs: tuple[str, ...]
    buttons: tuple[Button, ...]


class Leaving(Struct, frozen=True):
    """Nobody seems to be here: a visible countdown to Welcome, and one large button to stay."""

    title: str
    text: str
    stay: Button
    seconds: int


class Asleep(Struct, frozen=True):
    """Outside opening hours: black. A touch anywhere is `wake`."""

    wake: Button


# --- for staff, each over the whole screen ----------------------------------------------------------


class Switch(Struct, frozen=True):
    """A switch that is `on` or off."""

    on: bool
    intent: Intent


class Row(Struct, frozen=True):
    """A line of a staff screen: `title` over `note`, then buttons, then a switch.

    A `value` stands between two buttons, which make it less and more. `level`, 0 to 1, is drawn as a bar in the note's
    place. What `warns` stands out.
    """

    title: str
    note: str = ""
    buttons: tuple[Button, ...] = ()
    switch: Switch | None = None
    value: str = ""
    level: float | None = None
    warns: bool = False


class Notice(Struct, frozen=True):
    """A box above the rows: what has happened, or what there is to do."""

    title: str
    text: str = ""
    buttons: tuple[Button, ...] = ()
    warns: bool = False


class Bar(Struct, frozen=True):
    """A bar of a chart: `share`, 0 to 1, of the largest; `text` is its number."""

    label: str
    share: float
    text: str


class Desk(Struct, frozen=True):
    """A staff screen. `tabs` lead to the others (the one that is shown is "soft"), the last of them locks.

    `pages` are buttons to more rows, and `page` tells which these are: "1 of 3".
    """

    title: str
    tabs: tuple[Button, ...]
    rows: tuple[Row, ...]
    corner: tuple[Button, ...] = ()
    notice: Notice | None = None
    bars: tuple[Bar, ...] = ()
    pages: tuple[Button, ...] = ()
    page: str = ""


class Keypad(Struct, frozen=True):
    """A PIN is typed: `filled` digits are there. `keys` are in rows of three."""

    title: str
    text: str
    filled: int
    keys: tuple[Button, ...]
    corner: tuple[Button, ...] = ()


class Keyboard(Struct, frozen=True):
    """A text is typed: `value` is there, the cursor at its end. `keys` are rows of keys."""

    title: str
    text: str
    value: str
    keys: tuple[tuple[Button, ...], ...]
    corner: tuple[Button, ...] = ()


View = Welcome | Choose | Player | Count | CheckIn | Ask | Done | Help | Leaving | Asleep | Desk | Keypad | Keyboard


class Look(Struct, frozen=True):
    """The whole screen. `chips` are sayable words that are also buttons, `progress` is 0 to 1, `left` the time left.

    `text_size` is a factor on the size of letters, 1 to 1.5. On a `still` screen nothing moves but what guides.
    """

    view: View
    mark: Mark
    chips: tuple[Button, ...] = ()
    progress: float | None = None
    left: str = ""
    theme: Theme = "day"
    notice: str = ""
    text_size: float = 1.0
    still: bool = False
