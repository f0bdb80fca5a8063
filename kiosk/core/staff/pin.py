"""Letting staff in: the PIN, which is chosen by whoever comes first."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core import welcome
from kiosk.core.messages import Act, Command, Intent
from kiosk.core.screen import Button, Keypad
from kiosk.core.staff import desk, scripts
from kiosk.core.staff.errands import CheckPin, ChoosePin, PinChecked, PinState, Report, Trouble
from kiosk.core.staff.tabs import Area, Entering, ScriptsTab
from kiosk.core.state import Kiosk

SHORTEST, LONGEST = 4, 8
"""How many digits a PIN has."""


def let_in(kiosk: Kiosk) -> Kiosk:
    """Open the staff area; the visit that waited is forgotten."""
    return scripts.opened(replace(welcome.begin(kiosk), staff=Area(ScriptsTab())))


def touched(kiosk: Kiosk, entering: Entering, intent: Intent) -> Kiosk:
    """Take a digit, take one back, try what is there, or go back to what was."""
    match intent:
        case Command.BACK:
            return replace(kiosk, staff=None)
        case Act("digit", digit) if len(entering.digits) < LONGEST:
            return replace(kiosk, staff=replace(entering, digits=entering.digits + digit, text=""))
        case Act("delete"):
            return replace(kiosk, staff=replace(entering, digits=entering.digits[:-1]))
        case Act("enter") if len(entering.digits) >= SHORTEST:
            return desk.ask(kiosk, CheckPin(entering.digits) if entering.is_set else ChoosePin(entering.digits))
        case _:
            return kiosk


def reported(kiosk: Kiosk, entering: Entering, report: Report) -> Kiosk:
    """Go on once it is known whether there is a PIN, and whether this is it."""
    match report:
        case PinState(is_set, seconds):
            return replace(kiosk, staff=replace(entering, is_set=is_set, wait=seconds))
        case PinChecked(True):
            return let_in(kiosk)
        case PinChecked(_, seconds):
            return replace(kiosk, staff=replace(entering, digits="", wait=seconds))
        case Trouble(text):
            return replace(kiosk, staff=replace(entering, digits="", text=text))
        case _:
            return kiosk


def passed(kiosk: Kiosk, seconds: float) -> Kiosk:
    """Let time go by for the wait after wrong tries."""
    entering = kiosk.staff
    if not isinstance(entering, Entering) or not entering.wait:
        return kiosk
    return replace(kiosk, staff=replace(entering, wait=max(0.0, entering.wait - seconds)))


def view(kiosk: Kiosk, entering: Entering) -> Keypad:
    """Return the keys to type a PIN with."""
    words = kiosk.words.staff.pin
    digits = [Button(str(digit), Act("digit", str(digit))) for digit in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)]
    keys = (
        *digits[:9],
        Button(words.delete, Act("delete")),
        digits[9],
        Button(words.enter, Act("enter"), "primary"),
    )
    back = Button(kiosk.words.labels[Command.BACK], Command.BACK)
    return Keypad(words.title, entering.text or words.text, len(entering.digits), keys, (back,))
