"""The order of letters, by examples of the Unicode Bidirectional Algorithm."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui import bidi
from kiosk.ui.bidi import levels, starts_right, visual_order


@pytest.mark.parametrize("text", ["", "Slow the breath.", "Añade “calma” – 4 × 3…"])
def test_latin_runs_from_left_to_right(text: str) -> None:
    assert (0,) * len(text) == levels(text)


def test_hebrew_and_arabic_run_from_right_to_left() -> None:
    assert [(1, 1, 1), (1, 1, 1)] == [levels("שלו"), levels("نعم")]


def test_what_runs_the_other_way_in_a_paragraph_has_a_level_of_its_own() -> None:
    assert (1, 1, 1, 2, 2, 1, 2, 2, 2) == levels("قل 12 yes")
    assert (0, 0, 0, 0, 1, 1, 0) == levels("Say قل.")


@pytest.mark.parametrize(("text", "right"), [("قل yes", True), ("yes قل", False), ("12", False), ("", False)])
def test_a_paragraph_begins_where_its_first_strong_letter_does(text: str, right: bool) -> None:
    assert right is starts_right(text)


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ([], []),
        ([0, 0, 0], [0, 1, 2]),
        ([1, 1, 1], [2, 1, 0]),
        ([0, 1, 1, 0], [0, 2, 1, 3]),
        ([1, 2, 2, 1], [3, 1, 2, 0]),
        ([0, 1, 2, 2, 1, 0, 1], [0, 4, 2, 3, 1, 5, 6]),
        ([2, 2], [0, 1]),
    ],
)
def test_what_runs_backwards_is_turned_round(line: list[int], order: list[int]) -> None:
    assert order == visual_order(line)


@given(st.lists(st.integers(0, 6)))
def test_everything_on_a_line_has_one_place(line: list[int]) -> None:
    assert list(range(len(line))) == sorted(visual_order(line))


@pytest.fixture
def _without_library(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(bidi, "LIBRARY", "libfribidi-that-is-not-there.so")
    known = (bidi.fribidi, bidi.levels)
    for cached in known:
        cached.cache_clear()
    yield
    for cached in known:
        cached.cache_clear()


@pytest.mark.usefixtures("_without_library")
def test_without_the_library_all_runs_from_left_to_right() -> None:
    assert ((0, 0, 0), False) == (levels("نعم"), starts_right("نعم"))
