"""A visit by voice with the real clerk: counts are all that is left of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kiosk.core.messages import Event
from kiosk.core.script import Part, Rate, Say, Script
from kiosk.core.state import Done, Kiosk
from kiosk.runtime import Inbox, Runtime
from kiosk.staff.clerk import Errands
from kiosk.staff.uses import Uses, doings
from tests.fakes import FakeEar, FakeScreen, FakeVoice

SCRIPT = Script("rest", "en", "Rest", "Relax", (Part("", (Rate("tension"), Say("Rest."), Rate("tension"))),))
MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


def no_stick(name: str, _text: str) -> None:
    raise AssertionError(name)


class Room:
    """A kiosk that counts into a folder, and somebody who speaks to it."""

    def __init__(self, folder: Path, today: date) -> None:
        folder.mkdir()
        self.inbox = Inbox()
        self.clerk = Errands(doings(Uses(folder / "uses.sqlite", lambda: today), no_stick), self.inbox.put)
        self.voice, self.ear = FakeVoice(self.post), FakeEar(self.post)
        self.runtime = Runtime(Kiosk(scripts=(SCRIPT,)), self.voice, self.ear, FakeScreen(), self.clerk, self.inbox)
        self.runtime.start()

    def post(self, event: Event) -> None:
        self.inbox.put(event)

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds / 0.25)):
            self.voice.finish()
            self.runtime.frame(0.25)

    def say(self, *phrases: str) -> None:
        for phrase in phrases:
            self.wait(3)
            self.ear.hear(phrase)
            self.wait(3)

    def visit(self, *, before: str, after: str) -> None:
        """Come, rate, rest, rate again and go; the clerk writes it down."""
        self.say("start", "relax", "rest", before, after)
        self.wait(10)
        assert isinstance(self.runtime.kiosk.phase, Done)
        self.say("finish")
        self.clerk.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_left_is_what_was_counted_and_no_byte_more(tmp_path: Path) -> None:
    Room(tmp_path / "visited", FRIDAY).visit(before="seven", after="four")
    (tmp_path / "counted").mkdir()
    uses = Uses(tmp_path / "counted" / "uses.sqlite", lambda: MONDAY)
    uses.visit()
    uses.begun("en/rest")
    uses.finished("en/rest", 3)
    assert contents(tmp_path / "visited") == contents(tmp_path / "counted")


def test_which_ratings_led_to_a_change_cannot_be_told(tmp_path: Path) -> None:
    for name, before, after in (("high", "seven", "four"), ("low", "three", "zero")):
        Room(tmp_path / name, FRIDAY).visit(before=before, after=after)
    assert contents(tmp_path / "high") == contents(tmp_path / "low")
