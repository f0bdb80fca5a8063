"""How long things take: the silences between them, the patience of every wait, and what is left.

A script's pauses and breaths are multiplied by the pace that the person has chosen; words are not,
since slow synthetic speech is harder to follow, not calmer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kiosk.core.prompts import ask_prompt
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
    Recording,
    Repeat,
    Say,
    Script,
    Step,
    Target,
    Tense,
    Wait,
    part_named,
    sentences,
    with_caution,
)
from kiosk.core.session import Asking, Counting, Moving, Rating, Resting, Session, Waiting
from kiosk.core.speech import spoken_seconds
from kiosk.words.languages import words_of

SENTENCE_GAP = 0.5
PARAGRAPH_GAP = 1.2
RATE_SECONDS = 30.0
"""How long a rating may take, from the end of its question."""
OFFER_SECONDS = 20.0
STOP_SECONDS = 20.0
CHOSEN_SECONDS = 1.2
"""How long a chosen rating is shown."""

WHILE_SPEAKING = 0.25
"""How fast the time for an answer runs while a voice is heard. A noisy room prolongs it, but not for ever."""

ANSWER_SECONDS = 4.0
"""About how long people take to answer: for the time that is left, not for waiting."""

CUE_SECONDS = 1.0
"""About how long a cue takes to be said; it is said within the move that it begins."""

SLOWEST, FASTEST, PACE_STEP = 1.5625, 0.64, 1.25


def speaking_seconds(step: Step, language: str) -> float:
    """Return about for how long there is speech in a step."""
    match step:
        case Say(_, Recording(_, seconds)):
            return seconds
        case Say(text):
            return sum(spoken_seconds(sentence, language) for sentence in sentences(text))
        case Ask() as ask:
            return spoken_seconds(ask_prompt(words_of(language), ask), language)
        case Rate(name):
            return spoken_seconds(words_of(language).rating_prompt(name), language)
        case _:
            return 0.0


def waiting_seconds(step: Step, *, answering: bool) -> float:
    """Return about how long a step waits for a person: one who answers, or one who stays silent."""
    match step:
        case Count(_, seconds) | Wait(seconds):
            return seconds / 2 if answering else seconds
        case Ask(seconds=seconds):
            return ANSWER_SECONDS if answering else seconds
        case Rate():
            return ANSWER_SECONDS + CHOSEN_SECONDS if answering else RATE_SECONDS
        case _:
            return 0.0


def resting_seconds(step: Step) -> float:
    """Return how long the silences of a step are at normal pace, and the moves that it guides."""
    match step:
        case Say(_, Recording()):
            return PARAGRAPH_GAP
        case Say(text):
            return SENTENCE_GAP * (len(sentences(text)) - 1) + PARAGRAPH_GAP
        case Pause(seconds):
            return seconds
        case Breathe() | Tense():
            return step.rounds * sum(move.seconds for move in step.moves)
        case _:
            return 0.0


def seconds_of(step: Step, language: str, pace: float = 1.0, *, answering: bool = True) -> float:
    """Return about how long a step takes."""
    waiting = waiting_seconds(step, answering=answering)
    return speaking_seconds(step, language) + waiting + resting_seconds(step) * pace


def total_seconds(parts: tuple[Part, ...], language: str, pace: float = 1.0, *, answering: bool = True) -> float:
    """Return about how long an exercise takes, all questions leading where silence leads.

    `answering`: for somebody who answers what is asked, or else for somebody who stays silent.
    """
    unhurried, paced = _needed(parts, 0, 0, language, answering)
    return unhurried + paced * pace


@lru_cache(maxsize=16)
def _needed(
    parts: tuple[Part, ...],
    part: int,
    step: int,
    language: str,
    answering: bool,  # noqa: FBT001 - a cache is quicker so
) -> tuple[float, float]:
    """Return how many seconds are needed from here to the end whatever the pace, and how many at normal pace.

    The screen asks for this in every frame, for the same place.
    """
    steps = list(ahead(parts, part, step))
    waiting = sum(waiting_seconds(step, answering=answering) for step in steps)
    speaking = sum(speaking_seconds(step, language) for step in steps)
    if answering:
        speaking -= _spared([step.name for step in steps if isinstance(step, Rate)][1:], language)
    return speaking + waiting, float(sum(resting_seconds(step) for step in steps))


def _spared(names: Sequence[str], language: str) -> float:
    """How much less is said when these are rated by somebody who knows by now what can be said."""
    words = words_of(language)
    prompts = [(words.rating_prompt(name), words.rating_prompt(name, brief=True)) for name in names]
    return sum(spoken_seconds(full, language) - spoken_seconds(brief, language) for full, brief in prompts)


def length(script: Script, *, answering: bool = True) -> float:
    """Return about how long an exercise takes with all that the kiosk adds to it, in seconds; see `total_seconds`."""
    return total_seconds(with_caution(script).parts, script.language, answering=answering)


def speech_share(parts: tuple[Part, ...], language: str) -> float:
    """Return about which part of the time there is speech, 0 to 1, cues included."""
    steps = list(ahead(parts))
    cues = sum(CUE_SECONDS * step.rounds * len(step.moves) for step in steps if isinstance(step, Breathe | Tense))
    speaking = cues + sum(speaking_seconds(step, language) for step in steps)
    return speaking / max(1.0, total_seconds(parts, language))


def seconds_left(session: Session, pace: float) -> float:
    """Return about how long an exercise still takes from here, all questions leading where silence leads."""
    language = session.script.language
    unhurried, paced = _needed(session.script.parts, session.part, session.step, language, True)  # noqa: FBT003
    return unhurried + paced * pace - seconds_of(session.here, language, pace) + _left_here(session, pace)


def ahead(parts: Sequence[Part], part: int = 0, step: int = 0) -> Iterator[Step]:
    """Yield the steps from here to the end, questions followed as silence leads; no step twice."""
    for part_, step_ in _places_ahead(parts, part, step):
        yield parts[part_].steps[step_]


@lru_cache(maxsize=16)
def named_parts_ahead(parts: tuple[Part, ...]) -> tuple[int, ...]:
    """Return the parts with a name through which silence leads, by their indices, in order, each once."""
    way = dict.fromkeys(part for part, _ in _places_ahead(parts, 0, 0))
    return tuple(part for part in way if parts[part].name)


def _places_ahead(parts: Sequence[Part], part: int, step: int) -> Iterator[tuple[int, int]]:
    """The indices of parts and steps from here to the end."""
    walked: set[tuple[int, int]] = set()
    while part < len(parts) and (part, step) not in walked:
        walked.add((part, step))
        if step >= len(parts[part].steps):
            part, step = part + 1, 0
            continue
        yield part, step
        here = parts[part].steps[step]
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
    """How much is left of the step it is at. Whoever takes longer than most finds the time standing still."""
    match session.doing:
        case Moving(step, index, done, elapsed):
            gone = sum(move.seconds for move in step.moves[:index])
            return resting_seconds(step) * pace * (1 - done / step.rounds) - gone * pace - elapsed
        case Resting(left, then=None):
            return left
        case Counting(step, left) | Waiting(step, left) | Asking(step, left) | Rating(step, left):
            longest, usual = waiting_seconds(step, answering=False), waiting_seconds(step, answering=True)
            return max(0.0, left - longest + usual)
        case _:
            return seconds_of(session.here, session.script.language, pace)
