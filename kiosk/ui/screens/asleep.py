"""Outside opening hours: nothing to see, and a touch anywhere wakes."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.screen import Asleep
from kiosk.ui.layout import Page
from kiosk.ui.parts import Part, Surface


def asleep(page: Page, view: Asleep) -> Iterator[Part]:
    """Draw it: black, whatever the theme."""
    yield Surface(page.box, "night", intent=view.wake.intent, target=page.box)
