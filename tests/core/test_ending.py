"""Before and after."""

from __future__ import annotations

import pytest

from kiosk.core import ending
from kiosk.core.state import Done
from kiosk.words.english import ENGLISH
from tests.core.acting import BREATHING


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ((), None),
        ((("tension", 6),), None),
        ((("tension", 6), ("confidence", 2)), None),
        ((("tension", 6), ("tension", 5), ("tension", 3)), ("tension", 6, 3)),
        ((("confidence", 1), ("tension", 6), ("tension", 3)), ("tension", 6, 3)),
    ],
)
def test_before_and_after_are_the_first_and_last_rating_of_one_thing(
    ratings: tuple[tuple[str, int], ...], expected: tuple[str, int, int] | None
) -> None:
    assert ending.before_and_after(Done(BREATHING, ratings, 20)) == expected


@pytest.mark.parametrize(
    ("name", "before", "after", "expected"),
    [("tension", 3, 5, True), ("tension", 5, 3, False), ("confidence", 5, 3, True), ("pain", 3, 3, False)],
)
def test_worse_is_more_tension_or_less_confidence(name: str, before: int, after: int, expected: bool) -> None:
    assert ending.worse(ENGLISH, Done(BREATHING, ((name, before), (name, after)), 20)) is expected


def test_a_rise_is_met_with_kindness() -> None:
    assert ENGLISH.done_worse_said in ending.done_line(ENGLISH, Done(BREATHING, (("tension", 3), ("tension", 5)), 20))
