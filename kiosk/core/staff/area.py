"""The staff area: from one screen to another, and locking it again.

Nothing in it can be said: it is entered by holding the listening mark, and by a PIN. It locks itself when nobody
has touched it for a while. While staff are at work the visit of a client waits, and is forgotten when they are let in.
"""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from kiosk.core import speech
from kiosk.core.messages import Act, Event, Heard, Input, Intent, Reported, Touched
from kiosk.core.screen import Notice, View
from kiosk.core.staff import desk, health, pin, script_views, scripts, settings, sound, use
from kiosk.core.staff.errands import FindPin, Progress, Report, SettingsNow, Trouble
from kiosk.core.staff.tabs import (
    Area,
    Entering,
    HealthTab,
    ScriptsTab,
    SettingsTab,
    SoundTab,
    StaffPhase,
    Tab,
    UseTab,
)
from kiosk.core.state import Asleep, Kiosk, Welcome

LOCK_SECONDS = 180.0
"""The staff area locks itself when it was not touched for so long."""

LEAVE_SECONDS = 30.0
"""So long a PIN is waited for."""


def enter(kiosk: Kiosk) -> Kiosk:
    """Ask for the PIN."""
    return desk.ask(replace(speech.hush(kiosk), staff=Entering()), FindPin())


def after(kiosk: Kiosk, event: Event) -> Kiosk:
    """Come back from an exercise that staff have tried out: if they touched something, or else it is locked."""
    if kiosk.behind is None or not isinstance(kiosk.phase, Welcome | Asleep):
        return kiosk
    if isinstance(event, Touched):
        return replace(speech.hush(kiosk), staff=kiosk.behind, behind=None)
    return desk.left(replace(speech.hush(kiosk), behind=None))


def uncovered(kiosk: Kiosk) -> Kiosk:
    """Return the kiosk as clients have it, while staff look how something will be for them; else as it is."""
    match kiosk.staff:
        case Area(SettingsTab(showing=seconds) as tab) if seconds:
            return settings.shown(kiosk, tab)
        case _:
            return kiosk


# --- what happens -----------------------------------------------------------------------------------


def happened(kiosk: Kiosk, event: Event) -> Kiosk:
    """Do what was touched, or go on with what was reported or heard."""
    if isinstance(event, Reported):
        kiosk = known(kiosk, event)
    staff = kiosk.staff
    match event:
        case Touched(intent) if staff:
            return _touched(replace(kiosk, staff=replace(staff, idle=0.0)), intent)
        case Reported(turn, report) if staff and turn and turn == staff.awaiting:
            return _reported(kiosk, staff, report)
        case Heard() | Input() if isinstance(staff, Area) and isinstance(staff.tab, SoundTab):
            return sound.perceived(kiosk, staff.tab, event)
        case _:
            return kiosk


def known(kiosk: Kiosk, event: Input | Reported) -> Kiosk:
    """Have settings take effect whenever they are reported: those that are read last are those that are kept."""
    match event:
        case Reported(_, SettingsNow() as report):
            kiosk = settings.in_force(kiosk, report)
            return kiosk if kiosk.staff or kiosk.behind else desk.left(kiosk)
        case _:
            return kiosk


def passed(kiosk: Kiosk, seconds: float) -> Kiosk:
    """Let time go by."""
    match kiosk.staff:
        case Entering() as entering if entering.idle + seconds >= LEAVE_SECONDS:
            return replace(kiosk, staff=None)
        case Entering() as entering:
            return pin.passed(replace(kiosk, staff=replace(entering, idle=entering.idle + seconds)), seconds)
        case Area() as area if area.idle + seconds >= LOCK_SECONDS:
            return desk.lock(kiosk)
        case Area() as area:
            return _tab_passed(replace(kiosk, staff=replace(area, idle=area.idle + seconds)), area.tab, seconds)
        case None:
            return kiosk


def _touched(kiosk: Kiosk, intent: Intent) -> Kiosk:  # noqa: C901, PLR0911 - one for each thing to touch
    match kiosk.staff, intent:
        case Entering() as entering, _:
            return pin.touched(kiosk, entering, intent)
        case Area(SettingsTab(showing=seconds) as shown), _ if seconds:
            return settings.hidden(kiosk, shown)
        case Area(), Act("open", name):
            tab = next((tab for known, tab in desk.TABS.items() if known == name), ScriptsTab)
            return _opened(replace(kiosk, staff=Area(tab())), tab())
        case Area(), Act("lock"):
            return desk.lock(kiosk)
        case Area(tab), Act("page"):  # what is on it depends on the notice
            return _acted(kiosk, tab, intent)
        case Area(tab), Act():
            return _acted(desk.tells(kiosk, None), tab, intent)
        case _:
            return kiosk


def _reported(kiosk: Kiosk, staff: StaffPhase, report: Report) -> Kiosk:
    if not isinstance(report, Progress):
        kiosk = replace(kiosk, staff=replace(staff, awaiting=0))
    match staff, report:
        case Entering() as entering, _:
            return pin.reported(kiosk, replace(entering, awaiting=0), report)
        case Area(tab), Trouble(text):
            return _tab_reported(desk.tells(kiosk, Notice(text, warns=True)), tab, report)
        case Area(tab), _:
            return _tab_reported(kiosk, tab, report)


# --- each screen ------------------------------------------------------------------------------------


def _opened(kiosk: Kiosk, tab: Tab) -> Kiosk:
    match tab:
        case ScriptsTab():
            return scripts.opened(kiosk)
        case SoundTab():
            return sound.opened(kiosk)
        case UseTab():
            return use.opened(kiosk)
        case SettingsTab():
            return settings.opened(kiosk)
        case HealthTab():
            return health.opened(kiosk)
        case _:
            assert_never(tab)


def _acted(kiosk: Kiosk, tab: Tab, act: Act) -> Kiosk:
    match tab:
        case ScriptsTab():
            return scripts.acted(kiosk, tab, act)
        case SoundTab():
            return sound.acted(kiosk, tab, act)
        case UseTab():
            return use.acted(kiosk, tab, act)
        case SettingsTab():
            return settings.acted(kiosk, tab, act)
        case HealthTab():
            return health.acted(kiosk, tab, act)
        case _:
            assert_never(tab)


def _tab_reported(kiosk: Kiosk, tab: Tab, report: Report) -> Kiosk:
    match tab:
        case ScriptsTab():
            return scripts.reported(kiosk, tab, report)
        case SoundTab():
            return sound.reported(kiosk, tab, report)
        case UseTab():
            return use.reported(kiosk, tab, report)
        case SettingsTab():
            return settings.reported(kiosk, tab, report)
        case HealthTab():
            return health.reported(kiosk, tab, report)
        case _:
            assert_never(tab)


def _tab_passed(kiosk: Kiosk, tab: Tab, seconds: float) -> Kiosk:
    match tab:
        case ScriptsTab():
            return scripts.passed(kiosk, tab, seconds)
        case SettingsTab():
            return settings.passed(kiosk, tab, seconds)
        case HealthTab():
            return health.passed(kiosk, tab, seconds)
        case _:
            return kiosk


def view(kiosk: Kiosk, staff: StaffPhase) -> View:
    """Return what staff see."""
    return pin.view(kiosk, staff) if isinstance(staff, Entering) else _tab_view(kiosk, staff.tab)


def _tab_view(kiosk: Kiosk, tab: Tab) -> View:
    match tab:
        case ScriptsTab():
            return script_views.view(kiosk, tab)
        case SoundTab():
            return sound.view(kiosk, tab)
        case UseTab():
            return use.view(kiosk, tab)
        case SettingsTab():
            return settings.view(kiosk, tab)
        case HealthTab():
            return health.view(kiosk, tab)
        case _:
            assert_never(tab)
