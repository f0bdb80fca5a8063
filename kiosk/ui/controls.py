"""What can be touched: buttons, chips and rows of them. Each is a surface with a text on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kiosk.core.screen import Button, Tone
from kiosk.ui.box import Box
from kiosk.ui.layout import GAP, SHARE, TARGET, Align, Page, Para, natural_width, paragraph
from kiosk.ui.parts import Part, Surface
from kiosk.ui.theme import BUTTON, GROWS_LESS, HINT, LARGE_BUTTON, NARROW_HINT, STRONG_PLACE, Face, Token
from kiosk.ui.typeset import break_lines

TONES: dict[Tone, tuple[Token, Token | None, Token]] = {
    "primary": ("primary", None, "on_primary"),
    "plain": ("surface", "edge", "ink"),
    "soft": ("soft", "rim", "ink"),
    "help": ("surface", "accent", "ink"),
}
"""Fill, edge and text of each tone."""


class Kind(Struct, frozen=True):
    """The measures of a kind of button, for a shorter side of 720."""

    face: Face
    height: float
    padding: float
    radius: float
    gap: float = GAP

    def height_on(self, page: Page) -> float:
        """Return how high it is in pixels: larger letters need a little more."""
        return page.px(self.height) * (1 + (page.text_size - 1) * GROWS_LESS)


CORNER = Kind(BUTTON, 70, 26, 25, 14)
LOW_CORNER = Kind(STRONG_PLACE, 66, 26, 25)
CHIP = Kind(HINT, 54, 21, 27)
NARROW_CHIP = Kind(NARROW_HINT, 54, 21, 27)
LARGE = Kind(BUTTON, 88, 34, 26, 20)
START = Kind(LARGE_BUTTON, 104, 48, 28)


def surface(page: Page, box: Box, button: Button, radius: float, target: Box | None = None) -> Surface:
    """Return what lies beneath a button's text; touched within `target`, or the box if that is large enough."""
    fill, edge, _ = TONES[button.tone]
    reach = target or box.at_least(page.px(TARGET))
    return Surface(box, fill, page.px(radius), edge, page.px(2) if edge else 0.0, button.intent, reach)


def anywhere(page: Page, button: Button) -> Surface:
    """Return what makes the whole screen mean what this button means, where nothing else is touched."""
    return Surface(page.box, intent=button.intent, target=page.box)


def labelled(page: Page, box: Box, button: Button, kind: Kind, target: Box | None = None) -> Iterator[Part]:
    """Draw a button with its label in the middle."""
    yield surface(page, box, button, kind.radius, target)
    yield paragraph(page, box.inset(page.px(GAP)), Para(button.label, kind.face, TONES[button.tone][2], "centre"))


def key(page: Page, box: Box, button: Button, kind: Kind) -> Iterator[Part]:
    """Draw a key, touched where it is seen. It may act again at once, unless it leads on to another screen."""
    yield replace(surface(page, box, button, kind.radius, box), quick=button.tone != "primary")
    yield paragraph(page, box.inset(page.px(GAP / 2)), Para(button.label, kind.face, TONES[button.tone][2], "centre"))


def widths(page: Page, buttons: Sequence[Button], kind: Kind, limit: float) -> list[float]:
    """Return how wide each button is: its label and padding, but a target's width at least and `limit` at most."""
    sides = 2 * page.px(kind.padding)
    natural = (natural_width(page, button.label, kind.face) + sides for button in buttons)
    return [min(max(width, page.px(TARGET)), limit) for width in natural]


def rows_needed(page: Page, buttons: Sequence[Button], kind: Kind, limit: float) -> int:
    """Return how many rows of this width the buttons fill."""
    return len(break_lines(widths(page, buttons, kind, limit), page.px(kind.gap), limit))


def rows_height(rows: int) -> float:
    """Return the height, for a shorter side of 720, of so many rows of touch targets."""
    return max(0.0, rows * (TARGET + GAP) - GAP)


def row_of(page: Page, box: Box, buttons: Sequence[Button], kind: Kind, align: Align = "left") -> Iterator[Part]:
    """Draw buttons beside each other, on further rows where one is full, sharing the height of the box."""
    wide = widths(page, buttons, kind, box.width)
    gap = page.px(kind.gap)
    lines = break_lines(wide, gap, box.width)
    for line, cell in zip(lines, box.grid(1, max(1, len(lines)), page.px(GAP)), strict=False):
        total = sum(wide[i] for i in line) + gap * (len(line) - 1)
        x = cell.x + (cell.width - total) * SHARE[align]
        for i in line:
            place = Box(x, cell.y, wide[i], cell.height)
            height = min(kind.height_on(page), cell.height)
            target = place.middle(wide[i], max(cell.height, page.px(TARGET)))
            yield from labelled(page, place.middle(wide[i], height), buttons[i], kind, target)
            x += wide[i] + gap
