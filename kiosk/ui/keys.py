"""A keyboard in place of touch, for desks and for people who use one."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.core.messages import Command, Intent, Pick
from kiosk.ui.parts import Surface

ESCAPE, SPACE, ENTER, KEYPAD_ENTER, ZERO, KEYPAD_ZERO = 27, 32, 13, 271, 48, 256
"""Key codes, as Kivy gives them."""


def intent_of(key: int, buttons: Sequence[Surface]) -> Intent | None:
    """Return what a key means while these buttons are shown, or nothing.

    Escape stops, space pauses or goes on, a digit picks its number, and enter is the main button.
    """
    for zero in (ZERO, KEYPAD_ZERO):
        if zero <= key <= zero + 9:
            return Pick(key - zero)
    if key in (ENTER, KEYPAD_ENTER):
        return _main(buttons)
    going_on = any(button.intent == Command.CONTINUE for button in buttons)
    return {ESCAPE: Command.STOP, SPACE: Command.CONTINUE if going_on else Command.PAUSE}.get(key)


def _main(buttons: Sequence[Surface]) -> Intent | None:
    """Return what the first button in the primary colour means, or else the first button."""
    ranked = sorted((button for button in buttons if not button.hold), key=lambda button: button.fill != "primary")
    return ranked[0].intent if ranked else None
