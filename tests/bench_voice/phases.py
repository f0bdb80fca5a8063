"""What the kiosk can be doing while people talk: a state of each kind, and what can be said in it."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from kiosk.core import phrases, visit
from kiosk.core.messages import Tick
from kiosk.core.state import Kiosk, Site
from kiosk.gallery.states import states

RATING = "check-in"
"""Where a number is asked for, its list is what all who listen are compared by."""

PHASES = (
    *(RATING, "welcome", "asleep", "areas", "exercises", "speech", "breathing-hold", "waiting", "asking"),
    *("offering-a-person", "paused", "stop-or-go-on", "done-better", "help", "countdown"),
)
"""States of the gallery, one of each kind."""


@cache
def phases() -> dict[str, Kiosk]:
    """The states, each with what can be said in it. Nothing was said by the kiosk lately."""
    drawn = states(Site())
    return {name: visit.step(replace(drawn[name], own=()), Tick(0.0))[0] for name in PHASES}


def phase_of(phrase: str) -> str | None:
    """The first state in which this can be said."""
    return next((name for name, kiosk in phases().items() if phrase in kiosk.offer.meanings), None)


def sayable(kiosk: Kiosk) -> tuple[str, ...]:
    """What the ear is asked for: as the kiosk does itself."""
    return tuple(sorted({*kiosk.offer.meanings, *phrases.around(kiosk)}))
