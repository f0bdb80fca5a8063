"""What is noted of a rehearsal."""

from __future__ import annotations

import pytest

from kiosk.core.messages import Command, Event, Failed, Heard, Level, Pick, Tick, Touched
from kiosk.rehearsal.transcript import Entry, Transcript, as_text, view_name
from tests.core.acting import SENSES, Acting, exercising, visitor


def noted(acting: Acting) -> list[Entry]:
    transcript = Transcript(seconds=1.0)
    transcript.frame(acting.kiosk, acting.look)
    transcript.seconds = 2.0
    transcript.frame(acting.kiosk, acting.look)
    return transcript.entries


def test_what_is_said_and_shown_is_noted_once() -> None:
    said = "What would help right now? You can say relax or ground."
    assert noted(visitor().touch(Command.START)) == [
        Entry(1.0, "says", said),
        Entry(1.0, "screen", "Choose · What would help right now?"),
    ]


def test_notices_are_noted_when_they_come_and_go() -> None:
    transcript, acting = Transcript(), visitor().happen(Failed("voice", "gone"))
    transcript.frame(acting.kiosk, acting.look)
    assert [entry.what for entry in transcript.entries] == ["notice", "screen"]


def test_a_new_screen_is_told_to_whoever_takes_pictures() -> None:
    transcript, acting = Transcript(), visitor()
    shown = [transcript.frame(acting.kiosk, acting.look) for _ in range(2)]
    acting.touch(Command.START)
    assert [*shown, transcript.frame(acting.kiosk, acting.look)] == [True, False, True]


@pytest.mark.parametrize(
    ("event", "entries"),
    [
        (Heard(1, "six", 0.9), [Entry(3.0, "heard", "“six” 0.90")]),
        (Heard(1, "six", 0.9, final=False), [Entry(3.0, "heard", "“six” 0.90 so far")]),
        (Touched(Command.STOP), [Entry(3.0, "touch", "stop")]),
        (Touched(Pick(2)), [Entry(3.0, "touch", "2")]),
        (Failed("voice", "gone"), [Entry(3.0, "failed", "voice: gone")]),
        (Level(0.5), []),
        (Tick(1), []),
    ],
)
def test_events_are_noted_if_a_reader_wants_to_know(event: Event, entries: list[Entry]) -> None:
    transcript = Transcript(seconds=3.0)
    transcript.event(event)
    assert transcript.entries == entries


def test_screens_have_names_that_tell_them_apart() -> None:
    exercise = exercising(SENSES)
    counting = exercising(SENSES).hear_out().wait(1.3)
    names = [view_name(acting.view) for acting in (visitor(), exercise, counting, visitor().touch(Command.HELP))]
    assert names == [
        "Welcome · Take a moment for yourself",
        "Player · Five senses · part 1 of 3",
        "Count · Name two things you can see · 0 of 2",
        "Help · You can reach a person",
    ]
    assert view_name(exercising().view) == "CheckIn · How tense do you feel right now?"
    assert view_name(exercising().say("stop").view) == "Ask · Stop here, or go on?"


def test_a_transcript_can_be_read() -> None:
    entries = [Entry(0.5, "says", "Hello."), Entry(83.25, "screen", "Done")]
    assert as_text(entries) == "0:00.50  says    Hello.\n1:23.25  screen  Done\n"
