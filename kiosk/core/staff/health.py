"""Whether all is well with the machine: what is wrong first, with what to do, then what there is."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core.messages import Act
from kiosk.core.screen import Button, Desk, Notice, Row
from kiosk.core.staff import desk
from kiosk.core.staff.errands import Fault, FindHealth, HealthFound, Report, Restart, Saved, SaveHealth
from kiosk.core.staff.tabs import HealthTab
from kiosk.core.state import Kiosk
from kiosk.words.staff.health import HealthWords

LOOK_SECONDS = 10.0
"""So often it is looked at anew while the tab is open."""

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def opened(kiosk: Kiosk) -> Kiosk:
    """Ask how it is."""
    return desk.ask(kiosk, FindHealth())


def acted(kiosk: Kiosk, tab: HealthTab, act: Act) -> Kiosk:
    """Do what was touched."""
    asking = replace(tab, restarting=False)
    match act:
        case Act("save"):
            return desk.ask(desk.shows(kiosk, asking), SaveHealth())
        case Act("restart", "surely") if tab.restarting:
            kiosk = desk.tells(desk.shows(kiosk, asking), Notice(kiosk.words.staff.health.restarting))
            return desk.ask(kiosk, Restart())
        case Act("restart", what):
            return desk.shows(kiosk, replace(tab, restarting=what == ""))
        case Act("page"):
            return desk.shows(
                kiosk, replace(asking, page=desk.turned(tab.page, act, desk.pages(kiosk, _rows(kiosk, tab))))
            )
        case _:
            return kiosk


def reported(kiosk: Kiosk, tab: HealthTab, report: Report) -> Kiosk:
    """Show how it is, or that it was saved."""
    match report:
        case HealthFound():
            return desk.shows(kiosk, replace(tab, found=report, since=0.0))
        case Saved(name):
            return desk.tells(kiosk, Notice(kiosk.words.staff.health.saved.format(name=name)))
        case _:
            return kiosk


def passed(kiosk: Kiosk, tab: HealthTab, seconds: float) -> Kiosk:
    """Look at it anew now and then, unless something else is being done."""
    since = tab.since + seconds
    kiosk = desk.shows(kiosk, replace(tab, since=since))
    return desk.ask(kiosk, FindHealth()) if since >= LOOK_SECONDS and not desk.area_of(kiosk).awaiting else kiosk


# --- what is shown ----------------------------------------------------------------------------------


def view(kiosk: Kiosk, tab: HealthTab) -> Desk:
    """Return the screen."""
    words = kiosk.words.staff
    corner = (Button(words.health.save, Act("save"), "primary"),)
    title = words.desk.tabs["health"]
    return desk.view(kiosk, title, _rows(kiosk, tab), tab.page, corner=corner, notice=_notice(kiosk, tab))


def _notice(kiosk: Kiosk, tab: HealthTab) -> Notice | None:
    if not tab.restarting:
        return None
    words = kiosk.words.staff.health
    ways = Button(words.restart, Act("restart", "surely")), Button(words.not_now, Act("restart", "not"), "primary")
    return Notice(words.restart_title, words.restart_text, ways)


def _rows(kiosk: Kiosk, tab: HealthTab) -> tuple[Row, ...]:
    """Return what is wrong, or that nothing is, then what there is; nothing until that is known."""
    words, found = kiosk.words.staff.health, tab.found
    if found is None:
        return ()
    wrong = [_fault(words, fault) for fault in found.faults]
    facts = [Row(name, text) for name, text in _facts(words, found) if text]
    return (*(wrong or [Row(words.well, words.well_note)]), _program(words, found), *facts)


def _program(words: HealthWords, found: HealthFound) -> Row:
    restart = Button(words.restart, Act("restart"))
    running = words.running.format(time=_time(words, found.seconds))
    return Row(words.version.format(version=found.version), running, (restart,))


def _fault(words: HealthWords, fault: Fault) -> Row:
    if fault.now:
        return Row(words.faults[fault.name], words.advice[fault.name], warns=True)
    return Row(words.past[fault.name], words.over.format(time=_time(words, fault.seconds)))


def _facts(words: HealthWords, found: HealthFound) -> tuple[tuple[str, str], ...]:
    """Return what there is, by name; nothing for what the machine does not tell."""
    return (
        (words.voice, found.voice or words.none),
        (words.model, found.model or words.none),
        (words.microphone, found.microphone or words.none),
        (words.loudspeaker, found.loudspeaker or words.none),
        (words.space, words.gigabytes.format(number=f"{found.free_bytes / 1e9:.1f}")),
        (words.temperature, "" if found.celsius is None else words.celsius.format(number=round(found.celsius))),
        (words.power, words.powers[found.power] if found.power else ""),
    )


def _time(words: HealthWords, seconds: float) -> str:
    """Return a time in the largest unit that fits: "3 days"."""
    if seconds >= 2 * _DAY:
        return words.days(int(seconds / _DAY))
    if seconds >= 2 * _HOUR:
        return words.hours(int(seconds / _HOUR))
    return words.minutes(max(1, int(seconds / _MINUTE)))
