"""How long things take: the silences between them, the patience of every wait, and what is left.

A script's pauses and breaths are multiplied by the pace that the person has chosen; words are not,
since slow synthetic speech is harder to follow, not calmer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.core.script import (
    Ask,
    Breathe,
    Count,
    End,
    GoTo,
    Next,
    Part,
    Pause,
    Rate,
    Repeat,
    Say,
    Step,
    Target,
    part_named,
    sentences,
)
from kiosk.core.speech import spoken_seconds
from kiosk.core.state import Breathing, Counting, Resting, Session

SENTENCE_GAP = 0.5
PARAGRAPH_GAP = 1.2
RATE_SECONDS = 30.0
"""How long a rating may take, from the end of its question."""
OFFER_SECONDS = 20.0
STOP_SECONDS = 20.0
CHOSEN_SECONDS = 1.2
"""How long a chosen rating is shown."""

ANSWER_SECONDS = 8.0
"""About how long people take to answer: for the time that is left, not for waiting."""

SLOWEST, FASTEST, PACE_STEP = 1.5625, 0.64, 1.25


def seconds_of(step: Step, pace: float) -> float:  # noqa: C901 - one line for each kind of step
    """Return about how long a step takes."""
    match step:
        case Say(text):
            gaps = SENTENCE_GAP * (len(sentences(text)) - 1) + PARAGRAPH_GAP
            return spoken_seconds(text) + gaps * pace
        case Pause(seconds):
            return seconds * pace
        case Breathe(breaths, rounds):
            return rounds * pace * sum(breath.seconds for breath in breaths)
        case Count(_, seconds):
            return seconds / 2
        case Ask(question):
            return spoken_seconds(question) + ANSWER_SECONDS
        case Rate():
            return ANSWER_SECONDS


def total_seconds(parts: Sequence[Part], pace: float = 1.0) -> float:
    """Return about how long an exercise takes for somebody who leaves every question to itself."""
    return sum(seconds_of(step, pace) for step in _ahead(parts, 0, 0))


def seconds_left(session: Session, pace: float) -> float:
    """Return about how long an exercise still takes from here, when every question is left to itself."""
    _, *rest = _ahead(session.script.parts, session.part, session.step)
    return _left_here(session, pace) + sum(seconds_of(step, pace) for step in rest)


def _ahead(parts: Sequence[Part], part: int, step: int) -> Iterator[Step]:
    """The steps from here to the end, questions followed as silence leads; no step twice."""
    walked: set[tuple[int, int]] = set()
    while part < len(parts) and (part, step) not in walked:
        walked.add((part, step))
        if step >= len(parts[part].steps):
            part, step = part + 1, 0
            continue
        here = parts[part].steps[step]
        yield here
        part, step = _after(parts, part, step, here.silence if isinstance(here, Ask) else Next())


def _after(parts: Sequence[Part], part: int, step: int, target: Target) -> tuple[int, int]:
    match target:
        case Next():
            return part, step + 1
        case Repeat():
            return part, step
        case End():
            return len(parts), 0
        case GoTo(name):
            return part_named(parts, name), 0


def _left_here(session: Session, pace: float) -> float:
    """How much is left of the step it is at."""
    match session.doing:
        case Breathing(step, index, done, elapsed):
            gone = sum(breath.seconds for breath in step.breaths[:index])
            whole = seconds_of(step, pace)
            return whole * (1 - done / step.rounds) - gone * pace - elapsed
        case Resting(left, then=None) | Counting(left=left):
            return left
        case _:
            return seconds_of(session.here, pace)
