"""Reading one line: by the grammar in `script.lark`, then against the limits that numbers have.

`read_line` never raises. What it cannot read it explains, and where it can guess what was meant it
reads that, so that one mistake does not cause findings elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache

from lark import Lark, Token, Tree, UnexpectedInput

from kiosk.core.phrases import spoken_form
from kiosk.core.script import Next, Pause
from kiosk.scripts.findings import Finding
from kiosk.scripts.lines import Line, advice, finding
from kiosk.scripts.meaning import AnswerLine, Heading, Reading, Text, meaning, tidy
from kiosk.scripts.mistakes import EXAMPLES, explain

MOST_BREATHS = 6
"""The most phases in a round of breathing."""


@dataclass(frozen=True)
class Limit:
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
    "goal": Limit("A count", 1, 10, "things", whole=True),
    "count_time": Limit("A count", 5, 180, "seconds"),
    "answer_time": Limit("The wait for an answer", 5, 120, "seconds"),
}
"""For each rule of the grammar that is a number with limits."""


@cache
def _grammar() -> Lark:
    return Lark.open("script.lark", rel_to=__file__, parser="lalr", start=["header", "line"], propagate_positions=True)


def read_header_line(line: Line) -> tuple[str, str]:
    """Return the name of the field, as it is written in `FIELDS`, and the value; where there is no field, nothing."""
    try:
        name, value = _grammar().parse(line.text, start="header").children
    except UnexpectedInput:
        return "", ""
    return tidy(str(name)).replace("-", " ").capitalize(), tidy(str(value or ""))


def read_line(line: Line) -> tuple[Reading, list[Finding]]:
    """Return what a line of the body means, as far as it can be read, and what is wrong with it."""
    try:
        tree = _grammar().parse(line.text, start="line")
    except UnexpectedInput as error:
        return _guessed(line, error.column - 1)
    findings = [*_out_of_range(line, tree), *_not_breathing(line, tree), *_unsayable(line, tree), *_bare(line, tree)]
    return meaning(tree), findings


def _guessed(line: Line, at: int) -> tuple[Reading, list[Finding]]:
    """Explain a line that does not fit the grammar, and read it as far as its meaning can be guessed."""
    wrong = explain(line, at)
    match line.text[0]:
        case "[" if "]" not in line.text:
            reading, findings = read_line(replace(line, text=line.text + "]"))
            return reading, [wrong, *findings]
        case "[":
            return Pause(0), [wrong]
        case "-":
            return AnswerLine((spoken_form(line.text.partition(":")[0]),), Next()), [wrong]
        case "#":
            return Heading(""), [wrong]
        case _:
            return Text(line.text), [wrong]


def _out_of_range(line: Line, tree: Tree[Token]) -> Iterator[Finding]:
    for part in tree.iter_subtrees():
        limit = LIMITS.get(part.data)
        if limit is not None and not _allowed(part, limit):
            message = f"{limit.what} can be {limit.least:g} to {limit.most:g} {limit.unit}."
            number = "a whole number" if limit.whole else "a number"
            hint = f"Write {number} from {limit.least:g} to {limit.most:g}."
            yield finding(line, message, hint, part.meta.start_pos, part.meta.end_pos)


def _allowed(part: Tree[Token], limit: Limit) -> bool:
    number = meaning(part)
    return limit.least <= number <= limit.most and (not limit.whole or number == int(number))


def _not_breathing(line: Line, tree: Tree[Token]) -> Iterator[Finding]:
    """What is missing in breathing, or too much of."""
    if tree.data != "breathe":
        return
    kinds = [str(breath.children[0]).lower() for breath in tree.find_data("breath")]
    example = "Write it like this: “[breathe in 4, out 6, 5 rounds]”."
    if not {"in", "out"} <= set(kinds):
        yield finding(line, "Breathing needs a breath in and a breath out.", example)
    if len(kinds) > MOST_BREATHS:
        yield finding(line, f"One round can have at most {MOST_BREATHS} phases.", example)
    if len(list(tree.find_data("rounds"))) != 1:
        yield finding(line, "How many rounds?", example)


def _unsayable(line: Line, tree: Tree[Token]) -> Iterator[Finding]:
    """Answers without a letter or digit."""
    if tree.data != "answer":
        return
    phrases = str(tree.children[1])
    if not all(spoken_form(phrase) for phrase in phrases.split(",")):
        hint = "Write a word there, or take one comma out."
        yield finding(line, "There is a comma here with no answer beside it.", hint, 2, 2 + len(phrases))


def _bare(line: Line, tree: Tree[Token]) -> Iterator[Finding]:
    """A line of text that would be an instruction, if it had its brackets."""
    if tree.data != "text" or line.text.split()[0].lower() not in EXAMPLES or not line.text[-1].isalnum():
        return
    with suppress(UnexpectedInput):
        _grammar().parse(f"[{line.text}]", start="line")
        hint = f"If it is an instruction, write “[{line.text}]”."
        yield advice(line, "This is spoken as it stands.", hint, line.text)
