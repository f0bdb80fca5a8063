"""An exercise: something to rest the eyes on, and what is being said."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.screen import Figure, Guide, Player, Rest, Ring
from kiosk.ui.box import Box
from kiosk.ui.captions import caption, caption_height
from kiosk.ui.frame import header, place
from kiosk.ui.guides import rest, ring
from kiosk.ui.layout import GAP, MARGIN, Page
from kiosk.ui.parts import Part

LARGEST = 384.0
"""The diameter of the guide on a wide screen."""

WIDEST = 920.0
"""The longest line of a caption."""


def player(page: Page, box: Box, view: Player) -> Iterator[Part]:
    """Draw it. On a wide screen the guide may stand between the place and the corner buttons."""
    head, below = header(page, box, place(view.place), view.corner)
    yield from head
    captions, above = (box if page.wide else below).cut_bottom(caption_height(page) + page.px(1.5 * GAP))
    width = min(page.px(WIDEST), captions.width - 2 * page.px(MARGIN))
    yield from caption(page, captions.middle(width, captions.height), view.caption)
    room = above.cut_top(page.px(88 if page.wide else 0))[1].inset(page.px(MARGIN), page.px(GAP))
    side = min(room.width, room.height, page.px(LARGEST if page.wide else 1.5 * LARGEST))
    guide = room.middle(side, side)
    yield from _guide(page, guide, view.guide)


def _guide(page: Page, box: Box, guide: Guide) -> Iterator[Part]:
    match guide:
        case Ring():
            return ring(page, box, guide)
        case Figure(word, count, strain, arc):
            return ring(page, box, Ring(word, count, strain, arc))
        case Rest():
            return rest(page, box, guide)
