"""Nobody seems to be here: the seconds left, and a button to stay."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.screen import Leaving
from kiosk.ui import controls
from kiosk.ui.box import Box
from kiosk.ui.controls import START
from kiosk.ui.halves import halves
from kiosk.ui.layout import Page, Para, Room, gap, paragraph
from kiosk.ui.parts import Disc, Part
from kiosk.ui.theme import BODY, SECONDS, TITLE


def leaving(page: Page, box: Box, view: Leaving) -> Iterator[Part]:
    """Draw it. A touch anywhere stays."""
    yield controls.anywhere(page, view.stay)
    words = (Para(view.title, TITLE), gap(2), Para(view.text, BODY, "muted"), gap(3.5), Room(START.height))
    texts, (row,), picture = halves(page, box, lambda _: words)
    yield from texts
    (width,) = controls.widths(page, (view.stay,), START, row.width)
    yield from controls.labelled(page, row.cut_left(width)[0], view.stay, START)
    x, y = picture.centre
    yield Disc(x, y, picture.width * 0.36, "halo")
    yield Disc(x, y, picture.width * 0.27, "soft")
    yield paragraph(
        page,
        picture.middle(picture.width * 0.4, picture.width * 0.4),
        Para(str(view.seconds), SECONDS, "ink", "centre"),
    )
