"""What there is to choose from, in the order of its numbers on the screen."""

from __future__ import annotations

from kiosk.core.script import AREAS, Script
from kiosk.core.state import ChoosingExercise, Kiosk

PAGE = 6
"""The most exercises on one screen."""


def areas(kiosk: Kiosk) -> tuple[str, ...]:
    """Return the areas that have an exercise in the site's language."""
    filled = {script.area for script in kiosk.scripts if script.language == kiosk.site.language}
    return tuple(area for area in AREAS if area in filled)


def exercises(kiosk: Kiosk, area: str) -> tuple[Script, ...]:
    """Return the exercises of an area in the site's language."""
    return tuple(s for s in kiosk.scripts if s.area == area and s.language == kiosk.site.language)


def exercises_shown(kiosk: Kiosk, phase: ChoosingExercise) -> tuple[Script, ...]:
    """Return the exercises on the page that is shown."""
    return exercises(kiosk, phase.area)[phase.page * PAGE : (phase.page + 1) * PAGE]


def pages(kiosk: Kiosk, area: str) -> int:
    """Return the number of pages that the exercises of an area fill."""
    return -(-len(exercises(kiosk, area)) // PAGE)
