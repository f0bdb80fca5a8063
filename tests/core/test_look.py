"""The screen for each state."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.core import screen
from kiosk.core.messages import Command, Pick, SpeakingWord, Uttered
from kiosk.core.screen import Button, Caption, Rest, Ring
from kiosk.core.script import Answer, Ask, Breathe, Count, End, GoTo, Move, Next, Part, Pause, Rate, Say, Script
from kiosk.core.state import Site
from kiosk.words.english import ENGLISH
from tests.core.acting import EVERYTHING, SENSES, Acting, exercising, script_of, visitor

PAUSE, STOP = Button("Pause", Command.PAUSE), Button("Stop", Command.STOP)
BOX = Breathe((Move("in", 4), Move("hold", 4), Move("out", 4), Move("hold", 4)), 4)


def test_welcome() -> None:
    view = visitor().wait(5).view
    assert isinstance(view, screen.Welcome)
    assert view == screen.Welcome(
        ENGLISH.welcome_title,
        ENGLISH.welcome_text,
        Button("Start", Command.START, "primary"),
        ENGLISH.start_hint,
        view.breath,
    )
    assert round(view.breath, 3) == 1.0


def test_with_reduced_motion_welcome_stands_still_and_may_bear_the_clinics_name() -> None:
    view = visitor(site=Site(reduced_motion=True, clinic="Elm Street Clinic")).wait(5).view
    assert isinstance(view, screen.Welcome)
    assert (view.text, view.breath) == (ENGLISH.welcome_text_of.format(clinic="Elm Street Clinic"), 0.0)


def test_the_areas_are_cards_with_a_person_as_the_last() -> None:
    assert visitor().touch(Command.START).view == screen.Choose(
        "What would help right now?",
        (
            Button("Relax", Pick(1), "plain", "1", "Slow the breath, soften the body"),
            Button("Ground", Pick(2), "plain", "2", "Come back to the room and your senses"),
            Button("I need a person", Command.HELP, "help", "Help", "How to reach the staff here"),
        ),
        (Button("Home", Command.HOME),),
    )


def test_with_nothing_to_choose_from_the_title_says_so() -> None:
    view = Acting(replace(visitor().kiosk, scripts=())).touch(Command.START).view
    assert isinstance(view, screen.Choose)
    assert (view.title, len(view.cards)) == (ENGLISH.nothing_to_choose, 1)


def test_exercises_are_cards_with_their_length() -> None:
    view = visitor(replace(SENSES, summary="Come back to the room.")).touch(Command.START, Pick(1)).view
    assert view == screen.Choose(
        "Ground",
        (Button("Five senses", Pick(1), "plain", "1", "Come back to the room. 1 minute"),),
        (Button("Back", Command.BACK), Button("Home", Command.HOME)),
    )


def test_more_is_there_when_there_is_more() -> None:
    many = tuple(script_of(Say("Hello."), title=f"Number {n}") for n in range(7))
    view = visitor(*many).touch(Command.START, Pick(1)).view
    assert isinstance(view, screen.Choose)
    assert view.corner[0] == Button("More", Command.MORE)


def test_speech_is_captioned_with_the_words_reached() -> None:
    acting = exercising(script_of(Say("One two three.")))
    acting.happen(SpeakingWord(acting.kiosk.visit.speech.turn, 1))  # type: ignore[union-attr]
    assert acting.view == screen.Player("Small", (PAUSE, STOP), Rest(), Caption(("One", "two", "three."), 2))


def test_before_anything_was_said_the_caption_is_empty() -> None:
    view = exercising(script_of(Pause(9))).view
    assert isinstance(view, screen.Player)
    assert view.caption == Caption()


@pytest.mark.parametrize(
    ("seconds", "ring"),
    [
        (0, Ring("Breathe in", "1", 0.0, 0.0)),
        (2, Ring("Breathe in", "3", 0.5, 0.5)),
        (4, Ring("Hold", "1", 1.0, 0.0)),
        (6, Ring("Hold", "3", 1.0, 0.5)),
        (8, Ring("Breathe out", "1", 1.0, 0.0)),
        (10, Ring("Breathe out", "3", 0.5, 0.5)),
        (15, Ring("Hold", "4", 0.0, 0.75)),
    ],
)
def test_the_ring_follows_the_breath(seconds: int, ring: Ring) -> None:
    view = exercising(script_of(BOX)).wait(seconds).view
    assert isinstance(view, screen.Player)
    assert isinstance(view.guide, Ring)
    assert replace(view.guide, size=round(view.guide.size, 6)) == ring
    assert (view.place, view.caption) == ("Small · round 1 of 4", Caption())


def test_a_hold_before_any_breath_is_empty() -> None:
    view = exercising(script_of(Breathe((Move("hold", 4), Move("in", 4)), 1))).view
    assert isinstance(view, screen.Player)
    assert view.guide == Ring("Hold", "1", 0.0, 0.0)


def test_parts_with_a_name_are_numbered() -> None:
    script = Script(
        "x", "en", "Parts", "Relax", (Part("", (Pause(3),)), Part("A", (Pause(3),)), Part("B", (Pause(3),)))
    )
    places = []
    acting = exercising(script)
    for _ in range(3):
        view = acting.view
        assert isinstance(view, screen.Player)
        places.append(view.place)
        acting.touch(Command.NEXT)
    assert places == ["Parts", "Parts · part 1 of 2", "Parts · part 2 of 2"]


def test_a_bypath_is_not_counted_among_the_parts() -> None:
    ask = Ask("Round about?", (Answer(("yes",), GoTo("Round about")), Answer(("no",), GoTo("End"))), 20, GoTo("End"))
    parts = (Part("Begin", (ask,)), Part("Round about", (Pause(3),)), Part("End", (Pause(3),)))
    acting = exercising(Script("x", "en", "Ways", "Relax", parts)).touch(Pick(1))
    places = []
    for _ in range(2):
        view = acting.view
        assert isinstance(view, screen.Player)
        places.append(view.place)
        acting.touch(Command.NEXT)
    assert places == ["Ways", "Ways · part 2 of 2"]


def test_counting() -> None:
    acting = exercising(SENSES).hear_out().wait(1.3)
    acting.happen(Uttered(acting.kiosk.offer.turn))
    assert acting.view == screen.Count(
        "Five senses · part 1 of 3", (PAUSE, STOP), "Name two things you can see", ENGLISH.count_text, 2, 1
    )
    assert acting.look.mark.text == "Listening… one so far"


@pytest.mark.parametrize(
    ("steps", "title"),
    [
        ((Count(2, 9),), "Small"),
        ((Say("Hear three things."), Pause(0), Count(2, 9)), "Hear three things"),
        ((Say("Hear three things. " + "More words. " * 9), Pause(0), Count(2, 9)), "Hear three things"),
    ],
)
def test_the_title_while_counting_is_the_paragraph_before(steps: tuple[Say | Pause | Count, ...], title: str) -> None:
    acting = exercising(script_of(*steps))
    while not isinstance(acting.view, screen.Count):
        acting.hear_out().wait(0.7)
    assert acting.view.title == title


def test_more_things_than_there_are_words_for_are_counted_in_digits() -> None:
    acting = exercising(script_of(Count(20, 9))).touch(Pick(12))
    assert acting.look.mark.text == "Listening… 12 so far"


def test_rating() -> None:
    scale = ENGLISH.scales["tension"]
    shown = screen.CheckIn(
        "Even breathing · 3 minutes", (PAUSE, STOP), scale.question, ENGLISH.rate_text, scale.low, scale.high
    )
    assert exercising().view == shown
    assert exercising().touch(Pick(0)).view == replace(shown, chosen=0)


def test_what_has_no_scale_of_its_own_can_be_rated() -> None:
    view = exercising(script_of(Rate("sadness"))).view
    assert isinstance(view, screen.CheckIn)
    assert view.title == "How strong is this right now: sadness?"


def test_asking() -> None:
    answers = (Answer(("breathe", "slow breaths"), Next()), Answer(("enough",), End()))
    assert exercising(script_of(Ask("More?", answers, 20, End()))).view == screen.Ask(
        "Small",
        (PAUSE, STOP),
        "More?",
        (Button("Breathe", Pick(1), note="“breathe” or “slow breaths”"), Button("Enough", Pick(2), note="“enough”")),
    )


def test_offering_a_person() -> None:
    view = exercising().say("ten").wait(1.3).view
    assert isinstance(view, screen.Ask)
    assert [(button.label, button.intent) for button in view.answers] == [
        ("I need a person", Command.HELP),
        ("Go on", Command.CONTINUE),
    ]


def test_paused() -> None:
    view = exercising(script_of(Say("Hi."))).touch(Command.PAUSE).view
    corner = (Button("Continue", Command.CONTINUE, "primary"), STOP)
    assert view == screen.Player("Small", corner, Rest("Paused"), Caption(("Hi.",), 1))


def test_stop_or_go_on() -> None:
    view = exercising().say("stop").view
    assert isinstance(view, screen.Ask)
    assert (view.title, [button.intent for button in view.answers]) == (
        "Stop here, or go on?",
        [Command.STOP, Command.CONTINUE],
    )


@pytest.mark.parametrize(
    ("before", "after", "text", "labels"),
    [
        (6, 3, ENGLISH.done_better.format(before=6, after=3), ["Finish", "Another one", "Again"]),
        (3, 3, ENGLISH.done_same.format(after=3), ["Finish", "Another one", "Again"]),
        (3, 5, ENGLISH.done_worse.format(before=3, after=5), ["Finish", "Another one", "Again", "Help"]),
    ],
)
def test_done_shows_before_and_after(before: int, after: int, text: str, labels: list[str]) -> None:
    acting = exercising(script_of(Rate("tension"), Rate("tension"))).touch(Pick(before)).wait(1.3).touch(Pick(after))
    view = acting.wait(1.3).view
    assert isinstance(view, screen.Done)
    assert (view.title, view.text, view.before, view.after) == (ENGLISH.done_title, text, before, after)
    assert [button.label for button in view.buttons] == labels
    assert (acting.look.mark.text, acting.look.left) == ("Say “another” to stay", "To the start in 0:20")


def test_done_without_ratings_has_a_plain_sentence() -> None:
    view = exercising().touch(Command.STOP).view
    assert isinstance(view, screen.Done)
    assert (view.title, view.text, view.before) == (ENGLISH.stopped_title, ENGLISH.done_plain, None)


def test_help() -> None:
    view = visitor().touch(Command.HELP).view
    buttons = (Button("Back", Command.BACK), Button("Home", Command.HOME))
    assert view == screen.Help(ENGLISH.help_title, ("Please tell the front desk.",), buttons)


def test_the_countdown_is_visible() -> None:
    view = visitor().touch(Command.START).hear_out().wait(90.1).hear_out().wait(4.5).view
    assert isinstance(view, screen.Leaving)
    assert (view.seconds, view.text) == (16, ENGLISH.still_there_text(16))


def test_things_rated_once_are_all_there_at_the_end() -> None:
    acting = exercising(EVERYTHING).touch(Command.NEXT, Command.NEXT, Command.NEXT)
    acting.touch(Pick(4)).wait(1.3).touch(Pick(7)).wait(1.3).hear_out().wait(1.3)
    assert isinstance(acting.view, screen.Done)
    ratings = "Relationships 4 · Self-esteem 7"
    assert acting.view.text == f"{ratings}. These numbers are only here, and are forgotten when you leave."
