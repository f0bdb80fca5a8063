"""From a look to parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from kiosk.core.screen import Ask, Asleep, CheckIn, Choose, Count, Done, Help, Leaving, Look, Player, View, Welcome
from kiosk.ui.box import Box
from kiosk.ui.frame import footer
from kiosk.ui.layout import Page
from kiosk.ui.parts import Part
from kiosk.ui.screens.ask import ask
from kiosk.ui.screens.asleep import asleep
from kiosk.ui.screens.checkin import checkin
from kiosk.ui.screens.choose import choose
from kiosk.ui.screens.count import count
from kiosk.ui.screens.done import done
from kiosk.ui.screens.help import help_
from kiosk.ui.screens.leaving import leaving
from kiosk.ui.screens.player import player
from kiosk.ui.screens.welcome import welcome


def compose(page: Page, look: Look) -> tuple[Part, ...]:
    """Return all that is to be drawn on the background."""
    below, box = ([], page.box) if isinstance(look.view, Asleep) else footer(page, look)
    return (*_screen(page, box, look.view), *below)


def _screen(page: Page, box: Box, view: View) -> Iterator[Part]:  # noqa: C901, PLR0911 - one line for each screen
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
        case _:
            assert_never(view)
