"""A keyboard in place of touch, for desks and for people who use one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kiosk.core.messages import Act, Command, Intent, Pick
from kiosk.ui.parts import Surface

ESCAPE, SPACE, ENTER, KEYPAD_ENTER, ZERO, KEYPAD_ZERO, BACKSPACE = 27, 32, 13, 271, 48, 256, 8
"""Key codes, as Kivy gives them."""


BACK = (Command.BACK, Act("back"))
"""What leads back from a screen with keys."""


def intent_of(key: int, buttons: Sequence[Surface], *, shift: bool = False) -> Intent | None:
    """Return what a key means while these buttons are shown, or nothing.

    Where there are keys on the screen, it is the same key there. Else escape stops, space pauses or goes on, and a
    digit picks its number. Enter is the main button.
    """
    acts = [button.intent for button in buttons if button.quick and isinstance(button.intent, Act)]
    if acts and key not in (ENTER, KEYPAD_ENTER):
        return _typed(key, acts, buttons, shift=shift)
    for zero in (ZERO, KEYPAD_ZERO):
        if zero <= key <= zero + 9:
            return Pick(key - zero)
    if key in (ENTER, KEYPAD_ENTER):
        return _main(buttons)
    going_on = any(button.intent == Command.CONTINUE for button in buttons)
    return {ESCAPE: Command.STOP, SPACE: Command.CONTINUE if going_on else Command.PAUSE}.get(key)


def _typed(key: int, acts: Sequence[Act], buttons: Sequence[Surface], *, shift: bool) -> Intent | None:
    """Return what the same key on the screen means: for a letter, whether or not it is large there."""
    if key == ESCAPE:
        return next((button.intent for button in buttons if button.intent in BACK), None)
    if key == BACKSPACE:
        return next((act for act in acts if act.verb == "delete"), None)
    letter = chr(key - KEYPAD_ZERO + ZERO if KEYPAD_ZERO <= key <= KEYPAD_ZERO + 9 else key)
    letter = letter.upper() if shift else letter
    found = (replace(act, what=letter) for act in acts if act.what.lower() == letter.lower())
    return next(found, None)


def _main(buttons: Sequence[Surface]) -> Intent | None:
    """Return what the first button in the primary colour means, or else the first button."""
    ranked = sorted((button for button in buttons if not button.hold), key=lambda button: button.fill != "primary")
    return ranked[0].intent if ranked else None
