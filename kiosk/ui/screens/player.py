"""An exercise: something to rest the eyes on, and what is being said."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.screen import Figure, Guide, Player, Rest, Ring
from kiosk.ui.box import Box
from kiosk.ui.captions import caption, caption_height
from kiosk.ui.figure import figure
from kiosk.ui.frame import header, place
from kiosk.ui.guides import rest, ring
from kiosk.ui.layout import GAP, MARGIN, Page
from kiosk.ui.parts import Part

LARGEST = 384.0
LARGEST_HIGH = 540.0
"""The diameter of the guide, and on a tall screen."""

WIDEST = 920.0
"""The longest line of a caption."""

BETWEEN = 60.0
"""Between the guide and the caption on a tall screen."""


def player(page: Page, box: Box, view: Player) -> Iterator[Part]:
    """Draw it. On a wide screen the guide may stand between the place and the corner buttons."""
    head, below = header(page, box, place(view.place), view.corner)
    yield from head
    guide, captions = _wide(page, box) if page.wide else _high(page, below)
    width = min(page.px(WIDEST) * page.text_size, box.width - 2 * page.px(MARGIN))
    yield from caption(page, captions.middle(width, captions.height), view.caption)
    yield from _guide(page, guide, view.guide)


def _wide(page: Page, box: Box) -> tuple[Box, Box]:
    """Return the room for the guide, and the caption at the lower edge."""
    captions, above = box.cut_bottom(caption_height(page) + page.px(1.5 * GAP))
    room = above.cut_top(page.px(88))[1].inset(page.px(MARGIN), page.px(GAP))
    return room.middle(room.width, min(room.height, page.px(LARGEST))), captions


def _high(page: Page, box: Box) -> tuple[Box, Box]:
    """Return the room for the guide, and the caption below it, together in the middle."""
    room = box.inset(page.px(MARGIN), page.px(GAP))
    captions = caption_height(page)
    high = min(room.width, page.px(LARGEST_HIGH), room.height - captions - page.px(BETWEEN))
    guide, rest = room.middle(room.width, high + page.px(BETWEEN) + captions).cut_top(high)
    return guide, rest.cut_bottom(captions)[0]


def _guide(page: Page, box: Box, guide: Guide) -> Iterator[Part]:
    match guide:
        case Ring():
            return ring(page, box, guide)
        case Figure():
            return figure(page, box, guide)
        case Rest():
            return rest(page, box, guide)
