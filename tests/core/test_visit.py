"""The visit from Welcome to Done, and each of its guards."""

from __future__ import annotations

import pytest

from kiosk.core.messages import (
    Command,
    Heard,
    Hush,
    Level,
    LibraryChanged,
    Listen,
    Pick,
    Prepare,
    SetVolume,
    SpeakingWord,
    Spoke,
    Uttered,
)
from kiosk.core.script import Rate, Say
from kiosk.core.state import ChoosingArea, ChoosingExercise, Done, Exercising, Helping, Paused, Site, Stopping, Welcome
from kiosk.words.english import ENGLISH
from kiosk.words.spanish import SPANISH
from tests.core.acting import BREATHING, SENSES, Acting, exercising, script_of, visitor


def test_a_visit_by_voice_leads_from_welcome_to_done_and_back() -> None:
    visitor_ = visitor(script_of(Rate("tension"), Say("Rest."), Rate("tension")))
    phases = [type(visitor_.phase)]
    phases += [type(visitor_.say(phrase).phase) for phrase in ("start", "relax", "small", "six")]
    visitor_.wait(2).hear_out().wait(2)
    phases.append(type(visitor_.say("three").wait(2).phase))
    phases.append(type(visitor_.say("finish").phase))
    assert phases == [Welcome, ChoosingArea, ChoosingExercise, Exercising, Exercising, Done, Welcome]


def test_at_the_start_volume_prompts_and_phrases_are_asked_for() -> None:
    at_start = visitor()
    assert [type(effect) for effect in at_start.did] == [Prepare, SetVolume, Listen]


def test_start_shows_and_says_the_areas_that_have_exercises() -> None:
    acting = visitor().touch(Command.START)
    assert acting.saying == "What would help right now? You can say relax or ground."


def test_an_area_can_be_chosen_by_name_by_number_and_by_touch() -> None:
    chosen = [
        visitor().say("start", "ground").phase,
        visitor().say("start", "two").phase,
        visitor().say("start", "the second one").phase,
        visitor().touch(Command.START, Pick(2)).phase,
    ]
    assert chosen == [ChoosingExercise("Ground")] * 4


def test_the_exercises_of_an_area_are_said_with_their_numbers() -> None:
    assert visitor().touch(Command.START, Pick(1)).saying == "One: Even breathing. You can say a number, or back."


def test_back_leads_from_exercises_to_areas_and_from_areas_to_welcome() -> None:
    acting = visitor().touch(Command.START, Pick(1), Command.BACK)
    assert acting.phase == ChoosingArea()
    assert acting.touch(Command.BACK).phase == Welcome()


def test_more_turns_the_pages_and_begins_again_after_the_last() -> None:
    many = tuple(script_of(Say("Hello."), title=f"Number {n}") for n in range(8))
    acting = visitor(*many).touch(Command.START, Pick(1))
    assert acting.touch(Command.MORE).phase == ChoosingExercise("Relax", 1)
    assert acting.touch(Pick(2)).session.script == many[7]
    assert visitor(*many).touch(Command.START, Pick(1), Command.MORE, Command.MORE).phase == ChoosingExercise("Relax")


def test_numbers_that_are_not_on_the_screen_choose_nothing() -> None:
    acting = visitor().touch(Command.START, Pick(0), Pick(3))
    assert acting.phase == ChoosingArea()
    assert acting.touch(Pick(1), Pick(0), Pick(2)).phase == ChoosingExercise("Relax")


def test_repeat_says_the_prompt_again() -> None:
    acting = visitor().touch(Command.START, Command.REPEAT, Pick(1), Command.REPEAT)
    areas = "What would help right now? You can say relax or ground."
    exercises = "One: Even breathing. You can say a number, or back."
    assert acting.spoken == [areas, areas, exercises, exercises]


def test_with_nothing_to_choose_from_a_person_is_named() -> None:
    acting = Acting().happen(LibraryChanged(())).touch(Command.START)
    assert (acting.saying, acting.touch(Pick(1)).phase) == (ENGLISH.nothing_to_choose_said, ChoosingArea())


def test_exercises_in_other_languages_are_not_offered() -> None:
    acting = visitor(site=Site(language="es")).touch(Command.START)
    assert acting.saying == SPANISH.nothing_to_choose_said


def test_new_exercises_can_be_chosen_by_the_next_person() -> None:
    acting = visitor(BREATHING).happen(LibraryChanged((SENSES,))).touch(Command.START)
    assert acting.touch(Pick(1)).phase == ChoosingExercise("Ground")


def test_nothing_changes_in_the_middle_of_a_visit() -> None:
    acting = visitor(BREATHING).touch(Command.START).happen(LibraryChanged((SENSES,)))
    assert acting.touch(Pick(1)).phase == ChoosingExercise("Relax")
    assert acting.touch(Pick(1)).session.script == BREATHING
    acting.touch(Command.HOME, Command.START)
    assert (acting.kiosk.scripts, acting.kiosk.coming) == ((SENSES,), None)


# --- stop -----------------------------------------------------------------------------------------


def test_stop_touched_in_an_exercise_ends_it_kindly() -> None:
    acting = exercising().touch(Command.STOP)
    assert acting.phase == Done(BREATHING, (), 20.0, stopped=True)


def test_stop_said_in_an_exercise_asks_back_first() -> None:
    acting = exercising().say("stop")
    assert (type(acting.phase), acting.saying) == (Stopping, ENGLISH.stop_or_go_on)


def test_stop_said_twice_ends_the_exercise() -> None:
    assert isinstance(exercising().say("stop", "stop").phase, Done)


def test_stop_is_not_acted_on_before_the_utterance_is_over() -> None:
    acting = exercising().listen_on()
    acting.happen(Heard(acting.kiosk.offer.turn, "stop", final=False))
    assert isinstance(acting.phase, Exercising)


def test_after_stop_no_goes_on_with_the_exercise() -> None:
    acting = exercising().say("stop", "no")
    assert isinstance(acting.phase, Exercising)
    assert acting.spoken == [ENGLISH.stop_or_go_on, ENGLISH.rating_prompt("tension")]


def test_after_stop_what_is_neither_stop_nor_go_on_changes_nothing() -> None:
    acting = exercising().say("stop").touch(Pick(3), Command.NEXT)
    assert isinstance(acting.phase, Stopping)


def test_after_stop_and_silence_the_exercise_stays_paused() -> None:
    assert isinstance(exercising().say("stop").listen_on().wait(21).phase, Paused)


def test_home_leads_to_welcome_from_everywhere_by_touch() -> None:
    assert exercising().touch(Command.HOME).phase == Welcome()


def test_home_said_in_an_exercise_asks_back_like_stop() -> None:
    acting = exercising().say("home")
    assert isinstance(acting.phase, Stopping)
    assert acting.say("home").phase == Welcome()


def test_stop_outside_an_exercise_leads_to_welcome() -> None:
    assert visitor().touch(Command.START, Pick(1), Command.STOP).phase == Welcome()


def test_stop_hushes_the_voice() -> None:
    assert Hush() in visitor().touch(Command.START).forget().touch(Command.STOP).did


# --- help -----------------------------------------------------------------------------------------


def test_help_is_acted_on_at_once_and_says_how_to_reach_a_person() -> None:
    acting = visitor().touch(Command.START).listen_on()
    acting.happen(Heard(acting.kiosk.offer.turn, "i need a person", final=False))
    assert (acting.phase, acting.saying) == (Helping(ChoosingArea()), "Please tell the front desk. You can say back.")


def test_help_in_an_exercise_gives_it_back_paused() -> None:
    acting = exercising()
    session = acting.session
    assert acting.touch(Command.HELP, Command.BACK).phase == Paused(session)


@pytest.mark.parametrize(
    "acting",
    [
        visitor().touch(Command.START),
        visitor().touch(Command.START, Pick(1)),
        exercising().touch(Command.PAUSE),
        exercising().touch(Command.STOP),
    ],
    ids=["choosing an area", "choosing an exercise", "paused", "done"],
)
def test_who_comes_back_from_help_hears_again_where_they_are(acting: Acting) -> None:
    place, said = acting.phase, acting.saying
    assert (acting.touch(Command.HELP, Command.BACK).phase, acting.saying) == (place, said)


def test_who_comes_back_from_help_to_welcome_hears_how_to_start() -> None:
    acting = visitor().touch(Command.HELP, Command.BACK)
    assert (acting.phase, acting.saying) == (Welcome(), ENGLISH.welcome_said)


def test_help_said_in_help_says_it_again() -> None:
    acting = visitor().touch(Command.HELP, Command.HELP, Command.REPEAT)
    assert (acting.phase, acting.spoken) == (Helping(Welcome()), ["Please tell the front desk. You can say back."] * 3)


def test_help_during_the_countdown_keeps_what_the_countdown_interrupted() -> None:
    acting = visitor().touch(Command.START).hear_out().wait(91).touch(Command.HELP)
    assert acting.phase == Helping(ChoosingArea())


def test_other_words_change_nothing_in_help() -> None:
    assert visitor().touch(Command.HELP, Pick(1)).phase == Helping(Welcome())


def test_help_from_the_question_whether_to_stop_gives_the_exercise_back_paused() -> None:
    acting = exercising().say("stop").touch(Command.HELP, Command.BACK)
    assert isinstance(acting.phase, Paused)


# --- volume, levels, late replies -----------------------------------------------------------------


def test_louder_and_quieter_stay_within_what_the_clinic_allows() -> None:
    acting = visitor().forget().touch(*[Command.LOUDER] * 3, *[Command.QUIETER] * 6)
    volumes = [effect.volume for effect in acting.did if isinstance(effect, SetVolume)]
    assert volumes == [0.85, 1.0, 0.85, 0.7, 0.55, 0.4, 0.25, 0.2]


def test_the_screen_says_when_it_cannot_get_louder() -> None:
    acting = visitor(site=Site(volume=1.0)).touch(Command.LOUDER)
    assert acting.look.mark.text == ENGLISH.no_louder


def test_a_level_is_seen_at_the_mark() -> None:
    mark = visitor().happen(Level(0.4)).look.mark
    assert (mark.ear, mark.loudness) == ("hearing", 0.4)


def test_late_replies_change_nothing() -> None:
    acting = exercising(SENSES)
    before = acting.kiosk
    for late in (SpeakingWord(0, 1), Spoke(0), Heard(0, "stop"), Uttered(0), Spoke(10_000)):
        acting.happen(late)
    assert acting.kiosk == before


def test_counting_outside_an_exercise_means_nothing() -> None:
    acting = visitor()
    before = acting.kiosk
    assert acting.happen(Uttered(acting.kiosk.offer.turn)).kiosk == before
