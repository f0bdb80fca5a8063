"""Every shipped exercise from Welcome to Done: by voice alone (or touch, in other languages), and in silence.

The whole program in virtual time, with real synthesis and real libvosk. While somebody speaks, the microphone
hears the loudspeaker as well, as it does in a room; in silence it does not, as with headphones. What the kiosk said and
showed is compared with the transcripts in `tests/transcripts`. Times, and whether the client had to say
a thing twice, depend a little on the machine.
After a change that is meant: `KEEP_TRANSCRIPTS=1 make tests`, and look at the difference.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from kiosk.commands.rehearse import open_voices
from kiosk.core.script import Script
from kiosk.core.timing import length
from kiosk.words.languages import words_of
from tests.end_to_end.rehearsing import (
    LIBRARY,
    TRANSCRIPTS,
    Outcome,
    Way,
    heard_of_nobody,
    outcome_of,
    rehearse,
    said_and_shown,
    transcript_of,
    ways,
)

Rehearsed = Callable[[Script, Way], Outcome]

CASES = [(script, way) for script in LIBRARY for way in ways(script)]
pytestmark = pytest.mark.timeout(300)  # an exercise is gone through twice at most, in a tenth of that

of_each_rehearsal = pytest.mark.parametrize(
    ("script", "way"), CASES, ids=[f"{script.language}-{script.id}-{way}" for script, way in CASES]
)
of_each = pytest.mark.parametrize("script", [pytest.param(each, id=f"{each.language}-{each.id}") for each in LIBRARY])


@pytest.fixture(scope="module")
def rehearsed() -> Iterator[Rehearsed]:
    """What comes of a rehearsal, which is gone through once, and by the same voices as the others."""
    with open_voices(145) as voices:

        @cache
        def outcome(script: Script, way: Way) -> Outcome:
            outcome = outcome_of(rehearse(voices, script, way))
            if os.environ.get("KEEP_TRANSCRIPTS"):
                kept = transcript_of(script, way)
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_text(outcome.transcript, encoding="utf-8")
            return outcome

        yield outcome


def test_there_is_a_transcript_of_each_rehearsal_and_no_other() -> None:
    assert {transcript_of(*case) for case in CASES} == set(TRANSCRIPTS.rglob("*.txt"))


@of_each_rehearsal
def test_it_goes_as_in_its_transcript(rehearsed: Rehearsed, script: Script, way: Way) -> None:
    kept = transcript_of(script, way).read_text(encoding="utf-8")
    assert said_and_shown(kept) == said_and_shown(rehearsed(script, way).transcript)


@of_each_rehearsal
def test_nothing_is_heard_but_what_is_said(rehearsed: Rehearsed, script: Script, way: Way) -> None:
    assert [] == heard_of_nobody(rehearsed(script, way).transcript)


@of_each_rehearsal
def test_it_reaches_its_end_and_welcome(rehearsed: Rehearsed, script: Script, way: Way) -> None:
    words = words_of(script.language)
    lines = said_and_shown(rehearsed(script, way).transcript)
    shown = [line for line in lines if line.startswith("screen")]
    assert shown[-2:] == [f"screen  Done · {words.done_title}", f"screen  Welcome · {words.welcome_title}"]


@of_each
def test_its_length_is_that_of_a_rehearsal_within_five_percent(rehearsed: Rehearsed, script: Script) -> None:
    took = rehearsed(script, "in silence").seconds
    assert length(script, answering=False) == pytest.approx(took, rel=0.05)


@of_each
def test_speech_leaves_room_for_silence_and_is_never_too_loud(rehearsed: Rehearsed, script: Script) -> None:
    for way in ways(script):
        outcome = rehearsed(script, way)
        assert outcome.spoken_seconds / outcome.seconds < 0.75
        assert outcome.peak < 1.0
