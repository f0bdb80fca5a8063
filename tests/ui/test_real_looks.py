"""The screens of a whole visit to every shipped exercise, as the core makes them, fit on every size of screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core import choices
from kiosk.core.messages import Command, Failed, Heard, Pick
from kiosk.core.screen import Caption, Choose, Look, Player
from kiosk.core.script import Script
from kiosk.core.session import Rating
from kiosk.core.state import Site, Welcome, session_of
from kiosk.rehearsal.transcript import view_name
from kiosk.scripts.library import builtin_folder, load_library
from kiosk.ui.layout import Page
from kiosk.ui.typeset import Measure
from tests.core.acting import Acting, visitor
from tests.ui import test_fit

LIBRARY = load_library([builtin_folder()]).scripts
CARDS = 4
"""The most cards on a screen with larger text."""

HELP = (
    "Please tell the front desk.",
    "If you are in crisis, you can call or text 988 at any time. In immediate danger, call 911.",
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


def looks_of_choosing(language: str) -> dict[str, Look]:
    """The areas, and the exercises of each."""
    areas = visitor(*LIBRARY, site=Site(language)).touch(Command.START)
    numbers = range(1, len(choices.areas(areas.kiosk)) + 1)
    chosen = {number: visitor(*LIBRARY, site=Site(language)).touch(Command.START, Pick(number)) for number in numbers}
    return {f"areas, {language}": areas.look} | {f"area {n}, {language}": acting.look for n, acting in chosen.items()}


def without_caption(look: Look) -> Look:
    view = replace(look.view, caption=Caption()) if isinstance(look.view, Player) else look.view
    return Look(view, look.mark, look.chips)


def one_of_each(looks: dict[str, Look]) -> dict[str, Look]:
    """Of those that differ only in their caption, the one with the longest."""
    by_caption = sorted(looks.items(), key=lambda item: caption_length(item[1]))
    return dict({without_caption(look): (name, look) for name, look in by_caption}.values())


def caption_length(look: Look) -> int:
    return len(" ".join(look.view.caption.words)) if isinstance(look.view, Player) else 0


def larger(look: Look, text_size: float) -> Look:
    """A look with larger text, and with no more cards than there are then."""
    if text_size > 1 and isinstance(look.view, Choose) and len(look.view.cards) > CARDS:
        cards = (*look.view.cards[: CARDS - 1], look.view.cards[-1])
        look = replace(look, view=replace(look.view, cards=cards))
    return replace(look, text_size=text_size)


def misfits(looks: dict[str, Look], measure: Measure) -> list[tuple[Page, str, list[str]]]:
    """What is wrong with any of the looks, in all sizes of screen and text."""
    pages = [Page(*size, measure, text_size) for size in test_fit.SIZES for text_size in test_fit.TEXT_SIZES]
    found = (
        (page, name, test_fit.misfits(larger(look, page.text_size), page))
        for page in pages
        for name, look in looks.items()
    )
    return [misfit for misfit in found if misfit[2]]


@pytest.mark.parametrize("script", LIBRARY, ids=lambda script: f"{script.language}/{script.id}")
def test_every_screen_of_a_visit_fits(script: Script, measure: Measure) -> None:
    assert [] == misfits(one_of_each(looks_of_a_visit(script)), measure)


@pytest.mark.parametrize("language", ["en", "es"])
def test_all_there_is_to_choose_fits(language: str, measure: Measure) -> None:
    assert [] == misfits(looks_of_choosing(language), measure)


def test_every_screen_beside_the_way_fits(measure: Measure) -> None:
    assert [] == misfits(looks_beside_the_way(), measure)
