"""Letting staff in: the PIN, which is chosen by whoever comes first."""

from __future__ import annotations

import math
from itertools import pairwise

from msgspec.structs import replace

from kiosk.core import welcome
from kiosk.core.messages import Act, Command, Intent
from kiosk.core.screen import Button, Keypad, Notice
from kiosk.core.staff import desk, scripts, settings
from kiosk.core.staff.errands import CheckPin, ChoosePin, PinChecked, PinState, Report, Trouble
from kiosk.core.staff.tabs import Area, Entering, ScriptsTab, SettingsTab
from kiosk.core.state import Kiosk

SHORTEST, LONGEST = 4, 8
"""How many digits a PIN has."""

COMMON = frozenset({"2580", "0852", "1004", "1122", "112233", "123321", "159753", "147258", "147258369"})
"""PINs that many people choose, besides those that `easy` knows by their pattern (after Berry, “PIN analysis”)."""

YEARS = range(1930, 2030)


def easy(digits: str) -> bool:
    """Whether a PIN is easily guessed: the same digits again and again, a run of them, a year, or a common one."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(digits)}
    again = any(digits == digits[:size] * (len(digits) // size) for size in range(1, len(digits) // 2 + 1))
    return again or steps in ({1}, {9}) or int(digits) in YEARS or digits in COMMON


def let_in(kiosk: Kiosk) -> Kiosk:
    """Open the staff area; the visit that waited is forgotten."""
    return scripts.opened(replace(welcome.begin(kiosk), staff=Area(ScriptsTab())))


# --- what is touched ------------------------------------------------------------------------------


def touched(kiosk: Kiosk, entering: Entering, intent: Intent) -> Kiosk:
    """Go back to what was, or do what a key says; not while a PIN is tried, or may not be tried yet.

    Whoever is quick need not wait until it is known whether there is a PIN: what was typed is tried then.
    """
    tried = entering.awaiting and entering.is_set is not None
    match intent:
        case Command.BACK if entering.inside:
            return _back_inside(kiosk)
        case Command.BACK:
            return replace(kiosk, staff=None)
        case Act() if not (tried or entering.wait):
            return _typed(kiosk, entering, intent)
        case _:
            return kiosk


def _back_inside(kiosk: Kiosk, notice: Notice | None = None) -> Kiosk:
    return settings.opened(replace(kiosk, staff=Area(SettingsTab(), notice=notice)))


def _typed(kiosk: Kiosk, entering: Entering, act: Act) -> Kiosk:
    """Take a digit, take one back, or try what is there."""
    match act:
        case Act("digit", digit) if len(entering.digits) < LONGEST:
            return replace(kiosk, staff=replace(entering, digits=entering.digits + digit, text=""))
        case Act("delete"):
            return replace(kiosk, staff=replace(entering, digits=entering.digits[:-1]))
        case Act("enter") if len(entering.digits) < SHORTEST:
            return replace(kiosk, staff=replace(entering, text=kiosk.words.staff.pin.length))
        case Act("enter") if entering.is_set is False:
            return _chosen(kiosk, entering)
        case Act("enter"):
            return desk.ask(replace(kiosk, staff=replace(entering, is_set=True)), CheckPin(entering.digits))
        case _:
            return kiosk


def _chosen(kiosk: Kiosk, entering: Entering) -> Kiosk:
    """Have a new PIN typed a second time, and take it if it is the same."""
    words = kiosk.words.staff.pin
    digits = entering.digits
    if not entering.first:
        again = (
            replace(entering, digits="", text=words.easy)
            if easy(digits)
            else replace(entering, digits="", first=digits)
        )
        return replace(kiosk, staff=again)
    if digits != entering.first:
        return replace(kiosk, staff=replace(entering, digits="", first="", text=words.not_the_same))
    return desk.ask(kiosk, ChoosePin(digits))


# --- what is reported -----------------------------------------------------------------------------


def reported(kiosk: Kiosk, entering: Entering, report: Report) -> Kiosk:
    """Go on once it is known whether there is a PIN, and whether this is it."""
    match report:
        case PinState(True) if entering.first:
            return _taken(kiosk, entering)
        case PinState(is_set, seconds):
            digits = entering.digits if entering.is_set is None and not seconds else ""
            return replace(kiosk, staff=replace(entering, digits=digits, is_set=is_set, wait=seconds))
        case PinChecked(True):
            return let_in(kiosk)
        case PinChecked(_, seconds):
            wrong = kiosk.words.staff.pin.wrong
            return replace(kiosk, staff=replace(entering, digits="", text=wrong, wait=seconds))
        case Trouble(text):
            return replace(kiosk, staff=replace(entering, digits="", first="", text=text))
        case _:
            return kiosk


def _taken(kiosk: Kiosk, entering: Entering) -> Kiosk:
    """Go in with the new PIN, or back in."""
    if not entering.inside:
        return let_in(kiosk)
    return _back_inside(kiosk, Notice(kiosk.words.staff.pin.changed))


def passed(kiosk: Kiosk, seconds: float) -> Kiosk:
    """Let time go by for the wait after wrong tries."""
    entering = kiosk.staff
    if not isinstance(entering, Entering) or not entering.wait:
        return kiosk
    left = max(0.0, entering.wait - seconds)
    return replace(kiosk, staff=replace(entering, wait=left, text=entering.text if left else ""))


# --- what is shown --------------------------------------------------------------------------------


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
    title = words.title_new if entering.is_set is False else words.title
    return Keypad(title, _text(kiosk, entering), len(entering.digits), keys, (back,))


def _text(kiosk: Kiosk, entering: Entering) -> str:
    """What is to be done, or what was wrong."""
    words = kiosk.words.staff.pin
    if entering.wait:
        seconds = math.ceil(entering.wait)
        return words.wait.format(time=f"{seconds // 60}:{seconds % 60:02d}")
    match entering:
        case Entering(text=text) if text:
            return text
        case Entering(is_set=None):
            return words.moment
        case Entering(is_set=True):
            return words.text
        case _:
            return words.text_again if entering.first else words.text_new
