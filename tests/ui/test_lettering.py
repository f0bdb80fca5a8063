"""Letters as they are drawn, beside what Pillow draws of a whole line."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from kiosk.fonts import ARABIC, ATKINSON
from kiosk.ui.box import Box
from kiosk.ui.layout import Page, Para, natural_width, paragraph
from kiosk.ui.lettering import FINER, letters, mask_of, measure
from kiosk.ui.theme import Face

Picture = NDArray[np.bool_]

PX = 40
FACE = Face(PX, PX)
ROOM = Box(0, 0, 1200, 100)
BLANK_PX = 8
"""Two words are further apart than this, two letters are nearer to each other."""

ARABIC_LINES = ["ضع يديك على ركبتيك برفق", "تنفس برفق ٤ ثوان ثم ٥٦ ثانية", "(هل أنت بخير؟) نعم، أنا بخير."]
MIXED_LINE = "تنفس 4 ثوان وقل calm now بهدوء"


def drawn(page: Page, text: str) -> Picture:
    """A line as the kiosk puts it together, piece by piece."""
    runs = paragraph(page, ROOM, Para(text, FACE)).runs
    start = min(run.x for run in runs)
    picture = Image.new("L", (round(natural_width(page, text, FACE)) + 2 * PX, 3 * PX))
    for run in runs:
        mask, left, bottom = mask_of(run.text, run.weight, PX, rtl=run.rtl)
        picture.paste(255, (round(run.x - start) + left + PX, 2 * PX + bottom - mask.height), mask)
    return np.asarray(picture) > 127


def by_pillow(text: str, font: ImageFont.FreeTypeFont, direction: str) -> Picture:
    """The same line, put together by Pillow as a whole."""
    width = round(font.getlength(text, direction=direction) / FINER) + 2 * PX
    picture = Image.new("L", (FINER * width, FINER * 3 * PX))
    ImageDraw.Draw(picture).text((FINER * PX, FINER * 2 * PX), text, 255, font, anchor="ls", direction=direction)
    return np.asarray(picture.reduce(FINER)) > 127


def words_in(line: Picture) -> list[Picture]:
    """Each word of a line, from left to right."""
    columns = np.flatnonzero(line.any(axis=0))
    starts = [0, *(np.flatnonzero(np.diff(columns) > BLANK_PX) + 1), len(columns)]
    return [line[:, columns[first] : columns[after - 1] + 1] for first, after in pairwise(starts)]


def alike(one: Picture, other: Picture) -> bool:
    """Whether two pictures differ by no more than what a part of a pixel to the side makes."""
    if abs(one.shape[1] - other.shape[1]) > 2:
        return False
    width = min(one.shape[1], other.shape[1])
    one, other = one[:, :width], other[:, :width]
    return bool((one & ~_wider(other)).sum() + (other & ~_wider(one)).sum() <= 0.03 * one.sum())


def _wider(picture: Picture) -> Picture:
    padded = np.pad(picture, ((0, 0), (1, 1)))
    wider: Picture = padded[:, :-2] | padded[:, 1:-1] | padded[:, 2:]
    return wider


ARABIC_FONT, LATIN_FONT = (ImageFont.truetype(family[400], FINER * PX) for family in (ARABIC, ATKINSON))


@pytest.mark.parametrize("text", ARABIC_LINES)
def test_a_line_in_arabic_has_its_letters_joined_and_its_words_in_order(page: Page, text: str) -> None:
    ours, whole = words_in(drawn(page, text)), words_in(by_pillow(text, ARABIC_FONT, "rtl"))
    assert len(text.split()) == len(ours)
    assert [True] * len(whole) == list(map(alike, ours, whole))


def test_numbers_and_latin_words_in_it_are_in_the_font_for_latin_and_in_their_order(page: Page) -> None:
    ours, whole = words_in(drawn(page, MIXED_LINE)), words_in(by_pillow(MIXED_LINE, ARABIC_FONT, "rtl"))
    latin = {
        index: words_in(by_pillow(text, LATIN_FONT, "ltr"))[0] for index, text in ((1, "calm"), (2, "now"), (5, "4"))
    }
    assert [True] * 7 == [alike(ours[index], latin.get(index, whole[index])) for index in range(len(ours))]


def test_letters_that_are_not_joined_are_not_taken_for_a_line() -> None:
    whole = words_in(by_pillow(ARABIC_LINES[0], ARABIC_FONT, "rtl"))
    apart = words_in(by_pillow("\u200c".join(ARABIC_LINES[0]), ARABIC_FONT, "rtl"))
    assert False in list(map(alike, whole, apart))


def test_a_latin_line_is_drawn_as_pillow_draws_it(page: Page) -> None:
    text = "Añade calma, gently does it"
    ours, whole = words_in(drawn(page, text)), words_in(by_pillow(text, LATIN_FONT, "ltr"))
    assert [True] * 5 == list(map(alike, ours, whole))


def test_a_bracket_opens_towards_what_it_holds() -> None:
    ltr, rtl = (mask_of("(", 400, PX, rtl=rtl)[0] for rtl in (False, True))
    assert alike(np.asarray(ltr) > 127, np.fliplr(np.asarray(rtl) > 127))


def test_a_word_in_two_fonts_stands_side_by_side() -> None:
    assert measure("¤نعم", 400, PX) == measure("¤", 400, PX) + measure("نعم", 400, PX)
    sign, word = (np.asarray(mask_of(text, 400, PX)[0]) > 127 for text in ("¤", "نعم"))
    both = np.asarray(mask_of("¤نعم", 400, PX, rtl=True)[0]) > 127
    assert alike(word[:, :20], both[-word.shape[0] :, :20])
    assert sign.any(axis=0).sum() + word.any(axis=0).sum() - both.any(axis=0).sum() in range(-1, 2)


@pytest.mark.parametrize("text", ["ÅÉ", "gjpqy", "لله", "؟", "."])
def test_accents_and_descenders_are_not_cut_off(text: str) -> None:
    mask, _, _ = mask_of(text, 400, PX)
    roomy = by_pillow(text, ARABIC_FONT if text in "لله؟" else LATIN_FONT, "rtl" if text in "لله؟" else "ltr")
    rows, columns = (np.flatnonzero(roomy.any(axis=axis)) for axis in (1, 0))
    assert mask.height >= rows[-1] - rows[0] + 1
    assert mask.width >= columns[-1] - columns[0] + 1


def test_a_picture_is_white_and_as_large_as_its_letters() -> None:
    mask, left, bottom = mask_of("calm", 600, PX)
    picture = letters("calm", 600, PX)
    assert (mask.size, left) == (picture.texture.size, picture.right)
    colours = np.frombuffer(picture.texture.pixels, np.uint8).reshape(-1, 4)
    assert {255} == set(colours[:, :3].ravel().tolist())
    assert bottom >= 0


def test_a_blank_has_a_width() -> None:
    assert 0 < measure(" ", 400, PX) < PX / 2
