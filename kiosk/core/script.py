"""An exercise as data: what a script file means, once it has been read.

A `Script` is a row of `Part`s, a part is a row of steps, and a step is one of the small
records below. Nothing here knows how a script is written (`kiosk.scripts`) or how it is
performed (`kiosk.core.exercise`).

Durations are in seconds at normal pace.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import astuple, replace

AREAS = ("Relax", "Ground", "Feel", "Notice", "Reframe", "Connect", "Strengthen")
"""The areas an exercise can belong to, in the order in which they are shown."""

SOUNDS = ("rain", "sea", "brown noise")
"""The background sounds that the kiosk has."""

MoveKind = Literal["in", "hold", "out", "tense", "release"]


class Recording(Struct, frozen=True):
    """A sound file beside the script, by its name, and how long it takes."""

    name: str
    seconds: float


class Say(Struct, frozen=True):
    """A paragraph: spoken sentence by sentence and captioned; or somebody's `recording` of it, played as a whole."""

    text: str
    recording: Recording | None = None


class Pause(Struct, frozen=True):
    """Silence."""

    seconds: float


class Move(Struct, frozen=True):
    """One thing that breath or muscles do, for so long."""

    kind: MoveKind
    seconds: float


class Breathe(Struct, frozen=True):
    """Guided breathing: the moves of one round, and how many rounds."""

    moves: tuple[Move, ...]
    rounds: int


class Tense(Struct, frozen=True):
    """Muscle work: tense for `tense` seconds, then let go for `release` seconds."""

    tense: float
    release: float

    rounds = 1

    @property
    def moves(self) -> tuple[Move, ...]:
        """The two moves, as breathing has them."""
        return Move("tense", self.tense), Move("release", self.release)


class Count(Struct, frozen=True):
    """Wait for `goal` things, said or touched, for at most `seconds`."""

    goal: int
    seconds: float


class Wait(Struct, frozen=True):
    """Wait until somebody is ready, for at most `seconds`."""

    seconds: float


class Sound(Struct, frozen=True):
    """From here on play one of `SOUNDS` in the background; without a name, none."""

    name: str = ""


class Next(Struct, frozen=True):
    """Go on with the step after the question."""


class Repeat(Struct, frozen=True):
    """Ask the question again."""


class End(Struct, frozen=True):
    """End the exercise."""


class GoTo(Struct, frozen=True):
    """Go to the part of this name (compared without regard to case)."""

    part: str


Target = Next | Repeat | End | GoTo


class Answer(Struct, frozen=True):
    """An answer to a question: the phrases that choose it (the first is shown), and where it leads."""

    phrases: tuple[str, ...]
    target: Target


class Ask(Struct, frozen=True):
    """A question. With no answer after `seconds` it leads to `silence`."""

    question: str
    answers: tuple[Answer, ...]
    seconds: float
    silence: Target


class Rate(Struct, frozen=True):
    """How strong something is, from 0 to 10; can be skipped. First and last of one name are before and after."""

    name: str


Step = Say | Pause | Breathe | Tense | Count | Wait | Ask | Rate | Sound


class Part(Struct, frozen=True):
    """A named stretch of an exercise, which "back" and "next" move by. The part before any heading has no name."""

    name: str
    steps: tuple[Step, ...]


class Script(Struct, frozen=True, eq=False):
    """A whole exercise.

    `minutes` is the length as stated or worked out, whole minutes, at least 1. `folder` is where its
    recordings are.
    """

    id: str
    language: str
    title: str
    area: str
    parts: tuple[Part, ...]
    minutes: int = 1
    summary: str = ""
    caution: str = ""
    reviewed_by: str = ""
    folder: str = ""

    def __eq__(self, other: object) -> bool:
        """Whether it is the same exercise, wherever its recordings are."""
        return isinstance(other, Script) and astuple(self)[:-1] == astuple(other)[:-1]

    def __hash__(self) -> int:
        # What is worked out of an exercise is remembered by it and asked for in every frame; all of it takes long.
        return hash((self.language, self.id))


def with_caution(script: Script) -> Script:
    """Return the exercise as it is performed: its caution is the first thing that is said."""
    if not script.caution:
        return script
    return replace(script, caution="", parts=(Part("", (Say(script.caution),)), *script.parts))


def part_named(parts: Sequence[Part], name: str) -> int:
    """Return the index of the part of this name, without regard to case. There has to be one."""
    return [part.name.lower() for part in parts].index(name.lower())


_SENTENCE_END = re.compile(r"(?<=[.!?…])(?P<close>[\"”’)]*)\s+(?=\S)")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph, in order, each without the white space around it."""
    text = " ".join(text.split())
    found, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        found.append(text[start : end.end("close")])
        start = end.end()
    return (*found, text[start:]) if text else ()
