"""An exercise from one step to the next."""

from __future__ import annotations

import pytest

from kiosk.core import exercise, timing
from kiosk.core.messages import Command, Hush, Listen, Pick, Prepare, Uttered
from kiosk.core.script import Breathe, Count, Move, Part, Pause, Rate, Say, Script
from kiosk.core.session import Asking, Counting, Moving, Offering, Rating, Resting, Telling
from kiosk.core.state import Done, Helping, Paused
from kiosk.words.english import ENGLISH
from tests.core.acting import BREATHING, SENSES, Acting, exercising, script_of, visitor

TENSE = "How tense do you feel right now? You can say a number from zero to ten, or skip."
IN, OUT = Move("in", 4), Move("out", 6)


def test_all_lines_are_prepared_in_order_when_an_exercise_begins() -> None:
    acting = visitor(BREATHING).touch(Command.START, Pick(1)).forget().touch(Pick(1))
    asked = (TENSE, "How tense do you feel right now?")
    expected = (*asked, "Sit down.", "Be here.", "Breathe in", "Breathe out", "Thank you.")
    assert acting.did[:2] == [Hush(), Prepare(expected, "en")]


def test_questions_are_among_the_lines() -> None:
    expected = [("Name two things you can see.", ""), ("More, once again, or enough?", ""), ("Good bye.", "")]
    assert exercise.lines(ENGLISH, SENSES) == tuple(expected)


def test_sentences_are_said_one_by_one_with_silences_between() -> None:
    acting = exercising(script_of(Say("One two. Three four."), Pause(3)))
    acting.hear_out()
    assert acting.session.doing == Resting(0.5, 0.5, Telling(1))
    acting.wait(0.5)
    assert acting.saying == "Three four."
    acting.hear_out()
    assert acting.session.doing == Resting(1.2, 1.2)
    acting.wait(1.21)
    assert acting.session.doing == Resting(3, 3)


def test_the_last_step_leads_to_done() -> None:
    assert isinstance(exercising(script_of(Pause(1))).wait(1.1).phase, Done)


def test_a_part_without_steps_is_passed_over() -> None:
    script = Script("x", "en", "Empty", "Relax", (Part("A", ()), Part("B", (Say("Hi."),)), Part("C", ())))
    acting = exercising(script)
    assert acting.saying == "Hi."
    assert isinstance(acting.hear_out().wait(1.3).phase, Done)


# --- breathing ------------------------------------------------------------------------------------


def test_each_phase_of_a_breath_is_said_at_its_start_and_the_rhythm_never_drifts() -> None:
    acting = exercising(script_of(Breathe((IN, OUT), 2), Pause(50)))
    said = [acting.saying]
    for _ in range(10):
        acting.wait(2)
        said.append(acting.saying)
    cue_in, cue_out = "Breathe in", "Breathe out"
    assert said == [cue_in, cue_in, cue_out, cue_out, cue_out, cue_in, cue_in, cue_out, cue_out, cue_out, cue_out]
    assert isinstance(acting.session.doing, Resting)


def test_slower_lengthens_breaths_and_silences_faster_shortens_them() -> None:
    step = Breathe((IN, OUT), 2)
    acting = exercising(script_of(step)).touch(Command.SLOWER).wait(4.9)
    assert isinstance(acting.session.doing, Moving)
    assert acting.session.doing.index == 0
    acting.touch(*[Command.FASTER] * 9)
    assert acting.kiosk.visit.pace == timing.FASTEST
    acting.touch(*[Command.SLOWER] * 9)
    assert acting.kiosk.visit.pace == timing.SLOWEST


# --- counting -------------------------------------------------------------------------------------


def test_things_are_counted_as_they_are_said_or_touched() -> None:
    acting = exercising(script_of(Count(5, 30), Pause(9)))
    acting.happen(Uttered(acting.kiosk.offer.turn)).happen(Uttered(acting.kiosk.offer.turn)).touch(Pick(4))
    assert acting.session.doing == Counting(Count(5, 30), 30, 4)


def test_a_circle_that_is_full_stays_full() -> None:
    acting = exercising(script_of(Count(5, 30))).touch(Pick(3), Pick(2), Pick(6))
    assert acting.session.doing == Counting(Count(5, 30), 30, 3)


def test_the_last_thing_is_seen_for_a_moment_before_it_goes_on() -> None:
    acting = exercising(script_of(Count(2, 30), Pause(9))).touch(Pick(2))
    assert acting.session.doing == Counting(Count(2, 30), timing.CHOSEN_SECONDS, 2)
    assert isinstance(acting.wait(1.3).session.doing, Resting)


def test_silence_is_fine_while_counting() -> None:
    acting = exercising(script_of(Count(5, 30), Pause(9))).wait(29.9)
    assert isinstance(acting.session.doing, Counting)
    assert isinstance(acting.wait(0.2).session.doing, Resting)


def test_the_ear_counts_only_while_counting() -> None:
    acting = visitor(script_of(Count(5, 30), Pause(9))).touch(Command.START, Pick(1), Pick(1), Command.NEXT)
    assert [effect.counting for effect in acting.did if isinstance(effect, Listen)] == [False] * 3 + [True, False]


def test_something_said_while_nothing_is_counted_is_nothing() -> None:
    acting = exercising(script_of(Pause(9)))
    before = acting.kiosk
    assert acting.happen(Uttered(acting.kiosk.offer.turn)).kiosk == before


# --- asking ---------------------------------------------------------------------------------------


def asked() -> Acting:
    return exercising(SENSES).hear_out().wait(1.3).touch(Pick(2)).wait(1.3)


@pytest.mark.parametrize(
    ("phrase", "doing", "saying"),
    [
        ("more", Telling, "Name two things you can see."),
        ("again", Telling, "Name two things you can see."),
        ("the first one", Telling, "Name two things you can see."),
        ("yeah", Telling, "Good bye."),
        ("two", Telling, "Good bye."),
        ("once again", Asking, "More, once again, or enough?"),
    ],
)
def test_an_answer_leads_where_the_script_says(phrase: str, doing: type, saying: str) -> None:
    acting = asked().say(phrase)
    assert (type(acting.session.doing), acting.saying) == (doing, saying)


def test_an_answer_may_end_the_exercise() -> None:
    assert isinstance(asked().say("enough").phase, Done)


def test_no_answer_leads_where_the_script_says() -> None:
    assert asked().hear_out().wait(20.1).saying == "Good bye."


def test_the_time_to_answer_runs_from_the_end_of_the_question() -> None:
    assert asked().wait(7).session.doing == asked().session.doing


def test_answers_that_are_not_there_change_nothing() -> None:
    assert asked().touch(Pick(5), Pick(0)).session.doing == asked().session.doing


# --- rating ---------------------------------------------------------------------------------------


def test_a_rating_is_shown_for_a_moment_and_kept_until_done() -> None:
    acting = exercising().say("six")
    assert acting.session.doing == Rating(Rate("tension"), timing.CHOSEN_SECONDS, 6)
    assert acting.session.ratings == (("tension", 6),)
    assert acting.wait(1.3).saying == "Sit down."


def test_a_rating_can_be_corrected_while_it_is_shown() -> None:
    assert exercising().say("six", "seven").session.ratings == (("tension", 7),)


def test_a_rating_can_be_skipped_by_words_by_touch_and_by_silence() -> None:
    skipped = [exercising().say("skip"), exercising().touch(Command.NEXT), exercising().hear_out().wait(30.1)]
    assert [(acting.session.ratings, acting.saying) for acting in skipped] == [((), "Sit down.")] * 3


def test_numbers_beyond_ten_are_no_ratings() -> None:
    assert exercising().touch(Pick(11)).session.ratings == ()


def test_what_can_be_said_is_said_until_somebody_has_rated_something() -> None:
    again = {True: exercising().touch(Pick(6)).wait(2), False: exercising().touch(Command.NEXT)}
    prompts = {rated: acting.touch(Command.NEXT, Command.NEXT).saying for rated, acting in again.items()}
    assert prompts == {True: "How tense do you feel right now?", False: TENSE}


def test_a_rating_is_never_said_aloud() -> None:
    acting = exercising().touch(Pick(6)).wait(2).touch(Command.NEXT, Command.NEXT, Pick(3)).wait(2).hear_out()
    acting.wait(3)
    assert isinstance(acting.phase, Done)
    numbers = set(ENGLISH.numbers) | {str(n) for n in range(11)}
    said = {word.strip(".,?").lower() for text in acting.spoken for word in text.split()}
    assert said & numbers == set()


def test_after_a_nine_or_ten_a_person_is_offered() -> None:
    acting = exercising().say("nine").wait(1.3)
    assert (acting.session.doing, acting.saying) == (Offering(timing.OFFER_SECONDS), ENGLISH.offer_person)
    assert acting.say("a person").phase == Helping(Paused(acting.kiosk.phase.was.session))  # type: ignore[union-attr]


@pytest.mark.parametrize("phrase", ["go on", "no"])
def test_a_person_who_is_offered_can_be_declined(phrase: str) -> None:
    assert exercising().say("ten").wait(1.3).say(phrase).saying == "Sit down."


def test_a_person_who_is_offered_is_declined_by_silence() -> None:
    assert exercising().say("ten").wait(1.3).hear_out().wait(20.1).saying == "Sit down."


def test_great_confidence_is_no_reason_to_offer_a_person() -> None:
    assert exercising(script_of(Rate("confidence"), Say("Good."))).say("ten").wait(1.3).saying == "Good."
