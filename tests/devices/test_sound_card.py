"""The sound card at work, with real PortAudio, on a virtual card: what goes in and out, and what if plugs are pulled.

Every wait has a deadline. Where sound is compared, another try is allowed: a busy machine may drop
a block, in the virtual card as in a real one, and that is not what is tested.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from ctypes import PyDLL
from queue import Empty, SimpleQueue
from statistics import median
from time import monotonic

import numpy as np
import pytest

from kiosk.core.messages import Event, Failed, Recovered, SpeakingWord, Spoke
from kiosk.devices.player import Player
from kiosk.devices.reference import HEARING_RATE
from kiosk.devices.sound import PLAYING_RATE, Samples, SoundDevice
from kiosk.devices.sound_card import SoundCard
from tests.virtual_card import VirtualCard

RECOVERY_SECONDS = 5.0

STEADY = np.full(PLAYING_RATE * 3, 0.5, np.float32)
"""A sound of which can be counted how much of it was heard."""

STEADY_BLOCKS = 50
BUSY_MICROSECONDS = 200_000
"""Longer than the sound that is ahead of the ear."""

STEP = PLAYING_RATE // 200
"""Frames between two words, where words serve as a measure."""


def audible(sound: Samples) -> int:
    return int(np.count_nonzero(sound > 0.001))


def sweep(seconds: float, rate: int) -> Samples:
    """Return a sound that resembles itself only when nothing is missing, shifted or bent."""
    hertz = np.linspace(200.0, 3000.0, round(seconds * rate))
    wave = np.sin(2 * np.pi * np.cumsum(hertz) / rate) * np.hanning(len(hertz))
    return (0.5 * wave).astype(np.float32)


def likeness(sound: Samples, to: Samples) -> float:
    """Return the correlation of `to` with the stretch of `sound` that is most like it."""
    size = 1 << (len(sound) + len(to)).bit_length()
    products = np.fft.irfft(np.fft.rfft(sound, size) * np.conj(np.fft.rfft(to, size)), size)
    start = int(np.argmax(products[: max(len(sound) - len(to), 0) + 1]))
    stretch = sound[start : start + len(to)]
    to = to[: len(stretch)]
    return float(stretch @ to / max(np.sqrt(float(stretch @ stretch) * float(to @ to)), 1e-9))


def best_of_three(attempt: Callable[[], Samples], like: Samples) -> Samples:
    """Return what comes of the first attempt that is as it should be, or of the last."""
    heard = attempt()
    for _ in range(2):
        if likeness(heard, like) < 0.99:
            heard = attempt()
    return heard


class Desk:
    """A sound card at work: what it posts, and what it hears."""

    def __init__(self, microphone: str = "", loudspeaker: str = "") -> None:
        self.events: SimpleQueue[Event] = SimpleQueue()
        self.blocks: SimpleQueue[Samples] = SimpleQueue()
        self.anew = threading.Event()
        self.player = Player(PLAYING_RATE, self.events.put)
        self.sound_card = SoundCard(self.events.put, self.player, self._hear, microphone, loudspeaker)

    def _hear(self, block: Samples, played: Samples, *, anew: bool) -> None:
        assert len(block) == len(played)
        self.blocks.put(block)
        if anew:
            self.anew.set()

    def next_event(self, seconds: float = RECOVERY_SECONDS) -> Event:
        return self.events.get(timeout=seconds)

    def next_events(self, count: int) -> set[Event]:
        """Take what happens next, in whatever order."""
        return {self.next_event() for _ in range(count)}

    def hear(self, sound: Samples) -> Samples:
        """Return what is heard until it is like `sound`, or until nothing more comes that could be."""
        heard = np.zeros(0, np.float32)
        deadline = monotonic() + 1.0
        while monotonic() < deadline and likeness(heard, sound) < 0.99:
            heard = np.concatenate([heard, *(self.blocks.get(timeout=RECOVERY_SECONDS) for _ in range(10))])
        return heard

    def last_word(self) -> int:
        """Return the word that was posted last, of those that nobody took yet."""
        index = 0
        while True:
            try:
                event = self.events.get_nowait()
            except Empty:
                return index
            index = event.index if isinstance(event, SpeakingWord) else index


@pytest.fixture
def open_desk(card: VirtualCard) -> Iterator[Callable[..., Desk]]:  # noqa: ARG001  (it has to be there first)
    desks: list[Desk] = []

    def open_one(microphone: str = "", loudspeaker: str = "") -> Desk:
        desks.append(Desk(microphone, loudspeaker))
        return desks[-1]

    yield open_one
    for desk in desks:
        desk.sound_card.close()


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    desk = open_desk()
    assert desk.next_events(2) == {Recovered("microphone"), Recovered("loudspeaker")}
    return desk


def test_what_is_said_in_the_room_is_heard_as_it_was_said(card: VirtualCard, desk: Desk) -> None:
    said = sweep(1.0, HEARING_RATE)

    def speak_and_hear() -> Samples:
        card.say(said, HEARING_RATE)
        return desk.hear(said)

    heard = best_of_three(speak_and_hear, said)
    assert likeness(heard, said) >= 0.99
    assert heard.dtype == np.float32
    assert 0.45 < float(np.abs(heard).max()) < 0.55


def test_what_is_played_leaves_the_loudspeaker_as_it_is(card: VirtualCard, desk: Desk) -> None:
    played = sweep(1.0, PLAYING_RATE)

    def play_and_record() -> Samples:
        before = len(card.heard())
        desk.player.play(1, played, (0, 24_000))
        assert [desk.next_event() for _ in range(3)] == [SpeakingWord(1, 0), SpeakingWord(1, 1), Spoke(1)]
        return card.wait_until_heard(lambda sound: not sound[-4800:].any())[before:]

    heard = best_of_three(play_and_record, played)
    assert likeness(heard, played) >= 0.99


def test_a_word_is_posted_when_it_leaves_the_loudspeaker(card: VirtualCard, desk: Desk) -> None:
    late = []
    sound = np.append(np.zeros(9_600, np.float32), STEADY[:9_600])
    for turn in range(5):
        desk.player.play(turn, sound, (9_600,))
        card.wait_until_heard(lambda heard: bool(heard[-480:].any()))
        heard_at = monotonic()
        assert desk.next_event() == SpeakingWord(turn, 0)
        late.append(monotonic() - heard_at)
        assert desk.next_event() == Spoke(turn)
        card.wait_until_heard(lambda heard: not heard[-4800:].any())

    assert median(late) <= 0.06


@pytest.mark.parametrize("command", ["hold", "hush"])
def test_a_command_silences_the_loudspeaker_in_mid_word_within_50_ms(
    card: VirtualCard, desk: Desk, command: str
) -> None:
    ran_on = []
    for turn in range(5):
        before = audible(card.heard())
        desk.player.play(turn, STEADY, tuple(range(0, len(STEADY), STEP)))
        sounding = card.wait_until_heard(lambda heard: bool(heard[-9_600:].all()))
        at_command = max(audible(sounding) - before, desk.last_word() * STEP)
        getattr(desk.player, command)()
        silent = card.wait_until_heard(lambda heard: not heard[-4800:].any())
        ran_on.append(audible(silent) - before - at_command)

    assert median(ran_on) / PLAYING_RATE <= 0.05


def test_volume_changes_within_50_ms_too(card: VirtualCard, desk: Desk) -> None:
    desk.player.play(1, STEADY, tuple(range(0, len(STEADY), STEP)))
    card.wait_until_heard(lambda heard: audible(heard) > PLAYING_RATE // 5)
    at_command = max(audible(card.heard()), desk.last_word() * STEP)
    desk.player.set_volume(0.5)
    softer = card.wait_until_heard(lambda heard: bool(heard[-480:].any()) and heard[-480:].max() < 0.26)

    assert (np.count_nonzero(softer > 0.26) - at_command) / PLAYING_RATE <= 0.05


# --- plugs ------------------------------------------------------------------------------------


@pytest.mark.parametrize("device", ["microphone", "loudspeaker"])
def test_a_plug_that_is_pulled_is_noticed_and_put_back_is_in_use_within_five_seconds(
    card: VirtualCard, desk: Desk, device: SoundDevice
) -> None:
    for _ in range(2):
        card.unplug(device)
        assert desk.next_event() == Failed(device, "default was unplugged, or stopped")
        card.plug(device)
        assert desk.next_event(RECOVERY_SECONDS) == Recovered(device)

    assert_in_use(card, desk)


def test_the_loudspeaker_plays_on_while_the_microphone_is_missing(card: VirtualCard, desk: Desk) -> None:
    desk.player.play(1, STEADY, ())
    card.unplug("microphone")
    assert desk.next_event() == Failed("microphone", "default was unplugged, or stopped")
    before = len(card.heard())
    heard = card.wait_until_heard(lambda heard: len(heard) - before > 2 * PLAYING_RATE)[before:]

    # To open the devices afresh takes a quarter of a second, an eighth of this; a busy machine drops less.
    assert audible(heard) > 0.9 * len(heard)
    assert desk.events.empty()


def test_an_utterance_goes_on_after_the_moment_in_which_the_other_device_is_opened(
    card: VirtualCard, desk: Desk
) -> None:
    card.unplug("microphone")
    assert desk.next_event() == Failed("microphone", "default was unplugged, or stopped")
    desk.player.play(1, STEADY, ())
    card.plug("microphone")

    assert desk.next_events(2) == {Recovered("microphone"), Spoke(1)}
    assert 0.9 * len(STEADY) < audible(card.heard()) < 1.1 * len(STEADY)


def test_with_nothing_plugged_in_both_are_missing_until_they_come(
    card: VirtualCard, open_desk: Callable[..., Desk]
) -> None:
    card.unplug("microphone")
    card.unplug("loudspeaker")
    desk = open_desk()
    assert desk.next_events(2) == {
        Failed("microphone", "no microphone was found"),
        Failed("loudspeaker", "no loudspeaker was found"),
    }
    card.plug("loudspeaker")
    card.plug("microphone")

    assert desk.next_events(2) == {Recovered("microphone"), Recovered("loudspeaker")}
    assert_in_use(card, desk)


def test_when_a_busy_machine_breaks_the_sound_off_it_is_told_that_all_comes_back_at_another_time(desk: Desk) -> None:
    for _ in range(3):
        for _ in range(STEADY_BLOCKS):
            desk.blocks.get(timeout=RECOVERY_SECONDS)
        desk.anew.clear()
        PyDLL(None).usleep(BUSY_MICROSECONDS)  # nothing else in this program goes on meanwhile
        assert desk.anew.wait(RECOVERY_SECONDS)


def test_a_loudspeaker_that_takes_no_more_sound_has_failed(card: VirtualCard, desk: Desk) -> None:
    card.freeze_loudspeaker()

    assert desk.next_event() == Failed("loudspeaker", "no sound moves through default")


def test_devices_are_chosen_by_a_part_of_their_names(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk("PHONE", "loudspeak")

    assert desk.next_events(2) == {Recovered("microphone"), Recovered("loudspeaker")}


def test_another_device_does_not_replace_the_one_that_was_named(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk("headset")

    reason = "no microphone is called “headset”; there are: loudspeaker, microphone, default"
    assert desk.next_events(2) == {Failed("microphone", reason), Recovered("loudspeaker")}


def test_it_closes_within_a_second_whatever_it_is_doing(card: VirtualCard, desk: Desk) -> None:
    card.unplug("microphone")
    assert desk.next_event() == Failed("microphone", "default was unplugged, or stopped")
    desk.player.play(1, STEADY, ())
    asked_at = monotonic()
    desk.sound_card.close()

    assert monotonic() - asked_at < 1.0
    assert "sound" not in {thread.name for thread in threading.enumerate()}


def assert_in_use(card: VirtualCard, desk: Desk) -> None:
    """Assert that something is heard, and that something can be played."""
    assert desk.blocks.get(timeout=RECOVERY_SECONDS).dtype == np.float32
    desk.player.play(99, STEADY[: PLAYING_RATE // 10], ())
    assert desk.next_event() == Spoke(99)
    assert audible(card.heard()) > 0
