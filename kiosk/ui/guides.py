"""What rests the eyes and guides the breath: the ring, and circles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kiosk.core.screen import Rest, Ring
from kiosk.ui.box import Box
from kiosk.ui.layout import Page, Para, column, gap, paragraph
from kiosk.ui.parts import Arc, Disc, Part, Text
from kiosk.ui.theme import NUMERAL, PHASE

LAP = 2.0
"""Pixels by which a circle reaches under the next. The rest of it is not drawn: to draw twice takes twice the time."""


def ring(page: Page, box: Box, guide: Ring) -> Iterator[Part]:
    """Draw the breathing ring: a track that fills with the phase, and a disc that grows with the breath."""
    x, y = box.centre
    outer, width = min(box.width, box.height) / 2, page.px(7)
    inner = outer * (0.62 + 0.28 * guide.size)
    yield Disc(x, y, outer, "line", outer - width - LAP)
    yield Disc(x, y, outer - width, "halo", inner - LAP)
    yield Arc(x, y, outer - width / 2, width, guide.arc, "primary")
    yield Disc(x, y, inner, "soft")
    yield from _words(page, box.middle(outer * 1.56, outer * 1.2), guide.word, guide.count)


@lru_cache(maxsize=32)
def _words(page: Page, room: Box, word: str, count: str) -> tuple[Text, ...]:
    """Set the word and the count, which are the same for many frames."""
    texts, _ = column(page, room, (Para(word, PHASE, "ink", "centre"), gap(1), Para(count, NUMERAL, "ink", "centre")))
    return tuple(texts)


def rest(page: Page, box: Box, guide: Rest) -> Iterator[Part]:
    """Draw a plain circle with at most a word in it."""
    x, y = box.centre
    outer = min(box.width, box.height) / 2
    yield Disc(x, y, outer, "halo", outer * 0.76 - LAP)
    yield Disc(x, y, outer * 0.76, "soft")
    if guide.word:
        yield paragraph(page, box.middle(outer * 1.3, outer), Para(guide.word, PHASE, "ink", "centre"))


def ripples(box: Box, breath: float) -> Iterator[Disc]:
    """Draw three circles, one in the other, opened by the breath: the inner ones move most."""
    x, y = box.centre
    side = min(box.width, box.height) / 2
    outer, middle, inner = side * (0.93 + 0.07 * breath), side * (0.68 + 0.10 * breath), side * (0.44 + 0.12 * breath)
    yield Disc(x, y, outer, "halo", middle - LAP)
    yield Disc(x, y, middle, "soft", inner - LAP)
    yield Disc(x, y, inner, "primary")
