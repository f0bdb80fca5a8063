"""What is spoken in a script, and where each word of it stands in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import dropwhile, islice, takewhile

from msgspec import Struct

from kiosk.core.script import Ask, Say, Step
from kiosk.core.spelling import spoken_form
from kiosk.scripts.findings import Finding, quoted
from kiosk.scripts.header import Header
from kiosk.scripts.lines import MARKS, Line
from kiosk.scripts.meaning import tidy

_CAUTION = re.compile(r"caution *: *", re.IGNORECASE)
_NO_ANSWER = re.compile(r"- +no +answer\b", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_PHRASE = re.compile(r"[^,\s][^,]*")


class Passage(Struct, frozen=True):
    """A text that is spoken as a whole, and the lines of a file, of which its own begin at `first`."""

    text: str
    lines: Sequence[Line]
    first: int

    def warning(self, start: int, words: str, message: str, hint: str) -> Finding:
        """Return a warning about some words of the text, which begin at its character `start`."""
        line, column = self._place(start)
        return Finding("warning", line.number, line.column + column, quoted(words), message, hint)

    def _place(self, start: int) -> tuple[Line, int]:
        """Return the line of a character of the text, and its index there."""
        before = self.text[:start].split(" ")
        line, column = next(islice(self._words(), len(before) - 1, None), (self.lines[self.first], 0))
        return line, column + len(before[-1])

    def _words(self) -> Iterator[tuple[Line, int]]:
        """Return the line of each word, and the index of the word there."""
        own = islice(self.lines, self.first, None)
        return ((line, word.start()) for line in own for word in _WORD.finditer(line.text, _start(line)))


def _start(line: Line) -> int:
    """Return where the words of a line begin: after its dash, in a list."""
    return len(line.text) - len(line.text.lstrip(MARKS)) if line.text.startswith("-") else 0


class Phrase(Struct, frozen=True):
    """A phrase of an answer as it is spoken, and where it is written: a line, and from where to where in it."""

    spoken: str
    line: Line
    start: int
    end: int

    @property
    def written(self) -> str:
        """The phrase as it is written."""
        return self.line.text[self.start : self.end]


def passages(header: Header, lines: Sequence[Line], steps: Sequence[tuple[Step, Line]]) -> list[Passage]:
    """Return all that is spoken, each passage once: the caution, then the paragraphs and questions in order."""
    index = {line.number: index for index, line in enumerate(lines)}
    once = dict.fromkeys((spoken_text(step), line.number) for step, line in steps)
    return [*_caution(header, lines), *(Passage(text, lines, index[number]) for text, number in once if text)]


def spoken_text(step: Step) -> str:
    """Return what a step of a script says; nothing where it only does something."""
    match step:
        case Say(text) | Ask(question=text):
            return text
        case _:
            return ""


def _caution(header: Header, lines: Sequence[Line]) -> Iterator[Passage]:
    found = next(((line, name.end()) for line in lines if (name := _CAUTION.match(line.text))), None)
    if header.caution and found:
        line, start = found
        value = Line(line.number, line.column + start, line.text[start:])
        yield Passage(tidy(value.text), (value,), 0)


class Question(Struct, frozen=True, dict=True):
    """A question: its step, its first line, and the lines with its answers, silence set apart."""

    step: Ask
    line: Line
    answers: tuple[Line, ...]
    silences: tuple[Line, ...]

    @cached_property
    def phrases(self) -> list[tuple[int, Phrase]]:
        """The phrases of all answers as they are written, each with the index of its answer."""
        return [(number, phrase) for number, line in enumerate(self.answers) for phrase in _phrases(line)]


def questions(lines: Sequence[Line], steps: Sequence[tuple[Step, Line]]) -> list[Question]:
    """Return the questions in order, each once."""
    index = {line.number: index for index, line in enumerate(lines)}
    asked = [(step, line) for step, line in dict.fromkeys(steps) if isinstance(step, Ask)]
    return [_question(step, line, _answer_lines(lines, index[line.number])) for step, line in asked]


def _question(step: Ask, line: Line, below: list[Line]) -> Question:
    silences = tuple(line for line in below if _NO_ANSWER.match(line.text))
    return Question(step, line, tuple(line for line in below if line not in silences), silences)


def _answer_lines(lines: Sequence[Line], first: int) -> list[Line]:
    """Return the lines that answer a question, whose own lines begin at `first`."""
    written = (line for index in range(first, len(lines)) if (line := lines[index]).text)
    below = dropwhile(lambda line: not line.text.startswith("-"), written)
    return list(takewhile(lambda line: line.text.startswith("-"), below))


def _phrases(line: Line) -> list[Phrase]:
    """Return the phrases of an answer."""
    found = _PHRASE.finditer(line.text, 2, max(2, line.text.find(":")))
    phrases = [Phrase(spoken_form(phrase[0]), line, phrase.start(), phrase.end()) for phrase in found]
    return [phrase for phrase in phrases if phrase.spoken]
