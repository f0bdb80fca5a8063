"""The clinic's hours, from how they are written in the settings to days and times, and back.

Hours are written as in OpenStreetMap: "Mo-Fr 08:00-18:00; Sa 09:00-12:00". Of that notation, which can tell much more,
this knows what staff can set on the screen: for each day one time to open and one to close.
"""

from __future__ import annotations

import re
from itertools import groupby

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
DAY = 24 * 60

Span = tuple[int, int]
"""When something begins and ends, in minutes after midnight."""

Week = dict[str, Span]
"""The days on which the clinic is open, and when."""

NEVER = "Mo-Su off"
USUAL_WEEK: Week = dict.fromkeys(DAYS[:5], (8 * 60, 18 * 60))
USUAL_NIGHT: Span = (20 * 60, 7 * 60)

_SPAN = re.compile(r"(\d\d):([0-5]\d)-(\d\d):([0-5]\d)")
_DAYS = re.compile(r"(\w\w)(?:-(\w\w))?")


def week_of(text: str) -> Week | None:
    """Return the hours of a week, or nothing where they are more than can be set here."""
    if text == NEVER:
        return {}
    week: Week = {}
    for rule in text.split(";"):
        days, _, times = rule.strip().rpartition(" ")
        span = span_of(times)
        named = [day for part in days.split(",") for day in _days(part.strip())]
        if span is None or span[0] >= span[1] or not named or None in named:
            return None
        week |= {day: span for day in named if day}
    return {day: week[day] for day in DAYS if day in week}


def _days(text: str) -> list[str | None]:
    """Return the days from one to another: of "Mo-We", Monday to Wednesday."""
    found = _DAYS.fullmatch(text)
    if not found or found[1] not in DAYS or (found[2] or found[1]) not in DAYS:
        return [None]
    return list(DAYS[DAYS.index(found[1]) : DAYS.index(found[2] or found[1]) + 1])


def week_text(week: Week) -> str:
    """Return how the hours of a week are written, days that are alike together."""
    groups = [(span, [day for day, _ in days]) for span, days in groupby(_in_order(week), key=lambda item: item[1])]
    rules = (f"{days[0]}{f'-{days[-1]}' if len(days) > 1 else ''} {span_text(span)}" for span, days in groups if span)
    return "; ".join(rules) or NEVER


def _in_order(week: Week) -> list[tuple[str, Span | None]]:
    return [(day, week.get(day)) for day in DAYS]


def span_of(text: str) -> Span | None:
    """Return when something begins and ends, or nothing where that is not written as "20:00-07:00"."""
    found = _SPAN.fullmatch(text)
    if not found:
        return None
    hours = tuple(map(int, found.groups()))
    span = (hours[0] * 60 + hours[1], hours[2] * 60 + hours[3])
    return span if span[0] < DAY and span[1] <= DAY and span[0] != span[1] else None


def span_text(span: Span) -> str:
    """Return how this is written."""
    return f"{clock(span[0])}-{clock(span[1])}"


def clock(minutes: int) -> str:
    """Return a time of the day, like 08:30."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
