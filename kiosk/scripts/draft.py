"""From single lines to parts: lines of text become paragraphs, a paragraph and its answers a question.

    lines -> blocks: a paragraph, the answers to a question, or a line that stands for itself
          -> blocks, with those that are repeated written out (repetition.py)
          -> parts with their steps (question.py, surroundings.py)

What is wrong is noted and passed over, as if it had been meant well, so that one mistake does not
cause findings elsewhere.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct, field

from kiosk.core.script import Part, Say, Step
from kiosk.core.spelling import spoken_form
from kiosk.scripts.findings import MOST_ERRORS, Finding
from kiosk.scripts.lines import Line, finding
from kiosk.scripts.meaning import AnswerLine, Heading, Point, Reading, Repetition, RepetitionEnd, Silence, Text, Voice
from kiosk.scripts.question import ask, is_list
from kiosk.scripts.reading import read_line
from kiosk.scripts.repetition import Block, written_out
from kiosk.scripts.surroundings import ALONE, Surroundings, recording_of

MOST_PARTS = 50


class PartDraft(Struct, frozen=True):
    """A part and its heading, and its steps with the lines on which they begin."""

    heading: Line | None
    name: str
    steps: list[tuple[Step, Line]] = field(default_factory=list)

    def finished(self) -> Part:
        """Return the part as the kiosk knows it."""
        return Part(self.name, tuple(step for step, _ in self.steps))


class _Context(Struct, frozen=True):
    """What a part is read against: the names of all parts, what is beside the script, and the findings so far."""

    names: dict[str, str]
    surroundings: Surroundings
    findings: list[Finding]


def read_parts(blocks: list[Block], findings: list[Finding], surroundings: Surroundings = ALONE) -> list[PartDraft]:
    """Return the parts that these blocks make, and add what is wrong to the findings."""
    context = _Context(_names(blocks, findings), surroundings, findings)
    parts = [PartDraft(None, "")]
    for above, block in pairwise([[], *written_out(blocks, findings)]):
        _add(above, block, parts, context)
    empty = [part.heading for part in parts if part.heading and not part.steps]
    hint = "Write something below it, or take the heading out. To end an exercise, an answer can say “end”."
    findings.extend(finding(heading, "There is nothing in this part.", hint) for heading in empty)
    return [part for part in parts if part.heading or part.steps]


_JOINED = {("paragraph", "paragraph"), ("voice", "paragraph"), ("answers", "answers")}
"""Which kinds of lines join the block above them: the kind of that block, and theirs."""


def read_blocks(lines: list[Line], findings: list[Finding]) -> list[Block]:
    """Read the lines of a body, and put those together that are one paragraph or the answers to one question."""
    blocks: list[Block] = []
    growing = ""
    for line in lines:
        reading = _read(line, findings)
        kind = _kind(reading)
        if reading and (growing, kind) in _JOINED:
            blocks[-1].append((line, reading))
        elif reading:
            blocks.append([(line, reading)])
        if reading or growing == "paragraph":
            growing = kind
    return blocks


def _read(line: Line, findings: list[Finding]) -> Reading | None:
    if not line.text or len(findings) >= MOST_ERRORS:
        return None
    reading, wrong = read_line(line)
    findings.extend(wrong)
    return reading


def _kind(reading: Reading | None) -> str:
    """What a line becomes a part of, if of anything."""
    match reading:
        case Text():
            return "paragraph"
        case AnswerLine() | Silence() | Point():
            return "answers"
        case Voice():
            return "voice"
        case _:
            return ""


def _names(blocks: list[Block], findings: list[Finding]) -> dict[str, str]:
    """Return the names of the parts as they are written, by how they are spoken."""
    names: dict[str, str] = {}
    headings = [(line, reading) for (line, reading), *_ in blocks if isinstance(reading, Heading)]
    for line, heading in headings:
        spoken = spoken_form(heading.name)
        if spoken and spoken in names:
            findings.append(finding(line, "There is another part of this name.", "Give one of them another name."))
        names.setdefault(spoken, heading.name)
    message = f"From here on these are more than {MOST_PARTS} parts."
    findings.extend(finding(line, message, "Make several exercises of it.") for line, _ in headings[MOST_PARTS:][:1])
    return names


def _add(above: Block, block: Block, parts: list[PartDraft], context: _Context) -> None:
    """Add a block to the parts: a paragraph, a list or a question, or a line that stands for itself."""
    line, reading = block[0]
    steps = parts[-1].steps
    match reading:
        case Heading(name):
            parts.append(PartDraft(line, name))
        case Text() | Voice():
            steps.extend(_said(block, context))
        case AnswerLine() | Silence() | Point():
            _add_answers(above, block, steps, context)
        case Repetition() | RepetitionEnd():
            pass
        case _:
            steps.append((reading, line))


def _said(block: Block, context: _Context) -> list[tuple[Step, Line]]:
    """Return the step that says this paragraph, in somebody's voice where a recording stands above it."""
    texts = [(line, reading.text) for line, reading in block if isinstance(reading, Text)]
    line, first = block[0]
    recording = None
    if isinstance(first, Voice):
        recording = recording_of(line, first.file, context.surroundings, context.findings)
    if not texts:
        hint = "Write below it what the recording says: it is shown on the screen."
        context.findings.append(finding(line, "There is no paragraph below this recording.", hint))
        return []
    return [(Say(" ".join(text for _, text in texts), recording), texts[0][0])]


def _add_answers(above: Block, block: Block, steps: list[tuple[Step, Line]], context: _Context) -> None:
    """Make a question of the answers and the paragraph above them; or say them, where they are only a list."""
    question = " ".join(reading.text for _, reading in above if isinstance(reading, Text))
    recorded = [line for line, reading in above if isinstance(reading, Voice)]
    if is_list(question, block):
        steps.extend((Say(reading.text), line) for line, reading in block if isinstance(reading, Point))
    elif question:
        steps[-1] = (ask(question, block, context.names, context.findings), steps[-1][1])
        hint = "Write the question as a paragraph of its own, below the one that is recorded."
        context.findings.extend(finding(line, "A question cannot be a recording.", hint) for line in recorded)
    else:
        hint = "Write the question as a paragraph of its own, right above the answers."
        context.findings.append(finding(block[0][0], "There is no question above these answers.", hint))
