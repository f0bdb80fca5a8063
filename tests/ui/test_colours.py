"""What is drawn stands out from what is beneath it, on every look in every theme, by the colours of the theme."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.core.screen import Look, Theme
from kiosk.ui.box import Box
from kiosk.ui.compose import compose
from kiosk.ui.layout import Page
from kiosk.ui.parts import Arc, Disc, Part, RollUp, Stroke, Surface, Text
from kiosk.ui.theme import PALETTES, Token
from kiosk.ui.typeset import Measure
from tests.ui.contrast import contrast
from tests.ui.test_fit import every_look, words_of

WORDS: dict[Theme, float] = {"day": 4.5, "night": 4.5, "contrast": 7.0}
"""The least contrast of words. That of captions is 7 everywhere."""

TELLING: set[Token] = {"primary", "accent", "ink", "muted", "edge", "rim"}
"""The colours of what tells something without words; the others are grounds."""


@pytest.mark.parametrize("theme", WORDS)
@every_look
def test_every_word_stands_out_from_what_is_beneath_it(look: Look, theme: Theme, measure: Measure) -> None:
    faint = [
        (run.text, run.colour, ground)
        for below, text in texts(look, measure)
        for run, word in zip(text.runs, words_of(text, measure), strict=True)
        for ground in grounds(below, word)
        if ratio(theme, run.colour, ground) < (7.0 if isinstance(text, RollUp) else WORDS[theme])
    ]
    assert [] == faint


@every_look
def test_with_high_contrast_every_button_stands_out_from_what_is_beneath_it(look: Look, measure: Measure) -> None:
    parts = compose(Page(1280, 720, measure), look)
    buttons = [(index, part) for index, part in enumerate(parts) if isinstance(part, Surface) and part.intent]
    faint = [
        (button.intent, ground)
        for index, button in buttons
        if button.fill
        for ground in grounds(parts[:index], button.box)
        if ratio("contrast", button.edge or button.fill, ground) < 7
    ]
    assert [] == faint


@every_look
def test_with_high_contrast_everything_that_tells_something_stands_out(look: Look, measure: Measure) -> None:
    """The ring, the progress, ticks, marks and curves, from the track they run on as well."""
    parts = compose(Page(1280, 720, measure), look)
    faint = [
        (part, ground)
        for index, part in enumerate(parts)
        for colour in colours_of(part) & TELLING
        for ground in under_stroke(parts[:index], part) or grounds(parts[:index], place_of(part))
        if ratio("contrast", colour, ground) < 7 and ground != colour
    ]
    assert [] == faint


@pytest.mark.parametrize("theme", ["day", "night"])
@every_look
def test_the_breath_and_the_progress_stand_out_from_their_tracks(look: Look, theme: Theme, measure: Measure) -> None:
    parts = compose(Page(1280, 720, measure), look)
    arcs = [(parts[:index], part) for index, part in enumerate(parts) if isinstance(part, Arc)]
    assert [] == [
        (arc, ground)
        for below, arc in arcs
        for ground in grounds(below, place_of(arc))
        if ratio(theme, arc.colour, ground) < 3
    ]


def texts(look: Look, measure: Measure) -> Iterator[tuple[tuple[Part, ...], Text]]:
    """Each text of a look, with what is drawn beneath it."""
    parts = compose(Page(1280, 720, measure), look)
    return ((parts[:index], part) for index, part in enumerate(parts) if isinstance(part, Text))


def ratio(theme: Theme, one: Token, other: Token) -> float:
    return contrast(PALETTES[theme][one], PALETTES[theme][other])


def grounds(below: tuple[Part, ...], word: Box) -> set[Token]:
    """The colours on which something may stand, in whole or in part."""
    found: set[Token] = set()
    for part in reversed(below):
        box = place_of(part)
        if isinstance(part, Surface | Disc) and part.fill and box.overlaps(word):
            found.add(part.fill)
            if word.within(box) if isinstance(part, Surface) else all(covers(part, x, y) for x, y in corners(word)):
                return found
    return found | {"background"}


def corners(box: Box) -> tuple[tuple[float, float], ...]:
    return (box.x, box.y), (box.right, box.y), (box.x, box.top), (box.right, box.top)


def covers(disc: Disc, x: float, y: float) -> bool:
    return disc.hole == 0 and (x - disc.x) ** 2 + (y - disc.y) ** 2 <= disc.radius**2


def under_stroke(below: tuple[Part, ...], part: Part) -> set[Token]:
    """The colour of a wider line that keeps a line apart from what it crosses; nothing where there is none."""
    wider = (
        line for line in below if isinstance(line, Stroke) and isinstance(part, Stroke) and line.width > part.width
    )
    return {line.colour for line in wider if centre(line) == centre(part)}


def centre(part: Part) -> tuple[int, int]:
    x, y = place_of(part).centre
    return round(x), round(y)


def colours_of(part: Part) -> set[Token]:
    """The colour of what has one and is neither a text nor a button."""
    match part:
        case Surface(fill=colour, intent=None) if colour:
            return {colour}
        case Disc(fill=colour) | Stroke(colour=colour) | Arc(colour=colour):
            return {colour}
        case _:
            return set()


def place_of(part: Part) -> Box:
    match part:
        case Surface(box=box) | Text(ink=box):
            return box
        case Disc(x, y, radius, _) | Arc(x, y, radius):
            return Box(x - radius, y - radius, 2 * radius, 2 * radius)
        case Stroke(points, width):
            xs, ys = zip(*points, strict=True)
            return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).at_least(width)
