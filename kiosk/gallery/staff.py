"""The states of the staff area."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.config import shipped
from kiosk.core.choices import key_of
from kiosk.core.messages import Input
from kiosk.core.screen import Notice
from kiosk.core.staff.errands import ExerciseUse, Fault, HealthFound, SettingsNow, Value, WeekUse
from kiosk.core.staff.script_errands import Found, ScriptsListed, Sheet, StickRead, StickReading, StickSeen
from kiosk.core.staff.tabs import (
    Area,
    Entering,
    HealthTab,
    Listing,
    OnStick,
    Publishing,
    ScriptsTab,
    SettingsTab,
    SoundTab,
    Tab,
    Trying,
    Typing,
    UseTab,
)
from kiosk.core.state import Kiosk

FAULT = Found(14, "“[pause fast]”: A pause needs a length. Write “[pause 5 seconds]”.")
FAULT_OF_ALL = Found(0, "The title is missing. Begin the file with a line like “Title: Evening wind down”.")
ADVICE = Found(3, "This sentence is long, and hard to follow by ear. Make two of it.", serious=False)
HOSTILE = Sheet(f"{'a-very-long-name-' * 15}"[:252] + ".md", None, (Found(1, f"“{'pause' * 60}” is no instruction."),))
"""What is wrong in scripts, and one that only means harm."""

LONG = (
    "Please tell the front desk, or anyone who works here. They know this screen and will come to you. If nobody is at "
    "the desk, ring the bell beside it, or call 555 0100 from the phone on the wall, and wait in the blue chairs near "
    "the window: somebody comes within five minutes."
)


def states(kiosk: Kiosk) -> dict[str, Kiosk]:
    """Return every state of the staff area that there is a picture of."""
    parts = (_pin, _scripts, _stick, _sound, _use, _settings, _health)
    found = {name: state for part in parts for name, state in part(kiosk).items()}
    return {f"staff-{name}": state for name, state in found.items()}


def _at(kiosk: Kiosk, tab: Tab, **area: object) -> Kiosk:
    """Return the kiosk with this tab open."""
    return replace(kiosk, staff=replace(Area(tab), **area))


def _pin(kiosk: Kiosk) -> dict[str, Kiosk]:
    entering = {
        "pin": Entering("25", is_set=True),
        "pin-wrong": Entering(is_set=True, text=kiosk.words.staff.pin.wrong),
        "pin-to-choose": Entering(is_set=False),
        "pin-again": Entering("258", is_set=False, first="2580"),
        "pin-to-wait": Entering(is_set=True, wait=28.0),
    }
    return {name: replace(kiosk, staff=staff) for name, staff in entering.items()}


# --- exercises ------------------------------------------------------------------------------------


def _sheets(kiosk: Kiosk) -> tuple[Sheet, ...]:
    """Return the exercises as staff see them: one file is broken, and one exercise was reviewed."""
    broken = Sheet("evening-wind-down.md", None, (FAULT, FAULT_OF_ALL))
    first, *others = kiosk.scripts
    reviewed = replace(first, reviewed_by="Dr. Lindqvist")
    return (broken, *(Sheet("", script, grade=4.2, builtin=True) for script in (reviewed, *others)))


def _scripts(kiosk: Kiosk) -> dict[str, Kiosk]:
    sheets = _sheets(kiosk)
    tab = ScriptsTab(listed=ScriptsListed(sheets, undo=2))
    off = replace(kiosk, site=replace(kiosk.site, off=frozenset(key_of(script) for script in kiosk.scripts[1:2])))
    words = kiosk.words.staff.scripts
    return {
        "scripts": _at(off, tab),
        "scripts-of-an-area": _at(kiosk, replace(tab, at=Listing(area="Ground", language=kiosk.language))),
        "scripts-none": _at(kiosk, ScriptsTab(listed=ScriptsListed(()))),
        "scripts-look": _at(kiosk, replace(tab, at=Trying(sheets[1], Listing()))),
        "scripts-broken": _at(kiosk, replace(tab, at=Trying(sheets[0], Listing()))),
        "scripts-stick-gone": _at(kiosk, tab, notice=Notice(words.stick_gone, words.stick_gone_text, warns=True)),
    }


def _stick(kiosk: Kiosk) -> dict[str, Kiosk]:
    broken, *good = _sheets(kiosk)
    offered = (replace(good[0], standing="new", builtin=False, findings=(ADVICE,)), replace(good[1], standing="same"))
    read = StickRead((broken, *offered), documents=("Sleep well.docx",))
    tab = ScriptsTab(listed=ScriptsListed(tuple(good)), stick=StickSeen("CLINIC", "8 1"), read=read)
    publishing = Publishing(("en/body-scan",), tuple((f"Line {n}", "en") for n in range(60)), 23)
    return {
        "stick": _at(kiosk, tab),
        "stick-being-read": _at(kiosk, replace(tab, at=OnStick(), read=None, reading=StickReading(1200, 10000))),
        "stick-seen": _at(kiosk, replace(tab, at=OnStick())),
        "stick-look": _at(kiosk, replace(tab, at=Trying(offered[0], OnStick(), page=1))),
        "stick-publishing": _at(kiosk, replace(tab, at=publishing)),
        "stick-hostile": _at(kiosk, replace(tab, at=OnStick(), read=StickRead((HOSTILE,)))),
    }


# --- loudspeaker, voice and microphone --------------------------------------------------------------


def _sound(kiosk: Kiosk) -> dict[str, Kiosk]:
    tab = SoundTab(now=SettingsNow(_values()), input=Input(0.4))
    return {
        "sound": _at(kiosk, tab),
        "sound-more": _at(kiosk, replace(tab, page=1)),
        "sound-muted": _at(kiosk, replace(tab, input=Input(0.0, "silent"))),
        "sound-asking": _at(kiosk, replace(tab, asking=True)),
        "sound-heard": _at(kiosk, replace(tab, asking=True, heard=kiosk.words.yes[0])),
        "sound-no-microphone": replace(_at(kiosk, tab), missing=frozenset({"microphone"})),
    }


# --- use ------------------------------------------------------------------------------------------


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


# --- settings -------------------------------------------------------------------------------------


def _values() -> dict[str, Value]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in shipped().items()}


def _settings(kiosk: Kiosk) -> dict[str, Kiosk]:
    values = _values()
    own: dict[str, Value] = {"clinic": "Lakeside Center for Psychotherapy", "opening_hours": "Mo-Fr 08:00-18:00"}
    tab = SettingsTab(now=SettingsNow(values | own, frozenset(own)))
    problem = "In settings.toml, line 3: “theme” is “dusk”. It can be “day”, “night” or “contrast”."
    pages = {f"settings-{page + 1}": replace(tab, page=page) for page in range(4)}
    names = ("clinic", "help_paragraphs", "country", "opening_hours", "night", "languages", "idle_seconds", "text_size")
    editing = {f"setting-{name.replace('_', '-')}": replace(tab, editing=name) for name in names}
    typing = replace(tab, editing="clinic", typing=Typing("Lakeside Center for ", shift=True))
    others = {
        "settings-not-known": SettingsTab(),
        "settings-with-faults": replace(tab, now=SettingsNow(values, problems=(problem,))),
        "settings-to-restart": replace(tab, now=SettingsNow(values, restart=True)),
        "setting-a-day": replace(tab, editing="opening_hours", place="Mo"),
        "keyboard": typing,
        "keyboard-signs": replace(tab, editing="help_paragraphs", place="1", typing=Typing(LONG, layer="signs")),
        "keyboard-accents": replace(typing, typing=Typing("Centro de salud", layer="accents")),
    }
    return {name: _at(kiosk, each) for name, each in {**pages, **editing, **others}.items()}


# --- health ---------------------------------------------------------------------------------------


def _health(kiosk: Kiosk) -> dict[str, Kiosk]:
    well = HealthFound(
        version="0.1.0",
        seconds=270_000.0,
        voice="hibari",
        model="vosk-model-small-en-us-0.15",
        microphone="ReSpeaker 4 Mic Array (UAC1.0)",
        loudspeaker="ReSpeaker 4 Mic Array (UAC1.0)",
        free_bytes=12_300_000_000,
        celsius=51.0,
        power="fine",
    )
    faults = Fault("microphone"), Fault("power supply"), Fault("loudspeaker", now=False, seconds=7300.0)
    ill = replace(well, seconds=900.0, microphone="", power="low", faults=faults)
    return {
        "health": _at(kiosk, HealthTab(well)),
        "health-more": _at(kiosk, HealthTab(well, page=1)),
        "health-faults": _at(kiosk, HealthTab(ill)),
        "health-restarting": _at(kiosk, HealthTab(well, restarting=True)),
        "health-one-moment": _at(kiosk, HealthTab()),
    }
