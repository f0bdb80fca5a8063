"""What may be told of the counts: how much the kiosk was used, and the mean of ratings of enough people.

A mean is told of `FEWEST` ratings or more, and nobody can work one out of fewer:

- Means are told of a week that is over. Otherwise who looks before and after a rating would know that rating.
- Beside the mean of all exercises of a week, that of one is told only where the ratings of those that are left
  are none, or enough: otherwise they would be the difference.
- No two tables cut the same ratings in different ways. There is no mean of an exercise over several weeks.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from kiosk.core.staff.errands import ExerciseUse, WeekUse

FEWEST = 5
"""The fewest ratings of which a mean is told."""

HEADER = ("week from", "exercise", "title", "visits", "begun", "finished", "mean change (more is better)")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula in a spreadsheet."""


class Counts(Struct, frozen=True):
    """An exercise in a week. `change` is the sum of the points by which those who rated twice felt better."""

    key: str
    begun: int = 0
    finished: int = 0
    ratings: int = 0
    change: int = 0


def results(visits: Mapping[str, int], counts: Mapping[str, Sequence[Counts]], this_week: str) -> tuple[WeekUse, ...]:
    """Return what may be told of each week, by its Monday, the newest first; what has no date comes last."""
    return tuple(
        _week(week, visits.get(week, 0), counts.get(week, ()), over="" < week < this_week)
        for week in sorted({*visits, *counts}, reverse=True)
    )


def _week(week: str, visits: int, counts: Sequence[Counts], *, over: bool) -> WeekUse:
    told = told_of({each.key: each.ratings for each in counts}) if over else frozenset()
    exercises = (
        ExerciseUse(each.key, each.begun, each.finished, _mean([each]) if each.key in told else None) for each in counts
    )
    return WeekUse(
        week,
        visits,
        sum(each.begun for each in counts),
        sum(each.finished for each in counts),
        _mean(counts) if over else None,
        over,
        tuple(sorted(exercises, key=lambda each: (-each.begun, each.key))),
    )


def told_of(ratings: Mapping[str, int]) -> frozenset[str]:
    """Return the exercises whose mean may be told beside that of all, given how many ratings each has."""
    enough = sorted((number, key) for key, number in ratings.items() if number >= FEWEST)
    left = sum(number for number in ratings.values() if number < FEWEST)
    if 0 < left < FEWEST:  # the smallest of the others hides them
        del enough[:1]
    return frozenset(key for _, key in enough)


def _mean(counts: Sequence[Counts]) -> float | None:
    """The mean change of these together, if there are enough."""
    ratings = sum(each.ratings for each in counts)
    return round(sum(each.change for each in counts) / ratings, 1) if ratings >= FEWEST else None


def as_csv(weeks: Iterable[WeekUse], titles: Mapping[str, str]) -> str:
    """Return the text of a file for spreadsheets: of each week a line for all exercises, then one for each."""
    file = io.StringIO(newline="")
    file.write("\ufeff")  # without it, spreadsheets take the file for one in another encoding
    writer = csv.writer(file)
    writer.writerow(HEADER)
    for week in weeks:
        when = week.week or "no date"
        writer.writerow((when, "all", "", week.visits, week.begun, week.finished, _number(week.change)))
        for each in week.exercises:
            names = (_plain(each.key), _plain(titles.get(each.key, "")))
            writer.writerow((when, *names, "", each.begun, each.finished, _number(each.change)))
    return file.getvalue()


def _number(change: float | None) -> str:
    return "" if change is None else f"{change:.1f}"


def _plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def grouped(rows: Iterable[tuple[str, str, int, int, int, int]]) -> dict[str, list[Counts]]:
    """Return rows of week, exercise and its counts by week."""
    weeks: dict[str, list[Counts]] = defaultdict(list)
    for week, key, begun, finished, ratings, change in rows:
        weeks[week].append(Counts(key, begun, finished, ratings, change))
    return weeks
