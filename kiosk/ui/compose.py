"""From a look to parts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import assert_never

from msgspec.structs import replace

from kiosk.core.screen import (
    Ask,
    Asleep,
    CheckIn,
    Choose,
    Count,
    Desk,
    Done,
    Help,
    Keyboard,
    Keypad,
    Leaving,
    Look,
    Player,
    View,
    Welcome,
)
from kiosk.ui.box import Box
from kiosk.ui.frame import corner_of, footer
from kiosk.ui.layout import Page
from kiosk.ui.parts import Part
from kiosk.ui.screens.ask import ask
from kiosk.ui.screens.asleep import asleep
from kiosk.ui.screens.checkin import checkin
from kiosk.ui.screens.choose import choose
from kiosk.ui.screens.count import count
from kiosk.ui.screens.desk import desk
from kiosk.ui.screens.done import done
from kiosk.ui.screens.help import help_
from kiosk.ui.screens.keyboard import keyboard
from kiosk.ui.screens.keypad import keypad
from kiosk.ui.screens.leaving import leaving
from kiosk.ui.screens.player import player
from kiosk.ui.screens.welcome import welcome

NO_VIEW = Count("", (), "", "", 0, 0)


def compose(page: Page, look: Look) -> tuple[Part, ...]:
    """Return all that is to be drawn on the background."""
    if isinstance(look.view, Asleep | Desk | Keypad | Keyboard):
        return tuple(_screen(page, page.box, look.view))
    below, box = _footer(page, _without_view(page, look))
    return (*_screen(page, box, look.view), *below)


_footer = lru_cache(maxsize=64)(footer)
"""The footer is the same from frame to frame, while a screen moves above it."""


def _without_view(page: Page, look: Look) -> Look:
    """Return what the footer depends on of a look: of its view the corner, and its progress in whole pixels."""
    progress = None if look.progress is None else round(look.progress * page.width) / page.width
    return replace(look, view=replace(NO_VIEW, corner=corner_of(look.view)), progress=progress)


def _screen(page: Page, box: Box, view: View) -> Iterator[Part]:  # noqa: C901, PLR0911, PLR0912 - one for each
    match view:
        case Welcome():
            return welcome(page, box, view)
        case Choose():
            return choose(page, box, view)
        case Player():
            return player(page, box, view)
        case Count():
            return count(page, box, view)
        case CheckIn():
            return checkin(page, box, view)
        case Ask():
            return ask(page, box, view)
        case Done():
            return done(page, box, view)
        case Help():
            return help_(page, box, view)
        case Leaving():
            return leaving(page, box, view)
        case Asleep():
            return asleep(page, view)
        case Desk():
            return desk(page, box, view)
        case Keypad():
            return keypad(page, box, view)
        case Keyboard():
            return keyboard(page, box, view)
        case _:
            assert_never(view)
