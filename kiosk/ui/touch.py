"""Which button a touch is on, and how a button looks while it is held."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from kiosk.ui.parts import Arc, Part, Surface
from kiosk.ui.theme import Token

ARC_AFTER_SECONDS = 0.5
"""How long something has to be held before it tells that it can be: until then the touch is a short one."""

ARC_WIDTH = 0.1
"""As a share of its radius."""

HELD: dict[Token | None, Token] = {"surface": "soft", "soft": "line", "primary": "ink", "line": "muted"}
"""The fill of a held button, for its usual fill."""


def buttons(parts: Iterable[Part]) -> list[Surface]:
    """Return the surfaces that can be touched, in the order in which they are drawn."""
    return [part for part in parts if isinstance(part, Surface) and part.intent is not None]


def button_at(parts: Iterable[Part], x: float, y: float) -> Surface | None:
    """Return the uppermost button whose target holds the point."""
    return next((button for button in reversed(buttons(parts)) if button.target and button.target.holds(x, y)), None)


def same_button(one: Surface | None, other: Surface | None) -> bool:
    """Whether both are a button that is in the same place and means the same."""
    if one is None or other is None:
        return False
    return (one.intent, one.target) == (other.intent, other.target)


def released(parts: tuple[Part, ...], held: Surface | None, seconds: float, x: float, y: float) -> Surface | None:
    """Return what acts when the finger that held a button for so long is lifted here.

    What takes a while to act does not stand in the way of a short touch on what is beneath it.
    """
    if held is None or not same_button(held, button_at(parts, x, y)):
        return None
    if not held.hold:
        return held
    beneath = [button for button in buttons(parts) if not button.hold]
    return button_at(beneath, x, y) if seconds < ARC_AFTER_SECONDS else None


def pressed(parts: tuple[Part, ...], held: Surface | None) -> tuple[Part, ...]:
    """Return the parts with the button that is held looking pressed."""
    if held is None:
        return parts
    return tuple(
        replace(part, fill=HELD.get(part.fill, part.fill))
        if isinstance(part, Surface) and same_button(part, held)
        else part
        for part in parts
    )


def arc(held: Surface, seconds: float) -> tuple[Arc, ...]:
    """Return how much of its time something was held, as an arc around it that is closed when it acts."""
    if seconds < ARC_AFTER_SECONDS:
        return ()
    turn = min(1.0, (seconds - ARC_AFTER_SECONDS) / (held.hold - ARC_AFTER_SECONDS))
    radius = held.box.width / 2
    return (Arc(*held.box.centre, radius, radius * ARC_WIDTH, turn, "primary"),)
