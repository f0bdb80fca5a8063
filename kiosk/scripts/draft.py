"""From single lines to parts: lines of text become paragraphs, a paragraph and its answers a question.

What is wrong is noted and passed over, as if it had been meant well, so that one mistake does not
cause findings elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.core.phrases import spoken_form
from kiosk.core.script import Part, Say, Step
from kiosk.scripts.findings import MOST_ERRORS, Finding
from kiosk.scripts.lines import Line, finding
from kiosk.scripts.meaning import AnswerLine, Heading, Point, Reading, Silence, Text
from kiosk.scripts.question import Item, ask, is_list
from kiosk.scripts.reading import read_line


@dataclass(frozen=True)
class PartDraft:
    """A part and its heading, and its steps with the lines on which they begin."""

    heading: Line | None
    name: str
    steps: list[tuple[Step, Line]] = field(default_factory=list)

    def finished(self) -> Part:
        """Return the part as the kiosk knows it."""
        return Part(self.name, tuple(step for step, _ in self.steps))


def read_parts(lines: list[Line], findings: list[Finding]) -> list[PartDraft]:
    """Return the parts that the lines of a body make, and add what is wrong to the findings."""
    blocks = _blocks(lines, findings)
    names = _names(blocks, findings)
    parts = [PartDraft(None, "")]
    for block in blocks:
        _add(block, parts, names, findings)
    empty = [part.heading for part in parts if part.heading and not part.steps]
    hint = "Write something below it, or take the heading out. To end an exercise, an answer can say “end”."
    findings.extend(finding(heading, "There is nothing in this part.", hint) for heading in empty)
    return [part for part in parts if part.heading or part.steps]


def _blocks(lines: list[Line], findings: list[Finding]) -> list[list[Item]]:
    """Read the lines and put those together that are one paragraph or the answers to one question."""
    blocks: list[list[Item]] = []
    growing = ""
    for line in lines:
        reading = _read(line, findings)
        kind = _kind(reading)
        if reading and kind and kind == growing:
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
        case _:
            return ""


def _names(blocks: list[list[Item]], findings: list[Finding]) -> dict[str, str]:
    """Return the names of the parts as they are written, by how they are spoken."""
    names: dict[str, str] = {}
    for (line, reading), *_ in blocks:
        if not isinstance(reading, Heading):
            continue
        spoken = spoken_form(reading.name)
        if spoken and spoken in names:
            findings.append(finding(line, "There is another part of this name.", "Give one of them another name."))
        names.setdefault(spoken, reading.name)
    return names


def _add(block: list[Item], parts: list[PartDraft], names: dict[str, str], findings: list[Finding]) -> None:
    """Add a block to the parts: a paragraph, a list or a question, or a line that stands for itself."""
    line, reading = block[0]
    steps = parts[-1].steps
    match reading:
        case Heading(name):
            parts.append(PartDraft(line, name))
        case Text():
            steps.append((Say(" ".join(text.text for _, text in block if isinstance(text, Text))), line))
        case AnswerLine() | Silence() | Point():
            _add_answers(block, steps, names, findings)
        case _:
            steps.append((reading, line))


def _add_answers(
    block: list[Item], steps: list[tuple[Step, Line]], names: dict[str, str], findings: list[Finding]
) -> None:
    """Make a question of the answers and the paragraph above them; or say them, where they are only a list."""
    above = steps[-1][0] if steps else None
    question = above.text if isinstance(above, Say) else ""
    if is_list(question, block):
        steps.extend((Say(reading.text), line) for line, reading in block if isinstance(reading, Point))
    elif question:
        steps[-1] = (ask(question, block, names, findings), steps[-1][1])
    else:
        hint = "Write the question as a paragraph of its own, right above the answers."
        findings.append(finding(block[0][0], "There is no question above these answers.", hint))
