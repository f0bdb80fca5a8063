"""Every way through every shipped exercise, walked with the real core in virtual time: all of them end."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from kiosk.core.messages import Command, Intent, Pick, SpeakingWord, Spoke, Tick, Touched
from kiosk.core.script import Script
from kiosk.core.session import Asking, Counting, Doing, Moving, Offering, Rating, Resting, Telling, Waiting
from kiosk.core.state import Done, Exercising, Kiosk, Site
from kiosk.core.visit import start, step
from kiosk.scripts.library import builtin_folder, load_library

LIBRARY = load_library([builtin_folder()]).scripts
LONGEST = 15 * 60
"""Seconds that nobody should have to wait for the kiosk to wait for them."""

Place = tuple[int, int, str, object]


def after(kiosk: Kiosk, intent: Intent | None) -> Kiosk:
    """The kiosk after somebody has touched a button; or, with none, has let it wait as long as it does."""
    if intent is not None:
        return step(kiosk, Touched(intent))[0]
    here = place(kiosk)
    for _ in range(LONGEST):
        kiosk = step(heard_out(kiosk), Tick(1.0))[0]
        if place(kiosk) != here:
            return kiosk
    raise AssertionError(f"It waits for ever at {here}.")


def heard_out(kiosk: Kiosk) -> Kiosk:
    """The kiosk when what it is saying has been said."""
    speech = kiosk.visit.speech
    if speech is None or speech.done:
        return kiosk
    return step(step(kiosk, SpeakingWord(speech.turn, 0))[0], Spoke(speech.turn))[0]


def place(kiosk: Kiosk) -> Place | None:
    """Where in the exercise it is; nowhere after its end."""
    if not isinstance(kiosk.phase, Exercising):
        return None
    session = kiosk.phase.session
    return session.part, session.step, type(session.doing).__name__, _detail(session.doing)


def _detail(doing: Doing) -> object:
    """Where in its step it is, apart from the time."""
    match doing:
        case Telling(sentence):
            return sentence
        case Resting(then=then):
            return then
        case Moving(_, index, done, _):
            return index, done
        case Rating(chosen=chosen):
            return chosen
        case _:
            return None


def choices(kiosk: Kiosk) -> list[Intent | None]:
    """Everything that somebody can do here that may lead somewhere else; doing nothing is the first."""
    assert isinstance(kiosk.phase, Exercising)
    match kiosk.phase.session.doing:
        case Asking(ask):
            return [None, *(Pick(number) for number in range(1, len(ask.answers) + 1)), Command.NEXT]
        case Rating(_, _, None):
            return [None, Pick(0), Pick(10), Command.NEXT]
        case Offering():
            return [None, Command.CONTINUE]
        case Waiting():
            return [None, Command.READY]
        case Counting(count):
            return [None, Pick(count.goal), Command.NEXT]
        case _:
            return [None, Command.NEXT, Command.BACK]


@dataclass
class Walk:
    """The places that were seen, and how often an end was reached."""

    seen: set[Place] = field(default_factory=set)
    ends: int = 0


def walked(script: Script) -> Walk:
    """Walk every way through a script; what comes after a place does not depend on how one came there."""
    kiosk, _ = start(Kiosk(site=Site(language=script.language), scripts=(script,)))
    for intent in (Command.START, Pick(1), Pick(1)):
        kiosk = after(kiosk, intent)
    walk, unseen = Walk(), [kiosk]
    while unseen:
        kiosk = unseen.pop()
        here = place(kiosk)
        if here is None:
            assert isinstance(kiosk.phase, Done)
            walk.ends += 1
        elif here not in walk.seen:
            walk.seen.add(here)
            unseen += [after(kiosk, intent) for intent in choices(kiosk)]
    return walk


of_each = pytest.mark.parametrize("script", [pytest.param(s, id=f"{s.language}-{s.id}") for s in LIBRARY])


@of_each
def test_every_path_ends_and_every_step_can_be_reached(script: Script) -> None:
    walk = walked(script)
    steps = {(part + 1, step) for part, each in enumerate(script.parts) for step in range(len(each.steps))}
    assert steps - {(part, step) for part, step, *_ in walk.seen} == set()
    assert walk.ends > 0


@of_each
def test_whoever_stays_silent_gets_to_the_end(script: Script) -> None:
    kiosk, _ = start(Kiosk(site=Site(language=script.language), scripts=(script,)))
    for intent in (Command.START, Pick(1), Pick(1)):
        kiosk = after(kiosk, intent)
    steps = 0
    while place(kiosk) is not None:
        kiosk, steps = after(kiosk, None), steps + 1
        assert steps < 1000
    assert isinstance(kiosk.phase, Done)
    assert not kiosk.phase.stopped
