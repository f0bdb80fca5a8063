"""The caption: two lines that roll up, whole words, each in the colour of its time, none of which moves on its line."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from kiosk.core.screen import Caption
from kiosk.ui.box import Box
from kiosk.ui.captions import LINES, caption, caption_height
from kiosk.ui.layout import Page
from kiosk.ui.parts import RollUp, Run
from tests.ui.looks import LONG, SAID

BOX = Box(180, 90, 920, 120)
NEXT = ("And", "let", "it", "go.")


def shown(page: Page, said: Caption, box: Box = BOX) -> RollUp:
    (part,) = caption(page, box, said)
    return part


def runs(page: Page, words: tuple[str, ...], spoken: int, before: tuple[str, ...] = ()) -> tuple[Run, ...]:
    return shown(page, Caption(words, spoken, before)).runs


def rows(found: tuple[Run, ...]) -> list[str]:
    """The text of each line, from the top."""
    heights = sorted({run.y for run in found}, reverse=True)
    return [" ".join(run.text for run in found if run.y == height) for height in heights]


def test_without_words_nothing_is_drawn(page: Page) -> None:
    assert [] == list(caption(page, BOX, Caption()))


def test_words_said_the_word_being_said_and_words_to_come_differ(page: Page) -> None:
    colours = [run.colour for run in runs(page, ("Let", "it", "come", "in"), 2)]
    assert ["ink", "lit", "ahead", "ahead"] == colours


def test_before_it_begins_all_words_are_to_come(page: Page) -> None:
    assert {"ahead"} == {run.colour for run in runs(page, SAID, 0)}


def test_lighting_words_moves_none_of_them(page: Page) -> None:
    places = {tuple((run.text, run.x, run.y) for run in runs(page, SAID, spoken)) for spoken in range(len(SAID) + 1)}
    assert 1 == len(places)


def test_where_nothing_was_said_before_the_two_first_lines_are_shown(page: Page) -> None:
    first, second = rows(runs(page, LONG, 0))
    assert f"{first} {second} " == " ".join(LONG)[: len(f"{first} {second} ")]


def test_what_was_said_just_before_stays_above_in_the_colour_of_what_was_said(page: Page) -> None:
    _, last_before = rows(runs(page, SAID, len(SAID)))
    found = runs(page, NEXT, 0, SAID)
    assert [last_before, " ".join(NEXT)] == rows(found)
    assert ["ink"] * len(last_before.split()) + ["ahead"] * len(NEXT) == [run.colour for run in found]


def test_a_line_said_before_stands_as_it_stood(page: Page) -> None:
    then = [(run.text, run.x) for run in runs(page, SAID, len(SAID))]
    now = [(run.text, run.x) for run in runs(page, NEXT, 1, SAID)]
    kept = len(now) - len(NEXT)
    assert then[-kept:] == now[:kept]


def test_what_was_said_before_is_shown_alone_while_nothing_is_said(page: Page) -> None:
    assert rows(runs(page, SAID, len(SAID))) == rows(runs(page, (), 0, SAID))


@pytest.mark.parametrize("before", [(), SAID])
def test_there_are_two_lines_at_a_time(page: Page, before: tuple[str, ...]) -> None:
    seen = {len(rows(runs(page, LONG, spoken, before))) for spoken in range(len(LONG) + 1)}
    assert {LINES} == seen


@pytest.mark.parametrize("before", [(), SAID])
def test_it_advances_by_one_line_at_a_time(page: Page, before: tuple[str, ...]) -> None:
    seen = [rows(runs(page, LONG, spoken, before)) for spoken in range(len(LONG) + 1)]
    steps = [(old, new) for old, new in pairwise(seen) if old != new]
    assert len(steps) > 1
    assert [new[0] for _, new in steps] == [old[1] for old, _ in steps]


def test_the_word_being_said_is_always_shown_and_is_on_the_lower_line_once_there_is_one_above(page: Page) -> None:
    lit = [[run for run in runs(page, LONG, spoken, SAID) if run.colour == "lit"] for spoken in range(1, len(LONG) + 1)]
    assert [[word] for word in LONG] == [[run.text for run in found] for found in lit]
    assert 1 == len({run.y for found in lit for run in found})


def test_a_word_wider_than_the_screen_is_shrunk_not_broken(page: Page) -> None:
    text = shown(page, Caption(("Donaudampfschifffahrtsgesellschaft",)), Box(0, 0, 200, 120))
    assert page.measure(text.runs[0].text, 400, text.px) <= 200


def test_the_height_is_enough_for_its_lines_at_each_size_of_text(page: Page) -> None:
    for size in (1.0, 1.5):
        large = replace(page, text_size=size)
        assert caption_height(large) >= shown(large, Caption(LONG, 20)).ink.height


def test_a_caption_in_arabic_lights_word_after_word_from_the_right(page: Page) -> None:
    words = ("ضع", "يديك", "على", "ركبتيك")
    lit = [next(run for run in runs(page, words, spoken) if run.colour == "lit") for spoken in (1, 2, 3, 4)]
    assert list(words) == [run.text for run in lit]
    assert sorted((run.x for run in lit), reverse=True) == [run.x for run in lit]


def test_a_word_in_several_pieces_is_lit_as_a_whole(page: Page) -> None:
    found = runs(page, ("Ask", "مريم."), 2)
    assert [("Ask", "ink"), ("مريم", "lit"), (".", "lit")] == [(run.text, run.colour) for run in found]


@pytest.mark.parametrize("still", [False, True])
def test_on_a_still_screen_it_is_still(page: Page, still: bool) -> None:
    assert still is shown(replace(page, still=still), Caption(SAID)).still
