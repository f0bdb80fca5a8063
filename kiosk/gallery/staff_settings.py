"""The states of the staff area in which settings are changed."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.config import shipped
from kiosk.core.staff import keyboard
from kiosk.core.staff.errands import SettingsNow, Value
from kiosk.core.staff.tabs import Area, Entering, SettingsTab
from kiosk.core.state import Kiosk

CHANGED: dict[str, Value] = {
    "clinic": "Lakeside Therapy",
    "opening_hours": "Mo-Th 08:00-18:00; Fr 08:00-13:00",
    "night": "20:00-07:00",
    "reduced_motion": True,
}
"""What staff have changed."""

WRONG = "/etc/breathing-space/settings.toml: “idle_secs” is not a setting. Did you mean “idle_seconds”?"


def states(kiosk: Kiosk) -> dict[str, Kiosk]:
    """Return every state of the settings that there is a picture of."""
    tabs = {**_lists(), **_pages()}
    changing = replace(kiosk, staff=Entering(is_set=False, first="2749", digits="27", inside=True))
    return {"settings-pin-again": changing, **{name: replace(kiosk, staff=Area(tab)) for name, tab in tabs.items()}}


def _now(*problems: str, restart: bool = False) -> SettingsNow:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in shipped().items()}
    return SettingsNow(values | CHANGED, frozenset(CHANGED), problems, restart)


def _lists() -> dict[str, SettingsTab]:
    tab = SettingsTab(now=_now())
    return {
        "settings-not-known": SettingsTab(),
        "settings": tab,
        "settings-2": replace(tab, page=1),
        "settings-3": replace(tab, page=2),
        "settings-4": replace(tab, page=3),
        "settings-wrong": SettingsTab(now=_now(WRONG)),
        "settings-restart": SettingsTab(now=_now(restart=True)),
    }


def _pages() -> dict[str, SettingsTab]:
    tab = SettingsTab(now=_now())
    names = ("clinic", "help_paragraphs", "country", "opening_hours", "night", "languages", "theme", "idle_seconds")
    clinic, typing = replace(tab, editing="clinic"), keyboard.begin("Lakeside Therapy")
    return {
        **{f"settings-{name.replace('_', '-')}": replace(tab, editing=name) for name in names},
        "settings-day": replace(tab, editing="opening_hours", place="Fr"),
        "settings-typing": replace(clinic, typing=typing),
        "settings-capitals": replace(clinic, typing=keyboard.begin("")),
        "settings-signs": replace(clinic, typing=replace(typing, layer="signs")),
        "settings-accents": replace(clinic, typing=replace(typing, layer="accents")),
        "settings-shown": replace(tab, editing="clinic", showing=4.0),
    }
