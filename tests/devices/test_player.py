"""The player, pulled by hand: what comes out, sample by sample, and what is posted when."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from kiosk.core.messages import Event, SpeakingWord, Spoke
from kiosk.core.speech import PATIENCE
from kiosk.devices.player import SIGN_SECONDS
from tests.devices.pulling import FADE, RATE, Desk, steady, tone


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_silence_comes_out_when_there_is_nothing_to_play(desk: Desk) -> None:
    sound = desk.player.pull(100)

    assert_array_equal(np.zeros(100, np.float32), sound)
    assert sound.dtype == np.float32
    assert desk.said() == []


def test_an_utterance_comes_out_as_it_is_and_silence_after_it(desk: Desk) -> None:
    desk.player.play(1, tone(300), ())

    assert_array_equal(np.concatenate([tone(300), np.zeros(100)]), desk.player.pull(400))


def test_a_word_is_posted_when_it_is_heard_and_spoke_after_the_last_sample(desk: Desk) -> None:
    desk.player.play(7, tone(300), (0, 150))

    told = [(desk.player.pull(100), desk.said())[1] for _ in range(5)]

    assert told == [[], [SpeakingWord(7, 0)], [SpeakingWord(7, 1)], [Spoke(7)], []]


def test_latency_delays_what_is_posted_and_nothing_else(desk: Desk) -> None:
    desk.player.latency_frames = 200
    desk.player.play(7, tone(100), (0,))

    heard = [(desk.player.pull(100), desk.said()) for _ in range(5)]

    assert_array_equal(tone(100), heard[0][0])
    assert [said for _, said in heard] == [[], [], [SpeakingWord(7, 0)], [Spoke(7)], []]


def test_an_utterance_without_a_sound_is_spoken_at_once(desk: Desk) -> None:
    desk.player.play(3, tone(0), (0,))

    desk.player.pull(10)
    desk.player.pull(10)

    assert desk.said() == [SpeakingWord(3, 0), Spoke(3)]


def test_a_word_said_to_begin_after_the_end_is_posted_at_the_end(desk: Desk) -> None:
    desk.player.play(3, tone(50), (0, 90))

    desk.player.pull(200)
    desk.player.pull(1)

    assert desk.said() == [SpeakingWord(3, 0), SpeakingWord(3, 1), Spoke(3)]


def test_hush_fades_out_and_nothing_more_is_posted(desk: Desk) -> None:
    desk.player.latency_frames = 1000
    desk.player.play(1, steady(2000), (0, 500))
    desk.player.pull(600)

    desk.player.hush()
    sound = desk.player.pull(3000)
    desk.player.pull(3000)

    fade = 0.5 * (1 - np.arange(1, FADE + 1) / FADE)
    assert_allclose(np.concatenate([fade, np.zeros(3000 - FADE)]), sound, atol=1e-6)
    assert desk.said() == []


def test_hold_fades_out_and_resume_goes_on_where_the_fade_began(desk: Desk) -> None:
    source = tone(1000)
    desk.player.play(1, source, ())
    before = desk.player.pull(200)
    desk.player.hold()
    held = desk.player.pull(500)
    desk.player.resume()
    after = desk.player.pull(900)

    fade = np.arange(1, FADE + 1) / FADE
    resumed = source[200:].copy()
    resumed[:FADE] *= fade
    assert_array_equal(source[:200], before)
    assert_allclose(source[200 : 200 + FADE] * (1 - fade), held[:FADE], atol=1e-6)
    assert_array_equal(np.zeros(500 - FADE, np.float32), held[FADE:])
    assert_allclose(resumed, after[:800], atol=1e-6)
    assert_array_equal(np.zeros(100, np.float32), after[800:])


def test_a_held_utterance_does_not_end_however_long_it_is_held(desk: Desk) -> None:
    desk.player.play(1, steady(FADE), (0,))
    desk.player.pull(1)
    desk.player.hold()
    for _ in range(20):
        desk.player.pull(1000)
    assert desk.said() == [SpeakingWord(1, 0)]

    desk.player.resume()
    desk.player.pull(1000)
    desk.player.pull(1)

    assert desk.said() == [Spoke(1)]


def test_resume_in_the_middle_of_the_fade_loses_nothing(desk: Desk) -> None:
    desk.player.play(1, steady(1000), ())
    desk.player.pull(100)
    desk.player.hold()
    desk.player.pull(FADE // 2)
    desk.player.resume()

    sound = desk.player.pull(1000)

    assert_allclose(0.25, sound[0], atol=0.01)
    assert_array_equal(steady(900 - FADE), sound[FADE // 2 : 900 - FADE // 2])
    assert_array_equal(np.zeros(100, np.float32), sound[-100:])


def test_what_is_played_while_another_is_held_is_heard(desk: Desk) -> None:
    desk.player.play(1, steady(1000), (0,))
    desk.player.hold()
    desk.player.pull(200)

    desk.player.play(2, steady(100), (0,))
    sound = desk.player.pull(200)
    desk.player.resume()
    desk.player.pull(2000)

    assert_array_equal(np.concatenate([steady(100), np.zeros(100)]), sound)
    assert desk.said() == [SpeakingWord(2, 0), Spoke(2)]


def test_an_utterance_can_be_put_on_hold_before_it_begins(desk: Desk) -> None:
    desk.player.play(1, steady(500), (0,), held=True)
    before = desk.player.pull(200)
    desk.player.resume()
    after = desk.player.pull(600)
    desk.player.pull(1)

    assert_array_equal(np.zeros(200, np.float32), before)
    assert_array_equal(steady(500 - FADE), after[FADE:500])
    assert desk.said() == [SpeakingWord(1, 0), Spoke(1)]


def test_play_fades_out_what_was_being_played(desk: Desk) -> None:
    desk.player.play(1, steady(1000), (0,))
    desk.player.pull(100)
    desk.player.play(2, steady(1000, -0.25), (0,))
    sound = desk.player.pull(500)

    assert_allclose(0.5 * (1 - 1 / FADE) - 0.25, sound[0], atol=1e-6)
    assert_array_equal(steady(500 - FADE, -0.25), sound[FADE:])
    desk.player.pull(1000)
    desk.player.pull(1)
    assert desk.said() == [SpeakingWord(2, 0), Spoke(2)]


def test_volume_glides_and_stays(desk: Desk) -> None:
    desk.player.play(1, steady(2000, 1.0), ())
    desk.player.pull(10)
    desk.player.set_volume(0.5)
    sound = desk.player.pull(500)

    glide = FADE // 2
    assert_allclose(1 - np.arange(1, glide + 1) / FADE, sound[:glide], atol=1e-6)
    assert_array_equal(steady(500 - glide), sound[glide:])
    assert_array_equal(steady(500), desk.player.pull(500))


@pytest.mark.parametrize(("asked", "got"), [(-1.0, 0.0), (7.0, 1.0)])
def test_volume_is_kept_between_silence_and_full(desk: Desk, asked: float, got: float) -> None:
    desk.player.set_volume(asked)
    desk.player.pull(FADE)
    desk.player.play(1, steady(100), ())

    assert_array_equal(steady(100) * np.float32(got), desk.player.pull(100))


def test_what_is_too_loud_is_limited(desk: Desk) -> None:
    desk.player.play(1, steady(100, 3.0), ())

    assert_array_equal(steady(100, 1.0), desk.player.pull(100))


@pytest.mark.parametrize("command", ["hush", "hold", "resume"])
def test_a_command_with_nothing_to_act_on_does_nothing(desk: Desk, command: str) -> None:
    getattr(desk.player, command)()

    assert_array_equal(np.zeros(10, np.float32), desk.player.pull(10))
    assert desk.said() == []


def test_in_a_long_silence_the_last_word_is_posted_again_as_a_sign(desk: Desk) -> None:
    seconds = round(RATE * SIGN_SECONDS)
    desk.player.play(7, steady(3 * seconds), (0, 100, 2 * seconds + 300))

    told: list[tuple[int, Event]] = []
    for pulled in range(0, 4 * seconds, 100):
        desk.player.pull(100)
        told += [(pulled - 100, event) for event in desk.said()]

    assert told == [
        (0, SpeakingWord(7, 0)),
        (100, SpeakingWord(7, 1)),
        (seconds + 100, SpeakingWord(7, 1)),
        (2 * seconds + 100, SpeakingWord(7, 1)),
        (2 * seconds + 300, SpeakingWord(7, 2)),
        (3 * seconds - 100, Spoke(7)),
    ]


def test_a_sign_is_given_well_before_the_kiosk_goes_on_without_the_voice() -> None:
    assert SIGN_SECONDS <= PATIENCE / 2


def test_sound_in_steps_of_16_bits_comes_out_like_any_other(desk: Desk) -> None:
    steps = np.round(tone(300) * 32768).astype(np.int16)
    desk.player.play(1, steps, ())
    sound = desk.player.pull(200)
    desk.player.hold()
    held = desk.player.pull(200)

    assert sound.dtype == np.float32
    assert_array_equal(steps[:200].astype(np.float32) / 32768, sound)
    assert_allclose(steps[200 : 200 + FADE] / 32768 * (1 - np.arange(1, FADE + 1) / FADE), held[:FADE], atol=1e-6)
