"""The player, whatever is asked of it in whatever order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from kiosk.core.messages import Event, SpeakingWord, Spoke
from kiosk.devices.player import Player
from tests.devices.pulling import FADE, LOUDNESS, RATE, Desk, Samples, rounded, tone

Act = tuple[str, float]

acts = st.lists(
    st.one_of(
        st.tuples(st.just("play"), st.sampled_from([0.0, 0.05, 0.2, 0.5])),
        st.tuples(st.just("volume"), st.sampled_from([0.0, 0.3, 1.0])),
        st.tuples(st.sampled_from(["hush", "hold", "resume"]), st.just(0.0)),
        st.tuples(st.just("pull"), st.sampled_from([0.01, 0.015, 0.06, 0.3])),
    ),
    max_size=30,
)


def largest_jump(sound: Samples) -> float:
    return float(np.abs(np.diff(sound, prepend=0.0, append=0.0)).max())


def words_of(frames: int) -> tuple[int, ...]:
    return tuple(range(0, frames, RATE // 20))


def perform(player: Player, act: Act, turn: int) -> None:
    """Do one thing to a player, other than pulling."""
    match act:
        case "play", seconds:
            frames = round(RATE * seconds)
            player.play(turn, rounded(frames), words_of(frames))
        case "volume", volume:
            player.set_volume(volume)
        case name, _:
            getattr(player, name)()


def frames_of(act: Act) -> int:
    return round(RATE * act[1]) if act[0] == "pull" else 0


def played(script: list[Act], block: int | None = None) -> Samples:
    """Return what is heard when these things are done, pulled as given or in blocks of one size."""
    player = Player(RATE, lambda _: None)
    sound = [np.zeros(0, np.float32)]
    for turn, act in enumerate(script):
        left = frames_of(act)
        if not left:
            perform(player, act, turn)
        while left > 0:
            sound.append(player.pull(min(left, block or left)))
            left -= len(sound[-1])
    return np.concatenate(sound)


@given(acts)
def test_nothing_ever_clicks(script: list[Act]) -> None:
    own = largest_jump(rounded(round(RATE * 0.05)))
    slope = LOUDNESS / FADE
    one_voice = own + slope + slope  # its own steps, its fade, and the glide of the volume

    # What is silenced is gone within the shortest pull; what was replaced between two pulls was never heard.
    assert largest_jump(np.append(played([*script, ("hush", 0.0), ("pull", 0.3)]), 0)) <= 2 * one_voice


@given(acts, st.integers(23, 500))
def test_the_size_of_the_pulls_changes_nothing(script: list[Act], block: int) -> None:
    assert_allclose(played(script), played(script, block), atol=1e-6)


def told_of(events: list[Event], turn: int) -> list[Event]:
    return [event for event in events if isinstance(event, SpeakingWord | Spoke) and event.turn == turn]


@given(acts, st.sampled_from([0, 7, 1500]))
def test_words_come_once_in_order_and_spoke_once_at_the_end(script: list[Act], latency: int) -> None:
    desk = Desk()
    desk.player.latency_frames = latency
    current: int | None = None
    for turn, act in enumerate(script):
        if act[0] == "pull":
            desk.player.pull(frames_of(act))
        else:
            perform(desk.player, act, turn)
        current = {"play": turn, "hush": None}.get(act[0], current)
    perform(desk.player, ("resume", 0.0), 0)
    for _ in range(10):
        desk.player.pull(RATE // 5)

    for turn, (name, seconds) in enumerate(script):
        words = len(words_of(round(RATE * seconds)))
        whole: list[Event] = [*(SpeakingWord(turn, index) for index in range(words)), Spoke(turn)]
        told = told_of(desk.events, turn)
        assert told == (whole if turn == current else whole[: len(told)] if name == "play" else [])


@given(st.sampled_from([0, 7, 1500]), st.integers(0, 6000), st.sampled_from(["hush", "play"]))
def test_nothing_is_posted_of_what_was_hushed_or_replaced(latency: int, frames: int, name: str) -> None:
    desk = Desk()
    desk.player.latency_frames = latency
    desk.player.play(1, tone(3000), words_of(3000))
    desk.player.pull(frames)
    desk.said()

    perform(desk.player, (name, 0.1), 2)
    for _ in range(10):
        desk.player.pull(500)

    assert told_of(desk.events, 1) == []


@given(st.lists(st.integers(1, 700), min_size=1, max_size=20), st.integers(0, 900))
def test_nothing_is_posted_before_it_is_heard_nor_a_block_late(blocks: list[int], latency: int) -> None:
    words = (0, 400, 1300)
    desk = Desk()
    desk.player.latency_frames = latency
    desk.player.play(1, tone(2000), words)
    heard: dict[Event, tuple[int, int]] = {}
    before = now = 0
    for block in [*blocks, *[500] * 8]:
        desk.player.pull(block)
        heard |= dict.fromkeys(desk.said(), (before - latency, now - latency))
        before, now = now, now + block

    expected = {SpeakingWord(1, index): offset for index, offset in enumerate(words)} | {Spoke(1): 2000}
    assert expected.keys() == heard.keys()
    for event, offset in expected.items():
        earlier, later = heard[event]
        assert earlier <= offset <= later
