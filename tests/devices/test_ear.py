"""The ear's thread: what it does when all is well, when something fails, and when it is closed."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import pytest

from kiosk.core.messages import Event, Failed, Heard, Input, Level, Listen, Recovered, Uttered
from kiosk.devices.activity import Samples
from kiosk.devices.ear import Hearer, ThreadedEar, open_ear
from kiosk.ports import Ear
from tests.devices.room import one_after_another, said

DEADLINE = 20.0
BLOCK = np.zeros(320, np.float32)
BROKEN = np.full(320, np.nan, np.float32)


@dataclass
class ToyHearer:
    """Notes for what it is to listen; hears something in every block, and breaks down on a broken one."""

    turn: int = 0
    asked: list[Listen] = field(default_factory=list)
    anew: list[bool] = field(default_factory=list)

    def listen(self, wish: Listen) -> None:
        self.turn = wish.turn
        self.asked.append(wish)

    def feed(self, block: Samples, played: Samples, *, anew: bool) -> tuple[Event, ...]:
        assert not played.any()
        self.anew.append(anew)
        if np.isnan(block).any():
            raise ValueError("the recogniser broke down")
        return (Uttered(self.turn),)


@dataclass
class Desk:
    """Where ears are made and tried, and closed in the end."""

    events: SimpleQueue[Event] = field(default_factory=SimpleQueue)
    ears: list[ThreadedEar] = field(default_factory=list)

    def ear(self, hearer: Callable[[str], Hearer], rest_seconds: float = 0.0) -> ThreadedEar:
        return self.keep(ThreadedEar(hearer, "en", self.events.put, rest_seconds))

    def keep(self, ear: ThreadedEar) -> ThreadedEar:
        self.ears.append(ear)
        return ear

    def next(self) -> Event:
        """The next event, but for what the microphone gives."""
        while isinstance(event := self.events.get(timeout=DEADLINE), Level | Input):
            pass
        return event


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    for ear in desk.ears:
        ear.close()


def _it_is_an_ear(ear: ThreadedEar) -> Ear:
    """The type checker proves it."""
    return ear


def test_it_says_that_it_works(desk: Desk) -> None:
    desk.ear(lambda _: ToyHearer())

    assert Recovered("recogniser") == desk.next()


def test_what_is_heard_is_posted_with_the_turn_it_was_asked_for(desk: Desk) -> None:
    ear = desk.ear(lambda _: ToyHearer())

    ear.listen(Listen(3, ("yes",), "en", counting=False))
    ear.hear(BLOCK, BLOCK)
    ear.listen(Listen(4, ("no",), "en", counting=True))
    ear.hear(BLOCK, BLOCK)

    assert [Recovered("recogniser"), Uttered(3), Uttered(4)] == [desk.next() for _ in range(3)]


def test_it_is_told_when_what_was_played_is_put_beside_what_is_heard_in_another_way(desk: Desk) -> None:
    hearer = ToyHearer()
    ear = desk.ear(lambda _: hearer)

    ear.hear(BLOCK, BLOCK, anew=True)
    ear.hear(BLOCK, BLOCK)

    assert [Recovered("recogniser"), Uttered(0), Uttered(0)] == [desk.next() for _ in range(3)]
    assert [True, False] == hearer.anew


def test_nothing_waits_for_a_model_to_be_loaded(desk: Desk) -> None:
    loaded = threading.Event()

    def slowly(_: str) -> ToyHearer:
        assert loaded.wait(DEADLINE)
        return ToyHearer()

    ear = desk.ear(slowly)
    ear.listen(Listen(3, ("yes",), "en", counting=False))
    ear.hear(BLOCK, BLOCK)
    loaded.set()

    assert [Recovered("recogniser"), Uttered(3)] == [desk.next() for _ in range(2)]


def test_after_a_breakdown_it_works_again_with_what_was_asked_last(desk: Desk) -> None:
    hearers = [ToyHearer(), ToyHearer()]
    made = iter(hearers)
    ear = desk.ear(lambda _: next(made))
    ear.listen(Listen(3, ("yes", "no"), "en", counting=True))

    ear.hear(BROKEN, BLOCK)

    failed, recovered = Failed("recogniser", "the recogniser broke down"), Recovered("recogniser")
    assert [recovered, failed, recovered] == [desk.next() for _ in range(3)]
    ear.hear(BLOCK, BLOCK)
    assert Uttered(3) == desk.next()
    assert [Listen(3, ("yes", "no"), "en", counting=True)] == hearers[1].asked


def test_what_is_asked_while_it_rests_is_not_lost(desk: Desk) -> None:
    tries = SimpleQueue[None]()

    def hearer(_: str) -> ToyHearer:
        tries.put(None)
        if tries.qsize() == 1:
            raise OSError("no model")
        return ToyHearer()

    ear = desk.ear(hearer, rest_seconds=0.3)
    assert Failed("recogniser", "no model") == desk.next()
    ear.listen(Listen(9, ("yes",), "en", counting=False))
    ear.hear(BLOCK, BLOCK)

    assert Recovered("recogniser") == desk.next()
    ear.hear(BLOCK, BLOCK)
    assert Uttered(9) == desk.next()


def test_the_same_failure_is_told_once(desk: Desk) -> None:
    reasons = iter(["no model", "no model", "no model", "no memory", "no memory"])

    def hearer(_: str) -> ToyHearer:
        for reason in reasons:
            raise OSError(reason)
        return ToyHearer()

    desk.ear(hearer)

    assert [Failed("recogniser", "no model"), Failed("recogniser", "no memory"), Recovered("recogniser")] == [
        desk.next() for _ in range(3)
    ]


def test_another_language_brings_another_hearer(desk: Desk) -> None:
    languages: list[str] = []

    def hearer(language: str) -> ToyHearer:
        languages.append(language)
        return ToyHearer()

    ear = desk.ear(hearer)
    ear.listen(Listen(1, ("yes",), "en", counting=False))
    ear.listen(Listen(2, ("ja",), "de", counting=False))
    ear.hear(BLOCK, BLOCK)

    assert [Recovered("recogniser"), Recovered("recogniser"), Uttered(2)] == [desk.next() for _ in range(3)]
    assert ["en", "de"] == languages


def test_another_language_is_tried_at_once_while_it_rests_from_one_that_failed(desk: Desk) -> None:
    def hearer(language: str) -> ToyHearer:
        if language == "es":
            raise ValueError("no Spanish here")
        return ToyHearer()

    ear = desk.ear(hearer, rest_seconds=60.0)
    assert desk.next() == Recovered("recogniser")
    ear.listen(Listen(1, ("empezar",), "es", counting=False))
    assert desk.next() == Failed("recogniser", "no Spanish here")
    ear.listen(Listen(2, ("start",), "en", counting=False))
    assert desk.next() == Recovered("recogniser")


@pytest.mark.parametrize("rest_seconds", [0.0, 60.0])
def test_it_closes_at_once_even_while_it_rests(desk: Desk, rest_seconds: float) -> None:
    def hearer(_: str) -> ToyHearer:
        raise OSError("no model")

    ear = desk.ear(hearer, rest_seconds)
    desk.next()
    before = time.monotonic()

    ear.close()

    assert time.monotonic() - before < 0.9


def test_it_closes_within_about_a_second_even_while_a_model_is_loaded(desk: Desk) -> None:
    loaded = threading.Event()

    def slowly(_: str) -> ToyHearer:
        loaded.wait(DEADLINE)
        return ToyHearer()

    ear = desk.ear(slowly)
    before = time.monotonic()

    ear.close()
    loaded.set()

    assert time.monotonic() - before < 1.5


def test_the_real_one_hears(desk: Desk) -> None:
    ear = desk.keep(open_ear(None, "en", desk.events.put))
    ear.listen(Listen(5, ("continue", "stop"), "en", counting=False))
    sound = one_after_another(said("continue"))
    for start in range(0, len(sound), 320):
        block = sound[start : start + 320]
        ear.hear(block, np.zeros_like(block))

    heard = [desk.next() for _ in range(3)]

    assert Recovered("recogniser") == heard[0]
    assert [(5, "continue", False), (5, "continue", True)] == [
        (event.turn, event.text, event.final) for event in heard if isinstance(event, Heard)
    ]


def test_a_language_without_a_model_fails_in_plain_words(desk: Desk) -> None:
    desk.keep(open_ear(None, "tlh", desk.events.put))

    assert Failed("recogniser", "there is no speech model for the language “tlh”") == desk.next()


def test_a_wrong_setting_is_logged_and_another_model_used(
    desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    desk.keep(open_ear(tmp_path / "gone", "en", desk.events.put))

    assert Recovered("recogniser") == desk.next()
    assert [f"speech model: there is no folder {tmp_path / 'gone'}"] == caplog.messages
