"""What is heard in recordings."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile
from msgspec import to_builtins

from kiosk.core.messages import Heard
from kiosk.devices.activity import RATE, Samples
from kiosk.devices.hearing import Hearing, hear_file, phrases_in
from kiosk.devices.recordings import RecordingError
from tests.devices.room import DIGITS, one_after_another, quiet, recogniser, said

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def heard(path: Path, *phrases: str) -> Hearing:
    return hear_file(path, recogniser(), phrases)


def kept(path: Path, sound: Samples) -> Path:
    soundfile.write(path, sound, RATE)
    return path


@pytest.mark.parametrize("path", DIGITS, ids=[path.name for path in DIGITS])
def test_a_digit_is_heard_soon_after_it_was_said(path: Path) -> None:
    hearing = heard(path, *NUMBERS)

    word = path.name.partition("_")[0]
    assert (str(path), word, word) == (hearing.file, hearing.heard, hearing.meaning)
    assert hearing.confidence is not None
    assert 0.6 <= hearing.confidence <= 1.0
    assert hearing.latency_seconds is not None
    assert 0.0 < hearing.latency_seconds < 0.4


def test_it_can_be_written_as_json() -> None:
    line = json.dumps(to_builtins(heard(DIGITS[0], *NUMBERS)))

    assert {"file", "heard", "meaning", "confidence", "latency_seconds"} == json.loads(line).keys()


def test_what_was_not_offered_means_nothing(tmp_path: Path) -> None:
    path = kept(tmp_path / "other.wav", said("refrigerator magnets"))

    hearing = heard(path, "yes", "no")

    assert ("[unk]", None) == (hearing.heard, hearing.meaning)


def test_where_nobody_speaks_nothing_is_heard(tmp_path: Path) -> None:
    path = kept(tmp_path / "quiet.wav", quiet(3.0))

    assert Hearing(str(path), None, None, None, None) == heard(path, "yes", "no")


def test_the_first_that_means_something_decides(tmp_path: Path) -> None:
    path = kept(tmp_path / "talk.wav", one_after_another(said("a green plant"), 0.9, said("next"), 0.9, said("back")))

    assert "next" == heard(path, "next", "back").meaning


def test_a_meaning_may_wait_for_the_end(tmp_path: Path) -> None:
    path = kept(tmp_path / "stop.wav", one_after_another(said("stop")))

    def cheap(heard: Heard) -> str | None:
        return f"does {heard.text}"

    def costly(heard: Heard) -> str | None:
        return f"does {heard.text}" if heard.final else None

    soon = hear_file(path, recogniser(), ("stop", "yes"), cheap)
    late = hear_file(path, recogniser(), ("stop", "yes"), costly)

    assert "does stop" == soon.meaning == late.meaning
    assert soon.latency_seconds is not None
    assert late.latency_seconds is not None
    assert 0.2 < late.latency_seconds - soon.latency_seconds < 0.4


def test_quiet_in_the_recording_does_not_change_the_latency(tmp_path: Path) -> None:
    word = said("continue") + quiet(len(said("continue")) / RATE, level=1e-4)
    bare = heard(kept(tmp_path / "bare.wav", word), "continue", "stop")
    silence = np.zeros(2 * RATE, np.float32)
    padded = heard(kept(tmp_path / "padded.wav", np.concatenate([silence, word, silence])), "continue", "stop")

    assert bare.latency_seconds is not None
    assert padded.latency_seconds is not None
    assert bare.latency_seconds == pytest.approx(padded.latency_seconds, abs=0.1)


def test_what_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="gone"):
        heard(tmp_path / "gone.wav", "yes")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yes, no, next", ("yes", "no", "next")),
        (" I need help,Yes!, yes ,", ("i need help", "yes")),
        ("I’m here", ("i'm here",)),
        (" , ", ()),
    ],
)
def test_phrases_are_taken_from_a_list(text: str, expected: tuple[str, ...]) -> None:
    assert expected == phrases_in(text)
