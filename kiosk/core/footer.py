"""The lower edge of every screen: the listening mark, what can be said, how far it is."""

from __future__ import annotations

import math
from typing import Literal

from kiosk.core import choices, timing, words
from kiosk.core.messages import Command
from kiosk.core.screen import Button, Mark
from kiosk.core.state import (
    Asking,
    ChoosingArea,
    ChoosingExercise,
    Counting,
    Done,
    Exercising,
    Helping,
    Kiosk,
    Leaving,
    Offering,
    Paused,
    Rating,
    Session,
    Stopping,
    session_of,
)


def mark(kiosk: Kiosk) -> Mark:
    """Return the listening mark with the line beside it: a remark, or else what can be said."""
    off = bool(kiosk.missing & {"microphone", "recogniser"})
    ear: Literal["listening", "hearing", "off"] = "hearing" if kiosk.loudness > 0 else "listening"
    if off:
        return Mark("off", kiosk.visit.remark.text if kiosk.visit.remark else words.EAR_OFF)
    return Mark(ear, kiosk.visit.remark.text if kiosk.visit.remark else _hint(kiosk), kiosk.loudness)


def _hint(kiosk: Kiosk) -> str:  # noqa: C901, PLR0911 - one line for each phase
    """The line beside the listening mark when there is nothing to remark."""
    match kiosk.phase:
        case ChoosingArea() if choices.areas(kiosk):
            name = choices.areas(kiosk)[-1].lower()
            number = words.NUMBERS[len(choices.areas(kiosk))]
            return words.CHOOSE_AREA_HINT.format(name=name, number=number)
        case ChoosingExercise():
            return words.CHOOSE_EXERCISE_HINT
        case Exercising(session):
            return _hint_in(session)
        case Paused():
            return words.PAUSED_HINT
        case Done(left=left):
            return words.DONE_HINT.format(seconds=math.ceil(left))
        case Helping():
            return words.HELP_HINT
        case Stopping() | Leaving():
            return words.ANSWER_HINT
        case _:
            return words.PRIVACY


def _hint_in(session: Session) -> str:
    match session.doing:
        case Counting(found=found) if found:
            return words.COUNT_SO_FAR.format(count=words.NUMBERS[found] if found < len(words.NUMBERS) else found)
        case Asking() | Offering():
            return words.ANSWER_HINT
        case _:
            return words.YOU_CAN_SAY


def chips(kiosk: Kiosk) -> tuple[Button, ...]:
    """Return what can be said to steer an exercise, as buttons."""
    match kiosk.phase:
        case Exercising(Session(doing=Rating())):
            skip = Button("skip", Command.NEXT)
            return (skip, *_sayable(Command.REPEAT, Command.STOP))
        case Exercising(Session(doing=Counting() | Asking())):
            return _sayable(Command.NEXT, Command.REPEAT, Command.STOP)
        case Exercising(Session(doing=Offering())):
            return _sayable(Command.REPEAT, Command.STOP)
        case Exercising():
            return _sayable(Command.PAUSE, Command.REPEAT, Command.NEXT, Command.SLOWER, Command.STOP)
        case Paused():
            return _sayable(Command.CONTINUE, Command.REPEAT, Command.NEXT, Command.STOP)
        case _:
            return ()


def _sayable(*commands: Command) -> tuple[Button, ...]:
    """Commands as chips: each shows the phrase that says it."""
    return tuple(Button(words.COMMANDS[command][0], command) for command in commands)


def progress(kiosk: Kiosk) -> tuple[float | None, str]:
    """Return how much of an exercise is done, 0 to 1, and how much time is left; nothing outside an exercise."""
    session = session_of(kiosk.phase) if isinstance(kiosk.phase, Exercising | Paused) else None
    if session is None:
        return None, ""
    pace = kiosk.visit.pace
    left = timing.seconds_left(session, pace)
    whole = timing.total_seconds(session.script.parts, pace)
    minutes, seconds = divmod(math.ceil(left), 60)
    return min(1.0, max(0.0, 1 - left / whole)), f"{minutes}:{seconds:02d} left"
