"""Opening hours: the kiosk is told when the clinic opens and closes."""

from __future__ import annotations

from datetime import datetime
from queue import SimpleQueue

import pytest

from kiosk.core.messages import Event, Hours
from kiosk.devices.hours import Porter

HOURS = "Mo-Fr 08:00-18:00; Sa 09:00-12:00"
NIGHT = "20:00-07:00"
THURSDAY = "2026-11-26"

OPEN, CLOSED, DARK = Hours(open=True), Hours(open=False), Hours(open=False, night=True)


def told(hours: str, night: str, *times: str) -> list[Event]:
    """What is posted when the clock is looked at at these times, on a Thursday."""
    posted: list[Event] = []
    clock = iter(datetime.fromisoformat(f"{THURSDAY} {time}") for time in times)
    porter = Porter(hours, night, posted.append, now=lambda: next(clock))
    for _ in times:
        porter.look()
    return posted


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (("09:00", "17:59"), []),
        (("09:00", "18:00", "19:00"), [CLOSED]),
        (("06:00", "08:00", "12:00", "22:00"), [CLOSED, OPEN, CLOSED]),
        (("12:00", "03:00", "12:01"), [CLOSED, OPEN]),
    ],
    ids=["open all along", "closes", "a whole day", "a clock that was set"],
)
def test_it_is_told_when_that_changes_and_first_if_it_is_closed(times: tuple[str, ...], expected: list[Event]) -> None:
    assert told(HOURS, "", *times) == expected


def test_it_is_told_when_it_becomes_dark_and_light_also_over_midnight() -> None:
    dark = Hours(open=True, night=True)
    assert told("", NIGHT, "06:59", "07:00", "19:59", "20:00", "23:59", "00:00") == [dark, OPEN, dark]
    assert told(HOURS, NIGHT, "19:00", "20:00", "07:30", "08:00") == [CLOSED, DARK, CLOSED, OPEN]


def test_without_hours_it_is_always_open_and_never_dark() -> None:
    assert told("", "", "00:00", "12:00") == []


def test_the_porter_looks_by_itself_until_it_is_closed() -> None:
    posted: SimpleQueue[Event] = SimpleQueue()
    times = iter(["03:00", "12:00"])
    porter = Porter(HOURS, "", posted.put, 0.01, lambda: datetime.fromisoformat(f"{THURSDAY} {next(times, '12:00')}"))
    porter.start()
    assert [posted.get(timeout=10), posted.get(timeout=10)] == [CLOSED, OPEN]
    porter.close()
    assert not porter._thread.is_alive()  # noqa: SLF001 - that it is over is all there is to see


def test_the_hours_of_a_clinic_that_is_never_open_are_those_of_now_and_other_ones_are_taken_up_at_once() -> None:
    posted: SimpleQueue[Event] = SimpleQueue()
    porter = Porter("24/7 off", "", posted.put, seconds=600)
    porter.start()
    assert posted.get(timeout=10) == CLOSED
    porter.change("", "24/7")
    assert posted.get(timeout=10) == Hours(open=True, night=True)
    porter.close()
