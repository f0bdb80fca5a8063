"""How much the kiosk is used, as staff see it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.core.messages import Act, Intent
from kiosk.core.screen import Bar, Button, Desk, Notice, Row, Switch
from kiosk.core.staff.errands import (
    ChangeSetting,
    EraseUses,
    ExerciseUse,
    FindUses,
    PinState,
    Progress,
    Saved,
    SaveUses,
    UsesFound,
    WeekUse,
)
from tests.core.acting import Acting
from tests.core.staff.test_area import asked, at, reports

THIS = WeekUse("2026-11-23", 1, 1, 0, None, False, (ExerciseUse("en/even", 1, 0),))
LAST = WeekUse(
    "2026-11-16",
    12,
    9,
    8,
    1.8,
    True,
    (
        ExerciseUse("en/even", 6, 5, 2.0),
        ExerciseUse("en/senses", 2, 2, None),
        ExerciseUse("en/gone", 5, 5, -0.4),
        ExerciseUse("es/pies", 5, 5, 0.0),
        ExerciseUse("en/more", 1, 1, None),
    ),
)
UNDATED = WeekUse("", 2, 0, 0)


def found(*weeks: WeekUse) -> Acting:
    """Staff look at the use of these weeks."""
    return reports(at("use"), UsesFound(weeks))


def shown(acting: Acting) -> Desk:
    assert isinstance(acting.view, Desk)
    return acting.view


def counting(*buttons: Button, on: bool = True) -> Row:
    note = "Only how many, by the week. Nothing about any one person."
    return Row("Count how the kiosk is used", note, buttons, Switch(on, Act("count")))


ERASE = Button("Erase", Act("erase"))


def test_the_counts_are_asked_for_and_until_they_are_there_nothing_is_said_of_them() -> None:
    acting = at("use")
    assert asked(acting)[-1] == FindUses()
    assert (shown(acting).rows, shown(acting).corner, shown(acting).notice) == ((counting(),), (), None)


def test_where_nothing_was_counted_it_says_so() -> None:
    assert shown(found()).notice == Notice("Nothing has been counted yet.")
    assert shown(found()).rows == (counting(),)


def test_weeks_are_shown_as_a_chart_and_as_a_table() -> None:
    screen = shown(found(THIS, LAST, UNDATED))
    assert screen.title == "Use & results"
    assert screen.bars == (Bar("16 Nov", 1.0, "12"), Bar("23 Nov", 1 / 12, "1"))
    assert screen.corner == (Button("Save to USB stick", Act("save"), "primary"),)
    assert screen.rows == (
        counting(ERASE),
        Row("Week of 23 Nov", "1 visit · 1 begun · 0 finished", (Button("Exercises", Act("week", "2026-11-23")),)),
    )
    assert screen.page == "1 of 2"


def test_more_weeks_are_on_the_next_page() -> None:
    assert shown(found(THIS, LAST, UNDATED).touch(Act("page", "+"))).rows == (
        Row(
            "Week of 16 Nov",
            "12 visits · 9 begun · 8 finished · 1.8 points better on average",
            (Button("Exercises", Act("week", "2026-11-16")),),
        ),
        Row("Without a date", "2 visits · 0 begun · 0 finished"),
    )


def test_one_week_is_no_chart() -> None:
    assert shown(found(LAST, UNDATED)).bars == ()


def test_weeks_without_a_visit_have_no_height() -> None:
    screen = shown(found(replace(THIS, visits=0), replace(LAST, visits=0)))
    assert screen.bars == (Bar("16 Nov", 0.0, "0"), Bar("23 Nov", 0.0, "0"))


def test_the_exercises_of_a_week_are_shown_with_how_people_felt_after_them() -> None:
    acting = found(THIS, LAST).touch(Act("week", "2026-11-16"))
    screen = shown(acting)
    assert (screen.title, screen.bars, screen.page) == ("Week of 16 Nov", (), "1 of 2")
    assert screen.corner == (Button("Back", Act("weeks"), "primary"),)
    assert screen.rows == (
        Row("Even breathing", "6 begun · 5 finished · 2.0 points better on average"),
        Row("Five senses", "2 begun · 2 finished · too few ratings to show"),
        Row("en/gone", "5 begun · 5 finished · 0.4 points worse on average"),
        Row("es/pies", "5 begun · 5 finished · no change on average"),
    )
    assert shown(acting.touch(Act("weeks"))).title == "Use & results"


def test_ratings_of_a_week_are_not_shown_before_it_is_over() -> None:
    screen = shown(found(THIS, LAST).touch(Act("week", "2026-11-23")))
    assert screen.rows == (Row("Even breathing", "1 begun · 0 finished · ratings are shown when the week is over"),)


def test_the_counts_are_saved_with_the_titles_of_exercises() -> None:
    acting = found(LAST).touch(Act("save"))
    assert asked(acting)[-1] == SaveUses((("en/even", "Even breathing"), ("en/senses", "Five senses")))
    notice = shown(reports(acting, Saved("use.csv"))).notice
    assert notice == Notice("The counts are on the stick, in the file use.csv.")


# --- erasing and switching off ------------------------------------------------------------------------


def test_counts_are_erased_when_somebody_is_sure() -> None:
    acting = found(THIS, LAST).touch(Act("erase"))
    assert shown(acting).notice == Notice(
        "Erase all counts?",
        "They cannot be brought back.",
        (Button("Erase", Act("erase", "surely")), Button("Keep them", Act("erase", "not"), "primary")),
        warns=True,
    )
    assert shown(acting).bars == ()
    acting.touch(Act("erase", "surely"))
    assert asked(acting)[-1] == EraseUses()
    assert shown(reports(acting, UsesFound())).notice == Notice("Nothing has been counted yet.")


@pytest.mark.parametrize("way", [Act("erase", "not"), Act("page", "+"), Act("week", "2026-11-16")])
def test_whoever_does_something_else_has_erased_nothing(way: Intent) -> None:
    acting = found(THIS, LAST).touch(Act("erase"), way).touch(Act("erase", "surely"))
    assert EraseUses() not in asked(acting)
    assert shown(acting).notice is None


def test_counting_can_be_switched_off_and_on() -> None:
    acting = found().touch(Act("count"))
    assert (acting.kiosk.site.count_uses, asked(acting)[-1]) == (False, ChangeSetting("count_uses", value=False))
    assert shown(acting).rows == (counting(on=False),)
    acting.touch(Act("count"))
    assert (acting.kiosk.site.count_uses, asked(acting)[-1]) == (True, ChangeSetting("count_uses", value=True))


@pytest.mark.parametrize("report", [PinState(is_set=True), Progress(1, 2)])
def test_reports_on_other_things_change_nothing(report: PinState | Progress) -> None:
    acting = at("use")
    assert shown(acting) == shown(reports(acting, report))


def test_acts_of_other_screens_change_nothing() -> None:
    acting = found(LAST)
    assert shown(acting) == shown(acting.touch(Act("digit", "1")))
