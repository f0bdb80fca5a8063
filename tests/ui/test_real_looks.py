"""The screens of a whole visit to every shipped exercise, as the core makes them, fit on every size of screen."""

from __future__ import annotations

from functools import cache

import pytest

from kiosk.core import choices
from kiosk.core.messages import Command, Failed, Heard, Pick
from kiosk.core.screen import Look
from kiosk.core.script import Script
from kiosk.core.session import Rating
from kiosk.core.state import Site, Welcome, session_of
from kiosk.rehearsal.transcript import view_name
from kiosk.scripts.library import builtin_folder, load_library
from kiosk.ui.typeset import Measure
from tests.core.acting import Acting, visitor
from tests.ui import test_fit

LIBRARY = load_library([builtin_folder()]).scripts
HELP = (
    "Please tell the front desk.",
    "If you are in crisis, you can call or text 988 at any time. In immediate danger, call 911.",
)
RULES = (
    test_fit.test_no_word_is_cut_off_or_outside_its_room,
    test_fit.test_no_text_is_smaller_than_its_least_size,
    test_fit.test_no_two_texts_overlap,
    test_fit.test_every_target_is_large_enough_and_on_the_screen,
    test_fit.test_targets_keep_apart,
    test_fit.test_a_text_is_on_a_button_or_clear_of_it,
)


def looks_of_a_visit(script: Script) -> dict[str, Look]:
    """One look of each kind, from Welcome through an exercise to Welcome, for somebody who touches."""
    acting = visitor(*LIBRARY, site=Site(script.language, help_paragraphs=HELP)).touch(Command.START)
    acting.touch(Pick(choices.areas(acting.kiosk).index(script.area) + 1))
    acting.touch(Pick(choices.exercises(acting.kiosk, script.area).index(script) + 1))
    seen: dict[str, Look] = {}
    while not isinstance(acting.phase, Welcome):
        look = acting.look
        seen.setdefault(f"{view_name(look.view)} {acting.saying}", look)
        acting.hear_out().wait(0.5)
        session = session_of(acting.phase)
        if session is not None and isinstance(session.doing, Rating) and session.doing.chosen is None:
            acting.touch(Pick(6 if not session.ratings else 8))
    return seen


def looks_beside_the_way() -> dict[str, Look]:
    """Paused, help, stop or go on, the countdown, hints, and devices that are missing."""
    start = visitor(*LIBRARY, site=Site(help_paragraphs=HELP))
    away = visitor(*LIBRARY).touch(Command.START).hear_out().wait(91)
    mumbled = visitor(*LIBRARY).touch(Command.START).listen_on()
    for _ in range(2):
        mumbled.happen(Heard(mumbled.kiosk.offer.turn, "[unk]"))
    session = visitor(*LIBRARY).touch(Command.START, Pick(1), Pick(1))
    deaf = visitor(*LIBRARY).happen(Failed("microphone", "gone")).happen(Failed("loudspeaker", "gone"))
    actings: dict[str, Acting] = {
        "help": start.touch(Command.HELP),
        "countdown": away,
        "hint": mumbled,
        "paused": session.touch(Command.NEXT, Command.PAUSE),
        "stop": visitor(*LIBRARY).touch(Command.START, Pick(1), Pick(1)).say("stop"),
        "tense": visitor(*LIBRARY).touch(Command.START, Pick(1), Pick(1), Pick(10)).wait(1.3),
        "missing": deaf,
        "choosing with devices missing": visitor(*LIBRARY).touch(Command.START).happen(Failed("voice", "gone")),
    }
    return {name: acting.look for name, acting in actings.items()}


@cache
def real_looks() -> dict[str, Look]:
    return looks_beside_the_way() | {name: look for s in LIBRARY for name, look in looks_of_a_visit(s).items()}


@pytest.mark.parametrize("size", test_fit.SIZES, ids=lambda size: "{}x{}".format(*size))
def test_every_screen_of_a_visit_fits(size: tuple[int, int], measure: Measure) -> None:
    looks = real_looks().items()
    broken = [(name, rule.__name__) for name, look in looks for rule in RULES if not fits(rule, look, size, measure)]
    assert broken == []


def fits(rule: object, look: Look, size: tuple[int, int], measure: Measure) -> bool:
    """Whether a look keeps a rule of `test_fit`."""
    assert callable(rule)
    try:
        rule(look, size, measure)
    except AssertionError:
        return False
    return True
