"""What is played when, and what is said of failures."""

from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from kiosk.core.messages import Event, Failed, Recovered, SpeakingWord, Spoke
from kiosk.devices.player import Player
from kiosk.devices.speech_cache import SpeechCache
from kiosk.devices.studio import PLAIN_WORD, Studio, open_studio
from kiosk.devices.voice import InlineVoice, SpokenVoice
from kiosk.ports import Post, Voice
from tests.devices.speech import TOY, FakePlayer, PatientRenderer, next_event
from tests.devices.voice_bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.voice.close()


def test_what_is_at_hand_is_played_at_once(bench: Bench) -> None:
    bench.keep("one two", words=2)
    bench.voice.speak(7, "one two", "en")

    assert bench.player.next(2) == ["hush", "play 7: 1600 samples, words at (0, 800)"]


def test_what_is_not_at_hand_is_rendered_and_then_played(bench: Bench) -> None:
    bench.voice.speak(7, "one two", "en")
    assert bench.renderer.next_asked() == "one two"
    assert bench.player.next(1) == ["hush"]
    bench.renderer.finish(2)

    assert bench.player.next(1) == ["play 7: 1600 samples, words at (0, 800)"]


def test_a_rendering_is_played_at_the_players_rate(bench: Bench) -> None:
    bench.keep("one two", words=2)
    bench.player.rate = 48_000
    bench.voice.speak(7, "one two", "en")

    assert bench.player.next(2) == ["hush", "play 7: 9600 samples, words at (0, 4800)"]


def test_a_later_utterance_replaces_one_that_is_still_being_rendered(bench: Bench) -> None:
    bench.keep("at hand")
    bench.voice.speak(1, "slow", "en")
    assert bench.renderer.next_asked() == "slow"
    bench.voice.speak(2, "at hand", "en")
    assert bench.player.next(3) == ["hush", "hush", "play 2: 800 samples, words at (0,)"]
    bench.renderer.finish()
    bench.voice.speak(3, "at hand", "en")

    assert bench.player.next(2) == ["hush", "play 3: 800 samples, words at (0,)"]


def test_hush_also_forgets_what_is_still_being_rendered(bench: Bench) -> None:
    bench.keep("at hand")
    bench.voice.speak(1, "slow", "en")
    assert bench.renderer.next_asked() == "slow"
    bench.voice.hush()
    bench.renderer.finish()
    bench.voice.prepare(("next",), "en")
    assert bench.renderer.next_asked() == "next"
    bench.voice.speak(2, "at hand", "en")
    bench.renderer.finish()

    assert bench.player.next(4) == ["hush", "hush", "hush", "play 2: 800 samples, words at (0,)"]


def test_the_same_text_wanted_again_is_played_for_the_later_turn(bench: Bench) -> None:
    bench.voice.speak(1, "slow", "en")
    assert bench.renderer.next_asked() == "slow"
    bench.voice.speak(2, "slow", "en")
    assert bench.player.next(2) == ["hush", "hush"]
    bench.renderer.finish()

    assert bench.player.next(1) == ["play 2: 800 samples, words at (0,)"]


def test_what_was_held_before_it_was_rendered_begins_held(bench: Bench) -> None:
    bench.voice.speak(1, "slow", "en")
    assert bench.renderer.next_asked() == "slow"
    bench.voice.hold()
    assert bench.player.next(2) == ["hush", "hold"]
    bench.renderer.finish()
    assert bench.player.next(1) == ["play 1: 800 samples, words at (0,), held"]
    bench.voice.resume()

    assert bench.player.next(1) == ["resume"]


def test_what_was_resumed_before_it_was_rendered_begins_at_once(bench: Bench) -> None:
    bench.voice.speak(1, "slow", "en")
    assert bench.renderer.next_asked() == "slow"
    bench.voice.hold()
    bench.voice.resume()
    assert bench.player.next(3) == ["hush", "hold", "resume"]
    bench.renderer.finish()

    assert bench.player.next(1) == ["play 1: 800 samples, words at (0,)"]


def test_a_hold_does_not_outlive_its_utterance(bench: Bench) -> None:
    bench.voice.hold()
    bench.voice.speak(1, "slow", "en")
    assert bench.renderer.next_asked() == "slow"
    bench.renderer.finish()

    assert bench.player.next(3) == ["hold", "hush", "play 1: 800 samples, words at (0,)"]


def test_volume_goes_to_the_player(bench: Bench) -> None:
    bench.voice.set_volume(0.5)

    assert bench.player.next(1) == ["volume 0.5"]


def test_what_was_prepared_is_at_hand(bench: Bench) -> None:
    bench.voice.prepare(("a", "b"), "en")
    for text in ("a", "b"):
        assert bench.renderer.next_asked() == text
        bench.renderer.finish()
    bench.voice.prepare(("c",), "en")
    assert bench.renderer.next_asked() == "c"
    bench.voice.speak(1, "b", "en")

    assert bench.player.next(2) == ["hush", "play 1: 800 samples, words at (0,)"]


def test_speaking_does_not_wait_for_what_is_prepared(bench: Bench) -> None:
    bench.voice.prepare(tuple(f"line {number}" for number in range(60)), "en")
    assert bench.renderer.next_asked() == "line 0"
    bench.voice.speak(1, "now", "en")
    bench.voice.resume()  # which is done when "now" has been asked for
    assert bench.player.next(2) == ["hush", "resume"]
    bench.renderer.finish()
    assert bench.renderer.next_asked() == "now"
    bench.renderer.finish()

    assert bench.player.next(1) == ["play 1: 800 samples, words at (0,)"]


def test_a_failure_is_told_and_so_is_its_end(bench: Bench) -> None:
    bench.voice.speak(1, "a", "en")
    assert bench.renderer.next_asked() == "a"
    bench.renderer.fail()
    assert next_event(bench.events) == Failed("voice", "It did not work.")
    assert bench.renderer.next_asked() == PLAIN_WORD
    bench.renderer.finish()

    assert next_event(bench.events) == Recovered("voice")
    assert bench.player.next(1) == ["hush"]


def test_a_failure_of_what_is_only_prepared_is_not_told(bench: Bench) -> None:
    bench.voice.prepare(("a",), "en")
    assert bench.renderer.next_asked() == "a"
    bench.renderer.fail()
    bench.voice.speak(1, "b", "en")
    while bench.renderer.next_asked() != "b":
        bench.renderer.fail()
    bench.renderer.finish()

    assert bench.player.next(2) == ["hush", "play 1: 800 samples, words at (0,)"]
    assert bench.events.empty()


def test_an_unexpected_error_is_told_and_the_voice_lives(bench: Bench) -> None:
    bench.keep("one")
    bench.player.rate = 0
    bench.voice.speak(1, "one", "en")
    assert isinstance(next_event(bench.events), Failed)
    assert bench.renderer.next_asked() == PLAIN_WORD
    bench.renderer.finish()
    assert next_event(bench.events) == Recovered("voice")
    bench.player.rate = 8000
    bench.voice.speak(2, "one", "en")

    assert bench.player.next(3) == ["hush", "hush", "play 2: 800 samples, words at (0,)"]


def test_a_closed_voice_is_silent(bench: Bench) -> None:
    bench.voice.speak(1, "a", "en")
    assert bench.renderer.next_asked() == "a"
    bench.voice.close()

    assert bench.player.next(2) == ["hush", "hush"]
    assert bench.events.empty()


def test_in_virtual_time_speaking_renders_at_once(tmp_path: Path) -> None:
    renderer, player = PatientRenderer(), FakePlayer()
    events: SimpleQueue[Event] = SimpleQueue()
    voice = InlineVoice(Studio(SpeechCache(tmp_path), renderer, lambda _: (TOY,)), player, events.put)
    renderer.finish()
    renderer.fail()
    voice.prepare(("a", "b"), "en")
    voice.speak(1, "a", "en")
    voice.hold()
    voice.resume()
    voice.set_volume(0.5)
    voice.speak(2, "b", "en")
    voice.hush()
    voice.close()

    play = "play 1: 800 samples, words at (0,)"
    assert player.next(7) == ["hush", play, "hold", "resume", "volume 0.5", "hush", "hush"]
    assert next_event(events) == Failed("voice", "It did not work.")


def test_real_voices_sound_the_same_in_real_and_in_virtual_time(tmp_path: Path) -> None:
    real_sound, real_events = performed(SpokenVoice, tmp_path / "real")
    virtual_sound, virtual_events = performed(InlineVoice, tmp_path / "virtual")

    assert real_events == virtual_events == [SpeakingWord(1, 0), SpeakingWord(1, 1), Spoke(1)]
    assert real_sound == virtual_sound
    assert len(real_sound) > 24_000


def performed(make: Callable[[Studio, Player, Post], Voice], folder: Path) -> tuple[bytes, list[Event]]:
    """What is heard of an utterance, from its first block, and what is told of it."""
    events: SimpleQueue[Event] = SimpleQueue()
    player = Player(24_000, events.put)
    voice = make(open_studio(folder), player, events.put)
    voice.speak(1, "Breathe in.", "en")
    told: list[Event] = []
    blocks: list[bytes] = []
    while Spoke(1) not in told:
        block = player.pull(480)
        if blocks or block.any():
            blocks.append(block.tobytes())
        while not events.empty():
            told.append(events.get())
    voice.close()
    return b"".join(blocks), told
