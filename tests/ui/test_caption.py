"""The caption: two lines, whole words, each in the colour of its time, none of which ever moves on its line."""

from __future__ import annotations

from itertools import pairwise

from kiosk.core.screen import Caption
from kiosk.ui.box import Box
from kiosk.ui.guides import caption
from kiosk.ui.layout import Page
from kiosk.ui.parts import Part, Run, Surface, Text
from tests.ui.looks import LONG, SAID

BOX = Box(180, 90, 920, 120)


def shown(page: Page, words: tuple[str, ...], spoken: int, box: Box = BOX) -> list[Part]:
    return list(caption(page, box, Caption(words, spoken)))


def runs(page: Page, words: tuple[str, ...], spoken: int) -> tuple[Run, ...]:
    return next(part.runs for part in shown(page, words, spoken) if isinstance(part, Text))


def rows(found: tuple[Run, ...]) -> list[float]:
    return sorted({run.y for run in found}, reverse=True)


def test_without_words_nothing_is_drawn(page: Page) -> None:
    assert [] == shown(page, (), 0)


def test_words_said_the_word_being_said_and_words_to_come_differ(page: Page) -> None:
    colours = [run.colour for run in runs(page, ("Let", "it", "come", "in"), 2)]
    assert ["ink", "lit", "ahead", "ahead"] == colours


def test_before_it_begins_all_words_are_to_come(page: Page) -> None:
    assert {"ahead"} == {run.colour for run in runs(page, SAID, 0)}


def test_the_word_being_said_is_underlined_as_well(page: Page) -> None:
    (underline,) = (part for part in shown(page, SAID, 10) if isinstance(part, Surface))
    (lit,) = (run for run in runs(page, SAID, 10) if run.colour == "lit")
    assert (lit.x, page.measure(lit.text, 400, 36)) == (underline.box.x, underline.box.width)
    assert underline.box.top < lit.y


def test_lighting_words_moves_none_of_them(page: Page) -> None:
    places = {tuple((run.text, run.x, run.y) for run in runs(page, SAID, spoken)) for spoken in range(len(SAID) + 1)}
    assert 1 == len(places)


def test_a_long_sentence_shows_two_lines_at_a_time(page: Page) -> None:
    assert all(2 == len(rows(runs(page, LONG, spoken))) for spoken in range(len(LONG) + 1))


def test_a_long_sentence_advances_by_whole_lines_and_keeps_the_line_just_said(page: Page) -> None:
    seen = [tuple(run.text for run in runs(page, LONG, spoken)) for spoken in range(len(LONG) + 1)]
    steps = [(before, after) for before, after in pairwise(seen) if before != after]
    assert steps
    for before, after in steps:
        kept = len(before) - next(i for i in range(len(before)) if after[: len(before) - i] == before[i:])
        assert 0 < kept < len(before)


def test_the_word_being_said_is_always_shown(page: Page) -> None:
    lit = [[run.text for run in runs(page, LONG, spoken) if run.colour == "lit"] for spoken in range(1, len(LONG) + 1)]
    assert [[word] for word in LONG] == lit


def test_a_word_wider_than_the_screen_is_shrunk_not_broken(page: Page) -> None:
    box = Box(0, 0, 200, 120)
    (text,) = (part for part in shown(page, ("Donaudampfschifffahrtsgesellschaft",), 0, box) if isinstance(part, Text))
    assert page.measure(text.runs[0].text, 400, text.px) <= 200
