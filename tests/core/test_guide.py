"""What guides an exercise: the ring, the figure, the caption with what was said before."""

from __future__ import annotations

import pytest

from kiosk.core.messages import Command, Pick
from kiosk.core.screen import Caption, Figure, Guide, Player, Region, Ring
from kiosk.core.script import Breathe, Move, Part, Pause, Say, Script, Sound, Tense
from kiosk.core.state import Site
from tests.core.acting import Acting, exercising, script_of, visitor

IN, OUT = Move("in", 4), Move("out", 6)


def player(acting: Acting) -> Player:
    view = acting.view
    assert isinstance(view, Player)
    return view


def guides(script: Script, *, still: bool) -> list[Guide]:
    acting = visitor(script, site=Site(reduced_motion=still)).touch(Command.START, Pick(1), Pick(1))
    return [player(acting.wait(seconds)).guide for seconds in (1, 2)]


# --- the ring and the figure ------------------------------------------------------------------------


def test_with_reduced_motion_the_ring_keeps_its_size_and_the_arc_and_the_count_tell_the_time() -> None:
    script = script_of(Breathe((IN, OUT), 1))
    assert guides(script, still=True) == [Ring("Breathe in", "2", 0.5, 0.25), Ring("Breathe in", "4", 0.5, 0.75)]
    sizes = [guide.size for guide in guides(script, still=False) if isinstance(guide, Ring)]
    assert sizes == pytest.approx([0.146, 0.854], abs=0.001)


def test_with_reduced_motion_the_figure_keeps_still_as_well() -> None:
    assert guides(script_of(Tense(4, 9)), still=True) == [
        Figure("Tense", "2", 0.5, 0.25),
        Figure("Tense", "4", 0.5, 0.75),
    ]


@pytest.mark.parametrize(
    ("name", "said", "expected"),
    [
        ("Hands and arms", "Now make fists.", ("arms", "hands")),
        ("One", "Draw up your shoulders, and the neck.", ("shoulders",)),
        ("Wave", "Now through the whole of you.", ()),
    ],
)
def test_the_figure_shows_what_its_part_of_the_exercise_is_about(
    name: str, said: str, expected: tuple[Region, ...]
) -> None:
    script = Script("small", "en", "Small", "Relax", (Part(name, (Say(said), Tense(5, 15))),))
    guide = player(exercising(script).hear_out().wait(1.3)).guide
    assert isinstance(guide, Figure)
    assert guide.regions == expected


# --- the caption ------------------------------------------------------------------------------------


def test_the_sentence_said_before_stays_readable_also_across_paragraphs() -> None:
    acting = exercising(script_of(Say("Sit down. Be here."), Say("Now breathe.")))
    captions = [player(acting).caption]
    captions += [player(acting.hear_out().wait(1.3)).caption for _ in range(2)]
    assert captions == [
        Caption(("Sit", "down."), 0),
        Caption(("Be", "here."), 0, ("Sit", "down.")),
        Caption(("Now", "breathe."), 0, ("Be", "here.")),
    ]


def test_a_cue_is_not_what_was_said_before() -> None:
    acting = exercising(script_of(Tense(1, 1), Say("Good."))).wait(2)
    assert player(acting).caption == Caption(("Good.",), 0)


def test_in_a_pause_what_was_said_before_stays_readable_and_a_cue_does_not() -> None:
    said = exercising(script_of(Say("Hello there."))).touch(Command.PAUSE)
    breathing = exercising(script_of(Breathe((IN, OUT), 1))).touch(Command.PAUSE)
    assert [player(acting).caption for acting in (said, breathing)] == [Caption(("Hello", "there."), 2), Caption()]


def test_after_a_jump_nothing_was_said_before() -> None:
    parts = (Part("", (Say("One."), Pause(9))), Part("Two", (Say("Two."),)))
    acting = exercising(Script("small", "en", "Small", "Relax", parts)).touch(Command.NEXT)
    assert player(acting).caption == Caption(("Two.",), 0)


# --- the place --------------------------------------------------------------------------------------


def test_what_is_heard_in_the_background_can_be_read_too_while_it_is_heard() -> None:
    acting = exercising(script_of(Sound("sea"), Pause(9)))
    places = [player(acting.wait(0.1)).place, player(acting.touch(Command.PAUSE)).place]
    assert places == ["Small · the sea", "Small"]
