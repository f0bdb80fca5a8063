"""What each screen shows of its look, and what its buttons mean."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from kiosk.core.messages import Command, Intent, Pick
from kiosk.core.screen import Look, Rest, Ring, Theme
from kiosk.ui.compose import compose
from kiosk.ui.layout import Page
from kiosk.ui.parts import Arc, Disc, Part, Run, Stroke, Surface, Text
from kiosk.ui.touch import buttons
from tests.ui.larger import FEW_LONG, SIX_ANSWERS
from tests.ui.looks import (
    ASK,
    BREATHING,
    CHECKIN,
    CHOOSE,
    COUNT,
    COUNTING,
    DONE,
    HELPING,
    LEAVING,
    LOOKS,
    NO_SOUND,
    PLAYER,
    RATING,
    UNRATED,
    WAITING,
    WELCOME,
    choose,
)


def intents(page: Page, look: Look) -> list[Intent | None]:
    """What can be meant by touch, but for the mark."""
    return [button.intent for button in buttons(compose(page, look)) if button.intent != Command.STAFF]


def discs(parts: tuple[Part, ...]) -> list[Disc]:
    return [part for part in parts if isinstance(part, Disc)]


def run_of(parts: tuple[Part, ...], word: str) -> Run:
    return next(run for part in parts if isinstance(part, Text) for run in part.runs if run.text == word)


def all_words(parts: tuple[Part, ...]) -> str:
    return " ".join(run.text for part in parts if isinstance(part, Text) for run in part.runs)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
def test_the_colours_change_nothing_of_the_layout(page: Page, look: Look) -> None:
    day, night, contrast = (compose(page, replace(look, theme=theme)) for theme in get_args(Theme))
    assert day == night == contrast


# --- welcome and leaving --------------------------------------------------------------------------


def test_the_circles_of_welcome_open_with_the_breath(page: Page) -> None:
    def radii(breath: float) -> list[float]:
        look = replace(WELCOME, view=replace(WAITING, breath=breath))
        return [disc.radius for disc in discs(compose(page, look))[:3]]

    assert all(closed < open_ for closed, open_ in zip(radii(0.0), radii(1.0), strict=True))


def test_leaving_shows_the_seconds_left(page: Page) -> None:
    parts = compose(page, LEAVING)
    assert [Command.STAY, Command.STAY] == intents(page, LEAVING)
    assert "17" in all_words(parts)


# --- choose -----------------------------------------------------------------------------------------


def test_each_card_is_a_button(page: Page) -> None:
    assert [Command.HOME, *map(Pick, range(1, 8)), Command.HELP] == intents(page, CHOOSE)


def test_the_card_for_help_has_the_colour_of_help(page: Page) -> None:
    parts = compose(page, CHOOSE)
    card = next(button for button in buttons(parts) if button.intent == Command.HELP)
    assert ("accent", "accent") == (card.edge, run_of(parts, "Help").colour)


def test_cards_of_one_screen_are_of_one_size(page: Page) -> None:
    others = {Command.HOME, Command.STAFF}
    cards = [button.box for button in buttons(compose(page, CHOOSE)) if button.intent not in others]
    assert 1 == len({(round(card.width, 3), round(card.height, 3)) for card in cards})


def test_the_names_of_all_cards_have_letters_of_one_size(page: Page) -> None:
    parts = compose(page, choose(6))
    names = {"Even", "Box", "Leaves", "Muscle", "Acknowledging"}
    sizes = [part.px for part in parts if isinstance(part, Text) and part.runs[0].text in names]
    assert [sizes[0]] * 5 == sizes


@pytest.mark.parametrize(
    ("text_size", "notice", "beside"), [(1.0, "", False), (1.0, NO_SOUND, False), (1.5, NO_SOUND, True)]
)
def test_numbers_stand_above_the_names_or_beside_them_where_that_leaves_more_room(
    page: Page, text_size: float, notice: str, beside: bool
) -> None:
    parts = compose(replace(page, text_size=text_size), replace(choose(4), notice=notice))
    number, name = run_of(parts, "1"), run_of(parts, "Even")
    assert (beside, not beside) == (number.x + page.measure("1", 600, 36) < name.x, number.y > name.y + 36)


def test_cards_go_without_their_notes_rather_than_with_small_letters(page: Page) -> None:
    narrow = Page(800, 480, page.measure, 1.5)
    assert ["minutes" in all_words(compose(there, FEW_LONG)) for there in (page, narrow)] == [True, False]


# --- player -----------------------------------------------------------------------------------------


def ring_of(page: Page, guide: Ring) -> tuple[Arc, float]:
    """The arc, and the radius of the inner disc."""
    parts = compose(page, replace(PLAYER, view=replace(BREATHING, guide=guide)))
    (arc,) = (part for part in parts if isinstance(part, Arc))
    return arc, discs(parts)[2].radius


def test_the_arc_fills_with_the_phase(page: Page) -> None:
    assert [0.0, 0.25, 1.0] == [ring_of(page, Ring("Hold", "1", 1.0, arc))[0].turn for arc in (0.0, 0.25, 1.0)]


def test_the_disc_grows_with_the_breath_and_stays_inside_the_track(page: Page) -> None:
    sizes = [ring_of(page, Ring("Breathe in", "1", size, 0.5))[1] for size in (0.0, 0.5, 1.0)]
    arc, _ = ring_of(page, Ring("Breathe in", "1", 1.0, 0.5))
    assert sorted(sizes) == sizes
    assert 0 < sizes[0] < sizes[-1] < arc.radius - arc.width / 2


def test_the_ring_stays_where_it_is_through_all_phases(page: Page) -> None:
    rings = [Ring("Breathe in", "1", 0.0, 0.0), Ring("Hold", "12", 1.0, 0.9)]
    arcs = [ring_of(page, ring)[0] for ring in rings]
    assert 1 == len({(arc.x, arc.y, arc.radius) for arc in arcs})


def test_a_pause_shows_its_word_in_a_plain_circle(page: Page) -> None:
    parts = compose(page, replace(PLAYER, view=replace(BREATHING, guide=Rest("Paused"))))
    assert "Paused" in all_words(parts)
    assert not [part for part in parts if isinstance(part, Arc)]


# --- count ------------------------------------------------------------------------------------------


def test_circles_found_are_filled_and_ticked_and_the_next_stands_out(page: Page) -> None:
    parts = compose(page, COUNT)
    circles = [button for button in buttons(parts) if isinstance(button.intent, Pick)]
    assert [("primary", None)] * 3 + [("surface", "primary"), ("surface", "edge")] == [
        (circle.fill, circle.edge) for circle in circles
    ]
    assert 3 == len([part for part in parts if isinstance(part, Stroke)])


@pytest.mark.parametrize("goal", range(1, 11))
def test_there_is_a_circle_for_each_thing_to_find(page: Page, goal: int) -> None:
    look = replace(COUNT, view=replace(COUNTING, goal=goal, found=goal))
    picks = [intent for intent in intents(page, look) if isinstance(intent, Pick)]
    assert [Pick(number) for number in range(1, goal + 1)] == picks


# --- check-in and ask -------------------------------------------------------------------------------


@pytest.mark.parametrize("chosen", [None, 0, 10])
def test_the_numbers_run_from_nought_to_ten_and_the_chosen_one_is_filled(page: Page, chosen: int | None) -> None:
    parts = compose(page, replace(CHECKIN, view=replace(RATING, chosen=chosen)))
    numbers = [button for button in buttons(parts) if isinstance(button.intent, Pick)]
    assert [Pick(number) for number in range(11)] == [number.intent for number in numbers]
    filled = [index for index, number in enumerate(numbers) if number.fill == "primary"]
    assert ([] if chosen is None else [chosen]) == filled


def test_the_ends_of_the_scale_stand_at_its_ends(page: Page) -> None:
    parts = compose(page, CHECKIN)
    boxes = {button.intent: button.box for button in buttons(parts)}
    last = run_of(parts, "be")
    assert boxes[Pick(0)].x == run_of(parts, "At").x
    assert round(boxes[Pick(10)].right, 3) == round(last.x + page.measure("be", last.weight, 26), 3)


def test_each_answer_shows_the_words_that_choose_it(page: Page) -> None:
    parts = compose(page, ASK)
    assert "Yes “yes” or “sure” No “no” or “no thanks”" in all_words(parts)
    assert ["strong"] * 2 == ["strong" if run_of(parts, word).weight == 600 else "plain" for word in ("“yes”", "“no”")]


def test_answers_go_without_the_words_that_repeat_them_when_text_is_larger(page: Page) -> None:
    larger = compose(replace(page, text_size=1.5), SIX_ANSWERS)
    assert "“breathe”" in all_words(compose(page, SIX_ANSWERS))
    assert "“breathe”" not in all_words(larger)
    assert "One more example" in all_words(larger)


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)])
@pytest.mark.parametrize("look", [ASK, CHECKIN, COUNT], ids=["ask", "check-in", "count"])
def test_what_is_asked_and_what_answers_it_stand_together_in_the_middle(
    page: Page, look: Look, size: tuple[int, int]
) -> None:
    there = replace(page, width=size[0], height=size[1])
    parts = compose(there, look)
    corner = min(
        button.box.y
        for button in buttons(parts)
        if button.intent in {Command.PAUSE, Command.STOP} and button.box.y > 360
    )
    answers = [button.box for button in buttons(parts) if isinstance(button.intent, Pick)]
    title = max(part.ink.top for part in parts if isinstance(part, Text) and part.px > 50)
    track = next(part.box for part in parts if isinstance(part, Surface) and part.fill == "line")
    lowest = min(answer.y for answer in answers)
    assert abs((corner - title) - (lowest - track.top)) < 100


# --- done and help ----------------------------------------------------------------------------------


def test_before_and_after_stand_at_their_heights_with_a_curve_between(page: Page) -> None:
    parts = compose(page, DONE)
    before, after = (disc for disc in discs(parts) if disc.fill in {"accent", "primary"})
    curve = next(part for part in parts if isinstance(part, Stroke) and part.colour == "primary")
    assert ("accent", "primary") == (before.fill, after.fill)
    assert before.y > after.y
    assert ((before.x, before.y), (after.x, after.y)) == (curve.points[0], curve.points[-1])


def test_the_curve_never_leaves_the_room_between_its_ends(page: Page) -> None:
    curve = next(part for part in compose(page, DONE) if isinstance(part, Stroke) and part.colour == "primary")
    heights = [y for _, y in curve.points]
    assert sorted(heights, reverse=True) == heights


def test_without_ratings_the_end_shows_quiet_circles(page: Page) -> None:
    parts = compose(page, UNRATED)
    assert ["halo", "soft", "primary"] == [disc.fill for disc in discs(parts)][:3]
    assert [Command.FINISH, Command.ANOTHER, Command.AGAIN] == intents(page, UNRATED)


def test_the_first_paragraph_of_help_stands_out(page: Page) -> None:
    parts = compose(page, HELPING)
    bar = next(part for part in parts if isinstance(part, Surface) and part.fill == "accent")
    (first,) = (part for part in parts if isinstance(part, Text) and part.runs[0].text == "Please")
    assert (600, first.ink.y, first.ink.height) == (first.runs[0].weight, bar.box.y, bar.box.height)


# --- pictures ---------------------------------------------------------------------------------------


def circles_of(page: Page, look: Look) -> list[float]:
    """The radius of each of the circles beside the words of Welcome."""
    return [disc.radius for disc in discs(compose(page, look)) if disc.radius > page.px(40)]


def test_the_picture_is_smaller_or_goes_where_the_words_need_its_room(page: Page) -> None:
    long = replace(WELCOME, view=replace(WAITING, text=" ".join([WAITING.text] * 7)))
    longer = replace(WELCOME, view=replace(WAITING, text=" ".join([WAITING.text] * 16)))
    (normal, *_), (smaller, *_) = circles_of(page, WELCOME), circles_of(page, long)
    assert smaller < normal
    assert [] == circles_of(page, longer)
