"""Captions: two lines that roll up. The lower one is being said, the one above it was said just before.

As long as nothing was said before, there are the two first lines of what is being said. Lines break in
the same places for as long as they are shown, and no word moves on its line; `kiosk.ui.rolling` has
whole lines glide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from msgspec.structs import replace

from kiosk.core.screen import Caption
from kiosk.ui.box import Box
from kiosk.ui.layout import Page, Para, place
from kiosk.ui.parts import RollUp
from kiosk.ui.theme import CAPTION, Token
from kiosk.ui.typeset import Block, Measure, balance_lines, break_lines, set_words

LINES = 2
"""The most lines of a caption."""


def caption_height(page: Page) -> float:
    """Return the height in pixels that captions need."""
    return LINES * CAPTION.pitch * page.font_px(CAPTION.size)


def caption(page: Page, box: Box, said: Caption) -> Iterator[RollUp]:
    """Draw the line that is being said, and the one before it."""
    if not (said.words or said.before):
        return
    limit = box.width
    px = min(_px(page, said.before, limit), _px(page, said.words, limit))
    blocks = [_set(words, px, limit, page.measure) for words in (said.before, said.words)]
    times = (_times(Caption(said.before, len(said.before) + 1)), _times(said))
    rows = [
        (line, width, tuple(colours[piece.word] for piece in line))
        for block, colours in zip(blocks, times, strict=True)
        for line, width in zip(block.lines, block.widths, strict=True)
    ]
    first = max(0, _row_being_said(blocks, said.spoken) - 1)
    shown = rows[first : first + LINES]
    block = replace(blocks[1], lines=tuple(line for line, *_ in shown), widths=tuple(width for _, width, _ in shown))
    text = place(page, box, block, Para("", CAPTION, align="centre"))
    colours = (colour for *_, line in shown for colour in line)
    runs = tuple(replace(run, colour=colour) for run, colour in zip(text.runs, colours, strict=True))
    yield RollUp(text.box, text.ink, runs, px, text.least, page.still)


def _row_being_said(blocks: Sequence[Block], spoken: int) -> int:
    before, said = blocks
    now = max(0, spoken - 1)
    row = next((row for row, line in enumerate(said.lines) if any(piece.word == now for piece in line)), -1)
    return len(before.lines) + row


def _times(said: Caption) -> tuple[Token, ...]:
    """Return the colour of each word: those said, the one being said, those to come."""
    return tuple(
        "lit" if number == said.spoken else "ink" if number < said.spoken else "ahead"
        for number in range(1, len(said.words) + 1)
    )


def _px(page: Page, words: tuple[str, ...], limit: float) -> int:
    """Return the size at which the widest word fits."""
    px = page.font_px(CAPTION.size)
    return min(px, *(int(px * limit / page.measure(word, CAPTION.weight, px)) for word in words), px)


@lru_cache(maxsize=64)
def _set(words: tuple[str, ...], px: int, limit: float, measure: Measure) -> Block:
    return set_words([((word, False),) for word in words], CAPTION, px, measure, partial(_break, limit=limit))


def _break(widths: Sequence[float], gap: float, limit: float) -> list[range]:
    """Break evenly where two lines are enough, else into lines as long as they may be."""
    lines = break_lines(widths, gap, limit)
    return balance_lines(widths, gap, limit) if len(lines) <= LINES else lines
