"""The sound under the voice, pulled by hand from a player."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from kiosk.core.messages import SpeakingWord, Spoke
from kiosk.devices.player import Player
from kiosk.devices.underlay import ATTACK_SECONDS, DUCKED, FADE_SECONDS, HOLD_SECONDS, RELEASE_SECONDS
from tests.devices.pulling import FADE, RATE, Desk, Samples, rounded, steady, tone

COME = round(RATE * FADE_SECONDS)
ATTACK, HOLD, RELEASE = (round(RATE * seconds) for seconds in (ATTACK_SECONDS, HOLD_SECONDS, RELEASE_SECONDS))

SOUND, OTHER = steady(3000, 0.02), steady(2100, 0.01)
"""Sounds on which every factor can be read off."""

SILENCE = steady(20_000, 0.0)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def settled(desk: Desk, sound: Samples = SOUND) -> Desk:
    """Have a sound in the background that has come."""
    desk.player.play_sound(sound)
    desk.player.pull(COME)
    return desk


def test_a_sound_comes_slowly_and_then_goes_round(desk: Desk) -> None:
    sound = np.linspace(0.0, 0.1, 1000, dtype=np.float32)
    desk.player.play_sound(sound)
    coming = desk.player.pull(COME)
    there = desk.player.pull(2500)

    way = np.sin(np.pi / 2 * np.arange(1, COME + 1) / COME)
    assert_allclose(np.resize(sound, COME) * way, coming, atol=1e-6)
    assert_array_equal(np.resize(sound, COME + 2500)[COME:], there)
    assert there.dtype == np.float32


def test_a_sound_goes_as_slowly_and_nothing_is_left_of_it(desk: Desk) -> None:
    settled(desk).player.play_sound(None)
    going = desk.player.pull(COME)
    after = desk.player.pull(1000)

    assert_allclose(0.02 * np.sin(np.pi / 2 * (1 - np.arange(1, COME + 1) / COME)), going, atol=1e-6)
    assert_array_equal(np.zeros(1000, np.float32), after)


def test_one_sound_changes_into_another_without_a_dip_in_power(desk: Desk) -> None:
    settled(desk).player.play_sound(OTHER)
    sound = desk.player.pull(COME)

    way = np.pi / 2 * np.arange(1, COME + 1) / COME
    assert_allclose(0.02 * np.cos(way) + 0.01 * np.sin(way), sound, atol=1e-6)
    assert_array_equal(steady(100, 0.01), desk.player.pull(100))


def test_the_same_sound_once_more_changes_nothing(desk: Desk) -> None:
    settled(desk).player.play_sound(SOUND)

    assert_array_equal(steady(5000, 0.02), desk.player.pull(5000))


def test_a_sound_that_is_wanted_again_while_it_goes_comes_back_from_where_it_is(desk: Desk) -> None:
    settled(desk).player.play_sound(None)
    desk.player.pull(COME // 2)
    desk.player.play_sound(SOUND)
    back = desk.player.pull(COME)

    assert_allclose(0.02 * np.sin(np.pi / 4), back[0], atol=1e-4)
    assert_array_equal(steady(COME // 2, 0.02), back[COME // 2 :])


def test_a_sound_without_samples_is_none(desk: Desk) -> None:
    desk.player.play_sound(steady(0))

    assert_array_equal(np.zeros(100, np.float32), desk.player.pull(100))


def test_the_sound_steps_back_while_somebody_speaks_and_returns_some_time_after(desk: Desk) -> None:
    settled(desk).player.play(1, SILENCE, ())
    spoken = desk.player.pull(len(SILENCE))
    after = desk.player.pull(HOLD + RELEASE + 100)

    down = 1 - (1 - DUCKED) * np.arange(1, ATTACK + 1) / ATTACK
    up = DUCKED + (1 - DUCKED) * np.arange(1, RELEASE + 1) / RELEASE
    assert_allclose(0.02 * down, spoken[:ATTACK], atol=1e-6)
    assert_allclose(steady(len(SILENCE) - ATTACK, 0.02 * DUCKED), spoken[ATTACK:], atol=1e-6)
    assert_allclose(steady(HOLD, 0.02 * DUCKED), after[:HOLD], atol=1e-6)
    assert_allclose(0.02 * up, after[HOLD:-100], atol=1e-6)
    assert_array_equal(steady(100, 0.02), after[-100:])
    assert 20 * np.log10(DUCKED) == pytest.approx(-8)


def test_between_two_sentences_the_sound_stays_back(desk: Desk) -> None:
    settled(desk).player.play(1, steady(4000, 0.0), ())
    desk.player.pull(4000)
    gap = desk.player.pull(HOLD - 1)
    desk.player.play(2, steady(4000, 0.0), ())

    assert_allclose(steady(HOLD + 3999, 0.02 * DUCKED), np.append(gap, desk.player.pull(4000)), atol=1e-6)


def test_a_sound_that_comes_during_speech_comes_softly(desk: Desk) -> None:
    desk.player.play(1, SILENCE, ())
    settled(desk)

    assert_allclose(steady(1000, 0.02 * DUCKED), desk.player.pull(1000), atol=1e-6)


@pytest.mark.parametrize("silence", ["hush", "hold"])
def test_what_silences_speech_leaves_the_sound_and_lets_it_return(desk: Desk, silence: str) -> None:
    settled(desk).player.play(1, SILENCE, ())
    desk.player.pull(ATTACK)
    getattr(desk.player, silence)()
    after = desk.player.pull(HOLD + RELEASE + 100)

    assert_allclose(steady(HOLD, 0.02 * DUCKED), after[:HOLD], atol=1e-6)
    assert_array_equal(steady(100, 0.02), after[-100:])


def test_resumed_speech_makes_the_sound_step_back_again(desk: Desk) -> None:
    settled(desk).player.play(1, SILENCE, (), held=True)
    assert_array_equal(steady(HOLD, 0.02), desk.player.pull(HOLD))
    desk.player.resume()
    desk.player.pull(ATTACK)

    assert_allclose(steady(100, 0.02 * DUCKED), desk.player.pull(100), atol=1e-6)


def test_speech_is_heard_as_it_is_over_the_sound(desk: Desk) -> None:
    settled(desk).player.play(1, tone(4000), (0, 2000))
    desk.player.pull(ATTACK)

    assert_allclose(tone(4000)[ATTACK:] + 0.02 * DUCKED, desk.player.pull(4000 - ATTACK), atol=1e-6)
    desk.player.pull(1)
    assert desk.said() == [SpeakingWord(1, 0), SpeakingWord(1, 1), Spoke(1)]


def test_the_volume_is_that_of_the_sound_too(desk: Desk) -> None:
    settled(desk).player.set_volume(0.5)
    desk.player.pull(FADE)

    assert_allclose(steady(1000, 0.01), desk.player.pull(1000), atol=1e-6)


# --- whatever is asked for ------------------------------------------------------------------------

Act = tuple[str, float]
NOISE = (0.1 * np.random.default_rng(0).normal(size=5000)).astype(np.float32)
HUM = tone(8000) * np.float32(0.25)
SOUNDS = {0.0: None, 1.0: NOISE, 2.0: HUM}

acts = st.lists(
    st.one_of(
        st.tuples(st.just("play"), st.sampled_from([0.0, 0.05, 0.4])),
        st.tuples(st.just("play_sound"), st.sampled_from([*SOUNDS])),
        st.tuples(st.sampled_from(["hush", "hold", "resume"]), st.just(0.0)),
        st.tuples(st.just("pull"), st.sampled_from([0.01, 0.06, 0.5, 2.0])),
    ),
    max_size=20,
)


def perform(player: Player, act: Act, turn: int, sounds: dict[float, Samples | None]) -> None:
    """Do one thing to a player, other than pulling."""
    match act:
        case "play", seconds:
            player.play(turn, rounded(round(RATE * seconds)), (0,))
        case "play_sound", number:
            player.play_sound(sounds[number])
        case name, _:
            getattr(player, name)()


def played(script: list[Act], block: int | None = None, sounds: dict[float, Samples | None] = SOUNDS) -> Samples:
    """Return what is heard when these things are done, pulled as given or in blocks of one size."""
    player = Player(RATE, lambda _: None)
    sound = [np.zeros(0, np.float32)]
    for turn, act in enumerate(script):
        left = round(RATE * act[1]) if act[0] == "pull" else 0
        if not left:
            perform(player, act, turn, sounds)
        while left > 0:
            sound.append(player.pull(min(left, block or left)))
            left -= len(sound[-1])
    return np.concatenate(sound)


@given(acts, st.integers(23, 700))
def test_the_size_of_the_pulls_changes_nothing(script: list[Act], block: int) -> None:
    assert_allclose(played(script), played(script, block), atol=1e-6)


@given(acts)
def test_the_sound_never_clicks(script: list[Act]) -> None:
    """On a steady sound every step comes of a fade: the fastest are the coming, and the stepping back."""
    script = [act for act in script if act[0] != "play" or act[1]]
    sounds: dict[float, Samples | None] = {0.0: None, 1.0: steady(500, 0.1), 2.0: steady(700, 0.1)}
    speech = played(script, sounds=dict.fromkeys(sounds))
    sound = played(script, sounds=sounds) - speech

    fastest = 0.1 * ((1 - DUCKED) / ATTACK * np.sqrt(2) + 2 * np.pi / 2 / COME)
    assert np.abs(np.diff(sound, prepend=0.0)).max(initial=0.0) <= fastest + 1e-6


@given(acts)
def test_speech_is_the_same_with_a_sound_under_it(script: list[Act]) -> None:
    silent: dict[float, Samples | None] = {0.0: None, 1.0: steady(500, 0.0), 2.0: steady(700, 0.0)}

    assert_array_equal(played(script, sounds=dict.fromkeys(silent)), played(script, sounds=silent))
