"""An exercise as data: what a script file means, once it has been read.

A `Script` is a row of `Part`s, a part is a row of steps, and a step is one of the small
dataclasses below. Nothing here knows how a script is written (`kiosk.scripts`) or how it is
performed (`kiosk.core.exercise`). The full script format adds kinds of step; it changes none.

Durations are in seconds at normal pace.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

AREAS = ("Relax", "Ground", "Feel", "Notice", "Reframe", "Connect", "Strengthen")
"""The areas an exercise can belong to, in the order in which they are shown."""

BreathKind = Literal["in", "hold", "out"]


@dataclass(frozen=True)
class Say:
    """A paragraph: spoken sentence by sentence and captioned."""

    text: str


@dataclass(frozen=True)
class Pause:
    """Silence."""

    seconds: float


@dataclass(frozen=True)
class Breath:
    """One phase of a breath."""

    kind: BreathKind
    seconds: float


@dataclass(frozen=True)
class Breathe:
    """Guided breathing: the phases of one round, and how many rounds."""

    breaths: tuple[Breath, ...]
    rounds: int


@dataclass(frozen=True)
class Count:
    """Wait for `goal` things, said or touched, for at most `seconds`."""

    goal: int
    seconds: float


@dataclass(frozen=True)
class Next:
    """Go on with the step after the question."""


@dataclass(frozen=True)
class Repeat:
    """Ask the question again."""


@dataclass(frozen=True)
class End:
    """End the exercise."""


@dataclass(frozen=True)
class GoTo:
    """Go to the part of this name (compared without regard to case)."""

    part: str


Target = Next | Repeat | End | GoTo


@dataclass(frozen=True)
class Answer:
    """An answer to a question: the phrases that choose it (the first is shown), and where it leads."""

    phrases: tuple[str, ...]
    target: Target


@dataclass(frozen=True)
class Ask:
    """A question. With no answer after `seconds` it leads to `silence`."""

    question: str
    answers: tuple[Answer, ...]
    seconds: float
    silence: Target


@dataclass(frozen=True)
class Rate:
    """How strong something is, from 0 to 10; can be skipped. First and last of one name are before and after."""

    name: str


Step = Say | Pause | Breathe | Count | Ask | Rate


@dataclass(frozen=True)
class Part:
    """A named stretch of an exercise, which "back" and "next" move by. The part before any heading has no name."""

    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Script:
    """A whole exercise. `minutes` is the length as stated or worked out, whole minutes, at least 1."""

    id: str
    language: str
    title: str
    area: str
    parts: tuple[Part, ...]
    minutes: int = 1
    summary: str = ""
    caution: str = ""
    reviewed_by: str = ""


def part_named(parts: Sequence[Part], name: str) -> int:
    """Return the index of the part of this name, without regard to case. There has to be one."""
    return [part.name.lower() for part in parts].index(name.lower())


_SENTENCE_END = re.compile(r"(?<=[.!?…])(?P<close>[\"”’)]*)\s+(?=\S)")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph, in order, each without the white space around it."""
    marked = _SENTENCE_END.sub(r"\g<close>\n", " ".join(text.split()))
    return tuple(marked.split("\n")) if marked else ()
