"""Knowing how far an utterance has got, with and without a voice."""

from __future__ import annotations

import pytest

from kiosk.core import speech
from kiosk.core.messages import Command, Hold, Hush, Level, Resume, SetVolume, Speak
from kiosk.core.script import Pause, Say
from kiosk.core.state import Kiosk, Liking, OwnWord, Speech
from tests.core.acting import Acting, exercising, script_of


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


# --- what it said lately ----------------------------------------------------------------------------


def test_each_word_is_remembered_once_with_the_time_since_it_was_reached() -> None:
    kiosk = speech.reached(speech.passed(speech.reached(saying(), 1, 0), 0.5), 1, 0)
    assert kiosk.own == (OwnWord("one", 0.5),)
    assert speech.reached(kiosk, 1, 2).own == (OwnWord("one", 0.5), OwnWord("two"), OwnWord("three"))


def test_words_that_were_not_reported_are_remembered_at_the_end() -> None:
    kiosk = speech.ended(speech.reached(saying(), 1, 0), 1)
    assert kiosk.own == (OwnWord("one"), OwnWord("two"), OwnWord("three"))


def test_words_are_forgotten_after_ten_seconds_whatever_is_said_then() -> None:
    kiosk = speech.ended(saying(), 1)
    for _ in range(4):
        kiosk = speech.passed(kiosk, 2.5)
    assert [word.ago for word in kiosk.own] == [10.0] * 3
    assert speech.passed(speech.say(kiosk, "four"), 0.1).own == ()


def test_words_that_nobody_heard_are_not_remembered() -> None:
    assert speech.passed(speech.lost(saying()), 60 / 145).own == ()


# --- making room for somebody who speaks ------------------------------------------------------------

FULL, SOFT = 0.7, pytest.approx(0.7 * 10 ** (-8 / 20))


def narrated() -> Acting:
    """Somebody who is being spoken to."""
    acting = exercising(script_of(Say("Let your shoulders drop."), Pause(60))).forget()
    assert acting.kiosk.speaking
    return acting


def volumes(acting: Acting) -> list[float]:
    """The volumes that were asked for, in order."""
    return [effect.volume for effect in acting.did if isinstance(effect, SetVolume)]


def test_it_speaks_softly_as_soon_as_somebody_else_speaks_and_until_a_moment_after() -> None:
    acting = narrated().happen(Level(0.5)).wait(2.0)
    assert volumes(acting) == [SOFT]
    assert volumes(acting.happen(Level(0.0)).wait(0.6)) == [SOFT]
    assert volumes(acting.wait(0.2)) == [SOFT, FULL]


def test_a_pause_between_two_words_does_not_make_it_louder() -> None:
    acting = narrated().happen(Level(0.5)).wait(0.3).happen(Level(0.0)).wait(0.5).happen(Level(0.3)).wait(1.0)
    assert volumes(acting) == [SOFT]


def test_what_is_said_next_is_as_loud_as_ever() -> None:
    acting = narrated().happen(Level(0.5)).wait(0.3).happen(Level(0.0)).touch(Command.PAUSE)
    assert (acting.kiosk.speaking, volumes(acting)) == (True, [SOFT, FULL])


def test_while_it_says_nothing_a_voice_changes_nothing() -> None:
    acting = narrated().hear_out().forget().happen(Level(0.5)).wait(1.0)
    assert volumes(acting) == []


def test_whoever_does_not_want_to_be_heard_does_not_make_it_softer() -> None:
    acting = narrated()
    acting.kiosk = acting.kiosk.with_visit(liking=Liking(touch_only=True))
    assert volumes(acting.happen(Level(0.5)).wait(1.0)) == []


def test_louder_is_louder_also_while_it_speaks_softly() -> None:
    acting = narrated().happen(Level(0.5)).touch(Command.LOUDER)
    assert volumes(acting) == [SOFT, pytest.approx(0.85 * 10 ** (-8 / 20))]
