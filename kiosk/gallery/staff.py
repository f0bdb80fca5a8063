"""The states of the staff area."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core.choices import key_of
from kiosk.core.staff.errands import ExerciseUse, WeekUse
from kiosk.core.staff.tabs import Area, Entering, Tab, UseTab
from kiosk.core.state import Kiosk


def states(kiosk: Kiosk) -> dict[str, Kiosk]:
    """Return every state of the staff area that there is a picture of."""
    return {f"staff-{name}": state for name, state in {**_pin(kiosk), **_use(kiosk)}.items()}


def _at(kiosk: Kiosk, tab: Tab, **area: object) -> Kiosk:
    """Return the kiosk with this tab open."""
    return replace(kiosk, staff=replace(Area(tab), **area))


def _pin(kiosk: Kiosk) -> dict[str, Kiosk]:
    entering = {
        "pin": Entering("25", is_set=True),
        "pin-to-choose": Entering(is_set=False),
        "pin-to-wait": Entering(is_set=True, wait=28.0),
    }
    return {name: replace(kiosk, staff=staff) for name, staff in entering.items()}


def _use(kiosk: Kiosk) -> dict[str, Kiosk]:
    keys = [key_of(script) for script in kiosk.scripts[:5]]
    exercises = tuple(ExerciseUse(key, 9 - 2 * n, 8 - 2 * n, None if n else 1.8) for n, key in enumerate(keys[:4]))
    counted = {"11-23": 12, "11-16": 31, "11-09": 42, "11-02": 18, "10-26": 27, "10-19": 36}
    weeks = tuple(
        WeekUse(f"2026-{week}", visits, visits - 3, visits - 7, 1.2, over=True, exercises=exercises)
        for week, visits in counted.items()
    )
    known = UseTab(weeks)
    return {
        "use": _at(kiosk, known),
        "use-more": _at(kiosk, replace(known, page=1)),
        "use-week": _at(kiosk, replace(known, week=weeks[1].week)),
        "use-erasing": _at(kiosk, replace(known, erasing=True)),
        "use-nothing": _at(kiosk, UseTab(())),
    }
