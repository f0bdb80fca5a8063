"""Every look on every size of screen: nothing cut off, nothing over anything else, everything large enough."""

from __future__ import annotations

from itertools import combinations

import pytest

from kiosk.core.screen import Look
from kiosk.ui.box import Box
from kiosk.ui.compose import compose
from kiosk.ui.layout import GAP, TARGET, Page
from kiosk.ui.parts import Part, Text
from kiosk.ui.touch import buttons
from kiosk.ui.typeset import Measure
from tests.ui.looks import LOOKS

SIZES = ((800, 480), (1024, 600), (1280, 720), (720, 1280))

every_look = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))


def texts_of(parts: tuple[Part, ...]) -> list[Text]:
    return [part for part in parts if isinstance(part, Text)]


def targets_of(page: Page, parts: tuple[Part, ...]) -> list[Box]:
    """The targets of all buttons but those that are the whole screen."""
    return [button.target for button in buttons(parts) if button.target and button.target != page.box]


def words_of(text: Text, measure: Measure) -> list[Box]:
    """The place of each word, as high as its letters are between the tallest and the lowest."""
    return [
        Box(run.x, run.y - 0.56 * text.px, measure(run.text, run.weight, text.px), 1.1 * text.px) for run in text.runs
    ]


@every_size
@every_look
def test_no_word_is_cut_off_or_outside_its_room(look: Look, size: tuple[int, int], measure: Measure) -> None:
    page = Page(*size, measure)
    for text in texts_of(compose(page, look)):
        assert text.box.within(page.box)
        assert [] == [word for word in words_of(text, measure) if not word.within(text.box, slack=3)], text


@every_size
@every_look
def test_no_text_is_smaller_than_its_least_size(look: Look, size: tuple[int, int], measure: Measure) -> None:
    texts = texts_of(compose(Page(*size, measure), look))
    assert [] == [text for text in texts if text.px < round(text.least)]


@every_size
@every_look
def test_no_two_texts_overlap(look: Look, size: tuple[int, int], measure: Measure) -> None:
    words = [word for text in texts_of(compose(Page(*size, measure), look)) for word in words_of(text, measure)]
    assert [] == [pair for pair in combinations(words, 2) if pair[0].overlaps(pair[1], slack=1)]


@every_size
@every_look
def test_every_target_is_large_enough_and_on_the_screen(look: Look, size: tuple[int, int], measure: Measure) -> None:
    page = Page(*size, measure)
    for target in targets_of(page, compose(page, look)):
        assert target.within(page.box)
        assert min(target.width, target.height) >= page.px(TARGET) - 0.01


@every_size
@every_look
def test_targets_keep_apart(look: Look, size: tuple[int, int], measure: Measure) -> None:
    page = Page(*size, measure)
    apart = page.px(GAP) / 2 - 0.01
    grown = [target.inset(-apart, -apart) for target in targets_of(page, compose(page, look))]
    assert [] == [pair for pair in combinations(grown, 2) if pair[0].overlaps(pair[1])]


@every_size
@every_look
def test_a_text_is_on_a_button_or_clear_of_it(look: Look, size: tuple[int, int], measure: Measure) -> None:
    page = Page(*size, measure)
    parts = compose(page, look)
    shown = [button.box for button in buttons(parts) if button.fill]
    texts = [text.ink for text in texts_of(parts)]
    assert [] == [(t, b) for t in texts for b in shown if t.overlaps(b, slack=1) and not t.within(b, slack=1)]
