"""The fonts that are shipped, and which letters they have."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from PIL import ImageFont

import kiosk
from kiosk.config import SHIPPED as SETTINGS
from kiosk.fonts import ARABIC, ATKINSON, SHIPPED, Weight, by_family, file_of, joins_letters, missing_letters
from kiosk.scripts.library import builtin_folder

SOURCES = Path(kiosk.__file__).parent
WRITTEN = [
    *builtin_folder().rglob("*.md"),
    *chain.from_iterable((SOURCES / folder).rglob("*.py") for folder in ("core", "ui", "words")),
    *SOURCES.rglob("*.po"),
    SETTINGS,
]
ARABIC_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى٠١٢٣٤٥٦٧٨٩،؛؟پچژگ"
PRIVATE = "\ue000\uf8ff"


def not_shipped(text: str) -> set[str]:
    """The letters of a text that are in no font that is shipped."""
    return {letter for letter in set(text) if missing_letters(letter) or by_family(letter)[0][0] >= len(SHIPPED)}


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_what_is_written_can_be_shown(path: Path) -> None:
    assert set() == not_shipped(path.read_text(encoding="utf-8"))


def test_latin_is_drawn_in_one_font_and_arabic_in_another() -> None:
    assert [((0, "“Ñandú”…"),), ((1, f"({ARABIC_LETTERS})"),)] == [
        by_family("“Ñandú”…"),
        by_family(f"({ARABIC_LETTERS})"),
    ]


def test_a_word_of_which_no_font_has_all_letters_is_drawn_in_several() -> None:
    assert ((0, "¤"), (1, "نعم"), (0, "₹")) == by_family("¤نعم₹")


def test_a_letter_that_no_font_has_is_named_once() -> None:
    assert PRIVATE == missing_letters(f"a {PRIVATE} b {PRIVATE} c")


def test_what_is_not_seen_is_not_missed() -> None:
    assert "" == missing_letters("\0 \t\n\u00a0\u200b\u200e\u2028\ufeff")


@pytest.mark.parametrize("family", SHIPPED, ids=["Latin", "Arabic"])
@pytest.mark.parametrize("weight", [300, 400, 600])
def test_all_weights_are_shipped_with_their_licence(family: dict[Weight, Path], weight: Weight) -> None:
    font = ImageFont.truetype(family[weight], 20)
    licences = " ".join(path.read_text(encoding="utf-8") for path in family[weight].parent.glob("OFL*.txt"))
    assert "SIL OPEN FONT LICENSE Version 1.1" in licences
    assert str(font.getname()[0]).split()[0] in licences


def test_the_shipped_families_come_first() -> None:
    assert [ATKINSON[600], ARABIC[400]] == [file_of(0, 600), file_of(1, 400)]


def test_this_machine_can_join_letters() -> None:
    assert joins_letters()
