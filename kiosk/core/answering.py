"""What a person does in an exercise when something is awaited: names things, rates, answers, is ready."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core import speech, timing
from kiosk.core.exercise import continuing, go, onward
from kiosk.core.script import Rate
from kiosk.core.session import Asking, Counting, Offering, Rating, Session, Waiting
from kiosk.core.state import Kiosk
from kiosk.words.scales import HIGHEST


def person_declined(kiosk: Kiosk, session: Session) -> Kiosk:
    """Go on after a person was offered and not wanted."""
    return onward(speech.hush(kiosk), session) if isinstance(session.doing, Offering) else kiosk


def ready(kiosk: Kiosk, session: Session) -> Kiosk:
    """Go on when somebody is ready."""
    return onward(speech.hush(kiosk), session) if isinstance(session.doing, Waiting) else kiosk


def uttered(kiosk: Kiosk, session: Session) -> Kiosk:
    """Count a thing that somebody has named."""
    match session.doing:
        case Counting(_, _, found):
            return _counted(kiosk, session, session.doing, found + 1)
        case _:
            return kiosk


def _counted(kiosk: Kiosk, session: Session, counting: Counting, found: int) -> Kiosk:
    """So many things have been found. The last one is seen for a moment before it goes on."""
    goal = counting.step.goal
    left = timing.CHOSEN_SECONDS if found >= goal else counting.left
    return continuing(kiosk, session, replace(counting, left=left, found=min(found, goal)))


def picked(kiosk: Kiosk, session: Session, number: int) -> Kiosk:
    """Take a number as an answer, a rating or a circle; numbers that are not on the screen mean nothing."""
    match session.doing:
        case Asking(step) if 1 <= number <= len(step.answers):
            return go(speech.hush(kiosk), session, step.answers[number - 1].target)
        case Rating(step) if 0 <= number <= HIGHEST:
            return _rated(speech.hush(kiosk), session, step, number)
        case Counting(step, found=found) if found < number <= step.goal:
            return _counted(kiosk, session, session.doing, number)
        case _:
            return kiosk


def _rated(kiosk: Kiosk, session: Session, step: Rate, number: int) -> Kiosk:
    """Note the rating; said or touched again while it is shown, it is corrected."""
    earlier = session.ratings[:-1] if _just_rated(session) else session.ratings
    session = replace(session, ratings=(*earlier, (step.name, number)))
    return continuing(kiosk, session, Rating(step, timing.CHOSEN_SECONDS, number))


def _just_rated(session: Session) -> bool:
    return isinstance(session.doing, Rating) and session.doing.chosen is not None
