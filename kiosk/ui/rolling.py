"""Drawing captions: lines glide up when a new one comes below, and no word jumps.

What is to be drawn is compared with what is drawn. Lines that are still there, but higher, glide there;
those above them fade out on their way, and new ones fade in on theirs. Where nothing is to move, lines
change places by fading. What has nothing to do with the lines before takes their place at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import pi, sin

from kivy.graphics import Color, InstructionGroup, PopMatrix, PushMatrix, Rectangle, Translate
from msgspec.structs import replace

from kiosk.ui.lettering import add_letters, measure, rgba
from kiosk.ui.parts import RollUp, Run
from kiosk.ui.theme import Palette, Token

GLIDE_SECONDS = 0.25

SHORT = 0.4
"""The part of its way on which a line is seen that comes or leaves; further out there is something else."""

FADE = 0.35
"""The part of the time in which it fades: the word that is being said is on the line that comes."""

TIMES: tuple[Token, ...] = ("ahead", "lit", "ink")
"""The colours of a word in the course of time."""

Row = tuple[Run, ...]


class RollUpDrawing(InstructionGroup):
    """A caption. `advance` moves what is on its way."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[LineDrawing] = []
        self._leaving: list[LineDrawing] = []
        self._seconds = GLIDE_SECONDS

    def show(self, part: RollUp, palette: Palette) -> None:
        """Draw it, or have its lines set out for their places."""
        rows = [tuple(row) for _, row in groupby(part.runs, lambda run: run.y)]
        rolled = rows_rolled([line.row for line in self.lines], rows)
        if rolled is None:
            self._drop([*self.lines, *self._leaving])
            self.lines, self._leaving = [self._new(row, part.px, row[0].y, 1.0) for row in rows], []
        elif rolled or len(rows) > len(self.lines):
            self._roll(part, rows, rolled)
        for line, row in zip(self.lines, rows, strict=True):
            line.paint(row, palette)
        for line in self._leaving:
            line.paint(tuple(replace(run, colour="ink") for run in line.row), palette)
        self.advance(0.0)

    def advance(self, seconds: float) -> None:
        """Let so much time go by."""
        self._seconds += seconds
        way = min(1.0, self._seconds / GLIDE_SECONDS)
        for line in (*self.lines, *self._leaving):
            line.move(way)
        if way == 1.0:
            self._drop(self._leaving)
            self._leaving = []

    def _roll(self, part: RollUp, rows: Sequence[Row], by: int) -> None:
        """Set out: what is no longer shown upwards, what comes from below; on a still screen all where it is."""
        rise = 0.0 if part.still else self.lines[0].row[0].y - self.lines[by].row[0].y
        staying = [] if part.still and by else self.lines[by:]
        leaving = [line for line in self.lines if line not in staying]
        for line in (*leaving, *self._leaving):
            line.go(line.goal + SHORT * rise, 0.0)
        coming = [self._new(row, part.px, row[0].y - SHORT * rise, 0.0) for row in rows[len(staying) :]]
        self.lines, self._leaving = [*staying, *coming], [*self._leaving, *leaving]
        for line, row in zip(self.lines, rows, strict=True):
            line.go(row[0].y, 1.0)
        self._seconds = 0.0

    def _new(self, row: Row, px: int, y: float, opacity: float) -> LineDrawing:
        line = LineDrawing(row, px, y, opacity)
        self.add(line)
        return line

    def _drop(self, lines: Sequence[LineDrawing]) -> None:
        for line in lines:
            self.remove(line)


class LineDrawing(InstructionGroup):
    """A line, which may be on its way in height (pixels) and in opacity (0 to 1)."""

    def __init__(self, row: Row, px: int, y: float, opacity: float) -> None:
        super().__init__()
        self.row = row
        self.y = self.goal = self._start = y
        self.opacity = self._goal_opacity = self._start_opacity = opacity
        self._shift = Translate()
        self.add(PushMatrix())
        self.add(self._shift)
        self._colours = [add_letters(self, replace(run, y=0.0), px) for run in row]
        self._underlines = [self._add_underline(run, px) for run in row]
        self.add(PopMatrix())

    def paint(self, row: Row, palette: Palette) -> None:
        """Give each word the colour it has in this row, and a line below if it is the one being said."""
        self.row = row
        for run, colour, underline in zip(row, self._colours, self._underlines, strict=True):
            colour.rgb = underline.rgb = rgba(palette[run.colour])[:3]

    def go(self, y: float, opacity: float) -> None:
        """Set out from where it is."""
        self._start, self._start_opacity = self.y, self.opacity
        self.goal, self._goal_opacity = y, opacity

    def move(self, way: float) -> None:
        """Have let so much of the time go by, 0 to 1."""
        self.y = self._start + (self.goal - self._start) * sin(pi / 2 * way)
        self.opacity = self._start_opacity + (self._goal_opacity - self._start_opacity) * min(1.0, way / FADE)
        self._shift.y = round(self.y) if way == 1.0 else self.y
        for run, colour, underline in zip(self.row, self._colours, self._underlines, strict=True):
            colour.a = self.opacity
            underline.a = self.opacity if run.colour == "lit" else 0.0

    def _add_underline(self, run: Run, px: int) -> Color:
        """Mark a word for whoever does not tell it by its colour."""
        colour = Color()
        self.add(colour)
        size = measure(run.text, run.weight, px), max(2, round(px / 9))
        self.add(Rectangle(pos=(round(run.x), round(-0.7 * px)), size=size))
        return colour


def rows_rolled(drawn: Sequence[Row], rows: Sequence[Row]) -> int | None:
    """Return by how many rows what is drawn has moved up, or nothing if it has not."""
    for by in range(len(drawn)):
        staying = drawn[by:]
        if len(staying) <= len(rows) and all(map(_goes_on, staying, rows)):
            return by
    return None


def _goes_on(drawn: Row, row: Row) -> bool:
    """Whether two rows are the same line: the same words in the same places, none of which has come back."""
    same = [(run.text, run.x) for run in drawn] == [(run.text, run.x) for run in row]
    return same and all(
        TIMES.index(before.colour) <= TIMES.index(after.colour) for before, after in zip(drawn, row, strict=True)
    )
