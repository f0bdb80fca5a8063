"""Warnings: what can be performed as it stands, but would be kinder otherwise.

The numbers are those of breathing teachers and of speech research: a hold of more than 7 seconds
and a hold without a caution trouble people with weak hearts, lungs or eyes; more than 10 breaths a
minute calm nobody; long sentences are lost by the ear.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.script import Ask, Breathe, Say, Step, sentences
from kiosk.scripts.findings import Finding
from kiosk.scripts.header import Header
from kiosk.scripts.lines import Line, advice

MOST_WORDS = 20
LONGEST_HOLD = 7.0
SHORTEST_BREATH = 6.0
"""Seconds for a whole breath: 10 a minute."""

MINUTES_TOLERANCE = 0.2


def warnings_about(step: Step, line: Line, header: Header) -> Iterator[Finding]:
    """Yield what would be better in this step, which stands on this line."""
    match step:
        case Say(text) | Ask(question=text):
            yield from _long_sentences(text, line)
        case Breathe():
            yield from _strained(step, line, header)
        case _:
            return


def _long_sentences(text: str, line: Line) -> Iterator[Finding]:
    for sentence in sentences(text):
        count = len(sentence.split())
        if count > MOST_WORDS:
            message = f"This sentence has {count} words, which is hard to follow by ear."
            yield advice(line, message, f"Make two of it, of {MOST_WORDS} words at most.", sentence)


def _strained(step: Breathe, line: Line, header: Header) -> Iterator[Finding]:
    holds = [breath.seconds for breath in step.breaths if breath.kind == "hold"]
    if max(holds, default=0) > LONGEST_HOLD:
        hint = f"Hold for {LONGEST_HOLD:g} seconds at most."
        yield advice(line, "This is a long time to hold the breath.", hint, line.text)
    if holds and not header.caution:
        hint = "Write one into the header, like “Caution: Holding is optional. Breathe as you like.”."
        yield advice(line, "Holding the breath needs a caution.", hint, line.text)
    if sum(breath.seconds for breath in step.breaths) < SHORTEST_BREATH:
        hint = f"Let each round take {SHORTEST_BREATH:g} seconds or more."
        yield advice(line, "This is more than 10 breaths a minute.", hint, line.text)


def wrong_length(header: Header, seconds: float) -> Iterator[Finding]:
    """Yield a warning if the header states another length than the script has."""
    if header.minutes is None or header.minutes_line is None:
        return
    stated = 60.0 * header.minutes
    minutes = whole_minutes(seconds)
    if minutes != header.minutes and abs(stated - seconds) > MINUTES_TOLERANCE * stated:
        line = header.minutes_line
        yield advice(line, f"It takes about {seconds / 60:.1f} minutes.", f"Write “Minutes: {minutes}”.", line.text)


def whole_minutes(seconds: float) -> int:
    """Return a length in whole minutes, at least 1."""
    return max(1, round(seconds / 60))
