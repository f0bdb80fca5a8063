"""How much the kiosk is used: by the week, and the exercises of a week. What may be told is decided by the clerk."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from kiosk.core.choices import key_of
from kiosk.core.messages import Act, Command
from kiosk.core.screen import Bar, Button, Desk, Notice, Row, Switch
from kiosk.core.staff import desk
from kiosk.core.staff.errands import EraseUses, ExerciseUse, FindUses, Report, Saved, SaveUses, UsesFound, WeekUse
from kiosk.core.staff.tabs import UseTab
from kiosk.core.state import Kiosk
from kiosk.words.staff.use import UseWords

MOST_BARS = 8
"""The chart shows so many weeks."""


def opened(kiosk: Kiosk) -> Kiosk:
    """Ask for the counts."""
    return desk.ask(kiosk, FindUses())


def acted(kiosk: Kiosk, tab: UseTab, act: Act) -> Kiosk:
    """Do what was touched."""
    match act:
        case Act("count"):
            return desk.change(kiosk, "count_uses", not kiosk.site.count_uses)
        case Act("save"):
            return desk.ask(kiosk, SaveUses(tuple(_titles(kiosk).items())))
        case Act("erase", "surely") if tab.erasing:
            return desk.ask(desk.shows(kiosk, replace(tab, erasing=False)), EraseUses())
        case _:
            return desk.shows(kiosk, _moved(kiosk, tab, act))


def _moved(kiosk: Kiosk, tab: UseTab, act: Act) -> UseTab:
    """Look at another page or week, or think of erasing."""
    match act:
        case Act("week", week):
            return replace(tab, week=week, page=0, erasing=False)
        case Act("weeks"):
            return UseTab(tab.weeks)
        case Act("page"):
            rows, bars = _rows(kiosk, tab), _bars(kiosk.words.staff.use, tab)
            return replace(tab, page=desk.turned(tab.page, act, desk.pages(kiosk, rows, bars)), erasing=False)
        case Act("erase", what):
            return replace(tab, erasing=what == "")
        case _:
            return tab


def reported(kiosk: Kiosk, tab: UseTab, report: Report) -> Kiosk:
    """Show the counts, or that they were saved."""
    match report:
        case UsesFound(weeks):
            return desk.shows(kiosk, replace(tab, weeks=weeks))
        case Saved(name):
            return desk.tells(kiosk, Notice(kiosk.words.staff.use.saved.format(name=name)))
        case _:
            return kiosk


# --- what is shown ----------------------------------------------------------------------------------


def view(kiosk: Kiosk, tab: UseTab) -> Desk:
    """Return the screen."""
    words = kiosk.words.staff
    week = _week(tab)
    title = _name(words.use, week.week) if week else words.desk.tabs["use"]
    back = Button(kiosk.words.labels[Command.BACK], Act("weeks"), "primary")
    save = Button(words.use.save, Act("save"), "primary")
    corner = (back,) if week else (save,) if tab.weeks else ()
    bars = _bars(words.use, tab)
    return desk.view(kiosk, title, _rows(kiosk, tab), tab.page, corner=corner, notice=_notice(kiosk, tab), bars=bars)


def _notice(kiosk: Kiosk, tab: UseTab) -> Notice | None:
    words = kiosk.words.staff.use
    if tab.erasing:
        ways = Button(words.erase, Act("erase", "surely")), Button(words.keep, Act("erase", "not"), "primary")
        return Notice(words.erase_title, words.erase_text, ways, warns=True)
    return Notice(words.nothing) if tab.weeks == () else None


def _week(tab: UseTab) -> WeekUse | None:
    """Return the week that is looked at, if one is."""
    return next((week for week in tab.weeks or () if week.week == tab.week), None)


def _rows(kiosk: Kiosk, tab: UseTab) -> tuple[Row, ...]:
    """Return what there is to be known of a week, or of all of them."""
    words, week = kiosk.words.staff.use, _week(tab)
    if week:
        titles = _titles(kiosk)
        return tuple(_exercise_row(words, titles, each, over=week.over) for each in week.exercises)
    erase = (Button(words.erase, Act("erase")),) if tab.weeks else ()
    switch = Switch(kiosk.site.count_uses, Act("count"))
    counting = Row(words.counting, words.counting_note, erase, switch)
    return (counting, *(_week_row(words, week) for week in tab.weeks or ()))


def _week_row(words: UseWords, week: WeekUse) -> Row:
    change = "" if week.change is None else _change(words, week.change)
    note = " · ".join(filter(None, (words.visits(week.visits), *_done(words, week), change)))
    exercises = (Button(words.exercises, Act("week", week.week)),) if week.exercises else ()
    return Row(_name(words, week.week), note, exercises)


def _exercise_row(words: UseWords, titles: Mapping[str, str], each: ExerciseUse, *, over: bool) -> Row:
    change = (words.too_few if over else words.not_over) if each.change is None else _change(words, each.change)
    return Row(titles.get(each.key, each.key), " · ".join((*_done(words, each), change)))


def _done(words: UseWords, use: WeekUse | ExerciseUse) -> tuple[str, str]:
    return words.begun(use.begun), words.finished(use.finished)


def _change(words: UseWords, change: float) -> str:
    """Return in words how much better people felt."""
    text = words.same if not change else words.better if change > 0 else words.worse
    return text.format(points=abs(change))


def _bars(words: UseWords, tab: UseTab) -> tuple[Bar, ...]:
    """Return the visits of the last weeks as a chart, the newest last."""
    weeks = [week for week in tab.weeks or () if week.week][:MOST_BARS]
    if len(weeks) <= 1 or _week(tab):
        return ()
    most = max(1, *(week.visits for week in weeks))
    return tuple(Bar(_day(words, week.week), week.visits / most, str(week.visits)) for week in reversed(weeks))


def _name(words: UseWords, week: str) -> str:
    return words.week_of.format(day=_day(words, week)) if week else words.no_date


def _day(words: UseWords, date: str) -> str:
    """Return a date like 2026-11-16 as people say it, without the year."""
    _, month, day = map(int, date.split("-"))
    return words.day.format(day=day, month=words.months[month - 1])


def _titles(kiosk: Kiosk) -> dict[str, str]:
    return {key_of(script): script.title for script in kiosk.scripts}
