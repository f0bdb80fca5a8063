"""Hours are set day by day on the screen, and written as everybody writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opening_hours import validate

from kiosk.core.messages import Act
from kiosk.core.screen import Button, Row, Switch
from kiosk.core.staff.errands import ChangeSetting
from kiosk.core.staff.hours import DAY, DAYS, NEVER, Span, Week, clock, span_of, span_text, week_of, week_text
from tests.core.acting import Acting
from tests.core.staff.test_area import asked
from tests.core.staff.test_settings import BACK, all_rows, at_settings, editing, shown, titles, touched, value

EIGHT, NINE, NOON, SIX = 480, 540, 720, 1080

# --- from text to hours and back ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("Mo-Fr 08:00-18:00; Sa 09:00-12:00", dict.fromkeys(DAYS[:5], (EIGHT, SIX)) | {"Sa": (NINE, NOON)}),
        ("Mo 08:00-18:00", {"Mo": (EIGHT, SIX)}),
        ("Mo-Tu 08:00-18:00; Th 08:00-18:00", dict.fromkeys(("Mo", "Tu", "Th"), (EIGHT, SIX))),
        ("Mo-Su 00:00-24:00", dict.fromkeys(DAYS, (0, DAY))),
        (NEVER, {}),
    ],
)
def test_hours_are_read_and_written(text: str, week: Week) -> None:
    assert week_of(text) == week
    assert week_text(week) == text


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("Mo,We 08:00-18:00", {"Mo": (EIGHT, SIX), "We": (EIGHT, SIX)}),
        ("Mo, We-Th 08:00-18:00", dict.fromkeys(("Mo", "We", "Th"), (EIGHT, SIX))),
        ("Mo-Tu 08:00-12:00; Tu 09:00-12:00", {"Mo": (EIGHT, NOON), "Tu": (NINE, NOON)}),
    ],
)
def test_other_ways_to_write_them_are_read_as_well(text: str, week: Week) -> None:
    assert week_of(text) == week


@pytest.mark.parametrize(
    "text",
    [
        "24/7",
        "08:00-18:00",
        "Mo-Fr 08:00-12:00,13:00-18:00",
        "Mo-Fr 08:00-18:00; PH off",
        "Mo 22:00-02:00",
        "Jan Mo 08:00-18:00",
        "Mo-Xx 08:00-18:00",
        "Mo 08:00-25:00",
        "Fr-Mo 08:00-18:00",
        "",
    ],
)
def test_hours_that_are_more_than_can_be_set_are_left_to_the_technician(text: str) -> None:
    assert week_of(text) is None


times = st.integers(0, 47).map(lambda half: 30 * half)
spans = st.tuples(times, times.map(lambda minutes: minutes + 30)).filter(lambda span: span[0] < span[1])


@given(st.dictionaries(st.sampled_from(DAYS), spans))
def test_any_week_is_written_so_that_it_is_read_again_and_the_porter_understands_it(week: Week) -> None:
    assert week_of(week_text(week)) == week
    assert validate(week_text(week))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("20:00-07:00", (1200, 420)),
        ("00:00-24:00", (0, DAY)),
        ("20:00-20:00", None),
        ("24:00-07:00", None),
        ("20:60-07:00", None),
        ("8-9", None),
        ("", None),
    ],
)
def test_a_night_goes_over_midnight(text: str, span: Span | None) -> None:
    assert span_of(text) == span
    assert span is None or span_text(span) == text
    assert clock(5) == "00:05"


# --- opening hours on the screen ------------------------------------------------------------------


def week(acting: Acting) -> str:
    return str(value(acting, "opening_hours"))


def test_a_clinic_that_is_always_open_has_one_switch_which_begins_with_the_usual_hours() -> None:
    acting = editing("opening_hours")
    switch = Act("closed when shut")
    note = "At other times the screen is black, until somebody touches it."
    assert [Row("Black screen while you are closed", note, switch=Switch(on=False, intent=switch))] == all_rows(acting)
    assert week(touched(acting, switch)) == "Mo-Fr 08:00-18:00"
    assert titles(acting)[:8] == [
        "Black screen while you are closed",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ]
    assert week(touched(acting, switch)) == ""


def test_each_day_is_open_or_closed_and_one_that_opens_is_as_the_others() -> None:
    acting = editing("opening_hours", opening_hours="Mo-Tu 09:00-12:00")
    rows = {row.title: row for row in all_rows(acting)}
    change = (Button("Change", Act("day", "Mo")),)
    assert rows["Monday"] == Row("Monday", "09:00–12:00", change, Switch(on=True, intent=Act("closed", "Mo")))
    assert rows["Sunday"] == Row("Sunday", "closed", switch=Switch(on=False, intent=Act("closed", "Su")))
    assert week(touched(acting, Act("closed", "Su"))) == "Mo-Tu 09:00-12:00; Su 09:00-12:00"
    assert week(touched(acting, Act("closed", "Mo"), Act("closed", "Tu"), Act("closed", "Su"))) == NEVER
    assert week(touched(acting, Act("closed", "We"))) == "We 08:00-18:00"


def test_the_times_of_a_day_are_moved_by_half_hours_and_it_opens_before_it_closes() -> None:
    acting = touched(editing("opening_hours", opening_hours="Mo-Tu 00:30-01:30; We 23:00-23:30"), Act("day", "Mo"))
    assert shown(acting).title == "Monday"
    steps = {verb: (Button("−", Act(verb, "-")), Button("+", Act(verb, "+"))) for verb in ("begin", "end")}
    assert shown(acting).rows[:2] == (
        Row("From", buttons=steps["begin"], value="00:30"),
        Row("Until", buttons=steps["end"], value="01:30"),
    )
    assert week(touched(acting, *[Act("begin", "-")] * 3)) == "Mo 00:00-01:30; Tu 00:30-01:30; We 23:00-23:30"
    assert week(touched(acting, *[Act("begin", "+")] * 9)) == "Mo 01:00-01:30; Tu 00:30-01:30; We 23:00-23:30"
    assert week(touched(acting, *[Act("end", "-")] * 9)) == "Mo 01:00-01:30; Tu 00:30-01:30; We 23:00-23:30"
    touched(acting, BACK, Act("day", "We"), *[Act("end", "+")] * 9, Act("nonsense"))
    assert week(acting) == "Mo 01:00-01:30; Tu 00:30-01:30; We 23:00-24:00"
    assert shown(touched(acting, BACK)).title == "Opening hours"
    assert shown(touched(acting, BACK)).title == "Settings"


def test_the_times_of_one_day_can_be_those_of_all() -> None:
    acting = touched(editing("opening_hours", opening_hours="Mo 09:00-12:00; Fr 08:00-18:00"), Act("day", "Fr"))
    assert shown(acting).rows[2].buttons[0].intent == Act("same")
    assert week(touched(acting, Act("same"))) == "Mo 08:00-18:00; Fr 08:00-18:00"
    assert shown(acting).title == "Opening hours"


def test_hours_that_a_technician_has_written_can_be_read_and_begun_anew() -> None:
    acting = editing("opening_hours", opening_hours="Mo-Fr 08:00-18:00; PH off")
    anew = (Button("Begin anew", Act("closed when shut")),)
    assert shown(acting).rows[0] == Row("A technician has written these hours", "Mo-Fr 08:00-18:00; PH off", anew)
    assert week(touched(acting, Act("closed", "Mo"), Act("day", "Mo"))) == "Mo-Fr 08:00-18:00; PH off"
    assert week(touched(acting, Act("closed when shut"))) == "Mo-Fr 08:00-18:00"


@pytest.mark.parametrize("act", [Act("day", "Su"), Act("day", "Xx"), Act("same"), Act("nonsense")])
def test_what_cannot_be_meant_changes_nothing(act: Act) -> None:
    acting = editing("opening_hours", opening_hours="Mo 09:00-12:00")
    before = acting.kiosk
    assert before == acting.touch(act).kiosk


# --- the night on the screen ----------------------------------------------------------------------


def test_the_night_is_switched_on_and_its_times_go_round_midnight() -> None:
    acting = editing("night")
    assert titles(acting) == ["Dark at night"]
    touched(acting, Act("begin", "+"))
    assert ChangeSetting not in map(type, asked(acting))
    touched(acting, Act("dark"))
    assert titles(acting)[:3] == ["Dark at night", "From", "Until"]
    assert value(acting, "night") == "20:00-07:00"
    assert value(touched(acting, *[Act("begin", "+")] * 8, *[Act("end", "-")] * 2), "night") == "00:00-06:00"
    assert value(touched(acting, Act("begin", "-"), *[Act("end", "+")] * 2), "night") == "23:30-07:00"
    assert value(touched(acting, Act("dark")), "night") == ""


def test_a_night_has_a_length() -> None:
    acting = touched(editing("night", night="20:00-20:30"), Act("begin", "+"))
    assert value(acting, "night") == "20:00-20:30"


def test_a_night_that_a_technician_has_written_can_be_read_and_switched_off() -> None:
    acting = editing("night", night="sunset-sunrise")
    assert shown(acting).rows[0].note == "A technician has written these hours: sunset-sunrise"
    assert value(touched(acting, Act("dark")), "night") == ""


def test_a_night_that_a_technician_has_written_is_told_of_in_the_list() -> None:
    listed = titles(at_settings(night="sunset-sunrise"))
    assert "Dark screen at night: A technician has written these hours" in listed


def test_opening_hours_are_told_of_in_the_list_in_a_few_words() -> None:
    said = [titles(at_settings(opening_hours=text))[3] for text in ("", "Mo-Fr 08:00-18:00", NEVER, "24/7")]
    assert said == [
        "Opening hours: always open",
        "Opening hours: 5 days a week",
        "Opening hours: 0 days a week",
        "Opening hours: A technician has written these hours",
    ]
