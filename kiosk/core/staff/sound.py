"""Loudspeaker, voice and microphone: each can be tried at once.

While staff try whether they are understood, what was said is shown; it leads to nothing else, and is not kept.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from kiosk.core import phrases
from kiosk.core.certainty import SURE
from kiosk.core.messages import Act, Heard, Input, Intent
from kiosk.core.screen import Button, Desk, Row, Switch
from kiosk.core.staff import desk
from kiosk.core.staff.errands import ChangeSetting, ReadSettings, Report, SettingsNow
from kiosk.core.staff.tabs import Area, SoundTab
from kiosk.core.state import Kiosk

VOLUMES: Final = ("volume", "volume_max", "volume_min")
VOLUME_STEP: Final = 0.05
PACE: Final = "words_per_minute"
SLOWEST, FASTEST, PACE_STEP = 100.0, 220.0, 5.0
"""Words a minute, as the settings allow them."""

NATURAL: Final = "natural_voice"


def opened(kiosk: Kiosk) -> Kiosk:
    """Ask for the settings."""
    return desk.ask(kiosk, ReadSettings())


def metering(kiosk: Kiosk) -> bool:
    """Whether it is to be seen what the microphone gives."""
    return isinstance(kiosk.staff, Area) and isinstance(kiosk.staff.tab, SoundTab)


def offered(kiosk: Kiosk) -> dict[str, Intent]:
    """Return what can be said while staff try whether they are understood. It means nothing."""
    match kiosk.staff:
        case Area(SoundTab(asking=True)):
            return dict.fromkeys((*kiosk.words.yes, *kiosk.words.no, *kiosk.words.numbers), Act("heard"))
        case _:
            return {}


# --- what happens -----------------------------------------------------------------------------------


def acted(kiosk: Kiosk, tab: SoundTab, act: Act) -> Kiosk:
    """Do what was touched."""
    match act:
        case Act("listen"):
            return desk.shows(kiosk, replace(tab, asking=not tab.asking, heard=""))
        case Act("page"):
            page = desk.turned(tab.page, act, desk.pages(kiosk, _rows(kiosk, tab)))
            return desk.shows(kiosk, replace(tab, page=page))
        case Act("hear"):
            return desk.say(kiosk, kiosk.words.staff.sound.sample)
        case _ if tab.now is not None:
            return _set(kiosk, tab, tab.now, act)
        case _:
            return kiosk


def _set(kiosk: Kiosk, tab: SoundTab, now: SettingsNow, act: Act) -> Kiosk:
    """Have something set another way, and heard that way once that is done; also where it cannot be more."""
    match act:
        case Act("natural_voice"):
            value: float | bool = not now.values[NATURAL]
        case Act(name, way) if name in (*VOLUMES, PACE):
            value = _stepped(now, name, 1 if way == "+" else -1)
        case _:
            return kiosk
    kiosk = desk.shows(kiosk, replace(tab, trying=act.verb))
    return desk.ask(kiosk, ChangeSetting(act.verb, value))


def _stepped(now: SettingsNow, name: str, way: int) -> float:
    """Return the value a step further, within its limits: a volume stays between the softest and the loudest."""
    softest, usual, loudest = (_number(now, each) for each in ("volume_min", "volume", "volume_max"))
    step, low, high = {
        "volume": (VOLUME_STEP, softest, loudest),
        "volume_max": (VOLUME_STEP, usual, 1.0),
        "volume_min": (VOLUME_STEP, 0.0, usual),
        PACE: (PACE_STEP, SLOWEST, FASTEST),
    }[name]
    return min(high, max(low, round(_number(now, name) + way * step, 2)))


def _number(now: SettingsNow, name: str) -> float:
    value = now.values[name]
    return float(value) if isinstance(value, int | float) else 0.0


def reported(kiosk: Kiosk, tab: SoundTab, report: Report) -> Kiosk:
    """Show how it is set now; what has just been set is heard."""
    if not isinstance(report, SettingsNow):
        return kiosk
    kiosk = desk.shows(kiosk, replace(tab, now=report, trying=""))
    if not tab.trying:
        return kiosk
    loud = tab.trying if tab.trying in VOLUMES else "volume"
    return desk.say(kiosk.with_visit(volume=_number(report, loud)), kiosk.words.staff.sound.sample)


def perceived(kiosk: Kiosk, tab: SoundTab, event: Heard | Input) -> Kiosk:
    """Show what the microphone gives, and what was heard of somebody who tries that; nothing of it is kept."""
    match event:
        case Input():
            return desk.shows(kiosk, replace(tab, input=event))
        case Heard(turn) if turn != kiosk.offer.turn or not tab.asking or phrases.own_words(kiosk, event):
            return kiosk
        case Heard(text=text, confidence=confidence) if text in kiosk.offer.meanings:
            return desk.shows(kiosk, replace(tab, heard=text)) if confidence >= SURE else kiosk
        case Heard(final=final):
            return desk.shows(kiosk, replace(tab, heard=phrases.UNKNOWN)) if final else kiosk


# --- what is shown ----------------------------------------------------------------------------------


def view(kiosk: Kiosk, tab: SoundTab) -> Desk:
    """Return the screen."""
    words = kiosk.words.staff
    corner = (Button(words.sound.hear, Act("hear"), "primary"),)
    return desk.view(kiosk, words.desk.tabs["sound"], _rows(kiosk, tab), tab.page, corner=corner)


def _rows(kiosk: Kiosk, tab: SoundTab) -> tuple[Row, ...]:
    """Return what is most often wanted first; of the settings nothing until they are known."""
    trying = _microphone(kiosk, tab.input), _saying(kiosk, tab)
    if tab.now is None:
        return trying
    volume, *limits = (_stepper(kiosk, tab.now, name) for name in VOLUMES)
    return (volume, *trying, _stepper(kiosk, tab.now, PACE), *limits, _natural(kiosk, tab.now))


def _stepper(kiosk: Kiosk, now: SettingsNow, name: str) -> Row:
    words, number = kiosk.words.staff.sound, _number(now, name)
    value = words.percent(round(number * 100)) if name in VOLUMES else str(round(number))
    ways = Button(words.less, Act(name, "-")), Button(words.more, Act(name, "+"))
    return Row(words.names[name], words.notes[name], ways, value=value)


def _natural(kiosk: Kiosk, now: SettingsNow) -> Row:
    words = kiosk.words.staff.sound
    return Row(words.names[NATURAL], words.notes[NATURAL], switch=Switch(bool(now.values[NATURAL]), Act(NATURAL)))


def _microphone(kiosk: Kiosk, given: Input) -> Row:
    """Return what the microphone gives, or what is wrong with it and what to do."""
    words = kiosk.words.staff.health
    trouble = "microphone" if "microphone" in kiosk.missing else given.trouble
    if trouble:
        return Row(words.faults[trouble], words.advice[trouble], warns=True)
    return Row(kiosk.words.staff.sound.microphone, level=given.loudness)


def _saying(kiosk: Kiosk, tab: SoundTab) -> Row:
    words = kiosk.words.staff.sound
    if not kiosk.listens:
        return Row(words.yes, words.deaf)
    button = Button(words.enough if tab.asking else words.listen, Act("listen"))
    if not tab.asking:
        return Row(words.yes, words.yes_note, (button,))
    heard = words.not_understood if tab.heard == phrases.UNKNOWN else words.heard.format(words=tab.heard)
    return Row(words.yes, heard if tab.heard else words.listening, (button,))
