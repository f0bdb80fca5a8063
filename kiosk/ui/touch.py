"""Which button a touch is on, and how a button looks while it is held."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from kiosk.ui.parts import Part, Surface
from kiosk.ui.theme import Token

HELD: dict[Token | None, Token] = {"surface": "soft", "soft": "line", "primary": "ink"}
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
