"""Words from sound, by the real recogniser."""

import logging

import numpy as np
import pytest

from kiosk.devices.activity import RATE, Samples
from kiosk.devices.models import COMPACT
from kiosk.devices.recogniser import UNKNOWN, Recognised, Recogniser
from kiosk.words.english import ENGLISH
from tests.devices.room import one_after_another, quiet, recorded, said


def recognised(by: Recogniser, sound: Samples) -> str:
    by.begin()
    by.hear(sound)
    return by.result().text


@pytest.fixture
def by() -> Recogniser:
    return Recogniser(COMPACT)


def test_offered_phrases_are_recognised(by: Recogniser) -> None:
    by.offer(("continue", "i need help"))

    assert ["continue", "i need help", "continue"] == [
        recognised(by, one_after_another(said(text))) for text in ("continue", "i need help", "continue")
    ]


def test_confidence_is_from_0_to_1(by: Recogniser) -> None:
    by.offer(("continue", "stop"))
    by.hear(one_after_another(said("continue")))

    result = by.result()

    assert "continue" == result.text
    assert 0.5 < result.confidence <= 1.0


def test_other_phrases_may_be_offered_in_the_middle_of_an_utterance(by: Recogniser) -> None:
    sound = one_after_another(said("continue"))
    by.offer(("yes",))
    by.hear(sound[: len(sound) // 2])

    by.offer(("continue",))

    assert "continue" == recognised(by, sound)


def test_silence_is_unknown(by: Recogniser) -> None:
    by.hear(quiet(0.5))

    assert Recognised(UNKNOWN, 0.0) == by.result()


def test_no_sound_at_all_is_unknown(by: Recogniser) -> None:
    assert Recognised(UNKNOWN, 0.0) == by.result()


def test_any_number_of_unknown_words_is_one(by: Recogniser) -> None:
    by.offer(("yes",))

    assert UNKNOWN == recognised(by, one_after_another(said("what a wonderful day"), 0.2, said("it is to day")))


def test_a_repeated_word_stays_repeated(by: Recogniser) -> None:
    by.offer(("continue",))

    assert "continue continue" == recognised(by, one_after_another(said("continue"), 0.3, said("continue")))


def test_vosk_may_end_an_utterance_before_we_do(by: Recogniser) -> None:
    by.offer(("continue", "stop"))

    assert "continue stop" == recognised_in_pieces(by, one_after_another(said("continue"), 3.0, said("stop")))


def recognised_in_pieces(by: Recogniser, sound: Samples) -> str:
    by.begin()
    for start in range(0, len(sound), 512):
        by.hear(sound[start : start + 512])
    return by.result().text


def test_a_phrase_that_the_model_has_no_words_for_is_left_out_with_one_warning(
    by: Recogniser, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        by.offer(("continue", "xyzzy plugh", "i need xyzzy"))

    assert [logging.WARNING, logging.WARNING] == [record.levelno for record in caplog.records]
    assert ["xyzzy plugh" in caplog.messages[0], "i need xyzzy" in caplog.messages[1]] == [True, True]
    assert "continue" == recognised(by, one_after_another(said("continue")))


def test_odd_phrases_do_no_harm(by: Recogniser, caplog: pytest.LogCaptureFixture) -> None:
    by.offer(("continue", "", '"', "[unk]", "\\", "continue continue", "über"))

    assert "continue" == recognised(by, one_after_another(said("continue")))
    assert caplog.messages


def test_a_sound_that_is_too_loud_is_clipped(by: Recogniser) -> None:
    by.offer(("continue",))

    assert "continue" == recognised(by, one_after_another(said("continue")) * np.float32(12))


def test_lists_may_change_a_thousand_times(by: Recogniser) -> None:
    sound = one_after_another(said("continue"))
    for turn in range(1000):
        by.offer(("continue", "stop") if turn % 2 else ("yes", "no"))
        by.hear(sound[: RATE // 100])

    by.offer(("continue",))

    assert "continue" == recognised(by, sound)


def test_an_awaited_word_is_found_where_it_is_not_clear_whether_it_is_one(by: Recogniser) -> None:
    five = one_after_another(recorded("five_allison_0.flac"))
    found = []
    for awaited in ((), ENGLISH.numbers):
        by.offer((*ENGLISH.numbers, "back", "pause", "slower", "faster"), awaited)
        found.append(recognised(by, five))

    assert [UNKNOWN, "five"] == found


def test_what_is_awaited_but_cannot_be_said_is_not_recognised(by: Recogniser) -> None:
    by.offer(("stop",), ("continue", "xyzzy"))

    assert UNKNOWN == recognised(by, one_after_another(said("continue")))
