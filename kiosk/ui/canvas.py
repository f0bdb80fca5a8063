"""Drawing parts with Kivy. A part drawn before is changed in place; one that is the same is left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import cos, pi, sin
from typing import Any, Protocol

from kivy.graphics import Color, InstructionGroup, Rectangle, SmoothEllipse, SmoothLine, SmoothRoundedRectangle
from kivy.uix.widget import Widget

from kiosk.ui.box import Box
from kiosk.ui.lettering import add_letters, rgba
from kiosk.ui.parts import Arc, Disc, Part, RollUp, Run, Stroke, Surface, Text
from kiosk.ui.rolling import RollUpDrawing
from kiosk.ui.theme import Palette


class Drawing(Protocol):
    """Kivy's instructions for one part."""

    def show(self, part: Any, palette: Palette) -> None:  # noqa: ANN401 - each draws its own kind of part
        """Draw it, in place of what was drawn before."""


class Layer(Widget):
    """A screen as drawn: its parts in one palette.

    What is beneath shows through, except while a layer is `cover`ed with its background to cross-fade,
    by its opacity, with the layer under it.
    """

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.palette = palette
        self.background = rgba(palette["background"])
        self.parts: tuple[Part, ...] = ()
        self._drawings: list[Drawing] = []
        self._cover, self._content = InstructionGroup(), InstructionGroup()
        self.canvas.add(self._cover)
        self.canvas.add(self._content)

    def show(self, parts: tuple[Part, ...]) -> None:
        """Draw these parts in place of those before."""
        for index, part in enumerate(parts):
            if index >= len(self.parts) or type(part) is not type(self.parts[index]):
                self._put(index, part)
            elif part != self.parts[index]:
                self._drawings[index].show(part, self.palette)
        for extra in self._drawings[len(parts) :]:
            self._content.remove(extra)
        del self._drawings[len(parts) :]
        self.parts = parts

    def advance(self, seconds: float) -> None:
        """Let so much time go by for what moves by itself."""
        for drawing in self._drawings:
            if isinstance(drawing, RollUpDrawing):
                drawing.advance(seconds)

    def cover(self, size: tuple[float, float]) -> None:
        """Hide what is beneath."""
        self._cover.add(Color(*self.background))
        self._cover.add(Rectangle(size=size))

    def uncover(self) -> None:
        """Let what is beneath show through again, now that it has this background as well."""
        self._cover.clear()

    def _put(self, index: int, part: Part) -> None:
        """Draw a part as the `index`-th, in place of another kind of part or at the end."""
        drawing = DRAWINGS[type(part)]()
        drawing.show(part, self.palette)
        if index < len(self._drawings):
            self._content.remove(self._drawings[index])
        self._content.insert(index, drawing)
        self._drawings[index : index + 1] = [drawing]


class SurfaceDrawing(InstructionGroup):
    """A surface: its edge is a larger shape beneath it."""

    def show(self, part: Surface, palette: Palette) -> None:
        """Draw it."""
        self.clear()
        box = part.box
        if part.edge:
            self._shape(box, part.radius, palette[part.edge])
            box = box.inset(part.edge_width, part.edge_width)
        if part.fill:
            self._shape(box, part.radius - part.edge_width, palette[part.fill])

    def _shape(self, box: Box, radius: float, colour: str) -> None:
        place = {"pos": (box.x, box.y), "size": (box.width, box.height)}
        self.add(Color(*rgba(colour)))
        self.add(SmoothRoundedRectangle(radius=[radius] * 4, **place) if radius > 0 else Rectangle(**place))


class TextDrawing(InstructionGroup):
    """Words, each with a colour of its own, so that to light one is to change one colour."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn: list[tuple[Run, int]] = []
        self._colours: list[Color] = []

    def show(self, part: Text, palette: Palette) -> None:
        """Draw it."""
        uncoloured = [(replace(run, colour="ink"), part.px) for run in part.runs]
        if uncoloured != self._drawn:
            self._drawn = uncoloured
            self.clear()
            self._colours = [add_letters(self, run, part.px) for run in part.runs]
        for run, colour in zip(part.runs, self._colours, strict=True):
            colour.rgba = rgba(palette[run.colour])


class DiscDrawing(InstructionGroup):
    """A disc, which may change from frame to frame."""

    def __init__(self) -> None:
        super().__init__()
        self._colour, self._disc = Color(), SmoothEllipse()
        self.add(self._colour)
        self.add(self._disc)

    def show(self, part: Disc, palette: Palette) -> None:
        """Draw it."""
        self._colour.rgba = rgba(palette[part.fill])
        _round(self._disc, part.x, part.y, part.radius)


FEW = 8
"""A line of no more points than this has bends, one of more is a curve."""


class StrokeDrawing(InstructionGroup):
    """A line; a disc at each end and, if it has few points, at each bend."""

    def show(self, part: Stroke, palette: Palette) -> None:
        """Draw it."""
        self.clear()
        self.add(Color(*rgba(palette[part.colour])))
        self.add(SmoothLine(points=[length for point in part.points for length in point], width=part.width / 2))
        bends = part.points if len(part.points) <= FEW else (part.points[0], part.points[-1])
        for x, y in bends:
            disc = SmoothEllipse()
            _round(disc, x, y, part.width / 2)
            self.add(disc)


class ArcDrawing(InstructionGroup):
    """An arc, which may change from frame to frame, with a disc at each end."""

    def __init__(self) -> None:
        super().__init__()
        self._colour, self._line = Color(), SmoothLine()
        self._start, self._end = SmoothEllipse(), SmoothEllipse()
        for instruction in (self._colour, self._line, self._start, self._end):
            self.add(instruction)

    def show(self, part: Arc, palette: Palette) -> None:
        """Draw it."""
        self._colour.rgba = rgba(palette[part.colour])
        self._line.width = part.width / 2
        self._line.circle = (part.x, part.y, part.radius, 0, 360 * part.turn)
        for disc, turn in ((self._start, 0.0), (self._end, part.turn)):
            angle = 2 * pi * turn
            _round(disc, part.x + part.radius * sin(angle), part.y + part.radius * cos(angle), part.width / 2)


def _round(disc: SmoothEllipse, x: float, y: float, radius: float) -> None:
    disc.size = (2 * radius, 2 * radius)
    disc.pos = (x - radius, y - radius)


DRAWINGS: dict[type[Part], Callable[[], Drawing]] = {
    Surface: SurfaceDrawing,
    Text: TextDrawing,
    RollUp: RollUpDrawing,
    Disc: DiscDrawing,
    Stroke: StrokeDrawing,
    Arc: ArcDrawing,
}
