"""The fonts that letters are drawn with, and which font has which letter.

Atkinson Hyperlegible Next comes first, then Noto Sans Arabic, which are shipped; then whatever Noto
fonts the system has, for other scripts.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Literal
from unicodedata import category

from PIL import ImageFont, features

Weight = Literal[300, 400, 600]

Family = dict[Weight, Path]
"""The file for each weight."""

_HERE = Path(__file__).parent
_SYSTEM = Path("/usr/share/fonts")

ATKINSON: Family = {weight: _HERE / f"AtkinsonHyperlegibleNext-{weight}.ttf" for weight in (300, 400, 600)}
ARABIC: Family = {weight: _HERE / f"NotoSansArabic-{max(weight, 400)}.ttf" for weight in (300, 400, 600)}

SHIPPED = (ATKINSON, ARABIC)

_NO_LETTER = "\uffff"
"""What no font has: its picture is that of all letters that a font lacks."""

_UNSEEN = ("Zs", "Zl", "Zp", "Cc", "Cf", "Cs")


@cache
def joins_letters() -> bool:
    """Whether letters can be joined and turned as Arabic wants it: the system has the library FriBidi."""
    return bool(features.check("raqm") and features.check("fribidi"))


def missing_letters(text: str) -> str:
    """Return the letters of a text that no font here has, each once."""
    return "".join(letter for letter in dict.fromkeys(text) if _family_of(letter) is None)


@lru_cache(maxsize=4096)
def by_family(text: str) -> tuple[tuple[int, str], ...]:
    """Return a word in pieces, each with the number of the family to draw it in: one piece, where one has all of it."""
    for number in range(len(SHIPPED)):
        if all(_has(number, letter) for letter in text):
            return ((number, text),)
    pieces = groupby(text, lambda letter: _family_of(letter) or 0)
    return tuple((number, "".join(letters)) for number, letters in pieces)


def file_of(family: int, weight: Weight) -> Path:
    """Return the file of a family in this weight."""
    return _families()[family][weight]


@cache
def _families() -> tuple[Family, ...]:
    found = sorted(_SYSTEM.glob("*/noto/NotoSans*-Regular.*"))
    return (*SHIPPED, *map(_family_in, found))


def _family_in(regular: Path) -> Family:
    bold = regular.with_name(regular.name.replace("-Regular", "-Bold"))
    return {300: regular, 400: regular, 600: bold if bold.exists() else regular}


@lru_cache(maxsize=4096)
def _family_of(letter: str) -> int | None:
    return next((number for number in range(len(_families())) if _has(number, letter)), None)


@lru_cache(maxsize=4096)
def _has(family: int, letter: str) -> bool:
    """Whether a family has a letter. What is not seen, blanks and the like, is in all of them."""
    return category(letter) in _UNSEEN or _picture(family, letter) != _picture(family, _NO_LETTER)


def _picture(family: int, letter: str) -> tuple[bytes, tuple[int, int]]:
    mask = _probe(family).getmask(letter)
    return bytes(mask), mask.size


@cache
def _probe(family: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file_of(family, 400), 24, layout_engine=ImageFont.Layout.BASIC)
