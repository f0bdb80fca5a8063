from __future__ import annotations

import pytest

from kiosk.ui.theme import CONTRAST, DAY, NIGHT, Palette, Token
from tests.ui.contrast import contrast

palettes = pytest.mark.parametrize("palette", [DAY, NIGHT], ids=["day", "night"])


def test_black_on_white_has_the_highest_contrast() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 1) == 21.0


def test_contrast_is_the_same_both_ways() -> None:
    assert contrast("#777777", "#FFFFFF") == contrast("#FFFFFF", "#777777")
    assert round(contrast("#777777", "#FFFFFF"), 2) == 4.48


def test_all_palettes_have_all_tokens() -> None:
    assert set(DAY) == set(NIGHT) == set(CONTRAST)


@palettes
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "background"),
        ("ink", "surface"),
        ("ink", "soft"),
        ("ink", "line"),
        ("ink", "halo"),
        ("muted", "background"),
        ("muted", "surface"),
        ("muted", "soft"),
        ("muted", "halo"),
        ("on_primary", "primary"),
        ("on_primary", "ink"),
        ("primary", "surface"),
        ("accent", "surface"),
    ],
)
def test_text_stands_out(palette: Palette, text: Token, ground: Token) -> None:
    assert contrast(palette[text], palette[ground]) >= 4.5


@palettes
@pytest.mark.parametrize("text", ["ink", "lit", "ahead"])
def test_captions_stand_out_more(palette: Palette, text: Token) -> None:
    assert contrast(palette[text], palette["background"]) >= 7


@palettes
@pytest.mark.parametrize("token", ["primary", "accent"])
def test_what_is_drawn_to_tell_something_stands_out_from_the_background(palette: Palette, token: Token) -> None:
    assert contrast(palette[token], palette["background"]) >= 3


def test_by_night_captions_need_no_colours_of_their_own() -> None:
    assert (NIGHT["primary"], NIGHT["muted"]) == (NIGHT["lit"], NIGHT["ahead"])


@pytest.mark.parametrize("palette", [DAY, NIGHT], ids=["day", "night"])
def test_by_day_and_by_night_edges_are_as_faint_as_in_the_design(palette: Palette) -> None:
    assert (palette["line"], palette["soft"]) == (palette["edge"], palette["rim"])


def test_with_high_contrast_letters_are_black_on_white() -> None:
    assert ("#000000", "#FFFFFF", "#FFFFFF") == (CONTRAST["ink"], CONTRAST["background"], CONTRAST["surface"])


def test_with_high_contrast_words_said_and_words_to_come_can_be_told_apart() -> None:
    assert contrast(CONTRAST["ink"], CONTRAST["ahead"]) >= 3 - 0.01
