"""What somebody answers who is willing and in no hurry: something sensible to everything that is asked."""

from __future__ import annotations

from kiosk.core.messages import Command
from kiosk.core.script import Ask, GoTo, Repeat, Target, part_named
from kiosk.core.session import Asking, Counting, Offering, Rating, Session, Waiting
from kiosk.core.state import Done, Exercising, Kiosk, Paused, Stopping
from kiosk.words.words import Words

BEFORE, AFTER = 6, 3
"""How strong something unpleasant is rated at first, and later; what is pleasant, the other way round."""


def answer_to(kiosk: Kiosk) -> tuple[str, ...]:
    """Return the phrases that answer what the kiosk waits for, the likeliest first; none if nothing answers it."""
    words = kiosk.words
    match kiosk.phase:
        case Exercising(session):
            return _answer_in(words, session)
        case Paused() | Stopping():
            return words.commands[Command.CONTINUE]
        case Done():
            return words.commands[Command.FINISH]
        case _:
            return ()


def _answer_in(words: Words, session: Session) -> tuple[str, ...]:
    match session.doing:
        case Rating(step, chosen=None):
            return (words.numbers[_rating(words, session, step.name)],)
        case Asking(step):
            return _onward(words, session, step)
        case Counting(_, _, found):
            return (words.numbers[found + 1],)
        case Waiting():
            return words.commands[Command.READY]
        case Offering():
            return words.commands[Command.CONTINUE]
        case _:
            return ()


def _rating(words: Words, session: Session, name: str) -> int:
    """A number that says that it has done good."""
    later = any(name == other for other, _ in session.ratings)
    return AFTER if later == words.scale(name).lower_is_better else BEFORE


def _onward(words: Words, session: Session, ask: Ask) -> tuple[str, ...]:
    """The first answer that does not lead back; if all do, on to what comes next."""
    onward = [answer.phrases for answer in ask.answers if not _leads_back(session, answer.target)]
    return onward[0] if onward else words.commands[Command.NEXT]


def _leads_back(session: Session, target: Target) -> bool:
    match target:
        case GoTo(part):
            return part_named(session.script.parts, part) <= session.part
        case _:
            return isinstance(target, Repeat)
