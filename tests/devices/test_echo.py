"""The kiosk's own sound in what it hears: real narration, the real canceller, and rooms made of numbers."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from kiosk.core.messages import Heard, Listen
from kiosk.devices.activity import CHUNK, FAINTEST_DB, RATE, Samples, level_db
from kiosk.devices.echo import Canceller, Coupling, Echo, NoCanceller, open_echo
from kiosk.devices.listener import Listener
from kiosk.devices.speex import SpeexCanceller
from tests.devices.reverberation import in_the_room, response
from tests.devices.room import quiet, recogniser, said

COMMANDS = ("start", "stop", "continue", "next", "back", "help", "i need help", "yes", "no", "slower", "relax")

TEXTS = (
    "Sit so that your feet touch the floor, and let the chair hold your weight.",
    "Now look around the room, and find five things that you can see.",
    "Let your shoulders drop a little, as if they were heavy.",
    "Some people feel more tense at first, and that is fine.",
    "There is no right or wrong answer here, so take the time that you need.",
)


@cache
def narration(seconds: float) -> Samples:
    """Speech without an end, with pauses between the sentences."""
    texts = np.concatenate([np.append(said(text), np.zeros(RATE // 2, np.float32)) for text in TEXTS])
    return np.resize(texts, round(seconds * RATE))


def chunks(sound: Samples) -> list[Samples]:
    return [sound[start : start + CHUNK] for start in range(0, len(sound) - CHUNK + 1, CHUNK)]


def left_of(echo: Echo, heard: Samples, played: Samples) -> tuple[Samples, list[bool]]:
    """What is left, and for each chunk whether that stands out of what may be the kiosk's own."""
    removed = [echo.remove(*both) for both in zip(chunks(heard), chunks(played), strict=True)]
    return np.concatenate([left for left, _ in removed]), [level_db(left) > ours for left, ours in removed]


def heard_over(played: Samples, word: str, at: float, canceller: Canceller, room: Samples | None) -> list[str]:
    """What is understood of a word over narration, which is as loud as its echo; without a room nothing comes back."""
    near = quiet(len(played) / RATE)
    near[round(at * RATE) :][: len(said(word))] += said(word) * np.float32(0.5)
    if room is not None:
        near += in_the_room(played, room)
    by = Listener(recogniser(), Echo(canceller))
    by.listen(Listen(1, COMMANDS, "en"))
    events = by.feed(near, played)
    return [event.text for event in events if isinstance(event, Heard) and event.final]


# --- the canceller ----------------------------------------------------------------------------------


def test_speex_learns_a_room_within_some_seconds() -> None:
    played = narration(20.0)
    heard = in_the_room(played, response())
    left, _ = left_of(Echo(SpeexCanceller()), heard, played)
    assert level_db(heard[-5 * RATE :]) - level_db(left[-5 * RATE :]) > 20


def test_speex_leaves_what_is_no_echo() -> None:
    near = quiet(10.0, level=0.01)
    left, _ = left_of(Echo(SpeexCanceller()), near, narration(10.0))
    assert level_db(left[-RATE:]) == pytest.approx(level_db(near[-RATE:]), abs=1.5)


def test_where_nothing_was_played_what_is_heard_is_left_as_it_is() -> None:
    near = quiet(1.0)[: 31 * CHUNK]
    left, _ = left_of(Echo(SpeexCanceller()), near, np.zeros_like(near))
    assert left.tolist() == near.tolist()


def test_a_library_that_is_missing_is_told_and_done_without(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    near = quiet(2.0)[: 62 * CHUNK]
    left, _ = left_of(open_echo("libnothing.so.1"), near, narration(2.0)[: 62 * CHUNK])
    assert left.tolist() == near.tolist()
    assert "libnothing.so.1" in caplog.text


# --- the coupling -----------------------------------------------------------------------------------


def measured(*levels: tuple[float, float, int]) -> float | None:
    coupling = Coupling()
    for played_db, left_db, count in levels:
        for _ in range(count):
            coupling.measure(played_db, left_db)
    return coupling.db


def test_the_coupling_is_known_after_a_second_of_loud_sound() -> None:
    assert (measured((-25.0, -55.0, 30)), measured((-25.0, -55.0, 31))) == (None, -30.0)


def test_silence_tells_nothing_of_the_coupling() -> None:
    assert measured((-70.0, -70.0, 500)) is None


def test_soft_sound_does_not_change_the_coupling() -> None:
    assert measured((-25.0, -55.0, 100), (-45.0, -65.0, 500)) == -30.0


def test_somebody_who_speaks_meanwhile_does_not_change_the_coupling() -> None:
    assert measured((-25.0, -55.0, 100), (-25.0, -30.0, 80)) == -30.0


def test_another_room_changes_the_coupling_within_six_seconds() -> None:
    assert measured((-25.0, -55.0, 200), (-25.0, -40.0, 188)) == -15.0


def test_when_the_kiosk_is_made_softer_the_coupling_is_measured_again_after_a_while() -> None:
    assert measured((-25.0, -55.0, 200), (-38.0, -60.0, 300 + 188)) == -22.0


# --- whether somebody else speaks -------------------------------------------------------------------


@pytest.mark.parametrize("room", [response(), None], ids=["with an echo", "with headphones"])
@pytest.mark.parametrize("make", [SpeexCanceller, NoCanceller])
def test_the_kiosks_own_sound_is_nobodys_voice(make: Callable[[], Canceller], room: Samples | None) -> None:
    played = narration(30.0)
    heard = quiet(30.0) if room is None else quiet(30.0) + in_the_room(played, room)
    by = Listener(recogniser(), Echo(make()))
    by.listen(Listen(1, COMMANDS, "en"))
    assert [] == list(by.feed(heard, played))


@pytest.mark.parametrize("word", ["stop", "continue"])
@pytest.mark.parametrize("at", [12.3, 14.0, 17.7])
def test_a_word_over_narration_is_heard_once_the_room_is_learnt(word: str, at: float) -> None:
    assert [word] == heard_over(narration(20.0), word, at, SpeexCanceller(), response())


@pytest.mark.parametrize("make", [SpeexCanceller, NoCanceller])
@pytest.mark.parametrize("at", [3.0, 4.4, 8.0])
def test_with_headphones_a_word_over_narration_is_heard_at_once(make: Callable[[], Canceller], at: float) -> None:
    assert ["stop"] == heard_over(narration(12.0), "stop", at, make(), None)


def test_without_a_canceller_a_word_is_heard_in_the_silence_after_narration() -> None:
    played = np.append(narration(10.0), np.zeros(4 * RATE, np.float32))
    over, after = (heard_over(played, "stop", at, NoCanceller(), response()) for at in (6.0, 11.5))
    assert ([], ["stop"]) == (over, after)


def test_in_the_first_second_of_all_nothing_is_known_and_nothing_heard() -> None:
    _, stands_out = left_of(Echo(SpeexCanceller()), quiet(1.0, level=0.1), narration(1.0))
    assert not any(stands_out)


def test_when_something_is_moved_the_room_is_learnt_anew() -> None:
    played = narration(40.0)
    middle = len(played) // 2
    before, after = in_the_room(played, response()), in_the_room(played, response(delay_seconds=0.055, seed=2))
    _, stands_out = left_of(Echo(SpeexCanceller()), np.append(before[:middle], after[middle:]) + quiet(40.0), played)
    assert 0.03 > np.mean(stands_out[-300:])


def test_after_sound_was_lost_nothing_of_the_kiosks_own_is_anybodys_voice_and_the_room_is_learnt_anew() -> None:
    played, late = narration(40.0), round(0.023 * RATE)
    heard = quiet(40.0) + in_the_room(np.append(played[: -20 * RATE], np.roll(played, late)[-20 * RATE :]), response())
    by = Listener(recogniser(), Echo(SpeexCanceller()))
    by.listen(Listen(1, COMMANDS, "en"))
    first, middle, end = slice(20 * RATE), slice(20 * RATE, 36 * RATE), slice(36 * RATE, None)
    heard[end][: len(said("stop"))] += said("stop") * np.float32(0.5)
    assert [] == [*by.feed(heard[first], played[first]), *by.feed(heard[middle], played[middle], anew=True)]
    last = [event.text for event in by.feed(heard[end], played[end]) if isinstance(event, Heard) and event.final]
    assert ["stop"] == last


# --- whether there is an echo -----------------------------------------------------------------------


@pytest.mark.parametrize(("room", "heard"), [(response(), True), (None, False)])
def test_it_is_noticed_whether_the_microphone_hears_the_loudspeaker(room: Samples | None, heard: bool) -> None:
    played, echo = narration(5.0), Echo(NoCanceller())
    assert echo.heard is None
    left_of(echo, quiet(5.0) if room is None else in_the_room(played, room), played)
    assert echo.heard is heard


def test_after_our_sound_has_died_away_every_level_counts() -> None:
    echo, silence = Echo(NoCanceller()), np.zeros(CHUNK, np.float32)
    left_of(echo, narration(3.0), narration(3.0))
    levels = [echo.remove(silence, silence)[1] for _ in range(60)]
    assert (levels[0] > -30, levels[-1]) == (True, FAINTEST_DB)
