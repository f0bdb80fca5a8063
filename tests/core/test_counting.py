"""What is counted of a visit, and what is not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.core.messages import Command, Do, Level, Pick
from kiosk.core.session import Rating
from kiosk.core.staff import desk
from kiosk.core.staff.errands import CountBegun, CountFinished, CountVisit, Errand
from kiosk.core.state import Done
from kiosk.core.visit import step
from tests.core.acting import BREATHING, CLINIC, SENSES, Acting, exercising, visitor
from tests.core.staff.test_area import let_in

USES = CountVisit | CountBegun | CountFinished


def counted(acting: Acting) -> list[Errand]:
    """What was counted so far. Nobody waits for any of it."""
    done = [effect for effect in acting.did if isinstance(effect, Do) and isinstance(effect.errand, USES)]
    assert [effect.turn for effect in done] == [0] * len(done)
    return [effect.errand for effect in done]


def to_the_end(acting: Acting, *ratings: int) -> Acting:
    """Rate with these numbers, as long as there are any, and let the exercise go on to its end."""
    left = list(ratings)
    while not isinstance(acting.phase, Done):
        acting.hear_out()
        if left and isinstance(acting.session.doing, Rating):
            acting.touch(Pick(left.pop(0)))
        acting.wait(5)
    return acting


def test_a_visit_an_exercise_and_its_end_are_counted_once_each() -> None:
    acting = visitor().touch(Command.START, Pick(1), Pick(1))
    assert counted(to_the_end(acting, 6, 4)) == [
        CountVisit(),
        CountBegun("en/even"),
        CountFinished("en/even", 2),
    ]


def test_an_exercise_without_two_ratings_has_no_change() -> None:
    acting = to_the_end(exercising(BREATHING))
    assert counted(acting) == [CountFinished("en/even", None)]


@pytest.mark.parametrize("way_out", [Command.STOP, Command.HOME])
def test_an_exercise_that_was_left_is_not_finished(way_out: Command) -> None:
    assert counted(exercising(SENSES).touch(way_out)) == []


def test_whoever_does_another_exercise_is_still_one_visitor() -> None:
    acting = visitor().touch(Command.START, Pick(1), Pick(1), Command.STOP, Command.AGAIN, Command.STOP)
    acting.touch(Command.ANOTHER, Pick(2), Pick(1))
    assert counted(acting) == [CountVisit(), CountBegun("en/even"), CountBegun("en/even"), CountBegun("en/senses")]


def test_whoever_starts_after_somebody_has_left_is_the_next_visitor() -> None:
    acting = visitor().touch(Command.START, Command.HOME, Command.START)
    assert counted(acting) == [CountVisit(), CountVisit()]


def test_nothing_is_counted_where_the_clinic_does_not_want_it() -> None:
    acting = visitor(site=replace(CLINIC, count_uses=False)).touch(Command.START, Pick(1), Pick(1))
    assert counted(to_the_end(acting)) == []


def test_what_staff_try_out_is_not_counted() -> None:
    acting = let_in()
    acting.kiosk, _ = step(desk.preview(acting.kiosk, BREATHING), Level(0.0))
    assert counted(to_the_end(acting.forget())) == []
