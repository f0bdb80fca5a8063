"""A screen of staff: tabs, and on the one that is open a notice, a chart and rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kiosk.core.screen import Button, Desk, Notice
from kiosk.ui import rows
from kiosk.ui.box import Box
from kiosk.ui.chart import chart
from kiosk.ui.controls import LOW_CORNER
from kiosk.ui.frame import header
from kiosk.ui.layout import GAP, MARGIN, TARGET, Page, Para, paragraph
from kiosk.ui.parts import Part, Surface
from kiosk.ui.rows import Entry
from kiosk.ui.theme import GROWS_LESS, SECTION, STRONG_TAB, TAB, Token

SIDE = 260.0
"""The width of the tabs at the left."""

INDENT = 8.0
"""How far the rest reaches under them, so that its margin is narrower than that of other screens."""

EDGE = 16.0
"""Above the first tab and below the last."""

PILL = 62.0
"""The height of what is seen of a tab."""

TABS_ACROSS = 3
"""How many tabs stand beside each other on a tall screen."""

WARNING: tuple[Token, Token] = ("warning", "warning_edge")
CALM: tuple[Token, Token] = ("soft", "rim")
"""The ground and the edge of a notice."""

PADDING, PADDING_HIGH = 28.0, 20.0
"""Within a notice."""

INSET = 6.0
"""Of what stands in a row."""

CHART, LEAST_CHART = 230.0, 130.0
"""The height of a chart, and the least that is left of it."""


def desk(page: Page, box: Box, view: Desk) -> Iterator[Part]:
    """Draw it."""
    tabs, rest = _beside(page, box) if page.wide else _above(page, box)
    yield from _tabs(page, tabs, view.tabs)
    head, area = header(page, rest, Para(view.title, SECTION), view.corner, LOW_CORNER)
    yield from head
    area = area.inset(page.px(MARGIN)).cut_top(page.px(GAP / 2))[1]
    below, area = area.cut_bottom(page.px(TARGET + 1.25 * GAP if view.pages else GAP))
    if view.pages:
        yield from _pages(page, below.moved(0, page.px(GAP / 2)).cut_bottom(page.px(TARGET))[0], view)
    yield from _content(page, area, view)


# --- tabs ---------------------------------------------------------------------------------------


def _beside(page: Page, box: Box) -> tuple[Box, Box]:
    """Return the room for the tabs at the left, and for the rest."""
    side = page.px(SIDE) * (1 + (page.text_size - 1) * GROWS_LESS)
    return box.cut_left(side)[0], box.cut_left(side - page.px(INDENT))[1]


def _above(page: Page, box: Box) -> tuple[Box, Box]:
    """Return the room for the tabs at the top, and for the rest."""
    return box.cut_top(2 * page.px(TARGET) + 3 * page.px(GAP))


def _tabs(page: Page, box: Box, tabs: Sequence[Button]) -> Iterator[Part]:
    """Draw the tabs, of which the last is apart from the others: it locks."""
    edge = Box(box.right, box.y, page.px(2), box.height) if page.wide else box.cut_bottom(page.px(2))[0]
    yield Surface(box, "surface")
    yield Surface(edge, "line")
    cells = _column(page, box, len(tabs)) if page.wide else _grid(page, box)
    for number, (tab, cell) in enumerate(zip(tabs, cells, strict=False), start=1):
        yield from _tab(page, cell, tab, "muted" if number == len(tabs) else "ink")


def _column(page: Page, box: Box, count: int) -> list[Box]:
    inner = box.inset(page.px(2 * GAP), page.px(EDGE))
    cells = [inner.cut_top(page.px(TARGET))[0].moved(0, -page.px(TARGET + GAP) * number) for number in range(count - 1)]
    return [*cells, inner.cut_bottom(page.px(TARGET))[0]]


def _grid(page: Page, box: Box) -> list[Box]:
    return box.inset(page.px(2 * GAP), page.px(GAP)).grid(TABS_ACROSS, 2, page.px(GAP))


def _tab(page: Page, cell: Box, tab: Button, colour: Token) -> Iterator[Part]:
    """Draw a tab, higher where its label needs two lines. Only the one that is open is seen as a surface."""
    shown = tab.tone == "soft"
    label = paragraph(page, cell.inset(page.px(1.5 * GAP)), Para(tab.label, STRONG_TAB if shown else TAB, colour))
    pill = cell.middle(cell.width, min(cell.height, max(page.px(PILL), label.ink.height + page.px(GAP))))
    edge: Token = "rim" if shown else "hem"
    yield Surface(pill, "soft" if shown else "surface", page.px(18), edge, page.px(2), tab.intent, cell)
    yield label


# --- what the tab is about ----------------------------------------------------------------------


def _content(page: Page, area: Box, view: Desk) -> Iterator[Part]:
    entries = [rows.of_row(row) for row in view.rows]
    least = rows.least_height(page, entries) * len(entries)
    if view.notice:
        most = area.height - least - page.px(GAP + (LEAST_CHART if view.bars else 0))
        notice, area = area.cut_top(_notice_height(page, area.width, view.notice, most))
        yield from _notice(page, notice, view.notice)
        area = area.cut_top(page.px(GAP))[1]
    high = _row_height(page, area.width, entries)
    if view.bars:
        spare = max(page.px(LEAST_CHART), area.height - high * len(entries))
        upper, area = area.cut_top(min(page.px(CHART) * page.text_size, spare))
        yield from chart(page, upper.inset(page.px(INSET), page.px(GAP / 2)), view.bars)
    if entries:
        yield from _rows(page, area.cut_top(min(area.height, high * len(entries)))[0], entries)


def _row_height(page: Page, width: float, entries: Sequence[Entry]) -> float:
    """Return how high all rows are where there is room: as high as the highest."""
    inside = width - 2 * page.px(INSET)
    return max(
        [rows.height(page, inside, entry, page.px(GAP)) for entry in entries] + [rows.usual_height(page, entries)]
    )


def _rows(page: Page, area: Box, entries: Sequence[Entry]) -> Iterator[Part]:
    """Draw rows of one height, with letters of one size, and a line below each."""
    cells = area.grid(1, len(entries), 0)
    rooms = [cell.inset(page.px(INSET), page.px(GAP / 2)) for cell in cells]
    tight = max(map(partial(rows.tightness_of, page), rooms, entries))
    for cell, room, entry in zip(cells, rooms, entries, strict=True):
        yield Surface(Box(cell.x, cell.y, cell.width, page.px(2)), "line")
        yield from rows.drawn(page, room, entry, tight)


def _notice_height(page: Page, width: float, notice: Notice, most: float) -> float:
    entry = rows.of_notice(notice)
    wanted = rows.height(page, width - 2 * page.px(PADDING), entry, page.px(PADDING_HIGH))
    return max(page.px(TARGET), min(wanted, most))


def _notice(page: Page, box: Box, notice: Notice) -> Iterator[Part]:
    fill, edge = WARNING if notice.warns else CALM
    yield Surface(box, fill, page.px(22), edge, page.px(2))
    yield from rows.drawn(page, box.inset(page.px(PADDING), page.px(GAP / 2)), rows.of_notice(notice))


def _pages(page: Page, box: Box, view: Desk) -> Iterator[Part]:
    """Draw the buttons to other pages, with what tells which one this is between them."""
    less, *more = view.pages
    yield from rows.drawn(page, box.inset(page.px(INSET)), Entry((), (less, view.page, *more)))
