"""Drawing parts with Kivy: all shapes as one mesh of triangles, and over them the texts.

What is the same as before is left alone; a shape that has changed is made anew and the mesh sent anew,
which is one call of the graphics library however many shapes there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any, Protocol

from kivy.graphics import Color, InstructionGroup, Mesh, RenderContext
from kivy.uix.widget import Widget
from msgspec.structs import replace

from kiosk.ui import shapes
from kiosk.ui.box import Box
from kiosk.ui.lettering import add_letters, rgba
from kiosk.ui.parts import Part, RollUp, Run, Surface, Text
from kiosk.ui.rolling import RollUpDrawing
from kiosk.ui.shapes import Shape
from kiosk.ui.theme import Palette

VERTEX_SHADER = """
#ifdef GL_ES
precision highp float;
#endif
attribute vec2 place;
attribute vec2 away;
attribute vec2 distances;
attribute vec4 tint;
uniform mat4 modelview_mat;
uniform mat4 projection_mat;
uniform float opacity;
varying vec2 from;
varying vec2 between;
varying vec4 colour;

void main(void) {
    from = away;
    between = distances + vec2(0.5, -0.5);
    colour = vec4(tint.rgb, tint.a * opacity);
    gl_Position = projection_mat * modelview_mat * vec4(place, 0.0, 1.0);
}
"""

FRAGMENT_SHADER = """
#ifdef GL_ES
#ifdef GL_FRAGMENT_PRECISION_HIGH
precision highp float;
#else
precision mediump float;
#endif
#endif
varying vec2 from;
varying vec2 between;
varying vec4 colour;

void main(void) {
    float distance = length(from);
    float shown = clamp(between.x - distance, 0.0, 1.0) * clamp(distance - between.y, 0.0, 1.0);
    gl_FragColor = vec4(colour.rgb, colour.a * shown);
}
"""
"""How much of a pixel is shown: all of it between the two distances, none beyond, and in part on the edges.

Kivy's own shader would look up a texture for each pixel of a plain colour, which takes several times as long.
"""

FORMAT = [(b"place", 2, "float"), (b"away", 2, "float"), (b"distances", 2, "float"), (b"tint", 4, "float")]


class Layer(Widget):
    """A screen as drawn: its parts in one palette.

    What is beneath shows through, except while a layer is covered with its background to cross-fade,
    by its opacity, with the layer under it.
    """

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.palette = palette
        self.background = rgba(palette["background"])
        self.parts: tuple[Part, ...] = ()
        self._shapes, self._texts = ShapesDrawing(), TextsDrawing()
        self._cover: tuple[Surface, ...] = ()
        self.canvas.add(self._shapes)
        self.canvas.add(self._texts)

    def show(self, parts: tuple[Part, ...]) -> None:
        """Draw these parts in place of those before."""
        shapes = (part for part in parts if not isinstance(part, Text))
        self._shapes.show([*self._cover, *shapes], self.palette)
        self._texts.show([part for part in parts if isinstance(part, Text)], self.palette)
        self.parts = parts

    def advance(self, seconds: float) -> None:
        """Let so much time go by for what moves by itself."""
        self._texts.advance(seconds)

    def cover(self, size: tuple[float, float]) -> None:
        """Hide what is beneath."""
        self._cover = (Surface(Box(0, 0, *size), "background"),)
        self.show(self.parts)

    def uncover(self) -> None:
        """Let what is beneath show through again, now that it has this background as well."""
        self._cover = ()
        self.show(self.parts)

    def on_opacity(self, layer: Layer, opacity: float) -> None:
        """Fade. What has a shader of its own does not inherit opacity."""
        super().on_opacity(layer, opacity)
        self._shapes.opacity = opacity


class ShapesDrawing(RenderContext):
    """All the shapes of a screen, drawn at once."""

    def __init__(self) -> None:
        super().__init__(fs=FRAGMENT_SHADER, vs=VERTEX_SHADER, use_parent_projection=True, use_parent_modelview=True)
        self._parts: Sequence[Shape] = ()
        self._meshes: list[shapes.Mesh] = []
        self._mesh = Mesh(fmt=FORMAT, mode="triangles")
        self.add(self._mesh)

    def show(self, parts: Sequence[Shape], palette: Palette) -> None:
        """Draw these in place of those before."""
        if parts == self._parts:
            return
        before = zip_longest(parts, self._parts, self._meshes)
        meshes = [
            mesh if part == was else shapes.mesh(part, lambda token: rgba(palette[token]))
            for part, was, mesh in before
            if part is not None
        ]
        if [len(mesh[0]) for mesh in meshes] != [len(mesh[0]) for mesh in self._meshes]:
            self._mesh.indices = shapes.indices(meshes)
        self._mesh.vertices = shapes.corners(meshes)
        self._parts, self._meshes = parts, meshes


class Drawing(Protocol):
    """Kivy's instructions for one text."""

    def show(self, part: Any, palette: Palette) -> None:  # noqa: ANN401 - each draws its own kind of text
        """Draw it, in place of what was drawn before."""


class TextsDrawing(InstructionGroup):
    """All the texts of a screen; one that has changed is changed in place."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: Sequence[Text] = ()
        self._drawings: list[Drawing] = []

    def show(self, parts: Sequence[Text], palette: Palette) -> None:
        """Draw these in place of those before."""
        for extra in self._drawings[len(parts) :]:
            self.remove(extra)
        del self._drawings[len(parts) :]
        for index, part in enumerate(parts):
            if index >= len(self._drawings) or type(part) is not type(self._parts[index]):
                self._put(index, part, palette)
            elif part != self._parts[index]:
                self._drawings[index].show(part, palette)
        self._parts = parts

    def advance(self, seconds: float) -> None:
        """Let so much time go by for what moves by itself."""
        for drawing in self._drawings:
            if isinstance(drawing, RollUpDrawing):
                drawing.advance(seconds)

    def _put(self, index: int, part: Text, palette: Palette) -> None:
        """Draw a text as the `index`-th, in place of another kind of text or at the end."""
        drawing = DRAWINGS[type(part)]()
        drawing.show(part, palette)
        for other in self._drawings[index : index + 1]:
            self.remove(other)
        self.insert(index, drawing)
        self._drawings[index : index + 1] = [drawing]


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


DRAWINGS: dict[type[Text], Callable[[], Drawing]] = {Text: TextDrawing, RollUp: RollUpDrawing}
