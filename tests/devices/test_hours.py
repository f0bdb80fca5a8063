"""Opening hours: the kiosk is told when the clinic opens and closes."""

from __future__ import annotations

from datetime import datetime
from queue import SimpleQueue

import pytest
from opening_hours import OpeningHours

from kiosk.core.messages import Event, Hours
from kiosk.devices.hours import Porter, open_porter

HOURS = "Mo-Fr 08:00-18:00; Sa 09:00-12:00"
THURSDAY = "2026-11-26"


def told(*times: str) -> list[Event]:
    """What is posted when the clock is looked at at these times, on a Thursday."""
    posted: list[Event] = []
    clock = iter(times)
    hours = OpeningHours(HOURS)
    porter = Porter(lambda: hours.is_open(datetime.fromisoformat(f"{THURSDAY} {next(clock)}")), posted.append)
    for _ in times:
        porter.look()
    return posted


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (("09:00", "17:59"), []),
        (("09:00", "18:00", "19:00"), [Hours(open=False)]),
        (("06:00", "08:00", "12:00", "22:00"), [Hours(open=False), Hours(open=True), Hours(open=False)]),
        (("12:00", "03:00", "12:01"), [Hours(open=False), Hours(open=True)]),
    ],
    ids=["open all along", "closes", "a whole day", "a clock that was set"],
)
def test_it_is_told_when_that_changes_and_first_if_it_is_closed(times: tuple[str, ...], expected: list[Event]) -> None:
    assert told(*times) == expected


def test_the_porter_looks_by_itself_until_it_is_closed() -> None:
    posted: SimpleQueue[Event] = SimpleQueue()
    answers = iter([True, False])
    porter = Porter(lambda: next(answers, True), posted.put, seconds=0.01)
    porter.start()
    assert [posted.get(timeout=10), posted.get(timeout=10)] == [Hours(open=False), Hours(open=True)]
    porter.close()
    assert not porter._thread.is_alive()  # noqa: SLF001 - that it is over is all there is to see


def test_the_hours_of_a_clinic_that_is_never_open_are_those_of_now() -> None:
    posted: SimpleQueue[Event] = SimpleQueue()
    porter = open_porter("24/7 off", posted.put)
    porter.start()
    assert posted.get(timeout=10) == Hours(open=False)
    porter.close()
