"""Making files that nobody has thought of: from real scripts, from pieces of the language, from anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from kiosk.core.script import AREAS, SOUNDS
from kiosk.scripts.library import builtin_folder
from kiosk.scripts.mistakes import EXAMPLES

LONGEST = 100_000

_MISTAKES = Path(__file__).parent.parent / "scripts"

PIECES = """\
Title: Try
Minutes: 4
Caution: Holding is optional.
Reviewed by: not yet
Note:
[repeat 2 times]
[repeat 20 times]
[voice Take 1 (Anna).WAV]
[voice ../x.ogg]
[pause for half a minute]
[breathe in 4, hold 4, out 4, hold 4, 3 rounds]
[count 3]
[wait until ready]
[sound off]
- yes: next
- no: end
- no answer after 20 seconds: next
- yes, sure: go to See
- again: repeat
## See
##
# See
## Breathe
Now?
Sit down. Rest.
“Well” – that’s fine…
pause 4 seconds
(pause)
(( a note ))
no answer
go to
half a
twenty-five
999999
0.001
4.5\
""".splitlines()
PIECES += [*EXAMPLES.values(), *(f"[sound {sound}]" for sound in SOUNDS), *(f"Area: {area}" for area in AREAS)]
PIECES += [
    "((",
    "))",
    "[",
    "]",
    "- ",
    "• ",
    ": ",
    ", ",
    "\n- a: next\n- b: next\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    " ",
]
PIECES += [*"\v\f\x1c\x85\u2028\0\ufeff\xa0\xad\u200b\u202e\u0301\u0323\u0f73éßİﬁ٣²½Ⅷ界ﷺ😀𝅘𝅥!?….“’_*/"]
PIECES += ["e\u0301", "\u0301\u0323", "0", "1", "99", "-1", "1e9"]

Change = Callable[[Random, str], str]


def corpus() -> list[str]:
    """Return the scripts that are shipped, and texts with mistakes in them."""
    shipped = [path.read_text(encoding="utf-8") for path in sorted(builtin_folder().glob("*/*.md"))]
    mistakes = [path.read_text(encoding="utf-8") for path in sorted(_MISTAKES.glob("mistakes_*.txt"))]
    wrong = [
        section.partition("\n")[2].partition("\n---\n")[0] for text in mistakes for section in text.split("\n=== ")
    ]
    return [*shipped, *(f"Title: Try\nArea: Relax\n\n{text}" for text in wrong), *wrong]


def make(random: Random, pool: Sequence[str]) -> bytes:
    """Return the content of a file."""
    (maker,) = random.choices([_changed, _assembled, _blown_up, _anything, _damaged], [60, 20, 3, 5, 5])
    return maker(random, pool)


def _changed(random: Random, pool: Sequence[str]) -> bytes:
    """Return a known text with some changes, or a piece of another in it."""
    text = random.choice(pool)
    for _ in range(random.choice([1, 1, 2, 3, 5, 8])):
        text = random.choice(_CHANGES)(random, text)
    if random.random() < 0.1:
        other = random.choice(pool)
        text = text[: random.randrange(len(text) + 1)] + other[random.randrange(len(other) + 1) :]
    return _stored(text)


def _assembled(random: Random, _pool: Sequence[str]) -> bytes:
    header = random.choice(["", "Title: Try\nArea: Relax\n\n", "Title: Try\nArea: Relax\n\nSit.\n"])
    pieces = random.choices(PIECES, k=random.choice([1, 3, 10, 30, 100]))
    return _stored(header + random.choice(["", "\n", "\n\n", " "]).join(pieces))


def _blown_up(random: Random, pool: Sequence[str]) -> bytes:
    """Return a large text of few pieces, some of them numbered."""
    header = random.choice(["", "Title: Try\nArea: Relax\n\n", "Title: Try\nArea: Relax\n\nSit.\n"])
    line = random.choice(random.choice(pool).splitlines() or [""])
    pieces = random.choices([*PIECES, line, "{n}", "{n}", "{n}s"], k=random.choice([1, 1, 2, 3, 5]))
    piece = "".join(pieces) + random.choice(["", "\n", "\n\n"])
    most = min(LONGEST // max(1, len(piece)), random.choice([50, 240, 10_000, LONGEST]))
    return _stored(header + "".join(piece.replace("{n}", str(number)) for number in range(most)))


def _anything(random: Random, _pool: Sequence[str]) -> bytes:
    if random.random() < 0.5:
        return random.randbytes(random.choice([1, 10, 1000, 20_000]))
    letters = range(32, random.choice([0x7F, 0x250, 0x2100, 0xD800]))
    return _stored("".join(map(chr, random.choices(letters, k=random.choice([10, 100, 5000])))))


def _damaged(random: Random, pool: Sequence[str]) -> bytes:
    """Return a known text in another encoding, or with some bytes changed."""
    text = random.choice(pool)
    data = bytearray(
        text.encode(random.choice(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-7"]), "replace")
    )
    for _ in range(random.choice([0, 1, 5]) if data else 0):
        data[random.randrange(len(data))] = random.randrange(256)
    return bytes(data)


def _stored(text: str) -> bytes:
    return text[:LONGEST].encode("utf-8", "replace")


def _span(random: Random, text: str, most: int = 40) -> tuple[int, int]:
    start = random.randrange(len(text) + 1)
    return start, min(len(text), start + random.randrange(most + 1))


def _put_piece(random: Random, text: str) -> str:
    start, end = _span(random, text, random.choice([0, 0, 5, 40]))
    return text[:start] + random.choice(PIECES) + text[end:]


def _take_out(random: Random, text: str) -> str:
    start, end = _span(random, text)
    return text[:start] + text[end:]


def _repeat_span(random: Random, text: str) -> str:
    start, end = _span(random, text, random.choice([5, 80]))
    return text[:end] + text[start:end] * random.choice([1, 2, 10, 50]) + text[end:]


def _change_case(random: Random, text: str) -> str:
    start, end = _span(random, text, 200)
    return text[:start] + random.choice([str.upper, str.lower, str.swapcase])(text[start:end]) + text[end:]


def _change_letter(random: Random, text: str) -> str:
    start, _ = _span(random, text)
    return text[:start] + random.choice("[]()#-–—:,.;“”'\"4 aeio\n") + text[start + 1 :]


def _change_lines(random: Random, text: str) -> str:
    """Return the text with two lines exchanged, one doubled, one indented or several joined."""
    lines = text.split("\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(5):
        case 0:
            lines[one], lines[other] = lines[other], lines[one]
        case 1:
            lines.insert(other, lines[one])
        case 2:
            lines[one] = " \t" + lines[one]
        case 3:
            lines[one : one + 3] = [" ".join(lines[one : one + 3])]
        case _:
            lines.insert(one, random.choice(PIECES))
    return "\n".join(lines)


def _repeat_lines(random: Random, text: str) -> str:
    """Return the text with some lines in a repetition."""
    lines = text.split("\n")
    one = random.randrange(len(lines))
    other = min(len(lines), one + random.randrange(12))
    return "\n".join([*lines[:one], "[repeat 3 times]", *lines[one:other], "[end repeat]", *lines[other:]])


_CHANGES: list[Change] = [
    _put_piece,
    _put_piece,
    _take_out,
    _repeat_span,
    _change_case,
    _change_letter,
    _change_letter,
    _change_lines,
    _repeat_lines,
]
