"""Steering an exercise: pausing, going on, moving about, the pace."""

from __future__ import annotations

from kiosk.core import answering, exercise, listening, prompts, speech, timing
from kiosk.core.messages import Command, Intent, Pick
from kiosk.core.session import Session, Telling
from kiosk.core.state import Exercising, Kiosk, Paused


def while_paused(kiosk: Kiosk, session: Session, intent: Intent) -> Kiosk:
    """Do what was meant while an exercise was paused."""
    match intent:
        case Command.CONTINUE | Command.PAUSE:
            return go_on(kiosk, session)
        case Pick():
            return kiosk
        case _:
            return steered(kiosk, session, intent)


def go_on(kiosk: Kiosk, session: Session) -> Kiosk:
    """Take the exercise up: in mid-word if a sentence is held, else from the sentence's or the round's beginning."""
    held = kiosk.visit.speech is not None and kiosk.visit.speech.held
    kiosk = kiosk.enters(Exercising(session))
    if held and isinstance(session.doing, Telling):
        return speech.resume(kiosk)
    return exercise.take_up(speech.hush(kiosk), session)


def steered(kiosk: Kiosk, session: Session, intent: Intent) -> Kiosk:  # noqa: C901, PLR0911 - one line for each command
    """Do what was meant while an exercise was in progress."""
    match intent:
        case Pick(number):
            return answering.picked(kiosk, session, number)
        case Command.PAUSE:
            return _pause(kiosk, session)
        case Command.NEXT:
            return exercise.to_next(speech.hush(kiosk), session)
        case Command.BACK:
            return exercise.to_previous(speech.hush(kiosk), session)
        case Command.REPEAT:
            return exercise.again(speech.hush(kiosk), session)
        case Command.SLOWER:
            return _pace(kiosk, timing.PACE_STEP, kiosk.words.slower)
        case Command.FASTER:
            return _pace(kiosk, 1 / timing.PACE_STEP, kiosk.words.faster)
        case Command.NO_HOLDS:
            return exercise.without_holds(listening.remark(kiosk, kiosk.words.without_holds), session)
        case Command.READY:
            return answering.ready(kiosk, session)
        case Command.CONTINUE:
            return answering.person_declined(kiosk, session)
        case _:
            return kiosk


def _pause(kiosk: Kiosk, session: Session) -> Kiosk:
    """Hold a recording in mid-word. A sentence is said anew later, and the voice tells what can be said now."""
    kiosk = kiosk.enters(Paused(session))
    if isinstance(session.doing, Telling) and exercise.recording_of(session.script, session.here):
        return speech.hold(kiosk)
    return speech.say(kiosk, prompts.pause_prompt(kiosk.words))


def _pace(kiosk: Kiosk, factor: float, text: str) -> Kiosk:
    """Make pauses and breaths longer or shorter, within reason."""
    pace = min(timing.SLOWEST, max(timing.FASTEST, kiosk.visit.pace * factor))
    return listening.remark(kiosk.with_visit(pace=pace), text)
