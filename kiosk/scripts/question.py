"""From a paragraph and the answers below it to a question."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.script import Answer, Ask, End, GoTo, Next, Repeat, Target
from kiosk.core.spelling import spoken_form
from kiosk.scripts.findings import MOST_ERRORS, Finding, did_you_mean, quoted
from kiosk.scripts.lines import Line, finding
from kiosk.scripts.meaning import ANSWER_SECONDS, AnswerLine, Point, Silence
from kiosk.scripts.mistakes import how_to_lead
from kiosk.scripts.repetition import Block

MOST_ANSWERS = 6
"""As many answers as fit on the screen."""

_PLAIN_TARGETS: dict[str, Target] = {"next": Next(), "repeat": Repeat(), "end": End()}


def is_list(question: str, block: Block) -> bool:
    """Whether these lines with dashes are only a list: nothing is asked, and none of them leads anywhere."""
    texts = [reading.text for _, reading in block if isinstance(reading, Point)]
    return len(texts) == len(block) and not question.endswith("?") and not any(" go to " in text for text in texts)


def ask(question: str, block: Block, names: dict[str, str], findings: list[Finding]) -> Ask:
    """Return the question, and add what is wrong with its answers to the findings.

    `names` holds the names of the parts as they are written, by how they are spoken.
    """
    answers = [(line, reading) for line, reading in block if isinstance(reading, AnswerLine)]
    silences = [(line, reading) for line, reading in block if isinstance(reading, Silence)]
    findings.extend([*_leading_nowhere(block), *_too_few_or_many(block, [line for line, _ in silences])])
    ways = tuple(Answer(answer.phrases, _target(line, answer.target, names, findings)) for line, answer in answers)
    if not silences:
        return Ask(question, ways, ANSWER_SECONDS, ways[0].target if ways else Next())
    line, silence = silences[0]
    return Ask(question, ways, silence.seconds, _target(line, silence.target, names, findings))


def _leading_nowhere(block: Block) -> Iterator[Finding]:
    for line, reading in block:
        if isinstance(reading, Point):
            answer, _, target = reading.text.partition(" go to ")
            yield finding(line, "This answer does not say where it leads.", how_to_lead(answer, target), 2)


def _too_few_or_many(block: Block, silences: list[Line]) -> Iterator[Finding]:
    answers = len(block) - len(silences)
    first = block[0][0]
    if answers == 1:
        yield finding(first, "A question needs two answers or more.", "Add another answer below it.")
    if answers == 0:
        yield finding(first, "This question has no answers.", "Add two answers, like “- yes: next” and “- no: end”.")
    if answers > MOST_ANSWERS:
        hint = f"Keep the {MOST_ANSWERS} that matter most."
        yield finding(first, f"A question can have at most {MOST_ANSWERS} answers.", hint)
    for line in silences[1:]:
        yield finding(line, "“no answer” stands here more than once.", "Keep one of these lines.")


def _target(line: Line, target: Target, names: dict[str, str], findings: list[Finding]) -> Target:
    """Look up the part that an answer leads to."""
    if not isinstance(target, GoTo):
        return target
    spoken = spoken_form(target.part)
    if spoken in names:
        return GoTo(names[spoken])
    if spoken not in _PLAIN_TARGETS and len(findings) < MOST_ERRORS:
        written = [name for name in names.values() if name]
        otherwise = (
            f"Parts are: {', '.join(written)}."
            if written
            else f"Write a heading for it, like “## {quoted(target.part)}”."
        )
        hint = did_you_mean(target.part, written, otherwise)
        findings.append(finding(line, "There is no part of this name.", hint, len(line.text) - len(target.part)))
    return _PLAIN_TARGETS.get(spoken, Next())
