"""What rests the eyes and guides the breath: the ring, circles, and the caption beneath them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kiosk.core.screen import Caption, Rest, Ring
from kiosk.ui.box import Box
from kiosk.ui.layout import Page, Para, column, gap, paragraph, place
from kiosk.ui.parts import Arc, Disc, Part, Run, Surface
from kiosk.ui.theme import CAPTION, NUMERAL, PHASE, Token
from kiosk.ui.typeset import Block, Measure, balance_lines, break_lines

LINES = 2
"""The most lines of a caption."""

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
    room = box.middle(outer * 1.56, outer * 1.2)
    texts, _ = column(
        page, room, (Para(guide.word, PHASE, "ink", "centre"), gap(1), Para(guide.count, NUMERAL, "ink", "centre"))
    )
    yield from texts


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


def caption_height(page: Page) -> float:
    """Return the height in pixels that captions need."""
    return LINES * CAPTION.pitch * page.font_px(CAPTION.size)


def caption(page: Page, box: Box, said: Caption) -> Iterator[Part]:
    """Draw two lines of what is being said: those with the word being said and, once past the first, the one before."""
    if not said.words:
        return
    lines, block = _caption_block(said.words, page.font_px(CAPTION.size), box.width, page.measure)
    now = max(0, said.spoken - 1)
    first = max(0, next(row for row, line in enumerate(lines) if now in line) - 1)
    seen = slice(first, first + LINES)
    shown = replace(block, lines=block.lines[seen], widths=block.widths[seen])
    text = place(page, box, shown, Para("", CAPTION, "ahead", "centre"))
    runs = tuple(
        replace(run, colour=_time_colour(i, said.spoken)) for i, run in enumerate(text.runs, start=lines[first].start)
    )
    yield from (_underline(page, run, block.px) for run in runs if run.colour == "lit")
    yield replace(text, runs=runs)


def _underline(page: Page, run: Run, px: int) -> Surface:
    """Mark the word being said, for whoever does not tell it by its colour."""
    below = Box(run.x, run.y - 0.7 * px, page.measure(run.text, run.weight, px), page.px(4))
    return Surface(below, "primary", page.px(2))


def _time_colour(index: int, spoken: int) -> Token:
    if index == spoken - 1:
        return "lit"
    return "ink" if index < spoken else "ahead"


@lru_cache(maxsize=64)
def _caption_block(said: tuple[str, ...], px: int, limit: float, measure: Measure) -> tuple[list[range], Block]:
    """Break a caption: evenly where two lines are enough, else as long as the lines may be."""
    px = min(px, *(int(px * limit / measure(word, 400, px)) for word in said))
    widths = [measure(word, 400, px) for word in said]
    gap_px = measure(" ", 400, px)
    lines = break_lines(widths, gap_px, limit)
    if len(lines) <= LINES:
        lines = balance_lines(widths, gap_px, limit)
    block = Block(
        lines=tuple(tuple(((said[i], False),) for i in line) for line in lines),
        widths=tuple(sum(widths[i] for i in line) + gap_px * (len(line) - 1) for line in lines),
        weight=400,
        px=px,
        pitch=px * CAPTION.pitch,
    )
    return lines, block
