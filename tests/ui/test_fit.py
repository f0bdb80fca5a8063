"""Every look on every size of screen: nothing cut off, nothing over anything else, everything large enough."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product, takewhile

import pytest

from kiosk.core.screen import Look
from kiosk.ui.box import Box
from kiosk.ui.compose import compose
from kiosk.ui.layout import GAP, TARGET, Page
from kiosk.ui.parts import Surface, Text
from kiosk.ui.touch import buttons
from kiosk.ui.typeset import Measure
from tests.ui.larger import EVERY_LOOK, LESS_CROWDED

SIZES = ((800, 480), (1024, 600), (1280, 720), (1920, 1080), (720, 1280))
TEXT_SIZES = (1.0, 1.25, 1.5)

NARROW_KEY = 56.0
"""The least width of a key where ten have to stand side by side on a tall screen, as on a telephone."""

every_look = pytest.mark.parametrize("look", EVERY_LOOK.values(), ids=EVERY_LOOK.keys())
every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
every_text_size = pytest.mark.parametrize("text_size", TEXT_SIZES)


@every_text_size
@every_size
@pytest.mark.parametrize("name", EVERY_LOOK)
def test_it_fits(name: str, size: tuple[int, int], text_size: float, measure: Measure) -> None:
    look = EVERY_LOOK[LESS_CROWDED.get(name, name) if text_size > 1 else name]
    assert [] == misfits(look, Page(*size, measure, text_size))


def misfits(look: Look, page: Page) -> list[str]:
    """What is wrong with a look on this screen."""
    parts = compose(page, look)
    texts = [part for part in parts if isinstance(part, Text)]
    words = [(text, words_of(text, page.measure)) for text in texts]
    touched = [button for button in buttons(parts) if button.target != page.box]
    return [
        *cut_off(page, words),
        *too_small(texts),
        *over_each_other([word for _, some in words for word in some]),
        *hard_to_touch(page, touched),
        *half_on_a_button(texts, touched),
    ]


def cut_off(page: Page, words: list[tuple[Text, list[Box]]]) -> Iterator[str]:
    for text, boxes in words:
        if not text.box.within(page.box):
            yield f"outside the screen: {said(text)}"
        if not all(word.within(text.box, slack=3) for word in boxes):
            yield f"cut off: {said(text)}"


def too_small(texts: list[Text]) -> Iterator[str]:
    return (f"{text.px} px, not {text.least:.1f}: {said(text)}" for text in texts if text.px < round(text.least))


def over_each_other(words: list[Box]) -> Iterator[str]:
    ordered = sorted(words, key=lambda word: word.y)
    for index, word in enumerate(ordered):
        near = takewhile(lambda other: other.y < word.top, ordered[index + 1 :])  # noqa: B023 - used up at once
        yield from (f"words overlap: {word} {other}" for other in near if word.overlaps(other, slack=1))


def hard_to_touch(page: Page, touched: list[Surface]) -> Iterator[str]:
    narrow = any(button.quick for button in touched) and not page.wide
    targets = [button.target for button in touched if button.target]
    for target in targets:
        if not target.within(page.box):
            yield f"a target outside the screen: {target}"
        if target.width < page.px(NARROW_KEY if narrow else TARGET) - 0.01 or target.height < page.px(TARGET) - 0.01:
            yield f"a small target: {target}"
    apart = (page.px(GAP / 2 if narrow else GAP) - 0.5) / 2  # a column may be half a pixel higher than its box
    grown = [target.inset(-apart, -apart) for target in targets]
    yield from (f"targets too close: {one} {other}" for one, other in combinations(grown, 2) if one.overlaps(other))


def half_on_a_button(texts: list[Text], touched: list[Surface]) -> Iterator[str]:
    shown = [button.box for button in touched if button.fill]
    for text, box in product(texts, shown):
        if text.ink.overlaps(box, slack=1) and not text.ink.within(box, slack=1):
            yield f"half on a button: {said(text)}"


def words_of(text: Text, measure: Measure) -> list[Box]:
    """The place of each word, as high as its letters are between the tallest and the lowest."""
    return [
        Box(run.x, run.y - 0.56 * text.px, measure(run.text, run.weight, text.px), 1.1 * text.px) for run in text.runs
    ]


def said(text: Text) -> str:
    return " ".join(run.text for run in text.runs)
