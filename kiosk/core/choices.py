"""What there is to choose from, in the order of its numbers on the screen."""

from __future__ import annotations

from kiosk.core.script import AREAS, Script
from kiosk.core.state import ChoosingArea, ChoosingExercise, Kiosk
from kiosk.words.languages import LANGUAGES

PAGE, LARGE_PAGE = 6, 4
"""The most exercises on one screen, with letters of the usual size and with larger ones."""

LARGE_AREAS_PAGE = 3
"""The most areas on one screen with larger letters, beside the way to a person; else all are."""


def key_of(script: Script) -> str:
    """Return what an exercise is known by: language/id."""
    return f"{script.language}/{script.id}"


def offered(kiosk: Kiosk) -> tuple[Script, ...]:
    """Return the exercises that are switched on."""
    return tuple(script for script in kiosk.scripts if key_of(script) not in kiosk.site.off)


def areas(kiosk: Kiosk) -> tuple[str, ...]:
    """Return the areas that have an exercise in the language of the visit."""
    filled = {script.area for script in offered(kiosk) if script.language == kiosk.language}
    return tuple(area for area in AREAS if area in filled)


def areas_shown(kiosk: Kiosk, phase: ChoosingArea) -> dict[int, str]:
    """Return the areas on the page that is shown, by their numbers, which are the same on every page."""
    size = _areas_page(kiosk)
    numbered = list(enumerate(areas(kiosk), start=1))
    return dict(numbered[phase.page * size : (phase.page + 1) * size])


def area_pages(kiosk: Kiosk) -> int:
    """Return the number of pages that the areas fill."""
    return -(-len(areas(kiosk)) // _areas_page(kiosk))


def _areas_page(kiosk: Kiosk) -> int:
    return LARGE_AREAS_PAGE if kiosk.text_size > 1 else len(AREAS)


def exercises(kiosk: Kiosk, area: str) -> tuple[Script, ...]:
    """Return the exercises of an area in the language of the visit."""
    return tuple(s for s in offered(kiosk) if s.area == area and s.language == kiosk.language)


def exercises_shown(kiosk: Kiosk, phase: ChoosingExercise) -> tuple[Script, ...]:
    """Return the exercises on the page that is shown."""
    size = _page(kiosk)
    return exercises(kiosk, phase.area)[phase.page * size : (phase.page + 1) * size]


def pages(kiosk: Kiosk, area: str) -> int:
    """Return the number of pages that the exercises of an area fill."""
    return -(-len(exercises(kiosk, area)) // _page(kiosk))


def _page(kiosk: Kiosk) -> int:
    return LARGE_PAGE if kiosk.text_size > 1 else PAGE


def languages(kiosk: Kiosk) -> tuple[str, ...]:
    """Return the languages that the kiosk speaks and has exercises in, as far as the clinic wants them."""
    filled = {script.language for script in offered(kiosk)}
    wanted = {kiosk.site.language, *(kiosk.site.languages or LANGUAGES)}
    return tuple(language for language in LANGUAGES if language in filled & wanted)
