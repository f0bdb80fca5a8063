"""Rectangles, and how to cut them up. As in Kivy, y grows upwards. Lengths in pixels."""

from __future__ import annotations

from itertools import starmap

from msgspec import Struct


class Box(Struct, frozen=True):
    """A rectangle; `x` and `y` are its lower left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """The y of its upper side."""
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The point in its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def inset(self, x: float, y: float = 0.0) -> Box:
        """Return it with this much taken off left and right, and off top and bottom."""
        return Box(self.x + x, self.y + y, self.width - 2 * x, self.height - 2 * y)

    def moved(self, x: float, y: float) -> Box:
        """Return it this much further to the right and up."""
        return Box(self.x + x, self.y + y, self.width, self.height)

    def cut_top(self, height: float) -> tuple[Box, Box]:
        """Return its uppermost part of this height, and the rest."""
        return Box(self.x, self.top - height, self.width, height), Box(self.x, self.y, self.width, self.height - height)

    def cut_bottom(self, height: float) -> tuple[Box, Box]:
        """Return its lowest part of this height, and the rest."""
        rest, bottom = self.cut_top(self.height - height)
        return bottom, rest

    def cut_left(self, width: float) -> tuple[Box, Box]:
        """Return its leftmost part of this width, and the rest."""
        rest = Box(self.x + width, self.y, self.width - width, self.height)
        return Box(self.x, self.y, width, self.height), rest

    def cut_right(self, width: float) -> tuple[Box, Box]:
        """Return its rightmost part of this width, and the rest."""
        rest, right = self.cut_left(self.width - width)
        return right, rest

    def middle(self, width: float, height: float) -> Box:
        """Return a box of this size with the same centre."""
        x, y = self.centre
        return Box(x - width / 2, y - height / 2, width, height)

    def at_least(self, side: float) -> Box:
        """Return it grown around its centre until no side is shorter than `side`."""
        return self.middle(max(self.width, side), max(self.height, side))

    def grid(self, columns: int, rows: int, gap: float) -> list[Box]:
        """Return equal cells with gaps between, row by row from the upper left."""
        width = (self.width - gap * (columns - 1)) / columns
        height = (self.height - gap * (rows - 1)) / rows
        places = ((column, row) for row in range(rows) for column in range(columns))

        def cell(column: int, row: int) -> Box:
            return Box(self.x + column * (width + gap), self.top - height - row * (height + gap), width, height)

        return list(starmap(cell, places))

    def holds(self, x: float, y: float) -> bool:
        """Whether the point is inside."""
        return self.x <= x < self.right and self.y <= y < self.top

    def overlaps(self, other: Box, slack: float = 0.0) -> bool:
        """Whether the two share more than `slack` pixels in both directions."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > slack
            and min(self.top, other.top) - max(self.y, other.y) > slack
        )

    def within(self, other: Box, slack: float = 0.5) -> bool:
        """Whether it lies inside the other, give or take `slack` pixels."""
        return (
            self.x >= other.x - slack
            and self.y >= other.y - slack
            and self.right <= other.right + slack
            and self.top <= other.top + slack
        )
