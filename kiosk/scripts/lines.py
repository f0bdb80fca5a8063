"""From the text of a file to clean lines, with what word processors leave in it taken in stride.

Line ends, blanks of all kinds, invisible characters and composed letters become plain. Quotes and
dashes become plain only where they are part of the language, not where they are spoken. Every
character keeps its column, so that a finding points to what the author sees.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kiosk.scripts.findings import Finding, quoted


@dataclass(frozen=True)
class Line:
    """A line without the blanks around it: its number, and the column of its first character."""

    number: int
    column: int
    text: str


def finding(line: Line, message: str, hint: str, start: int = 0, end: int | None = None) -> Finding:
    """Return an error about the characters `start` to `end` of a line."""
    return Finding("error", line.number, line.column + start, quoted(line.text[start:end]), message, hint)


def advice(line: Line, message: str, hint: str, words: str) -> Finding:
    """Return a warning about some words of a line, or of the paragraph that begins with it."""
    start = max(0, line.text.find(words))
    return Finding("warning", line.number, line.column + start, quoted(words), message, hint)


_BLANKS = "\t\N{NO-BREAK SPACE}\N{OGHAM SPACE MARK}\N{NARROW NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}"
_INVISIBLE = "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\ufeff"
_LINE_ENDS = "\r\v\f\x85\u2028\u2029"

_PLAIN = str.maketrans(
    dict.fromkeys([chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x2000, 0x200B))], " ")
    | dict.fromkeys(_BLANKS, " ")
    | dict.fromkeys(_INVISIBLE, "")
    | dict.fromkeys(_LINE_ENDS + "\n", "\n")
)
_STRAIGHT = str.maketrans("“”„«»‘’‚–—−", '"""""\'\'\'---')  # noqa: RUF001  # these are what is meant

MARKS = "[]#-–—•*·▪◦‣● "
"""What a line can begin with that is not spoken; word processors write a dash in many ways."""

_MARKED = re.compile(r"[\[#]|[-–—•*·▪◦‣●] ")
_NO_SPEECH = re.compile(r"(?!#)[^\w\[\]]*")
_NOTE_TEXT = re.compile(r"\(\(.*?\)\)+", re.DOTALL)
_NOTE = "\0"


def read_lines(text: str) -> tuple[list[Line], list[Finding]]:
    """Return the lines of a file, and what is wrong with its notes. An empty line separates paragraphs."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_PLAIN))
    before, last_end, rest = plain.rpartition("))")
    without_notes = _NOTE_TEXT.sub(lambda note: re.sub(r"[^\n]", _NOTE, note[0]), before + last_end) + rest
    lines = [_line(number, raw) for number, raw in enumerate(without_notes.split("\n"), start=1) if not _is_note(raw)]
    open_notes = [line for line in lines if "((" in line.text]
    message, hint = "This note has no end.", "Write “))” where it ends."
    return lines, [finding(line, message, hint, line.text.find("((")) for line in open_notes[:1]]


def _is_note(raw: str) -> bool:
    """Whether there is nothing but a note on this line; it then separates nothing."""
    return _NOTE in raw and not raw.strip(_NOTE + " ")


def _line(number: int, raw: str) -> Line:
    text = raw.replace(_NOTE, " ").rstrip()
    column = len(text) - len(text.lstrip()) + 1
    text = text.lstrip()
    if _NO_SPEECH.fullmatch(text):
        text = ""
    if _MARKED.match(text):
        text = text.translate(_STRAIGHT)
        text = text if text[0] in "[#" else "-" + text[1:]
    return Line(number, column, text)
