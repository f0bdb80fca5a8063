"""The settings: a list of them, each with a sentence on what it does; what cannot simply be switched has pages."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core.messages import Act
from kiosk.core.screen import Button, Notice, Row, Switch, View
from kiosk.core.staff import desk, editing, times
from kiosk.core.staff.errands import ReadSettings, Report, SettingsNow, Trouble, Value
from kiosk.core.staff.hours import span_of
from kiosk.core.staff.kinds import (
    KINDS,
    ON_HELP,
    Choice,
    Flag,
    Kind,
    Line,
    NightHours,
    Paragraphs,
    Seconds,
    WeekHours,
    option_text,
)
from kiosk.core.staff.tabs import Entering, SettingsTab
from kiosk.core.state import Helping, Kiosk, Welcome, site_of
from kiosk.words.languages import LANGUAGES
from kiosk.words.words import Words


def opened(kiosk: Kiosk) -> Kiosk:
    """Begin with what the settings are."""
    return desk.ask(kiosk, ReadSettings())


def in_force(kiosk: Kiosk, now: SettingsNow) -> Kiosk:
    """Have what was set take effect: at once, or with a restart when the staff area is left."""
    return replace(kiosk, site=site_of(now.values, kiosk.site), restarts=now.restart)


def reported(kiosk: Kiosk, tab: SettingsTab, report: Report) -> Kiosk:
    """Show what the settings are now; ask again where one could not be changed, which is shown as changed already."""
    match report:
        case SettingsNow():
            return desk.shows(kiosk, replace(tab, now=report))
        case Trouble():
            return opened(kiosk) if tab.now else kiosk
        case _:
            return kiosk


# --- what is touched ------------------------------------------------------------------------------


def acted(kiosk: Kiosk, tab: SettingsTab, act: Act) -> Kiosk:
    """Do what was touched: in the list, or on the pages of one setting."""
    if tab.now is None:
        return kiosk
    return editing.acted(kiosk, tab, tab.now, act) if tab.editing else _in_list(kiosk, tab, tab.now, act)


def _in_list(kiosk: Kiosk, tab: SettingsTab, now: SettingsNow, act: Act) -> Kiosk:
    match act:
        case Act("page"):
            pages = desk.pages(_told(kiosk, now), _rows(kiosk, now))
            return desk.shows(kiosk, replace(tab, page=desk.turned(tab.page, act, pages)))
        case Act("edit", name) if name in KINDS:
            return editing.opened(kiosk, tab, now, name)
        case Act("switch", name) if isinstance(KINDS.get(name), Flag):
            return editing.change(kiosk, tab, name, not now.values[name])
        case Act("default", name) if name in KINDS:
            return editing.change(kiosk, tab, name, None)
        case Act("pin"):
            return replace(kiosk, staff=Entering(is_set=False, inside=True))
        case _:
            return kiosk


def hidden(kiosk: Kiosk, tab: SettingsTab) -> Kiosk:
    """Come back from what is shown."""
    return desk.shows(kiosk, replace(tab, showing=0.0))


def passed(kiosk: Kiosk, tab: SettingsTab, seconds: float) -> Kiosk:
    """Let time go by for what is shown."""
    return desk.shows(kiosk, replace(tab, showing=max(0.0, tab.showing - seconds))) if tab.showing else kiosk


# --- what is shown --------------------------------------------------------------------------------


def shown(kiosk: Kiosk, tab: SettingsTab) -> Kiosk:
    """Return the kiosk as clients have it, on the screen where it shows what was set."""
    phase = Helping(Welcome()) if tab.editing in ON_HELP else Welcome()
    return replace(kiosk, staff=None).with_visit(phase=phase)


def view(kiosk: Kiosk, tab: SettingsTab) -> View:
    """Return the screen: a list, or what there is to one setting."""
    title = kiosk.words.staff.desk.tabs["settings"]
    if tab.now is None:
        return desk.view(kiosk, title, (Row(kiosk.words.staff.settings.moment),))
    if tab.editing:
        return editing.view(kiosk, tab, tab.now)
    return desk.view(kiosk, title, _rows(kiosk, tab.now), tab.page, notice=_notice(kiosk, tab.now))


def _told(kiosk: Kiosk, now: SettingsNow) -> Kiosk:
    """The kiosk with what stands above the list."""
    return desk.tells(kiosk, desk.area_of(kiosk).notice or _notice(kiosk, now))


def _notice(kiosk: Kiosk, now: SettingsNow) -> Notice | None:
    words = kiosk.words.staff.settings
    if now.problems:
        return Notice(words.problems, " ".join(now.problems), warns=True)
    return Notice(words.restarts) if now.restart else None


def _rows(kiosk: Kiosk, now: SettingsNow) -> list[Row]:
    words = kiosk.words.staff.settings
    pin = Row(words.pin, words.pin_note, (Button(words.change, Act("pin")),))
    return [*(_row(kiosk, now, name, kind) for name, kind in KINDS.items()), pin]


def _row(kiosk: Kiosk, now: SettingsNow, name: str, kind: Kind) -> Row:
    words = kiosk.words.staff.settings
    default = (Button(words.default, Act("default", name)),) if name in now.own else ()
    if isinstance(kind, Flag):
        return Row(words.names[name], words.notes[name], default, Switch(bool(now.values[name]), Act("switch", name)))
    title = words.named.format(name=words.names[name], value=_value_text(kiosk.words, name, kind, now.values[name]))
    return Row(title, words.notes[name], (*default, Button(words.change, Act("edit", name))))


def _value_text(words: Words, name: str, kind: Kind, value: Value) -> str:  # noqa: C901, PLR0911 - one for each kind
    """What a setting is, in a few words."""
    texts = words.staff.settings
    match kind:
        case Choice():
            return option_text(words, name, value)
        case Seconds():
            return texts.seconds(round(float(str(value))))
        case Line():
            return str(value) or texts.nothing_yet
        case Paragraphs():
            return texts.own_words if value else texts.usual_words
        case WeekHours():
            return times.in_short(words, str(value))
        case NightHours():
            return times.times(words, span_of(str(value))) if value else texts.never
        case _:
            return ", ".join(option_text(words, name, each) for each in editing.some(value) or LANGUAGES)
