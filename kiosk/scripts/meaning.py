"""What a line of a script means: one small record for each kind of line, and what makes them.

`meaning` folds a tree of `script.lark`: for each rule, `_MEANINGS` says what to make of its children.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lark import Token, Tree
from msgspec import Struct

from kiosk.core.script import (
    Breathe,
    Count,
    End,
    GoTo,
    Move,
    Next,
    Pause,
    Rate,
    Repeat,
    Sound,
    Step,
    Target,
    Tense,
    Wait,
)
from kiosk.core.spelling import spoken_form
from kiosk.scripts.lines import MARKS

ANSWER_SECONDS = 30.0
"""How long a question waits where the script does not say."""

COUNT_SECONDS = 60.0
"""How long a count lasts where the script does not say."""

WAIT_SECONDS = 60.0
"""How long somebody is waited for where the script does not say."""

SILENCE = "off"
"""What stands in place of the name of a sound where there is to be none."""


class Text(Struct, frozen=True):
    """A line of a paragraph."""

    text: str


class Point(Struct, frozen=True):
    """An item of a list: spoken, unless the list turns out to be the answers to a question."""

    text: str


class Heading(Struct, frozen=True):
    """The beginning of a part."""

    name: str


class AnswerLine(Struct, frozen=True):
    """An answer: its phrases, and where it leads. The name of a part is still as it is written here."""

    phrases: tuple[str, ...]
    target: Target


class Silence(Struct, frozen=True):
    """What to do when nobody answers."""

    seconds: float
    target: Target


class Voice(Struct, frozen=True):
    """The name of a recording, to be played in place of the paragraph below."""

    file: str


class Repetition(Struct, frozen=True):
    """The beginning of what is done so many times."""

    times: int


class RepetitionEnd(Struct, frozen=True):
    """The end of what is done several times."""


Reading = Text | Point | Heading | AnswerLine | Silence | Voice | Repetition | RepetitionEnd | Step


def tidy(text: str) -> str:
    """Return a text with single blanks between its words."""
    return " ".join(text.split())


def meaning(tree: Tree[Token]) -> Any:  # noqa: ANN401  # a number, a `Move`, a `Target` or a `Reading`, by the rule
    """Return what a tree of the grammar means; times are in seconds."""
    return _MEANINGS[tree.data](*(meaning(child) if isinstance(child, Tree) else child for child in tree.children))


_SMALL_NUMBERS = """
zero one two three four five six seven eight nine ten eleven twelve
thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
_NUMBERS = {word: float(number) for number, word in enumerate(_SMALL_NUMBERS.split())} | {
    "a": 1.0,
    "an": 1.0,
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
}


def _number(*words: Token) -> float:
    if words[0].type == "DIGITS":
        return float(words[0])
    return 0.5 if words[0].type == "HALF" else sum(_NUMBERS[word.lower()] for word in words)


def _time(*times: float) -> float:
    return round(sum(times), 2)


def _breathe(*turns: Move | float) -> Breathe:
    breaths = tuple(turn for turn in turns if isinstance(turn, Move))
    return Breathe(breaths, sum(int(turn) for turn in turns if not isinstance(turn, Move)))


def _phrases(written: Token) -> tuple[str, ...]:
    forms = [spoken_form(phrase) for phrase in written.split(",")]
    return tuple(dict.fromkeys(form for form in forms if form))


def _name(written: Token) -> str:
    """Return a name without quotes around it."""
    return tidy(written.strip("\"' "))


def _sound(written: Token) -> Sound:
    name = _name(written).lower()
    return Sound("" if name == SILENCE else name)


_MEANINGS: dict[str, Callable[..., Any]] = {
    "number": _number,
    "seconds": lambda number, _unit=None: number,
    "minutes": lambda number, _unit: 60.0 * number,
    "pause_time": _time,
    "breath_time": _time,
    "tense_time": _time,
    "release_time": _time,
    "count_time": _time,
    "wait_time": _time,
    "answer_time": _time,
    "after": _time,
    "goal": _time,
    "rounds": lambda number, _unit: number,
    "times": lambda number, _unit: number,
    "pause": Pause,
    "breath": lambda kind, seconds: Move(kind.lower(), seconds),
    "breathe": _breathe,
    "count": lambda goal, seconds=COUNT_SECONDS: Count(int(goal), seconds),
    "tense": Tense,
    "wait": lambda seconds=WAIT_SECONDS: Wait(seconds),
    "rate": lambda name: Rate(_name(name).lower()),
    "repetition": lambda times: Repetition(int(times)),
    "repetition_end": RepetitionEnd,
    "sound": _sound,
    "voice": lambda name: Voice(name.strip("\"' ")),
    "next": Next,
    "repeat": Repeat,
    "end": End,
    "go_to": lambda _words, name: GoTo(str(name)),
    "answer": lambda _dash, phrases, target: AnswerLine(_phrases(phrases), target),
    "silence": lambda _dash, _words, seconds, target: Silence(seconds or ANSWER_SECONDS, target),
    "point": lambda _dash, text: Point(tidy(text.lstrip(MARKS))),
    "heading": lambda _hashes, name: Heading(tidy(name)),
    "text": lambda text: Text(tidy(text)),
}
