"""What comes between: how to reach a person, or staff at work. What it interrupts is kept, an exercise as paused."""

from __future__ import annotations

from kiosk.core import speech
from kiosk.core.prompts import help_prompt
from kiosk.core.state import Exercising, Helping, Kiosk, Leaving, Paused, Stopping


def begin(kiosk: Kiosk) -> Kiosk:
    """Show how to reach a person."""
    kiosk = held(kiosk)
    phase = kiosk.phase.was if isinstance(kiosk.phase, Leaving) else kiosk.phase
    helping = phase if isinstance(phase, Helping) else Helping(phase)
    return speech.say(kiosk.enters(helping), help_prompt(kiosk.words, kiosk.help))


def held(kiosk: Kiosk) -> Kiosk:
    """Pause an exercise that is in progress."""
    match kiosk.phase:
        case Exercising(session) | Stopping(session):
            return kiosk.enters(Paused(session))
        case _:
            return kiosk
