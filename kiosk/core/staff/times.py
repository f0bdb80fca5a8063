"""Hours on the screen of staff: when the clinic is open, and when it is dark."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core.messages import Act
from kiosk.core.screen import Button, Row, Switch
from kiosk.core.staff.hours import (
    DAY,
    DAYS,
    USUAL_NIGHT,
    USUAL_WEEK,
    Span,
    Week,
    clock,
    span_of,
    span_text,
    week_of,
    week_text,
)
from kiosk.core.staff.tabs import SettingsTab
from kiosk.words.words import Words

STEP = 30
"""Minutes from one time to the next."""


# --- what is touched ------------------------------------------------------------------------------


def week_acted(tab: SettingsTab, text: str, act: Act) -> tuple[SettingsTab, str]:
    """Return the page to show, and the opening hours, after something was touched."""
    week = week_of(text) if text else None
    match act:
        case Act("closed when shut"):
            return tab, "" if week is not None else week_text(USUAL_WEEK)
        case Act("day", day) if week and day in week:
            return replace(tab, place=day), text
        case Act("closed", day) if week is not None:
            return tab, week_text(_without(week, day) if day in week else week | {day: _usual(week)})
        case Act("same") if week and tab.place in week:
            return replace(tab, place=""), week_text(dict.fromkeys(week, week[tab.place]))
        case Act() if week and tab.place in week:
            return tab, week_text(week | {tab.place: _moved(week[tab.place], act)})
        case _:
            return tab, text


def _without(week: Week, day: str) -> Week:
    return {each: span for each, span in week.items() if each != day}


def _usual(week: Week) -> Span:
    """When a day that was closed is open: as others are."""
    return next(iter((week or USUAL_WEEK).values()))


def _moved(span: Span, act: Act) -> Span:
    """Return when the clinic is open after one of the ends was moved; it opens before it closes."""
    begin, end = span
    minutes = STEP if act.what == "+" else -STEP
    match act.verb:
        case "begin":
            return max(0, min(begin + minutes, end - STEP)), end
        case "end":
            return begin, min(DAY, max(end + minutes, begin + STEP))
        case _:
            return span


def night_acted(text: str, act: Act) -> str:
    """Return when it is dark after something was touched; times go round midnight."""
    span = span_of(text)
    match act:
        case Act("dark"):
            return "" if text else span_text(USUAL_NIGHT)
        case Act("begin" | "end" as verb, way) if span:
            minutes = STEP if way == "+" else -STEP
            begin, end = (span[0] + minutes, span[1]) if verb == "begin" else (span[0], span[1] + minutes)
            moved = begin % DAY, end % DAY
            return text if moved[0] == moved[1] else span_text(moved)
        case _:
            return text


# --- what is shown --------------------------------------------------------------------------------


def times(words: Words, span: Span | None) -> str:
    """Return two times as they are read."""
    texts = words.staff.settings
    if span is None:
        return texts.other_hours
    return texts.from_until.format(begin=clock(span[0]), end=clock(span[1]))


def in_short(words: Words, text: str) -> str:
    """Return in a few words when the clinic is open."""
    texts, known = words.staff.settings, week_of(text) if text else None
    if not text:
        return texts.always
    return texts.other_hours if known is None else texts.days_a_week(len(known))


def week_rows(words: Words, tab: SettingsTab, text: str) -> list[Row]:
    """Return the rows of the opening hours: of all days, or of one."""
    texts = words.staff.settings
    week = week_of(text) if text else None
    if text and week is None:
        return [Row(texts.other_hours, text, (Button(texts.anew, Act("closed when shut")),))]
    asleep = Switch(week is not None, Act("closed when shut"))
    sleeps = Row(texts.sleeps, texts.notes["opening_hours"], switch=asleep)
    if week is None:
        return [sleeps]
    if tab.place in week:
        return [
            *_span_rows(words, week[tab.place]),
            Row(texts.same, texts.same_note, (Button(texts.copy, Act("same")),)),
        ]
    return [sleeps, *(_day_row(words, week, day) for day in DAYS)]


def _day_row(words: Words, week: Week, day: str) -> Row:
    texts = words.staff.settings
    switch = Switch(day in week, Act("closed", day))
    if day not in week:
        return Row(texts.days[day], texts.closed, switch=switch)
    return Row(texts.days[day], times(words, week[day]), (Button(texts.change, Act("day", day)),), switch)


def night_rows(words: Words, text: str) -> list[Row]:
    """Return the rows of the time when it is dark."""
    texts = words.staff.settings
    span = span_of(text)
    dark = Row(texts.dark, texts.notes["night"], switch=Switch(bool(text), Act("dark")))
    if text and span is None:
        return [replace(dark, note=f"{texts.other_hours}: {text}")]
    return [dark, *_span_rows(words, span)] if span else [dark]


def _span_rows(words: Words, span: Span) -> list[Row]:
    texts = words.staff.settings
    names = {"begin": texts.opens, "end": texts.closes}
    return [
        Row(
            name, buttons=(Button(texts.less, Act(verb, "-")), Button(texts.more, Act(verb, "+"))), value=clock(minutes)
        )
        for (verb, name), minutes in zip(names.items(), span, strict=True)
    ]
