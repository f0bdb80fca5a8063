"""What may be told of the counts."""

from __future__ import annotations

import csv
import io
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.staff.errands import ExerciseUse, WeekUse
from kiosk.staff.results import FEWEST, Counts, as_csv, results, told_of

WEEK, LATER = "2026-11-16", "2026-11-23"
KEYS = ("en/box", "en/rest", "en/senses", "es/rest")

RATINGS = st.dictionaries(st.sampled_from(KEYS), st.lists(st.integers(-10, 10), max_size=9))
"""By how much each visitor of an exercise felt better."""


def counted(ratings: dict[str, list[int]]) -> list[Counts]:
    return [Counts(key, len(each) + 1, len(each), len(each), sum(each)) for key, each in ratings.items()]


def told(ratings: dict[str, list[int]]) -> WeekUse:
    (week,) = results({}, {WEEK: counted(ratings)}, LATER) or (WeekUse(WEEK, 0, 0, 0),)
    return week


def rows_of(content: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline="")))


# --- no mean of fewer than five -----------------------------------------------------------------------


@given(RATINGS)
def test_no_mean_of_fewer_than_five_is_told_or_can_be_worked_out_from_those_that_are(
    ratings: dict[str, list[int]],
) -> None:
    week = told(ratings)
    alone = [len(ratings[each.key]) for each in week.exercises if each.change is not None]
    assert [number for number in alone if number < FEWEST] == []
    if week.change is not None:
        whole = sum(map(len, ratings.values()))
        chosen = [some for size in range(len(alone) + 1) for some in combinations(alone, size)]
        assert [left for some in chosen if 0 < (left := whole - sum(some)) < FEWEST] == []


@given(RATINGS)
def test_nor_does_the_file_for_spreadsheets_tell_one(ratings: dict[str, list[int]]) -> None:
    week = told(ratings)
    lines = {row[1]: row[-1] for row in rows_of(as_csv([week], {}))[1:]}
    means = {"all": week.change, **{each.key: each.change for each in week.exercises}}
    assert {key: "" if mean is None else f"{mean:.1f}" for key, mean in means.items()} == lines
    assert [key for key, line in lines.items() if line and key != "all" and len(ratings[key]) < FEWEST] == []


@given(RATINGS, st.sampled_from(KEYS), st.integers(-10, 10))
def test_whoever_looks_before_and_after_a_visit_learns_nothing_of_its_rating(
    ratings: dict[str, list[int]], key: str, change: int
) -> None:
    """While a week goes on no mean is told of it; and none of the weeks before changes."""
    week = counted(ratings)
    after = counted(ratings | {key: [*ratings.get(key, []), change]})
    before_and_after = [results({}, {WEEK: week, LATER: now}, LATER) for now in (week, after)]
    assert [means(weeks[0]) for weeks in before_and_after] == [{None}, {None}]
    assert before_and_after[0][1:] == before_and_after[1][1:]


def means(week: WeekUse) -> set[float | None]:
    return {week.change, *(each.change for each in week.exercises)}


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ({"a": 4}, set()),
        ({"a": 5}, {"a"}),
        ({"a": 5, "b": 5}, {"a", "b"}),
        ({"a": 9, "b": 6, "c": 1}, {"a"}),
        ({"a": 9, "b": 4}, set()),
        ({"a": 9, "b": 3, "c": 2}, {"a"}),
        ({"a": 5, "b": 0}, {"a"}),
    ],
)
def test_the_smallest_group_hides_those_that_are_too_few(ratings: dict[str, int], expected: set[str]) -> None:
    assert told_of(ratings) == expected


# --- what is told ---------------------------------------------------------------------------------------


def test_weeks_are_told_with_the_newest_first_and_the_most_used_exercise_first() -> None:
    counts = {
        WEEK: [Counts("en/a", 6, 5, 5, 8), Counts("en/b", 9, 8, 6, -3)],
        LATER: [Counts("en/a", 1, 1, 1, 2)],
        "": [Counts("en/a", 7, 7, 7, 7)],
    }
    assert results({WEEK: 12, LATER: 1}, counts, LATER) == (
        WeekUse(LATER, 1, 1, 1, None, False, (ExerciseUse("en/a", 1, 1),)),
        WeekUse(WEEK, 12, 15, 13, 0.5, True, (ExerciseUse("en/b", 9, 8, -0.5), ExerciseUse("en/a", 6, 5, 1.6))),
        WeekUse("", 0, 7, 7, None, False, (ExerciseUse("en/a", 7, 7),)),
    )


def test_a_week_with_visits_only_is_told_too() -> None:
    assert results({WEEK: 2}, {}, LATER) == (WeekUse(WEEK, 2, 0, 0, None, over=True),)


# --- the file for spreadsheets --------------------------------------------------------------------------


def test_the_file_has_a_line_for_each_week_and_one_for_each_exercise() -> None:
    weeks = (
        WeekUse(LATER, 12, 7, 6, -0.25, True, (ExerciseUse("en/a", 7, 6, 1.0),)),
        WeekUse("", 1, 0, 0),
    )
    assert rows_of(as_csv(weeks, {"en/a": "Calm, quiet “place”"})) == [
        ["week from", "exercise", "title", "visits", "begun", "finished", "mean change (more is better)"],
        [LATER, "all", "", "12", "7", "6", "-0.2"],
        [LATER, "en/a", "Calm, quiet “place”", "", "7", "6", "1.0"],
        ["no date", "all", "", "1", "0", "0", ""],
    ]


@given(st.text(max_size=8), st.text(max_size=8))
def test_no_title_is_a_formula_in_a_spreadsheet(key: str, title: str) -> None:
    line = rows_of(as_csv([WeekUse(WEEK, 0, 0, 0, None, True, (ExerciseUse(key, 1, 1),))], {key: title}))[2]
    assert [cell for cell in line[1:3] if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert [cell.removeprefix("'") for cell in line[1:3]] == [text.removeprefix("'") for text in (key, title)]
