"""Events in, effects out, one frame after another."""

from __future__ import annotations

import logging
import threading

import pytest

from kiosk.core.messages import Command, Event, Failed, LibraryChanged, Pick, Recovered, Touched
from kiosk.core.script import Part, Recording, Say, Script
from kiosk.core.state import ChoosingArea, ChoosingExercise, Kiosk
from kiosk.runtime import Inbox, Runtime
from kiosk.words.english import ENGLISH
from tests.core.acting import BREATHING
from tests.fakes import FakeClerk, FakeEar, FakeScreen, FakeVoice


class Desk:
    """A runtime with devices that a test controls."""

    def __init__(self) -> None:
        self.voice = FakeVoice(self.post)
        self.ear = FakeEar(self.post)
        self.screen = FakeScreen()
        self.clerk = FakeClerk(self.post)
        self.runtime = Runtime(Kiosk(scripts=(BREATHING,)), self.voice, self.ear, self.screen, self.clerk)
        self.runtime.start()

    def post(self, event: Event) -> None:
        self.runtime.post(event)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_at_the_start_the_devices_know_what_to_do(desk: Desk) -> None:
    assert desk.voice.did[1] == "volume 0.7"
    assert "start" in desk.ear.phrases


def test_effects_are_performed_in_order(desk: Desk) -> None:
    desk.voice.did.clear()
    for intent in (Command.START, Pick(1), Command.HELP, Command.BACK, Pick(1), Command.NEXT):
        desk.post(Touched(intent))
    for intent in (Command.PAUSE, Command.CONTINUE, Command.LOUDER):
        desk.post(Touched(intent))
    desk.runtime.frame(0.1)
    help_text = " ".join(ENGLISH.help_paragraphs("US"))
    assert desk.voice.did == [
        "speak What would help right now? You can say relax. (en)",
        "speak One: Even breathing. You can say a number, or back. (en)",
        f"speak {help_text} You can say back. (en)",
        "hush",
        "speak One: Even breathing. You can say a number, or back. (en)",
        "hush",
        "prepare 7 (en)",
        "speak How tense do you feel right now? You can say a number from zero to ten, or skip. (en)",
        "hush",
        "speak Sit down. (en)",
        "speak Paused. You can say continue or stop. (en)",
        "hush",
        "speak Sit down. (en)",
        "volume 0.85",
    ]


def test_a_recording_is_held_and_resumed(desk: Desk) -> None:
    recorded = Script("own", "en", "Own", "Relax", (Part("", (Say("Hello.", Recording("own.ogg", 4)),)),))
    desk.post(LibraryChanged((recorded,)))
    for intent in (Command.START, Pick(1), Pick(1), Command.PAUSE, Command.CONTINUE):
        desk.post(Touched(intent))
    desk.runtime.frame(0.1)
    assert desk.voice.did[-2:] == ["hold", "resume"]


def test_a_spoken_visit_leads_into_an_exercise(desk: Desk) -> None:
    for phrase in ("start", "relax", "one"):
        desk.ear.hear(phrase)
        desk.runtime.frame(0.1)
        desk.voice.finish()
        desk.runtime.frame(1.0)
    assert desk.screen.shown[-1].view.__class__.__name__ == "CheckIn"


def test_every_frame_shows_the_state_after_all_that_happened(desk: Desk) -> None:
    desk.post(Touched(Command.START))
    desk.post(Touched(Pick(1)))
    desk.runtime.frame(0.1)
    assert desk.runtime.kiosk.phase == ChoosingExercise("Relax")
    assert len(desk.screen.shown) == 1


def test_events_may_come_from_any_thread(desk: Desk) -> None:
    thread = threading.Thread(target=desk.post, args=(Touched(Command.START),))
    thread.start()
    thread.join()
    desk.runtime.frame(0.1)
    assert desk.runtime.kiosk.phase == ChoosingArea()


def test_whatever_is_put_into_the_inbox_wakes_who_waits_for_it() -> None:
    inbox = Inbox()
    assert not inbox.awake.is_set()
    inbox.put(Touched(Command.START))
    assert inbox.awake.is_set()
    assert Touched(Command.START) == inbox.get_nowait()


def test_what_fails_and_recovers_is_logged_for_the_technician(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    desk.post(Failed("microphone", "unplugged"))
    desk.post(Recovered("microphone"))
    desk.runtime.frame(0.1)
    assert caplog.messages == ["microphone: unplugged", "microphone: works"]


def test_nothing_that_was_said_is_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for phrase in ("start", "relax", "something private"):
        desk.ear.hear(phrase)
        desk.runtime.frame(0.1)
    assert caplog.messages == ["phase: ChoosingArea", "phase: ChoosingExercise"]


def test_without_a_voice_a_notice_is_shown(desk: Desk) -> None:
    desk.post(Failed("voice", "missing"))
    desk.runtime.frame(0.1)
    assert desk.screen.shown[-1].notice == ENGLISH.voice_off
