"""Publishing exercises from a stick.

Before, the voice renders what will be said in them: no client has to wait for it, and whoever breaks it off has lost
nothing. What is rendered already is counted now and then; where the voice does not get on, it is not waited for.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from kiosk.core import exercise, speech
from kiosk.core.choices import key_of
from kiosk.core.messages import Prepare
from kiosk.core.screen import Notice
from kiosk.core.script import Script, with_caution
from kiosk.core.staff import desk, script_views
from kiosk.core.staff.script_errands import CountRendered, Publish
from kiosk.core.staff.tabs import OnStick, Publishing, ScriptsTab
from kiosk.core.state import Kiosk
from kiosk.words.languages import words_of

COUNT_SECONDS = 0.5
"""So often it is counted how much has been rendered."""

STILL_SECONDS = 20.0
"""When nothing was rendered for so long, the voice does not work, and need not be waited for."""


def begin(kiosk: Kiosk, tab: ScriptsTab, key: str) -> Kiosk:
    """Get ready to publish an exercise on the stick, or all that are good and not here yet."""
    scripts = [script for script in script_views.publishable(tab) if key in {"", key_of(script)}]
    keys = tuple(map(key_of, scripts))
    if not keys:
        return desk.tells(kiosk, Notice(kiosk.words.staff.scripts.nothing_to_publish))
    lines = _lines(scripts)
    tab = replace(tab, at=Publishing(keys, lines), looked=0.0)
    if not lines or kiosk.missing & speech.NEEDED:
        return _publish(kiosk, tab, keys)
    languages = dict.fromkeys(language for _, language in lines)
    prepare = (Prepare(tuple(text for text, other in lines if other == each), each) for each in languages)
    return _count(speech.hush(kiosk).asks(*prepare), tab, Publishing(keys, lines))


def _lines(scripts: Iterable[Script]) -> tuple[tuple[str, str], ...]:
    """Return all that the voice will say in these exercises, each with its language."""
    spoken = (
        (text, script.language)
        for script in scripts
        for text, recording in exercise.lines(words_of(script.language), with_caution(script))
        if not recording
    )
    return tuple(dict.fromkeys(spoken))


def at_once(kiosk: Kiosk, tab: ScriptsTab, _: str) -> Kiosk:
    """Do not wait for the voice."""
    return _publish(kiosk, tab, tab.at.keys) if isinstance(tab.at, Publishing) else kiosk


def _publish(kiosk: Kiosk, tab: ScriptsTab, keys: tuple[str, ...]) -> Kiosk:
    return desk.ask(waiting(desk.shows(kiosk, replace(tab, at=OnStick()))), Publish(keys))


def passed(kiosk: Kiosk, tab: ScriptsTab, at: Publishing) -> Kiosk:
    """See how much has been rendered."""
    if tab.looked < COUNT_SECONDS:
        return kiosk
    at = replace(at, still=at.still + tab.looked)
    tab = replace(tab, at=at, looked=0.0)
    return _publish(kiosk, tab, at.keys) if at.still > STILL_SECONDS else _count(kiosk, tab, at)


def _count(kiosk: Kiosk, tab: ScriptsTab, at: Publishing) -> Kiosk:
    return desk.ask(desk.shows(kiosk, tab), CountRendered(at.lines))


def rendered(kiosk: Kiosk, tab: ScriptsTab, count: int) -> Kiosk:
    """Publish once all can be spoken. Meanwhile nobody needs to touch anything."""
    match tab.at:
        case Publishing(keys, lines) if count >= len(lines):
            return _publish(kiosk, tab, keys)
        case Publishing() as at:
            at = replace(at, done=count, still=at.still if count == at.done else 0.0)
            kiosk = desk.shows(kiosk, replace(tab, at=at))
            return replace(kiosk, staff=replace(desk.area_of(kiosk), idle=0.0))
        case _:
            return kiosk


def waiting(kiosk: Kiosk) -> Kiosk:
    """Say that something is being done; what comes of it is said in its place."""
    return desk.tells(kiosk, Notice(kiosk.words.staff.scripts.one_moment))
