"""Knowing how far an utterance has got, with and without a voice."""

from __future__ import annotations

import pytest

from kiosk.core import speech
from kiosk.core.messages import Hold, Hush, Resume, Speak
from kiosk.core.state import Kiosk, Speech


def saying(text: str = "one two three") -> Kiosk:
    return speech.say(Kiosk(), text)


def now(kiosk: Kiosk) -> Speech:
    assert kiosk.visit.speech is not None
    return kiosk.visit.speech


def test_saying_asks_for_the_voice_in_a_new_turn() -> None:
    kiosk = saying()
    assert (kiosk.effects, now(kiosk)) == ((Speak(1, "one two three", "en"),), Speech(1, "one two three"))


def test_words_are_reached_one_after_another_and_never_go_back() -> None:
    kiosk = speech.reached(speech.reached(saying(), 1, 1), 1, 0)
    assert now(kiosk).spoken == 2


def test_a_word_beyond_the_last_is_the_last() -> None:
    assert now(speech.reached(saying(), 1, 9)).spoken == 3


def test_the_end_reaches_all_words() -> None:
    assert now(speech.ended(saying(), 1)) == Speech(1, "one two three", spoken=3, done=True)


def test_signs_of_another_turn_or_after_the_end_change_nothing() -> None:
    kiosk = saying()
    ended = speech.ended(kiosk, 1)
    assert (speech.reached(kiosk, 2, 0), speech.ended(kiosk, 2), speech.reached(ended, 1, 0)) == (kiosk, kiosk, ended)
    assert (speech.reached(Kiosk(), 1, 0), speech.ended(Kiosk(), 1), speech.lost(Kiosk())) == (Kiosk(),) * 3


def test_hush_hold_and_resume_ask_only_where_there_is_something_to_do() -> None:
    ended = speech.ended(saying(), 1)
    assert speech.hush(ended).effects == ended.effects
    assert speech.hold(ended) == ended
    assert speech.resume(ended) == ended
    assert (speech.hold(Kiosk()), speech.resume(Kiosk()), speech.passed(Kiosk(), 9)) == (Kiosk(),) * 3
    assert speech.resume(speech.hold(saying())).effects[1:] == (Hold(), Resume())
    assert speech.hush(saying()).effects[1:] == (Hush(),)


def test_held_speech_is_not_waited_for() -> None:
    kiosk = speech.hold(saying())
    assert speech.passed(kiosk, 100) == kiosk


def test_after_eight_seconds_without_a_sign_the_words_go_on_in_silence() -> None:
    kiosk = speech.passed(saying(), 8.1)
    assert (now(kiosk).silent, kiosk.effects[-1]) == (True, Hush())


def test_silent_words_are_reached_at_reading_pace_and_end() -> None:
    kiosk = speech.lost(saying())
    reached = []
    for _ in range(5):
        kiosk = speech.passed(kiosk, 60 / 145)
        reached.append((now(kiosk).spoken, now(kiosk).done))
    assert reached == [(1, False), (2, False), (3, False), (3, True), (3, True)]


def test_a_silent_utterance_takes_no_signs_from_the_voice() -> None:
    kiosk = speech.lost(saying())
    assert (speech.reached(kiosk, 1, 2), speech.ended(kiosk, 1), speech.lost(kiosk)) == (kiosk,) * 3


def test_the_time_since_the_end_is_known() -> None:
    assert now(speech.passed(speech.ended(saying(), 1), 0.4)).waited == 0.4


def test_longer_words_commas_and_ends_of_sentences_take_time() -> None:
    texts = ["Breathe in", "Breathe deep", "Breathe, in", "Breathe. In", "Breathe in and out"]
    times = [speech.spoken_seconds(text) for text in texts]
    assert times == [pytest.approx(time) for time in (1.139, 1.261, 1.464, 1.859, 1.745)]


def test_nothing_takes_no_time_to_say() -> None:
    assert (speech.spoken_seconds(""), speech.spoken_seconds(" ", "es")) == (0, 0)


def test_each_voice_has_its_own_pace_and_espeak_speaks_all_but_english() -> None:
    spanish, german, british = (speech.spoken_seconds("Respire, con calma", name) for name in ("es", "de", "en-gb"))
    assert spanish == german == pytest.approx(0.15 + 3 * 0.03 + 15 * 0.086 + 0.3)
    assert british == speech.spoken_seconds("Respire, con calma")
