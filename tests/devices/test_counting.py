"""Things that are named are counted by the voice alone; what they were is not kept."""

from __future__ import annotations

from kiosk.core.messages import Level, Uttered
from kiosk.devices.activity import RATE
from tests.devices.room import listener, one_after_another, perceived, said, understood


def once(text: str) -> list[tuple[str, bool]]:
    """What is understood of a phrase that is said once: it at the pause, and it at the end."""
    return [(text, False), (text, True)]


def test_five_things_are_counted() -> None:
    things = [said(thing) for thing in ("a lamp", "the carpet", "a green plant", "my shoes", "the window")]
    sound = one_after_another(*[part for thing in things for part in (thing, 0.9)])

    assert [("…", True)] * 5 == understood(listener("skip", "stop", turn=7, counting=True), sound)


def test_what_is_counted_is_known_by_its_turn_alone() -> None:
    events = perceived(listener("skip", turn=7, counting=True), one_after_another(said("a lamp")))

    assert [Uttered(7)] == [event for event in events if not isinstance(event, Level)]


def test_a_phrase_is_heard_and_not_counted() -> None:
    found = understood(listener("skip", "stop", counting=True), one_after_another(said("a lamp"), 0.9, said("stop")))

    assert [("…", True), *once("stop")] == found


def test_a_pause_within_one_thing_does_not_make_it_two() -> None:
    sound = one_after_another(said("a green"), 0.5, said("plant"), 1.0, said("a lamp"), 0.3)

    assert [("…", True)] * 2 == understood(listener("skip", "stop", counting=True), sound)


def test_what_began_before_things_were_to_be_counted_is_not_counted() -> None:
    by = listener("skip", "stop")
    sound = one_after_another(said("name five things that you can see"), 1.0, said("a lamp"), 0.3)

    assert [] == understood(by, sound[: 2 * RATE])
    by.listen(2, ("skip", "stop"), counting=True)

    assert [("…", True)] == understood(by, sound[2 * RATE :])
