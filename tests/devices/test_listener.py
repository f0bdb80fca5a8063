"""What the ear makes of sound: real speech, the real voice activity detector and the real recogniser."""

from __future__ import annotations

import logging
from itertools import pairwise

import numpy as np
import pytest

from kiosk.core.messages import Heard, Input, Level, Listen
from kiosk.devices.activity import CHUNK, CHUNK_SECONDS, RATE, Samples
from kiosk.devices.listener import EVERY_CHUNKS, Listener
from tests.devices.room import (
    DIGITS,
    RECORDINGS,
    listener,
    one_after_another,
    perceived,
    quiet,
    recorded,
    said,
    understood,
)

COMMANDS = ("start", "stop", "continue", "next", "back", "help", "i need help", "yes", "no", "slower", "relax")
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
TALK = [path.name for path in sorted(RECORDINGS.glob("order_*.flac"))]


def once(text: str) -> list[tuple[str, bool]]:
    """What is understood of a phrase that is said once: it at the pause, and it at the end."""
    return [(text, False), (text, True)]


# --- what is a phrase, and what is not --------------------------------------------------------------


@pytest.mark.parametrize("phrase", COMMANDS)
def test_a_phrase_is_heard_once_at_its_pause_and_once_at_its_end(phrase: str) -> None:
    assert once(phrase) == understood(listener(*COMMANDS), one_after_another(said(phrase)))


@pytest.mark.parametrize("recording", [path.name for path in DIGITS])
def test_people_are_heard(recording: str) -> None:
    word = recording.partition("_")[0]

    assert once(word) == understood(listener(*NUMBERS), one_after_another(recorded(recording)))


def test_a_minute_of_quiet_is_nothing() -> None:
    assert [] == perceived(listener(*COMMANDS), quiet(60.0))


def test_a_minute_of_digital_silence_is_nothing_but_a_silent_microphone() -> None:
    assert [Input(0.0, "silent")] == perceived(listener(*COMMANDS), np.zeros(60 * RATE, np.float32))


def test_a_minute_of_steady_noise_is_nothing() -> None:
    assert [] == perceived(listener(*COMMANDS), quiet(60.0, level=0.02))


def test_a_minute_in_the_kitchen_has_no_phrase_in_it() -> None:
    kitchen = np.tile(recorded("kitchen.flac"), 4)

    assert not set(understood(listener(*COMMANDS, *NUMBERS), kitchen)) - {("[unk]", True)}


@pytest.mark.parametrize("recording", TALK)
def test_other_peoples_talk_has_no_phrase_in_it(recording: str) -> None:
    texts = [text for text, _ in understood(listener(*COMMANDS), one_after_another(recorded(recording)))]

    assert not set(texts) & set(COMMANDS)
    assert "[unk]" in texts[-1]


def test_a_click_is_nothing() -> None:
    click = np.zeros(RATE // 20, np.float32)
    click[:40] = np.random.default_rng(0).uniform(-0.8, 0.8, 40)

    assert [] == perceived(listener(*COMMANDS), one_after_another(click, 0.5, click, 0.2, click))


def test_another_word_is_unknown_and_said_so_only_at_its_end() -> None:
    assert [("[unk]", True)] == understood(listener("yes", "no"), one_after_another(said("refrigerator magnets")))


def test_with_no_phrases_everything_is_unknown() -> None:
    assert [("[unk]", True)] == understood(listener(), one_after_another(said("continue")))


# --- time -------------------------------------------------------------------------------------------


def test_a_phrase_is_heard_within_a_third_of_a_second_and_is_over_within_two_thirds() -> None:
    word = said("continue")
    times = heard_at(listener(*COMMANDS), one_after_another(word))
    end = 1.0 + len(word) / RATE

    assert [False, True] == [heard.final for _, heard in times]
    assert 0.1 < times[0][0] - end < 0.33
    assert 0.4 < times[1][0] - end < 0.66


def heard_at(by: Listener, sound: Samples) -> list[tuple[float, Heard]]:
    """What was heard, and after how many seconds of sound."""
    ends = range(CHUNK, len(sound) + 1, CHUNK)
    events = [(end / RATE, event) for end in ends for event in by.feed(sound[end - CHUNK : end])]
    return [(seconds, event) for seconds, event in events if isinstance(event, Heard)]


@pytest.mark.parametrize("block", [1, 160, 441, 1600, 16000])
def test_it_does_not_matter_in_which_blocks_the_sound_comes(block: int) -> None:
    sound = one_after_another(said("yes"), 0.8, said("i need help"))[: 4 * RATE]

    assert perceived(listener(*COMMANDS), sound, CHUNK) == perceived(listener(*COMMANDS), sound, block)


def test_nothing_is_left_over_from_one_utterance_to_the_next() -> None:
    by = listener(*COMMANDS)

    assert once("yes") * 3 == understood(by, one_after_another(said("yes"), 1.5, said("yes"), 1.5, said("yes")))


def test_whoever_goes_on_after_a_pause_means_one_thing() -> None:
    found = understood(listener(*COMMANDS), one_after_another(said("i need"), 0.22, said("help")))

    assert ("i need help", True) == found[-1]
    assert 1 == sum(final for _, final in found)


def test_two_phrases_with_a_long_pause_between_are_two() -> None:
    found = understood(listener(*COMMANDS), one_after_another(said("yes"), 0.8, said("no")))

    assert once("yes") + once("no") == found


def test_endless_talk_is_reported_every_eight_seconds() -> None:
    talk = np.concatenate([said("refrigerator magnets are wonderful things to look at") for _ in range(8)])

    times = [seconds for seconds, _ in heard_at(listener("yes"), one_after_another(talk))]

    assert len(times) >= 2
    assert 8.5 > max(np.diff(times))


# --- other phrases --------------------------------------------------------------------------------------


def as_told(by: Listener, sound: Samples, block: int = CHUNK) -> list[Heard]:
    """What is heard, where "next" brings other phrases as soon as it is heard."""
    events: list[Heard] = []
    for start in range(0, len(sound), block):
        heard = [event for event in by.feed(sound[start : start + block]) if isinstance(event, Heard)]
        if any((1, "next") == (event.turn, event.text) for event in heard):
            by.listen(Listen(2, ("relax", "ground"), "en"))
        events += heard
    return events


def outline(events: list[Heard]) -> list[tuple[int, str, bool]]:
    return [(event.turn, event.text, event.final) for event in events]


def test_a_phrase_that_brings_other_phrases_is_not_heard_again_with_them() -> None:
    events = as_told(listener("next", "stop", turn=1), one_after_another(said("next")))

    assert [(1, "next", False)] == outline(events)


@pytest.mark.parametrize("pause", [0.28, 0.34, 0.4])
def test_of_two_phrases_in_one_breath_each_is_heard_with_its_own_list(pause: float) -> None:
    events = as_told(listener("next", "stop", turn=1), one_after_another(said("next"), pause, said("relax")))

    assert [(1, "next", False), (2, "relax", False), (2, "relax", True)] == outline(events)


def test_the_kiosk_may_take_a_tenth_of_a_second_to_bring_other_phrases() -> None:
    sound = one_after_another(said("next"), 0.3, said("relax"))

    events = as_told(listener("next", "stop", turn=1), sound, block=RATE // 10)

    assert [(1, "next", False), (2, "relax", False), (2, "relax", True)] == outline(events)


def test_a_phrase_that_was_acted_on_is_cut_off_even_if_somebody_speaks_again() -> None:
    by = listener("next", "stop", turn=1)
    word, pause, relax = said("next"), 0.3, said("relax")
    sound = one_after_another(word, pause, relax)
    speaking_again = RATE + len(word) + round((pause + 0.15) * RATE)

    first = understood(by, sound[:speaking_again])
    by.listen(Listen(2, ("relax", "ground"), "en"))

    assert [("next", False)] == first
    assert once("relax") == understood(by, sound[speaking_again:])


def test_a_phrase_in_mid_word_is_heard_with_the_new_list() -> None:
    by = listener("yes", "no", turn=1)
    sound = one_after_another(said("continue"))
    middle = RATE + len(said("continue")) // 2

    assert [] == understood(by, sound[:middle])
    by.listen(Listen(2, ("continue", "stop"), "en"))
    rest = [event for event in perceived(by, sound[middle:]) if isinstance(event, Heard)]

    assert [(2, "continue", False), (2, "continue", True)] == [(event.turn, event.text, event.final) for event in rest]


def test_what_was_not_understood_before_a_change_is_looked_at_again() -> None:
    by = listener("yes", "no", turn=1)
    sound = one_after_another(said("continue"))
    paused = len(sound) - RATE + round(0.35 * RATE)

    assert [] == understood(by, sound[:paused])
    by.listen(Listen(2, ("continue", "stop"), "en"))

    assert [("continue", True)] == understood(by, sound[paused:])


def test_the_same_phrases_with_another_turn_change_only_the_turn() -> None:
    by = listener(*COMMANDS, turn=1)
    sound = one_after_another(said("continue"))
    middle = RATE + len(said("continue")) // 2

    perceived(by, sound[:middle])
    by.listen(Listen(2, COMMANDS, "en"))
    rest = [event for event in perceived(by, sound[middle:]) if isinstance(event, Heard)]

    assert [2, 2] == [event.turn for event in rest]
    assert ["continue", "continue"] == [event.text for event in rest]


# --- loudness -----------------------------------------------------------------------------------------


def test_loudness_is_told_on_change_at_most_ten_times_a_second_and_returns_to_nothing() -> None:
    sound = one_after_another(said("i need help"), 0.8, said("continue"))
    levels = [event.loudness for event in perceived(listener(), sound) if isinstance(event, Level)]

    assert 0.0 == levels[-1]
    assert 0.3 < max(levels) <= 1.0
    assert all(first != second for first, second in pairwise(levels))
    assert EVERY_CHUNKS * CHUNK_SECONDS >= 0.1


def test_a_loud_voice_is_louder_than_a_soft_one() -> None:
    word = one_after_another(said("continue"))
    soft, loud = (
        max(event.loudness for event in perceived(listener(), word * factor) if isinstance(event, Level))
        for factor in (np.float32(0.1), np.float32(2.0))
    )

    assert soft < loud


# --- privacy ------------------------------------------------------------------------------------------


def test_nothing_that_was_said_is_logged(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    caplog.set_level(logging.DEBUG)

    assert once("continue") == understood(listener(*COMMANDS), one_after_another(said("continue")))

    assert "" == caplog.text
    assert ("", "") == capfd.readouterr()
