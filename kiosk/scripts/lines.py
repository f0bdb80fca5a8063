"""From the text of a file to clean lines, with what word processors leave in it taken in stride.

Line ends, blanks of all kinds, invisible characters and composed letters become plain. Quotes and
dashes become plain only where they are part of the language, not where they are spoken. Every
character keeps its column, so that a finding points to what the author sees.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from kiosk.scripts.findings import Finding, quoted

MOST_LINES = 250
"""The most lines of a script that are not empty. A long exercise takes a hundred."""

SPECIAL = ("[", "##", "# ", "- ")
"""What a line begins with that is not simply spoken."""

LONGEST_LINE = 1000
"""The most letters of such a line."""

TOO_LONG = ("This line is too long.", "Instructions, headings and answers have a few words.")


class Line(Struct, frozen=True):
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

_MARKS_IN_ONE = "\u0f73\u0f75\u0f81"  # Tibetan; they are several marks, and count as none

_PLAIN = str.maketrans(
    dict.fromkeys([chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x2000, 0x200B))], " ")
    | dict.fromkeys(_BLANKS, " ")
    | dict.fromkeys(_INVISIBLE, "")
    | dict.fromkeys(_LINE_ENDS + "\n", "\n")
    | {mark: unicodedata.normalize("NFD", mark) for mark in _MARKS_IN_ONE}
)
_STRAIGHT = str.maketrans("“”„«»‘’‚–—−", '"""""\'\'\'---')  # noqa: RUF001  # these are what is meant

MARKS = "[]#-–—•*·▪◦‣● "
"""What a line can begin with that is not spoken; word processors write a dash in many ways."""

_MARKED = re.compile(r"[\[#]|[-–—•*·▪◦‣●] ")
_NO_SPEECH = re.compile(r"(?!#)[^\w\[\]]*")
_EMPTY = re.compile(r"\s*+(?!#)[^\w\[\]\0]*")
_NOTE_TEXT = re.compile(r"\(\(.*?\)\)+", re.DOTALL)
_NOTE = "\0"
_NOT_LINE_END = re.compile(r"[^\n]+")
_PILED = re.compile(rb"(?<=[^\0]{30})[^\0]+")


def read_lines(text: str) -> tuple[list[Line], list[Finding]]:
    """Return the lines of a file, and what is wrong with its notes.

    An empty line separates paragraphs; of several in a row there is one.
    """
    plain = _composed(text.replace("\r\n", "\n").translate(_PLAIN))
    before, last_end, rest = plain.rpartition("))")
    raw_lines = (_NOTE_TEXT.sub(_blanked, before + last_end) + rest).split("\n")
    lines = list(_lines(raw_lines))
    open_notes = [line for line in lines if "((" in line.text]
    message, hint = "This note has no end.", "Write “))” where it ends."
    return lines, [finding(line, message, hint, line.text.find("((")) for line in open_notes[:1]]


def too_many(lines: list[Line]) -> list[Finding]:
    """Return an error at the first line that is more than a script can have, or much too long, if there is one."""
    written = [line for line in lines if line.text]
    message, hint = f"From here on this is more than {MOST_LINES} lines.", "Make several exercises of it."
    beyond = [finding(line, message, hint) for line in written[MOST_LINES:][:1]]
    endless = [line for line in written if line.text.startswith(SPECIAL) and len(line.text) > LONGEST_LINE]
    return beyond or [finding(line, *TOO_LONG) for line in endless[:1]]


def _composed(text: str) -> str:
    """Return a text with its letters and their marks as single characters.

    Marks piled up on one letter take time to sort, by the square of their number. Nobody can read
    more than some; the rest is left out.
    """
    if text.isascii():
        return text
    piles = list(_PILED.finditer(bytes(map(unicodedata.combining, text))))
    starts = [0, *(pile.end() for pile in piles)]
    ends = [*(pile.start() for pile in piles), len(text)]
    text = "".join(text[start:end] for start, end in zip(starts, ends, strict=True))
    return unicodedata.normalize("NFC", text)


def _blanked(note: re.Match[str]) -> str:
    return _NOT_LINE_END.sub(lambda line: _NOTE * len(line[0]), note[0])


def _lines(raw_lines: list[str]) -> Iterator[Line]:
    """The lines that mean something: not those with only a note, nor a second empty line in a row.

    After the first line that is too many the rest does not matter.
    """
    left = MOST_LINES + 1
    above = True
    for number, raw in enumerate(raw_lines, start=1):
        if _is_note(raw) or (not above and _EMPTY.fullmatch(raw)):
            continue
        line = _line(number, raw)
        yield line
        above = bool(line.text)
        left -= above
        if not left:
            return


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
