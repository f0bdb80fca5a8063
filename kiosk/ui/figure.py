"""A calm, simple person, whose muscles tense and let go."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kiosk.core.screen import Figure, Region
from kiosk.ui.box import Box
from kiosk.ui.guides import LAP
from kiosk.ui.layout import GAP, Page, Para, column, gap
from kiosk.ui.parts import Arc, Disc, Part, Stroke
from kiosk.ui.theme import NUMERAL, PHASE, Token

Points = tuple[tuple[float, float], ...]


class Limb(Struct, frozen=True):
    """Part of the body: a line through points, or a circle around one; in radii of the circle around the person."""

    region: Region
    points: Points
    width: float
    both: bool = True
    """Whether there is one on each side."""


BODY = (
    Limb("legs", ((0.1, -0.22), (0.13, -0.65)), 0.15),
    Limb("feet", ((0.14, -0.77), (0.21, -0.785)), 0.1),
    Limb("hips", ((-0.09, -0.17), (0.09, -0.17)), 0.2, both=False),
    Limb("belly", ((0.0, 0.18), (0.0, -0.06)), 0.35, both=False),
    Limb("arms", ((0.3, 0.24), (0.4, 0.02), (0.4, -0.16)), 0.11),
    Limb("hands", ((0.4, -0.28),), 0.15),
    Limb("shoulders", ((-0.27, 0.28), (0.0, 0.33), (0.27, 0.28)), 0.15, both=False),
    Limb("face", ((0.0, 0.61),), 0.33, both=False),
)
"""The whole of it, from what is drawn first to what is drawn over it."""

PROMINENT, TENSE = 1.12, 0.3
"""How much broader the muscles are that it is about, and how much more while they are tense."""

EDGE = 3.0
WORDS = 230.0
"""The width of the words beside it."""


def figure(page: Page, box: Box, guide: Figure) -> Iterator[Part]:
    """Draw the person in a track that fills with the phase; the word and the count beside it, or below."""
    words = (Para(guide.word, PHASE), gap(1), Para(guide.count, NUMERAL))
    circle, room = _beside(page, box) if page.wide else _above(page, box)
    if not page.wide:
        words = (Para(guide.word, PHASE, align="centre"), gap(0.5), Para(guide.count, NUMERAL, align="centre"))
    x, y = circle.centre
    outer, track = circle.width / 2, page.px(7)
    yield Disc(x, y, outer, "line", outer - track - LAP)
    yield Disc(x, y, outer - track, "halo")
    yield Arc(x, y, outer - track / 2, 1.5 * track, guide.arc, "primary")
    yield from _person(page, circle, guide)
    yield from column(page, room, words)[0]


def _beside(page: Page, box: Box) -> tuple[Box, Box]:
    """Return the circle and the room for the words to its right, together in the middle."""
    between, words = page.px(3 * GAP), page.px(WORDS)
    circle, rest = box.middle(box.height + between + words, box.height).cut_left(box.height)
    return circle, rest.cut_right(words)[0]


def _above(page: Page, box: Box) -> tuple[Box, Box]:
    """Return the circle and the room for the words below it."""
    words, upper = box.cut_bottom(
        page.nominal(PHASE) * PHASE.pitch + page.nominal(NUMERAL) * NUMERAL.pitch + page.px(GAP)
    )
    side = min(upper.width, upper.height - page.px(GAP))
    return upper.cut_top(side)[0].middle(side, side), words


def _person(page: Page, circle: Box, guide: Figure) -> Iterator[Part]:
    """Draw all of the body with an edge around it, and over it the muscles that it is about."""
    about = [limb for limb in BODY if not guide.regions or limb.region in guide.regions]
    others = [limb for limb in BODY if limb not in about]
    broader = PROMINENT + TENSE * guide.strain
    passes: tuple[tuple[list[Limb], float, float, Token], ...] = (
        (others, 1.0, page.px(EDGE), "muted"),
        (others, 1.0, 0.0, "soft"),
        (about, broader, page.px(EDGE), "halo"),
        (about, broader, 0.0, "primary"),
    )
    for limbs, times, edge, colour in passes:
        for limb in limbs:
            yield from _limb(circle, limb, limb.width * times * circle.width / 2 + 2 * edge, colour)


def _limb(circle: Box, limb: Limb, width: float, colour: Token) -> Iterator[Part]:
    x, y = circle.centre
    unit = circle.width / 2
    for side in (1, -1) if limb.both else (1,):
        points = tuple((x + side * along * unit, y + up * unit) for along, up in limb.points)
        yield Stroke(points, width, colour) if len(points) > 1 else Disc(*points[0], width / 2, colour)
