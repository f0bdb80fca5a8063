"""What is repeated, written out: a block between `[repeat 3 times]` and `[end repeat]` becomes three.

The two lines themselves stay, so that nothing grows together across them; they mean nothing further.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiosk.scripts.findings import Finding, about_file, has_errors
from kiosk.scripts.lines import MOST_LINES, Line, finding
from kiosk.scripts.meaning import AnswerLine, Heading, Point, Reading, Repetition, RepetitionEnd, Silence, Text

Item = tuple[Line, Reading]

Block = list[Item]
"""Lines that belong together, and what they mean: a paragraph, the answers to a question, or one line."""

MOST_LETTERS = 30_000
"""The most letters of what a script says. They take more than half an hour to speak."""

_HEADER_LINES = 6
_END_ABOVE = "Write “[end repeat]” above it, or take it out."


def written_out(blocks: list[Block], findings: list[Finding]) -> list[Block]:
    """Return the blocks with those that are repeated in their number, and add what is wrong to the findings.

    Where anything is wrong, they stand there once: there will be no script.
    """
    spans = list(_spans(blocks, findings))
    findings.extend(_wrong_inside(blocks, spans))
    if has_errors(findings):
        return blocks
    out: list[Block] = []
    written = 0
    for start, end, times in spans:
        out += blocks[written:start] + blocks[start:end] * times
        written = end
    return out + blocks[written:]


_Span = tuple[int, int, int]
"""Where a repetition begins and ends among the blocks, and how often it is done."""


def _spans(blocks: list[Block], findings: list[Finding]) -> Iterator[_Span]:
    opened: list[tuple[Line, int, int]] = []
    for index, [(line, reading), *_] in enumerate(blocks):
        if isinstance(reading, Repetition):
            opened.append((line, index, reading.times))
        elif isinstance(reading, RepetitionEnd) and opened:
            begun, start, times = opened.pop()
            if opened:
                findings.append(finding(begun, "This stands inside what is already repeated.", _END_ABOVE))
            else:
                yield start, index, times
        elif isinstance(reading, RepetitionEnd):
            hint = "Write “[repeat 3 times]” above what is to be repeated, or take this line out."
            findings.append(finding(line, "Nothing begins to be repeated above this line.", hint))
    hint = "Write “[end repeat]” below the last line to be repeated."
    findings.extend(finding(line, "What this repeats has no end.", hint) for line, _, _ in opened[:1])


def _wrong_inside(blocks: list[Block], spans: list[_Span]) -> Iterator[Finding]:
    for start, end, _ in spans:
        if end == start + 1:
            hint = "Write something between it and “[end repeat]”, or take both out."
            yield finding(blocks[start][0][0], "There is nothing to repeat here.", hint)
        for [(line, reading), *_] in blocks[start:end]:
            if isinstance(reading, Heading):
                yield finding(line, "A part cannot begin inside what is repeated.", _END_ABOVE)


def too_much(blocks: list[Block]) -> list[Finding]:
    """Return what is wrong if this is more, written out, than a script can have."""
    spans = list(_spans(blocks, []))
    written = _HEADER_LINES + _written_out(blocks, spans, _lines)
    letters = _written_out(blocks, spans, _letters)
    subject = "With all that it repeats, this script" if spans else "This script"
    counts = [(written, MOST_LINES, "lines"), (letters, MOST_LETTERS, "letters")]
    messages = [
        f"{subject} has {count:,} {unit}; it can have {most:,}." for count, most, unit in counts if count > most
    ]
    return [about_file(message, "Make several exercises of it.") for message in messages[:1]]


def _written_out(blocks: list[Block], spans: list[_Span], size: Callable[[list[Block]], int]) -> int:
    return size(blocks) + sum((times - 1) * size(blocks[start:end]) for start, end, times in spans)


def _lines(blocks: list[Block]) -> int:
    """How many lines this takes to write; where answers do not say what silence means, with a line that does."""
    return sum(map(len, blocks)) + sum(map(_leaves_silence_open, blocks))


def _leaves_silence_open(block: Block) -> bool:
    kinds = {type(reading) for _, reading in block}
    return AnswerLine in kinds and Silence not in kinds


def _letters(blocks: list[Block]) -> int:
    """How many letters there are to speak."""
    return sum(len(reading.text) for block in blocks for _, reading in block if isinstance(reading, Text | Point))
