"""Reading one line: by the grammar in `script.lark`, then against the limits that numbers have.

`read_line` never raises. What it cannot read it explains, and where it can guess what was meant it
reads that, so that one mistake does not cause findings elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lark import Lark, Token, Tree, UnexpectedInput
from msgspec import Struct
from msgspec.structs import replace

from kiosk.core.script import SOUNDS, Breathe, Move, Next, Pause, Rate, Sound
from kiosk.core.spelling import spoken_form
from kiosk.scripts.findings import Finding, did_you_mean
from kiosk.scripts.lines import SPECIAL, TOO_LONG, Line, advice, finding
from kiosk.scripts.meaning import (
    SILENCE,
    AnswerLine,
    Heading,
    Reading,
    Repetition,
    RepetitionEnd,
    Text,
    meaning,
    tidy,
)
from kiosk.scripts.mistakes import EXAMPLES, explain, first_word

MOST_BREATHS = 6
"""The most phases in a round of breathing."""

MOST_PHRASES = 12
"""The most ways to say one answer."""

LONGEST_NAME = 60
"""The most letters of the name of a part or a feeling, and of an answer: what fits on the screen."""

LONGEST_INSTRUCTION = 200
"""The most letters of an instruction or a heading."""

_LONG_NAME = ("This is too long for the screen.", f"Write {LONGEST_NAME} letters at most.")
_ASIDE = re.compile(r"\(\w+(?: \w+){0,3}\)|\*\w+(?: \w+){0,3}\*|\w+")
"""A few words that stand apart, as instructions do in a handout: “(pause)”."""

_SAYABLE = re.compile(r"[^\W_]")


class Limit(Struct, frozen=True):
    """What a number is about, and the least and the most that it may be, in this unit."""

    what: str
    least: float
    most: float
    unit: str
    whole: bool = False


LIMITS = {
    "pause_time": Limit("A pause", 0.5, 120, "seconds"),
    "breath_time": Limit("One phase of a breath", 1, 15, "seconds"),
    "rounds": Limit("Breathing", 1, 60, "rounds", whole=True),
    "tense_time": Limit("Tensing", 2, 10, "seconds"),
    "release_time": Limit("Letting go", 5, 40, "seconds"),
    "goal": Limit("A count", 1, 10, "things", whole=True),
    "count_time": Limit("A count", 5, 180, "seconds"),
    "wait_time": Limit("A wait", 5, 180, "seconds"),
    "times": Limit("A repetition", 2, 20, "times", whole=True),
    "answer_time": Limit("The wait for an answer", 5, 120, "seconds"),
}
"""For each rule of the grammar that is a number with limits."""


@cache
def _grammar() -> Lark:
    return Lark.open("script.lark", rel_to=__file__, parser="lalr", start=["header", "line"])


def read_header_line(line: Line) -> tuple[str, str]:
    """Return the name of the field, as it is written in `FIELDS`, and the value; where there is no field, nothing."""
    try:
        name, value = _grammar().parse(line.text, start="header").children
    except UnexpectedInput:
        return "", ""
    return tidy(str(name)).replace("-", " ").capitalize(), tidy(str(value or ""))


def read_line(line: Line) -> tuple[Reading, list[Finding]]:
    """Return what a line of the body means, as far as it can be read, and what is wrong with it."""
    if len(line.text) > LONGEST_INSTRUCTION and line.text.startswith(SPECIAL[:-1]):
        return _guess(line), [finding(line, *TOO_LONG)]
    try:
        tree = _grammar().parse(line.text, start="line")
    except UnexpectedInput as error:
        return _guessed(line, error.column - 1)
    reading, outside = meaning(tree), list(_out_of_range(line, tree))
    findings = [*outside, *_unfit(line, tree, reading)]
    return _guess(line) if outside and line.text[0] == "[" else reading, findings


def _guessed(line: Line, at: int) -> tuple[Reading, list[Finding]]:
    """Explain a line that does not fit the grammar, and read it as far as its meaning can be guessed."""
    wrong = explain(line, at)
    if line.text[0] == "[" and "]" not in line.text:
        reading, findings = read_line(replace(line, text=line.text + "]"))
        return reading, [wrong, *findings]
    return _guess(line), [wrong]


def _guess(line: Line) -> Reading:
    """Return what is probably meant."""
    match line.text[0]:
        case "[":
            return _GUESSES.get(first_word(line.text), Pause(0))
        case "-":
            return AnswerLine((spoken_form(line.text[:LONGEST_NAME].partition(":")[0]),), Next())
        case "#":
            return Heading("")
        case _:
            return Text(tidy(line.text))


_GUESSES: dict[str, Reading] = {"repeat": Repetition(2), "end": RepetitionEnd()}
"""What is probably meant by an instruction that begins with this word."""


def _out_of_range(line: Line, tree: Tree[Token]) -> Iterator[Finding]:
    for part in tree.children:
        if isinstance(part, Tree):
            limit = LIMITS.get(part.data)
            yield from _out_of_range(line, part) if limit is None else _outside(line, part, limit)


def _outside(line: Line, part: Tree[Token], limit: Limit) -> Iterator[Finding]:
    if not _allowed(part, limit):
        message = f"{limit.what} can be {limit.least:g} to {limit.most:g} {limit.unit}."
        number = "a whole number" if limit.whole else "a number"
        hint = f"Write {number} from {limit.least:g} to {limit.most:g}."
        yield finding(line, message, hint, *_span(part))


def _span(tree: Tree[Token]) -> tuple[int, int | None]:
    """Where the words of a tree begin and end in its line."""
    tokens = list(tree.scan_values(lambda _: True))
    return tokens[0].start_pos or 0, tokens[-1].end_pos


def _allowed(part: Tree[Token], limit: Limit) -> bool:
    number = meaning(part)
    return limit.least <= number <= limit.most and (not limit.whole or number == int(number))


def _unfit(line: Line, tree: Tree[Token], reading: Reading) -> Iterator[Finding]:
    """What is wrong with a line of this kind although it fits the grammar."""
    match reading:
        case Breathe(moves):
            yield from _not_breathing(line, moves, len(tree.children) - len(moves))
        case Sound(name) if name not in {*SOUNDS, ""}:
            otherwise = f"Sounds are: {', '.join(SOUNDS)}; or “[sound {SILENCE}]” for none."
            hint = did_you_mean(name, [*SOUNDS, SILENCE], otherwise)
            yield finding(line, "The kiosk does not have this sound.", hint, *_span(tree))
        case Heading(name) | Rate(name) if len(name) > LONGEST_NAME:
            yield finding(line, *_LONG_NAME, *_span(tree))
        case AnswerLine(phrases):
            yield from _unsayable(line, phrases)
        case Text():
            yield from _bare(line)
        case _:
            pass


def _not_breathing(line: Line, moves: tuple[Move, ...], rounds: int) -> Iterator[Finding]:
    """What is missing in breathing, or too much of."""
    example = "Write it like this: “[breathe in 4, out 6, 5 rounds]”."
    if not {"in", "out"} <= {move.kind for move in moves}:
        yield finding(line, "Breathing needs a breath in and a breath out.", example)
    if len(moves) > MOST_BREATHS:
        yield finding(line, f"One round can have at most {MOST_BREATHS} phases.", example)
    if rounds != 1:
        yield finding(line, "How many rounds?", example)


def _unsayable(line: Line, phrases: tuple[str, ...]) -> Iterator[Finding]:
    """Answers that are none, that are too long or too many."""
    written = line.text[2:].partition(":")[0]
    if not all(_SAYABLE.search(phrase) for phrase in written.split(",")):
        hint = "Write a word there, or take one comma out."
        yield finding(line, "There is a comma here with no answer beside it.", hint, 2, 2 + len(written))
    if any(len(phrase) > LONGEST_NAME for phrase in phrases):
        yield finding(line, *_LONG_NAME, 2, 2 + len(written))
    if len(phrases) > MOST_PHRASES:
        hint = f"Keep the {MOST_PHRASES} that people are most likely to say."
        message = f"One answer can be said in at most {MOST_PHRASES} ways."
        yield finding(line, message, hint, 2, 2 + len(written))


def _bare(line: Line) -> Iterator[Finding]:
    """A line of text that would be an instruction, if it had its brackets."""
    inside = line.text.strip("()*_. ")
    word = first_word(inside)
    if word not in EXAMPLES or len(inside) > LONGEST_INSTRUCTION:
        return
    if _is_instruction(replace(line, text=f"[{inside}]")):
        yield advice(line, "This is spoken as it stands.", f"If it is an instruction, write “[{inside}]”.", line.text)
    elif _ASIDE.fullmatch(line.text):
        hint = f"If it is an instruction, write it like this: “{EXAMPLES[word]}”."
        yield advice(line, "This is spoken as it stands.", hint, line.text)


def _is_instruction(line: Line) -> bool:
    try:
        tree = _grammar().parse(line.text, start="line")
    except UnexpectedInput:
        return False
    return not list(_unfit(line, tree, meaning(tree)))
