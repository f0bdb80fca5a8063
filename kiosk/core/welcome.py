"""Welcome: where a visit begins and is forgotten, how its visitor wants it, and sleep while the clinic is closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, get_args

from msgspec.structs import replace

from kiosk.core import choices, choosing, speech
from kiosk.core.counting import counted
from kiosk.core.messages import Command, Intent, Prepare
from kiosk.core.screen import Theme
from kiosk.core.staff.errands import CountVisit
from kiosk.core.state import Asleep, Kiosk, Liking, Visit, Welcome

TEXT_SIZES = (1.0, 1.25, 1.5)
THEMES: tuple[Theme, ...] = get_args(Theme)

T = TypeVar("T")


def begin(kiosk: Kiosk) -> Kiosk:
    """Forget the visit and begin anew."""
    scripts = kiosk.scripts if kiosk.coming is None else kiosk.coming
    kiosk = replace(speech.hush(kiosk), visit=Visit(volume=kiosk.site.volume), scripts=scripts, coming=None)
    return _prepared(kiosk)


def come_back(kiosk: Kiosk) -> Kiosk:
    """Begin anew, with somebody here who may not see that."""
    kiosk = begin(kiosk)
    return speech.say(kiosk, kiosk.words.welcome_said)


def _prepared(kiosk: Kiosk) -> Kiosk:
    """Have rendered what will be said soon."""
    words = kiosk.words
    prompts = (choosing.area_line(kiosk), *map(words.rating_prompt, words.scales), words.stop_or_go_on)
    return kiosk.asks(Prepare((*prompts, words.welcome_said), kiosk.language))


def passed(kiosk: Kiosk, phase: Welcome, seconds: float) -> Kiosk:
    """Let time go by. What somebody wanted who has left without starting is forgotten, too."""
    idle = kiosk.visit.idle + seconds
    kiosk = kiosk.with_visit(phase=Welcome(phase.seconds + seconds), idle=idle)
    if idle < kiosk.site.idle_seconds:
        return kiosk
    if kiosk.closed:
        return begin(kiosk).with_visit(phase=Asleep())
    return kiosk if kiosk.visit.liking == Liking() else begin(kiosk)


def hours(kiosk: Kiosk, *, are_open: bool) -> Kiosk:
    """Take note that the clinic has opened, which wakes, or closed: then it sleeps when it is left alone."""
    kiosk = replace(kiosk, closed=not are_open)
    return begin(kiosk) if are_open and isinstance(kiosk.phase, Asleep) else kiosk


def chosen(kiosk: Kiosk, intent: Intent) -> Kiosk:
    """Do what was meant at Welcome: start, or have it another way."""
    match intent:
        case Command.START:
            return choosing.choose_area(counted(kiosk, CountVisit()))
        case Command.LANGUAGE if other_language(kiosk):
            kiosk = _prepared(_liking(kiosk, language=other_language(kiosk)))
            return speech.say(kiosk, kiosk.words.welcome_said)
        case Command.THEME:
            return _liking(kiosk, theme=following(THEMES, kiosk.theme))
        case Command.TEXT_SIZE:
            return _liking(kiosk, text_size=following(TEXT_SIZES, kiosk.text_size))
        case Command.TOUCH_ONLY:
            return _liking(kiosk, touch_only=not kiosk.visit.liking.touch_only)
        case _:
            return kiosk


def _liking(kiosk: Kiosk, **changes: object) -> Kiosk:
    liking = replace(kiosk.visit.liking, **changes)
    return kiosk.with_visit(liking=liking, remark=None)


def following(values: Sequence[T], value: T) -> T:
    """Return the value after this one, the first one after the last, or after one that is none of them."""
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]


def other_language(kiosk: Kiosk) -> str:
    """Return the language after this one of those that there are exercises in, or "" if there is no other."""
    languages = choices.languages(kiosk)
    other = following(languages, kiosk.language) if languages else ""
    return "" if other == kiosk.language else other
