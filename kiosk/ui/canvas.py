"""Drawing parts with Kivy: all shapes as one mesh of triangles, and over them the texts.

What is the same as before is left alone; a shape that has changed is made anew and the mesh sent anew,
which is one call of the graphics library however many shapes there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import zip_longest

from kivy.graphics import Color, InstructionGroup, Mesh, Rectangle, RenderContext
from kivy.uix.widget import Widget
from kivy.utils import get_color_from_hex

from kiosk.ui import shapes
from kiosk.ui.box import Box
from kiosk.ui.lettering import texture
from kiosk.ui.parts import Part, Surface, Text
from kiosk.ui.shapes import Shape
from kiosk.ui.theme import Palette
from kiosk.ui.typeset import Weight

rgba = cache(get_color_from_hex)

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
        self._mesh.vertices = shapes.corners(meshes).ravel()
        self._parts, self._meshes = parts, meshes


class TextsDrawing(InstructionGroup):
    """All the texts of a screen; one that has changed is changed in place."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: Sequence[Text] = ()
        self._drawings: list[TextDrawing] = []

    def show(self, parts: Sequence[Text], palette: Palette) -> None:
        """Draw these in place of those before."""
        for extra in self._drawings[len(parts) :]:
            self.remove(extra)
        del self._drawings[len(parts) :]
        while len(self._drawings) < len(parts):
            self._drawings.append(TextDrawing())
            self.add(self._drawings[-1])
        for index, (drawing, part) in enumerate(zip(self._drawings, parts, strict=True)):
            if index >= len(self._parts) or part != self._parts[index]:
                drawing.show(part, palette)
        self._parts = parts


class TextDrawing(InstructionGroup):
    """Words, each with a colour of its own, so that to light one is to change one colour."""

    def __init__(self) -> None:
        super().__init__()
        self._letters: list[tuple[str, Weight, float, float, int]] = []
        self._colours: list[Color] = []

    def show(self, part: Text, palette: Palette) -> None:
        """Draw it."""
        letters = [(run.text, run.weight, run.x, run.y, part.px) for run in part.runs]
        if letters != self._letters:
            self._letters = letters
            self._build(part)
        for run, colour in zip(part.runs, self._colours, strict=True):
            colour.rgba = rgba(palette[run.colour])

    def _build(self, part: Text) -> None:
        self.clear()
        self._colours = [Color() for _ in part.runs]
        for run, colour in zip(part.runs, self._colours, strict=True):
            picture = texture(run.text, run.weight, part.px)
            self.add(colour)
            self.add(
                Rectangle(texture=picture, size=picture.size, pos=(round(run.x), round(run.y - picture.height / 2)))
            )
