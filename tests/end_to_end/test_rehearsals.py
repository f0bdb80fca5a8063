"""Every shipped exercise from Welcome to Done: by voice alone, by touch alone, and in silence.

The whole program in virtual time, with real synthesis and real libvosk. What happened is compared
with the transcripts in `tests/transcripts`, without the times, which depend a little on the machine.
After a change that is meant: `KEEP_TRANSCRIPTS=1 make tests`, and look at the difference.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.commands.rehearse import Voices, open_voices, stage_for
from kiosk.core.state import Done, Kiosk
from kiosk.rehearsal.client import Client
from kiosk.rehearsal.stage import Stage
from kiosk.rehearsal.transcript import as_text
from kiosk.scripts.library import builtin_folder, load_library

TRANSCRIPTS = Path(__file__).parents[1] / "transcripts"
LIBRARY = load_library([builtin_folder()]).scripts

ANSWERS = {
    "even-breathing": ["six", "three", "finish"],
    "box-breathing": ["eight", "gentle", "yes", "no", "five", "finish"],
    "five-senses": [
        "seven",
        *("a red chair", "a lamp", "my coat", "the window", "a painting"),
        *("my hands", "a sleeve", "cold air", "the floor"),
        *("a car", "people", "a clock"),
        *("coffee", "soap"),
        "toast",
        "enough",
        "two",
        "finish",
    ],
}
"""What a client says in each exercise, in turn."""

TOUCHED = {
    "even-breathing": ["six", "three", "finish"],
    "box-breathing": ["eight", "gentle", "yes", "no", "five", "finish"],
    "five-senses": ["seven", "enough", "two", "finish"],
}
"""What a client touches: the button that shows the phrase. Things are found in thought."""


@pytest.fixture(scope="module")
def voices() -> Iterator[Voices]:
    with open_voices(145) as voices:
        yield voices


def rehearse(voices: Voices, exercise: str, answers: list[str], *, by_voice: bool) -> Stage:
    script = next(script for script in LIBRARY if script.id == exercise)
    stage = stage_for(Kiosk(scripts=LIBRARY), Client(script, list(answers)), voices, None, by_voice=by_voice)
    assert stage.play()
    return stage


def without_times(text: str) -> list[str]:
    """What happened, in order, without when, and without how surely a phrase was heard."""
    return [re.sub(r" [01]\.\d\d.*$", "", line.split(maxsplit=1)[1]) for line in text.splitlines()]


def compare(stage: Stage, name: str) -> None:
    """Compare what happened with what is kept; keep it instead if that is asked for."""
    text = as_text(stage.transcript.entries)
    kept = TRANSCRIPTS / f"{name}.txt"
    if os.environ.get("KEEP_TRANSCRIPTS"):
        kept.write_text(text, encoding="utf-8")
    assert without_times(kept.read_text(encoding="utf-8")) == without_times(text)


def test_there_are_answers_for_every_shipped_exercise() -> None:
    ids = {script.id for script in LIBRARY}
    assert (set(ANSWERS), set(TOUCHED)) == (ids, ids)


@pytest.mark.timeout(180)
@pytest.mark.parametrize("exercise", sorted(ANSWERS))
def test_by_voice_alone(voices: Voices, exercise: str) -> None:
    stage = rehearse(voices, exercise, ANSWERS[exercise], by_voice=True)
    compare(stage, f"{exercise}-by-voice")
    assert stage.client.answers == []


@pytest.mark.timeout(180)
@pytest.mark.parametrize("exercise", sorted(TOUCHED))
def test_by_touch_alone(voices: Voices, exercise: str) -> None:
    stage = rehearse(voices, exercise, TOUCHED[exercise], by_voice=False)
    compare(stage, f"{exercise}-by-touch")
    assert stage.client.answers == []


@pytest.mark.timeout(180)
@pytest.mark.parametrize("exercise", sorted(ANSWERS))
def test_in_silence(voices: Voices, exercise: str) -> None:
    compare(rehearse(voices, exercise, [], by_voice=False), f"{exercise}-in-silence")


@pytest.mark.timeout(180)
def test_speech_fills_a_good_part_of_the_time_and_silence_the_rest(voices: Voices) -> None:
    stage = rehearse(voices, "even-breathing", [], by_voice=False)
    sound = np.concatenate(stage.sound)
    blocks = np.abs(sound[: len(sound) // 480 * 480].reshape(-1, 480)).max(axis=1)
    assert 0.1 < np.mean(blocks > 0.003) < 0.75
    assert np.abs(sound).max() < 1.0


def test_done_is_reached_in_every_transcript() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(TRANSCRIPTS.glob("*.txt"))]
    assert [f"screen  {Done.__name__} · Well done for taking this time." in text for text in texts] == [True] * 9
