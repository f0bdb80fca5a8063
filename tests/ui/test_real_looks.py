"""The screens of a whole visit to every shipped exercise, as the core makes them, fit on every size of screen."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.core import choices
from kiosk.core.look import look
from kiosk.core.messages import Command, Intent, Pick
from kiosk.core.screen import Caption, Choose, Look, Player
from kiosk.core.script import Script
from kiosk.core.session import Rating
from kiosk.core.state import Site, Welcome, session_of
from kiosk.gallery.states import states
from kiosk.rehearsal.transcript import view_name
from kiosk.scripts.library import builtin_folder, load_library
from kiosk.ui.layout import Page
from kiosk.ui.typeset import Measure
from tests.core.acting import visitor
from tests.ui import test_fit

LIBRARY = load_library([builtin_folder()]).scripts
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
        seen.setdefault(f"{view_name(acting.look.view)} {acting.saying}", acting.look)
        acting.hear_out().wait(0.5)
        session = session_of(acting.phase)
        if session is not None and isinstance(session.doing, Rating) and session.doing.chosen is None:
            acting.touch(Pick(6 if not session.ratings else 8))
    return seen


def looks_of_choosing(language: str, text_size: float) -> dict[str, Look]:
    """The areas and the exercises of each, on all pages."""
    start = visitor(*LIBRARY, site=Site(language, text_size=text_size)).touch(Command.START)
    found: dict[str, Look] = {}
    for number in range(1, len(choices.areas(start.kiosk)) + 1):
        acting = visitor(*LIBRARY, site=Site(language, text_size=text_size)).touch(Command.START)
        while Pick(number) not in intents(acting.look):
            acting.touch(Command.MORE)
        found[f"areas, {number}"] = acting.look
        acting.touch(Pick(number))
        while acting.look not in found.values():
            found[f"area {number}, {len(found)}"] = acting.look
            acting.touch(Command.MORE)
    return found


def intents(shown: Look) -> set[Intent]:
    return {card.intent for card in shown.view.cards} if isinstance(shown.view, Choose) else set()


def without_caption(shown: Look) -> Look:
    view = replace(shown.view, caption=Caption()) if isinstance(shown.view, Player) else shown.view
    return Look(view, shown.mark, shown.chips)


def one_of_each(looks: dict[str, Look]) -> dict[str, Look]:
    """Of those that differ only in their caption, the one with the longest."""
    by_caption = sorted(looks.items(), key=lambda item: caption_length(item[1]))
    return dict({without_caption(shown): (name, shown) for name, shown in by_caption}.values())


def caption_length(shown: Look) -> int:
    return len(" ".join(shown.view.caption.words)) if isinstance(shown.view, Player) else 0


def misfits(looks: dict[str, Look], measure: Measure) -> list[tuple[Page, str, list[str]]]:
    """What is wrong with any of the looks, on all sizes of screen."""
    pages = [Page(*size, measure) for size in test_fit.SIZES]
    found = [
        (page, name, test_fit.misfits(each, replace(page, text_size=each.text_size)))
        for page in pages
        for name, each in looks.items()
    ]
    return [misfit for misfit in found if misfit[2]]


@pytest.mark.parametrize("script", LIBRARY, ids=lambda script: f"{script.language}/{script.id}")
def test_every_screen_of_a_visit_fits(script: Script, measure: Measure) -> None:
    looks = one_of_each(looks_of_a_visit(script))
    shown = [(name, each) for name, each in looks.items() if not isinstance(each.view, Choose)]
    sized = {f"{name}, {size}": replace(each, text_size=size) for name, each in shown for size in test_fit.TEXT_SIZES}
    assert [] == misfits(sized, measure)


@test_fit.every_text_size
@pytest.mark.parametrize("language", ["en", "es"])
def test_all_there_is_to_choose_fits(language: str, text_size: float, measure: Measure) -> None:
    assert [] == misfits(looks_of_choosing(language, text_size), measure)


@test_fit.every_text_size
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_state_of_the_gallery_fits(language: str, text_size: float, measure: Measure) -> None:
    looks = {name: look(kiosk) for name, kiosk in states(Site(language, text_size=text_size)).items()}
    assert [] == misfits(looks, measure)
