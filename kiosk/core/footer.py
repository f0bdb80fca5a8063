"""The lower edge of every screen: the listening mark, what can be said, how far it is."""

from __future__ import annotations

import math
from typing import Literal

from kiosk.core import choices, timing, welcome
from kiosk.core.messages import Command
from kiosk.core.screen import Button, Mark
from kiosk.core.session import Asking, Counting, Moving, Offering, Rating, Session, Waiting
from kiosk.core.state import (
    ChoosingArea,
    ChoosingExercise,
    Done,
    Exercising,
    Helping,
    Kiosk,
    Leaving,
    Paused,
    Stopping,
    Welcome,
    session_of,
)
from kiosk.words.languages import words_of
from kiosk.words.words import Words


def mark(kiosk: Kiosk) -> Mark:
    """Return the listening mark with the line beside it: a remark, or else what can be said."""
    ear: Literal["listening", "hearing", "off"] = "hearing" if kiosk.loudness > 0 else "listening"
    remark = kiosk.visit.remark.text if kiosk.visit.remark else ""
    if kiosk.listens:
        usual, (found, longest) = _usual(kiosk), _counted(kiosk)
        return Mark(ear, remark or found or usual, kiosk.loudness, longest or usual)
    words = kiosk.words
    usual = words.not_listening if kiosk.visit.liking.touch_only else words.ear_off
    return Mark("off", remark or usual, usual=usual)


def _counted(kiosk: Kiosk) -> tuple[str, str]:
    """How many things have been found, if any, and what will be there when all have been."""
    match kiosk.phase:
        case Exercising(Session(doing=Counting(step, found=found))):
            return _so_far(kiosk.words, found) if found else "", _so_far(kiosk.words, step.goal)
        case _:
            return "", ""


def _so_far(words: Words, found: int) -> str:
    return words.count_so_far.format(count=words.numbers[found] if found < len(words.numbers) else found)


def _usual(kiosk: Kiosk) -> str:  # noqa: C901, PLR0911 - one line for each phase
    """The line beside the listening mark when there is nothing to remark."""
    words = kiosk.words
    match kiosk.phase:
        case ChoosingArea() if choices.areas(kiosk):
            name = words.areas[choices.areas(kiosk)[-1]].lower()
            number = words.numbers[len(choices.areas(kiosk))]
            return words.choose_area_hint.format(name=name, number=number)
        case ChoosingExercise():
            return words.choose_exercise_hint
        case Exercising(session):
            return _usual_in(words, session)
        case Paused():
            return words.paused_hint
        case Done():
            return words.done_hint
        case Helping():
            return words.help_hint
        case Stopping() | Leaving():
            return words.answer_hint
        case _:
            return words.privacy


def _usual_in(words: Words, session: Session) -> str:
    match session.doing:
        case Waiting():
            return words.ready_hint
        case Asking() | Offering():
            return words.answer_hint
        case _:
            return words.you_can_say


def chips(kiosk: Kiosk) -> tuple[Button, ...]:  # noqa: C901, PLR0911 - one line for each thing to do
    """Return what can be said to steer an exercise, as buttons."""
    words = kiosk.words
    match kiosk.phase:
        case Welcome():
            return likings(kiosk)
        case Exercising(Session(doing=Rating())):
            skip = Button(words.commands[Command.NEXT][1], Command.NEXT)
            return (skip, *_sayable(words, Command.REPEAT, Command.STOP))
        case Exercising(Session(doing=Moving(holds=True))):
            return _sayable(words, Command.PAUSE, Command.NO_HOLDS, Command.NEXT, Command.SLOWER, Command.STOP)
        case Exercising(Session(doing=Counting() | Asking() | Waiting())):
            return _sayable(words, Command.NEXT, Command.REPEAT, Command.STOP)
        case Exercising(Session(doing=Offering())):
            return _sayable(words, Command.REPEAT, Command.STOP)
        case Exercising():
            return _sayable(words, Command.PAUSE, Command.REPEAT, Command.NEXT, Command.SLOWER, Command.STOP)
        case Paused():
            return _sayable(words, Command.CONTINUE, Command.REPEAT, Command.NEXT, Command.STOP)
        case _:
            return ()


def likings(kiosk: Kiosk) -> tuple[Button, ...]:
    """Return how a visitor may want it, each as a button with what would come of it."""
    words, liking = kiosk.words, kiosk.visit.liking
    other = welcome.other_language(kiosk)
    largest = kiosk.text_size >= max(welcome.TEXT_SIZES)
    labels = (
        (words.usual_text if largest else words.larger_text, Command.TEXT_SIZE),
        (words_of(other).language_name if other else "", Command.LANGUAGE),
        (words.themes[welcome.following(welcome.THEMES, kiosk.theme)], Command.THEME),
        (words.listen_again if liking.touch_only else words.touch_only, Command.TOUCH_ONLY),
    )
    return tuple(Button(label, command) for label, command in labels if label)


def _sayable(words: Words, *commands: Command) -> tuple[Button, ...]:
    """Commands as chips: each shows the phrase that says it."""
    return tuple(Button(words.commands[command][0], command) for command in commands)


def progress(kiosk: Kiosk) -> tuple[float | None, str]:
    """Return how much of an exercise is done, 0 to 1, and how much time is left of it, or of the end."""
    if isinstance(kiosk.phase, Done):
        return None, kiosk.words.back_in.format(time=_clock(kiosk.phase.left))
    session = session_of(kiosk.phase) if isinstance(kiosk.phase, Exercising | Paused) else None
    if session is None:
        return None, ""
    pace = kiosk.visit.pace
    left = timing.seconds_left(session, pace)
    whole = timing.total_seconds(session.script.parts, session.script.language, pace)
    return min(1.0, max(0.0, 1 - left / whole)), kiosk.words.time_left.format(time=_clock(left))


def _clock(seconds: float) -> str:
    whole = math.ceil(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
