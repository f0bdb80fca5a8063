"""The exercises: switching them on and off, and taking new ones over from a USB stick.

Whether a stick is there is asked for about every second, while nothing else is under way; one that is new is read at
once, a little with every errand.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from kiosk.core import speech
from kiosk.core.choices import key_of
from kiosk.core.messages import Act
from kiosk.core.screen import Button, Notice
from kiosk.core.script import AREAS
from kiosk.core.staff import desk, publishing, script_views
from kiosk.core.staff.errands import ChangeSetting, Report, Saved, SettingsNow, Trouble, Value
from kiosk.core.staff.script_errands import (
    Exported,
    ExportScripts,
    FindStick,
    ListScripts,
    Published,
    ReadStick,
    Rendered,
    SaveText,
    ScriptsListed,
    StickRead,
    StickReading,
    StickSeen,
    Undone,
    UndoScripts,
)
from kiosk.core.staff.tabs import Listing, OnStick, Publishing, ScriptsTab, Trying
from kiosk.core.state import Kiosk

LOOK_SECONDS = 1.0
"""So often it is looked whether a stick is there."""

FAST = 0.25
"""The pace at which staff can run through an exercise."""

FINDINGS = "breathing-space-findings.txt"
"""The file for authors on a stick."""


def opened(kiosk: Kiosk) -> Kiosk:
    """Begin with what has to be found out."""
    return desk.ask(kiosk, ListScripts())


# --- time -------------------------------------------------------------------------------------------


def passed(kiosk: Kiosk, tab: ScriptsTab, seconds: float) -> Kiosk:
    """Ask for what is to be known next, once the last errand is done."""
    tab = replace(tab, looked=tab.looked + seconds)
    kiosk = desk.shows(kiosk, tab)
    if desk.area_of(kiosk).awaiting:
        return kiosk
    if isinstance(tab.at, Publishing):
        return publishing.passed(kiosk, tab, tab.at)
    if tab.stick.mark and tab.read is None:
        return desk.ask(kiosk, ReadStick(on=tab.reading is not None))
    if tab.looked < LOOK_SECONDS:
        return kiosk
    return desk.ask(desk.shows(kiosk, replace(tab, looked=0.0)), FindStick())


# --- what the clerk reports -------------------------------------------------------------------------


def reported(kiosk: Kiosk, tab: ScriptsTab, report: Report) -> Kiosk:  # noqa: C901, PLR0911 - one line for each report
    """Show what the clerk found or did."""
    words = kiosk.words.staff.scripts
    match report:
        case ScriptsListed():
            return desk.shows(kiosk, replace(tab, listed=report))
        case StickSeen():
            return _seen(kiosk, tab, report)
        case StickReading():
            return desk.shows(kiosk, replace(tab, reading=report))
        case StickRead():
            return desk.shows(kiosk, replace(tab, read=report))
        case Rendered(count):
            return publishing.rendered(kiosk, tab, count)
        case Published(count):
            undo = Button(words.undo, Act("undo"))
            return _changed(kiosk, tab, Notice(words.published(count), buttons=(undo,)))
        case Undone():
            return _changed(kiosk, tab, script_views.undone(kiosk, report))
        case Exported():
            return desk.tells(kiosk, script_views.exported(kiosk, report))
        case Saved(name):
            return desk.tells(kiosk, Notice(words.written.format(name=name)))
        case SettingsNow(values):
            return _switched(kiosk, tab, values.get("exercises_off"))
        case Trouble():
            unread = tab.stick.mark and tab.read is None
            return desk.shows(kiosk, replace(tab, off=None, read=StickRead(()) if unread else tab.read))
        case _:
            return kiosk


def _switched(kiosk: Kiosk, tab: ScriptsTab, off: Value | None) -> Kiosk:
    """Offer clients what they are to be offered from now on."""
    kiosk = desk.shows(kiosk, replace(tab, off=None))
    return replace(kiosk, site=replace(kiosk.site, off=frozenset(off))) if isinstance(off, tuple) else kiosk


def _seen(kiosk: Kiosk, tab: ScriptsTab, stick: StickSeen) -> Kiosk:
    """Take note of the stick that is there, and of one that is not there any more."""
    if stick == tab.stick:
        return kiosk
    after = replace(tab, stick=stick, reading=None, read=None, at=Listing() if _on_stick(tab) else tab.at)
    kiosk = desk.shows(kiosk, after)
    return desk.tells(kiosk, None) if stick.mark else _gone(kiosk, tab)


def _gone(kiosk: Kiosk, tab: ScriptsTab) -> Kiosk:
    """Say that the stick was pulled out, where something on it was shown, or was to be."""
    words = kiosk.words.staff.scripts
    busy = tab.read is None and desk.area_of(kiosk).notice is None
    notice = Notice(words.stick_gone, words.stick_gone_text, warns=True)
    return desk.tells(speech.hush(kiosk), notice) if busy or _on_stick(tab) else kiosk


def _on_stick(tab: ScriptsTab) -> bool:
    """Whether something is shown that is on the stick."""
    return isinstance(tab.at, OnStick) or (isinstance(tab.at, Trying) and isinstance(tab.at.was, OnStick))


def _changed(kiosk: Kiosk, tab: ScriptsTab, notice: Notice) -> Kiosk:
    """Show the exercises, which are others now; and what is on the stick has another standing among them."""
    tab = replace(tab, at=Listing(), reading=None, read=None)
    return desk.ask(desk.tells(desk.shows(kiosk, tab), notice), ListScripts())


# --- what is touched --------------------------------------------------------------------------------


def acted(kiosk: Kiosk, tab: ScriptsTab, act: Act) -> Kiosk:
    """Do what was touched."""
    do = _ACTS.get(act.verb)
    return do(kiosk, tab, act.what) if do else kiosk


def _turn(kiosk: Kiosk, tab: ScriptsTab, what: str) -> Kiosk:
    at = tab.at
    if isinstance(at, Publishing):
        return kiosk
    shown = desk.tells(kiosk, desk.area_of(kiosk).notice or script_views.notice(kiosk, tab))
    count = desk.pages(shown, script_views.rows(kiosk, tab))
    page = desk.turned(min(at.page, count - 1), Act("page", what), count)
    return desk.shows(kiosk, replace(tab, at=replace(at, page=page)))


def _choose_area(kiosk: Kiosk, tab: ScriptsTab, _: str) -> Kiosk:
    return _chosen(kiosk, tab, area=_following(("", *AREAS), tab.at.area)) if isinstance(tab.at, Listing) else kiosk


def _choose_language(kiosk: Kiosk, tab: ScriptsTab, _: str) -> Kiosk:
    if not isinstance(tab.at, Listing):
        return kiosk
    return _chosen(kiosk, tab, language=_following(("", *script_views.languages(tab)), tab.at.language))


def _following(values: tuple[str, ...], value: str) -> str:
    return values[(values.index(value) + 1) % len(values)]


def _chosen(kiosk: Kiosk, tab: ScriptsTab, **chosen: str) -> Kiosk:
    return desk.shows(kiosk, replace(tab, at=replace(tab.at, page=0, **chosen)))


def _switch(kiosk: Kiosk, tab: ScriptsTab, key: str) -> Kiosk:
    """Offer an exercise, or do not any more."""
    if key not in {key_of(sheet.script) for sheet in script_views.listed(tab) if sheet.script}:
        return kiosk
    off = script_views.off(kiosk, tab) ^ {key}
    kiosk = desk.shows(kiosk, replace(tab, off=off))
    return desk.ask(kiosk, ChangeSetting("exercises_off", tuple(sorted(off))))


def _look(kiosk: Kiosk, tab: ScriptsTab, index: str) -> Kiosk:
    """Look at one more closely."""
    sheets = script_views.listed(tab) if isinstance(tab.at, Listing) else script_views.offered(tab)
    found = [sheet for number, sheet in enumerate(sheets) if str(number) == index]
    if isinstance(tab.at, Trying | Publishing) or not found:
        return kiosk
    return desk.shows(kiosk, replace(tab, at=Trying(found[0], tab.at)))


def _add(kiosk: Kiosk, tab: ScriptsTab, _: str) -> Kiosk:
    """Show what is on the stick, if there is one."""
    words = kiosk.words.staff.scripts
    if not tab.stick.mark:
        return desk.tells(kiosk, Notice(words.no_stick, words.no_stick_text))
    again = tab.read is not None and not tab.read.sheets  # it may not have been possible to read it
    tab = replace(tab, reading=None, read=None) if again else tab
    return desk.shows(kiosk, replace(tab, at=OnStick()))


def _back(kiosk: Kiosk, tab: ScriptsTab, _: str) -> Kiosk:
    match tab.at:
        case Trying(was=was):
            return desk.shows(speech.hush(kiosk), replace(tab, at=was))
        case Publishing():
            words = kiosk.words.staff.scripts
            return desk.tells(desk.shows(kiosk, replace(tab, at=OnStick())), Notice(words.cancelled))
        case OnStick() | Listing():
            return desk.shows(kiosk, replace(tab, at=Listing()))


def _hear(kiosk: Kiosk, tab: ScriptsTab, _: str) -> Kiosk:
    """Say a paragraph of the script that is looked at, and the next one the next time."""
    match tab.at:
        case Trying(sheet) as at if sheet.script:
            spoken = script_views.paragraphs(sheet.script)
            text, recording = spoken[at.paragraph % len(spoken)]
            tab = replace(tab, at=replace(at, paragraph=at.paragraph + 1))
            return desk.say(desk.shows(kiosk, tab), text, sheet.script.language, recording)
        case _:
            return kiosk


def _run(kiosk: Kiosk, tab: ScriptsTab, fast: str) -> Kiosk:
    match tab.at:
        case Trying(sheet) if sheet.script:
            return desk.preview(kiosk, sheet.script, FAST if fast else 1.0)
        case _:
            return kiosk


def _findings(kiosk: Kiosk, tab: ScriptsTab, _: str) -> Kiosk:
    return desk.ask(publishing.waiting(kiosk), SaveText(FINDINGS, script_views.findings_text(kiosk, tab)))


def _export(kiosk: Kiosk, _tab: ScriptsTab, _: str) -> Kiosk:
    return desk.ask(publishing.waiting(kiosk), ExportScripts())


def _undo(kiosk: Kiosk, _tab: ScriptsTab, _: str) -> Kiosk:
    return desk.ask(publishing.waiting(kiosk), UndoScripts())


def _redo(kiosk: Kiosk, _tab: ScriptsTab, _: str) -> Kiosk:
    return desk.ask(publishing.waiting(kiosk), UndoScripts(redo=True))


_ACTS: dict[str, Callable[[Kiosk, ScriptsTab, str], Kiosk]] = {
    "page": _turn,
    "area": _choose_area,
    "language": _choose_language,
    "switch": _switch,
    "look": _look,
    "add": _add,
    "back": _back,
    "hear": _hear,
    "run": _run,
    "publish": publishing.begin,
    "publish now": publishing.at_once,
    "findings": _findings,
    "export": _export,
    "undo": _undo,
    "redo": _redo,
}
"""What each verb does, with what it is done to."""
