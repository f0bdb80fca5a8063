"""The kiosk's hearing without its parts: what is left out is left out, and the rest still hears."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.core.messages import Command, Heard, Listen, Pick
from kiosk.devices.activity import RATE, Samples
from kiosk.devices.models import COMPACT
from kiosk.devices.recogniser import Recogniser
from kiosk.words.english import ENGLISH
from tests.bench_voice.left_out import LEFT_OUT, WHOLE, Remembering, Way
from tests.bench_voice.listeners import Action, this_kiosk
from tests.bench_voice.phases import RATING, phases, sayable
from tests.bench_voice.recordings import babble
from tests.devices.room import one_after_another, quiet, recorded, said

KIOSK = phases()[RATING]
SIX = one_after_another(said("six"), 0.5)


def heard(part: str, sound: Samples) -> list[Action]:
    return this_kiosk(COMPACT, LEFT_OUT[part])(KIOSK, sound)


def done(part: str, sound: Samples) -> list[object]:
    return [action.intent for action in heard(part, sound)]


@pytest.mark.parametrize("part", LEFT_OUT)
def test_without_any_of_its_parts_the_kiosk_understands_a_clear_number(part: str) -> None:
    assert [Pick(6)] == done(part, SIX)


def test_every_part_that_is_left_out_makes_another_kiosk() -> None:
    ways = [(way.recogniser, way.listener, way.sayable, way.awaited, way.heard) for way in LEFT_OUT.values()]

    assert len(ways) == len(set(ways))
    assert Way(listener=Remembering) == LEFT_OUT["nothing"]


def test_what_is_heard_again_is_judged_as_it_was_whatever_was_heard_before_it() -> None:
    sounds = [
        one_after_another(said(first), 0.5, said(second)) for first in ("six", "stop") for second in ("six", "yes")
    ]
    fresh, again = (
        [this_kiosk(COMPACT, way)(KIOSK, sound) for sound in sounds] for way in (WHOLE, LEFT_OUT["nothing"])
    )

    assert [[(a.intent, a.seconds) for a in each] for each in fresh] == [
        [(a.intent, a.seconds) for a in each] for each in again
    ]
    assert [Pick(6), Pick(6)] == done("nothing", sounds[0])


def test_without_the_pause_a_number_acts_later() -> None:
    whole, later = (heard(part, SIX)[0].seconds for part in ("nothing", "acting at the pause"))

    assert later - whole > 0.2


def test_without_waiting_for_the_end_stop_acts_sooner() -> None:
    sound = one_after_another(said("stop"), 0.5)
    (whole,), (sooner,) = (heard(part, sound) for part in ("nothing", "waiting for the end with what is costly"))

    assert (Command.STOP, Command.STOP) == (whole.intent, sooner.intent)
    assert whole.seconds - sooner.seconds > 0.2


def test_without_words_around_an_answer_only_the_answer_is_listened_for() -> None:
    without = LEFT_OUT["words around answers, corrections"].sayable(KIOSK)

    assert set(without) < set(sayable(KIOSK))
    assert set(without) == set(KIOSK.offer.meanings)


def test_without_the_voice_detector_a_burst_of_noise_is_decoded() -> None:
    burst = np.pad(quiet(0.5, level=0.05), (2 * RATE, RATE)) + quiet(3.5)
    listeners = {part: LEFT_OUT[part].listener(LEFT_OUT[part].recogniser(COMPACT)) for part in LEFT_OUT}
    events = {part: listeners[part].feed(burst) for part in ("nothing", "voice detector")}

    assert {"nothing": False, "voice detector": True} == {
        part: any(isinstance(event, Heard) for event in perceived) for part, perceived in events.items()
    }


def test_without_unknown_words_other_speech_is_taken_for_phrases() -> None:
    recognised = {}
    for part in ("nothing", "[unk] among the phrases"):
        recogniser = LEFT_OUT[part].recogniser(COMPACT)
        recogniser.offer(("six", "seven"))
        recogniser.hear(one_after_another(said("Could you bring me a cup of coffee?")))
        recognised[part] = recogniser.result().text

    assert "[unk]" in recognised["nothing"]
    assert set(recognised["[unk] among the phrases"].split()) <= {"six", "seven"}


def test_without_awaited_phrases_a_number_is_no_likelier_than_another_word() -> None:
    awaited = {part: LEFT_OUT[part].awaited(KIOSK) for part in ("nothing", "awaited phrases are likelier")}

    assert {"nothing": ENGLISH.numbers, "awaited phrases are likelier": ()} == awaited


def test_without_knowing_the_room_its_voices_are_listened_to() -> None:
    talk = [recorded(f"order_{number}.flac") for number in ("001", "008", "025", "028")]
    room = babble(talk)[: 10 * RATE] + quiet(10.0)
    parts = ("nothing", "knowing the room’s own voices")
    listeners = [LEFT_OUT[part].listener(LEFT_OUT[part].recogniser(COMPACT)) for part in parts]
    knowing, ignorant = ([event.since for event in by.feed(room) if isinstance(event, Heard)] for by in listeners)

    assert max(knowing) < 2.0
    assert max(ignorant) > 5.0


def test_what_the_core_is_told_lacks_the_rule_that_is_left_out() -> None:
    unsure = Heard(1, "[unk] six", 0.3, final=False)

    assert {
        "confidence": Heard(1, "[unk] six", 1.0, final=False),
        "other words make it nothing": Heard(1, "six", 0.3, final=False),
        "waiting for the end with what is costly": Heard(1, "[unk] six", 0.3),
        "acting at the pause": None,
    } == {part: way.heard(unsure) for part, way in LEFT_OUT.items() if way.heard is not Way().heard}


def test_without_gain_a_faint_voice_is_decoded_as_it_is() -> None:
    faint = SIX * np.float32(10 ** (-20 / 20))
    amplified, plain = (_loudest_decoded(part, faint) for part in ("nothing", "gain for faint voices"))

    assert plain <= np.abs(faint).max() < amplified


def _loudest_decoded(part: str, sound: Samples) -> float:
    loudest = [0.0]

    class Noting(Recogniser):
        def hear(self, samples: Samples) -> None:
            loudest.append(float(np.abs(samples).max()))
            super().hear(samples)

    listener = LEFT_OUT[part].listener(Noting(COMPACT))
    listener.listen(Listen(1, ("six",), "en"))
    listener.feed(sound)
    return max(loudest)
