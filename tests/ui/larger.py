"""Looks that are hard to fit when text is larger, and those that there are not then."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core.messages import Command, Pick
from kiosk.core.screen import Ask, Button, Choose, Figure, Look
from tests.ui.looks import (
    AREAS,
    ASK,
    BACK,
    BREATHING,
    CHOOSE,
    CORNER,
    EXERCISES,
    HOME,
    LOOKS,
    MISSED,
    MORE,
    NO_SOUND,
    OFF,
    PLAYER,
    SETTINGS,
    WELCOME,
)
from tests.ui.staff_looks import STAFF_LARGER, STAFF_LOOKS

FEW_AREAS = replace(CHOOSE, view=Choose("What would help right now?", (*AREAS[4:7], AREAS[7]), (MORE, HOME)))
FEW_LONG = replace(CHOOSE, view=Choose("Strengthen", EXERCISES[2:], (MORE, BACK, HOME)), mark=OFF, notice=NO_SOUND)
MANY_ANSWERS = replace(
    ASK,
    view=Ask(
        "A kind word for yourself · part 12 of 14",
        CORNER,
        "Which of these comes nearest to what you notice in your body at this moment?",
        (
            Button("Warmth in my hands and feet", Pick(1), note="“warmth” or “warm”"),
            Button("Tightness", Pick(2), note="“tightness”, “tight” or “tense”"),
            Button("Nothing in particular", Pick(3), note="“nothing”"),
            Button("Something else", Pick(4), note="“something else”"),
        ),
    ),
)
SIX_ANSWERS = replace(
    ASK,
    view=Ask(
        "Small steps · part 2 of 9",
        CORNER,
        "Which step would you like to look at first?",
        (
            Button("Breathe", Pick(1), note="“breathe”, “slow breathing” or “breathe slowly”"),
            Button("My own sentence", Pick(2), note="“my own sentence”, “my sentence” or “my own”"),
            Button("Feelings", Pick(3), note="“feelings”, “emotions” or “steady feelings”"),
            Button("Neighbors", Pick(4), note="“neighbors”, “neighbor” or “the neighbors”"),
            Button("Look at other steps", Pick(5), note="“look at other steps” or “other steps”"),
            Button("One more example", Pick(6), note="“one more example”, “one more” or “example”"),
        ),
    ),
)
ALL_SETTINGS = (*SETTINGS, Button("Dark screen", Command.THEME), Button("Touch only", Command.TOUCH_ONLY))

MUSCLES = Figure("Tense", "4", 0.8, 0.6, ("shoulders", "hands"))


def tensing(guide: Figure) -> Look:
    """Return the player with this figure."""
    return replace(PLAYER, view=replace(BREATHING, guide=guide))


EVERY_LOOK = (
    LOOKS
    | STAFF_LOOKS
    | STAFF_LARGER
    | {
        "player, muscles": tensing(MUSCLES),
        "player, whole body": tensing(Figure("Afloje", "12", 0.0, 0.0)),
        "welcome, four chips": replace(WELCOME, chips=ALL_SETTINGS),
        "welcome, four chips, off": replace(WELCOME, chips=ALL_SETTINGS, mark=OFF),
        "choose, few areas": FEW_AREAS,
        "choose, few areas, missed": replace(FEW_AREAS, mark=MISSED, notice=NO_SOUND),
        "choose, few, long": FEW_LONG,
        "ask, many": MANY_ANSWERS,
        "ask, six": SIX_ANSWERS,
    }
)

LESS_CROWDED = {
    "choose, areas": "choose, few areas",
    "choose, missed": "choose, few areas, missed",
    "choose, 5": "choose, 4",
    "choose, 6": "choose, few, long",
    "choose, 7": "choose, few areas",
    "player, many chips": "player, in",
} | {name.replace("fewer ", ""): name for name in STAFF_LARGER}
"""Which look there is with larger text in place of one with more cards, or chips, than fit then."""
