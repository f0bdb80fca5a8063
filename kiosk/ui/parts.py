"""What a screen is made of: shapes of four kinds, later ones over earlier ones, and over all of them texts."""

from __future__ import annotations

from msgspec import Struct

from kiosk.core.messages import Intent
from kiosk.fonts import Weight
from kiosk.ui.box import Box
from kiosk.ui.theme import Token


class Surface(Struct, frozen=True):
    """A rectangle with rounded corners and perhaps an edge; not seen without a `fill`.

    With an `intent` it can be touched anywhere in `target`. With `hold` it acts only once it was held for so many
    seconds. One that is `quick` may act again at once, as a key of a keyboard does.
    """

    box: Box
    fill: Token | None = None
    radius: float = 0.0
    edge: Token | None = None
    edge_width: float = 0.0
    intent: Intent | None = None
    target: Box | None = None
    hold: float = 0.0
    quick: bool = False


class Run(Struct, frozen=True):
    """A word, or a piece of one. `x` is its left side, `y` the middle of its line; `rtl` runs from right to left."""

    text: str
    weight: Weight
    colour: Token
    x: float
    y: float
    rtl: bool = False


class Text(Struct, frozen=True):
    """Words of one size (pixels) in their places. `box` is the room they were given, `least` their smallest size."""

    box: Box
    ink: Box
    runs: tuple[Run, ...]
    px: int
    least: float


class RollUp(Text, frozen=True):
    """A caption. Its lines roll up as new ones come below, gliding unless it is `still`."""

    still: bool = False


class Disc(Struct, frozen=True):
    """A filled circle, with a `hole` of this radius in its middle where it would not be seen anyway."""

    x: float
    y: float
    radius: float
    fill: Token
    hole: float = 0.0


class Stroke(Struct, frozen=True):
    """A line through points, with round ends."""

    points: tuple[tuple[float, float], ...]
    width: float
    colour: Token


class Arc(Struct, frozen=True):
    """Part of a circle, clockwise from the top, with round ends. `turn` 1 is the whole circle."""

    x: float
    y: float
    radius: float
    width: float
    turn: float
    colour: Token


Part = Surface | Text | Disc | Stroke | Arc
