"""Flat shapes as few large triangles, whose curved edges are left to the graphics processor.

Everything is made of bands: what lies between two distances from a point, along an outline, or from a line. Each
corner of a triangle knows where it lies from there (`away`), and the shader (in `canvas`) shows of every pixel as much
as is between the two distances. So edges are smooth, and circles round, at any size and place.

A corner is a row of numbers: its x and y, the x and y of `away`, the two distances, then red, green, blue and alpha.
Points and directions are complex numbers. There are too few of them for NumPy to be faster, and to load it would take
as long as everything else does before the first frame.
"""

from __future__ import annotations

from array import array
from cmath import rect
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, pairwise, repeat
from math import cos, pi
from typing import TypeAlias

from kiosk.ui.box import Box
from kiosk.ui.parts import Arc, Disc, Stroke, Surface
from kiosk.ui.theme import Token

Corners: TypeAlias = "array[float]"
Indices: TypeAlias = "array[int]"
Mesh = tuple[Corners, Indices]
"""Corners, and which of them make triangles, three by three."""

Shape = Surface | Disc | Stroke | Arc
Colours = Callable[[Token], Sequence[float]]

NUMBERS = 10
"""A corner has so many."""

FEATHER = 0.5
"""Pixels on both sides of an edge over which it fades."""

SIDES = 12
"""A band around a whole circle is drawn as so many pieces; the circle itself is round."""

REACH = 1 / cos(pi / SIDES)
"""How much farther than the circle the corners of the pieces are, so that all of it is within."""

NOWHERE = -1.0
"""The inner distance of what is filled."""

SMALL = 30.0
"""Up to which radius in pixels a circle is drawn in one square."""

SQUARE = (-1 - 1j, 1 - 1j, -1 + 1j, 1 + 1j)

FEW = 8
"""A line of no more points than this has bends, one of more is a curve."""


def mesh(part: Shape, colours: Colours) -> Mesh:
    """Return the triangles of a part, in the order in which they are to be drawn."""
    bands = list(_bands(part, colours))
    return corners(bands), indices(bands)


def corners(meshes: Sequence[Mesh]) -> Corners:
    """Return the corners of several meshes; of none, one that covers nothing, as Kivy takes no empty mesh."""
    return _floats(chain.from_iterable(corners for corners, _ in meshes) if meshes else repeat(0.0, NUMBERS))


def indices(meshes: Sequence[Mesh]) -> Indices:
    """Return the triangles of several meshes between the `corners` of all of them."""
    firsts = accumulate((len(corners) // NUMBERS for corners, _ in meshes), initial=0)
    moved = (first + index for first, (_, indices) in zip(firsts, meshes, strict=False) for index in indices)
    return array("H", moved if meshes else repeat(0, 3))


def _bands(part: Shape, colours: Colours) -> Iterator[Mesh]:
    match part:
        case Surface():
            yield from _surface(part, colours)
        case Disc(x, y, radius, fill, hole):
            yield _disc(complex(x, y), (radius, hole or NOWHERE), colours(fill))
        case Stroke(points, width, colour):
            yield from _stroke([complex(*point) for point in points], width / 2, colours(colour))
        case Arc():
            yield from _arc(part, colours(part.colour))


def _surface(part: Surface, colours: Colours) -> Iterator[Mesh]:
    """Draw the fill as far as the middle of the edge, and the edge over it."""
    box, half = part.box, part.edge_width / 2 if part.edge else 0.0
    radius = min(max(part.radius, half), box.width / 2, box.height / 2)
    centres = box.inset(radius, radius)
    if part.fill:
        tint = colours(part.fill)
        yield _quad(centres, tint)
        yield _band(_around(centres), _normals(), (radius - half, NOWHERE), tint)
    if part.edge:
        yield _band(_around(centres), _normals(), (radius, radius - part.edge_width), colours(part.edge))


def _stroke(points: Sequence[complex], half: float, tint: Sequence[float]) -> Iterator[Mesh]:
    """Draw a curve as one piece, other lines as a piece from each bend to the next; a disc at ends and bends."""
    curved = len(points) > FEW
    for piece in [points] if curved else pairwise(points):
        yield _line(piece, half, tint)
    for point in (points[0], points[-1]) if curved else points:
        yield _disc(point, (half, NOWHERE), tint)


def _arc(part: Arc, tint: Sequence[float]) -> Iterator[Mesh]:
    half, centre = part.width / 2, complex(part.x, part.y)
    normals = [_turned(part.turn * share) for share in _shares(1.0)]
    yield _band(repeat(centre), normals, (part.radius + half, part.radius - half), tint)
    for normal in (normals[0], normals[-1]):
        yield _disc(centre + part.radius * normal, (half, NOWHERE), tint)


def _disc(centre: complex, distances: tuple[float, float], tint: Sequence[float]) -> Mesh:
    """Draw a circle: a small one in a square, of which little is wasted and which is quick to make."""
    if distances[0] < SMALL:
        away = [(distances[0] + FEATHER) * corner for corner in SQUARE]
        return _corners(((centre + each, each) for each in away), distances, tint), _ladder(2)
    return _band(repeat(centre), _all_round(), distances, tint)


# --- outlines -----------------------------------------------------------------------------------


def _turned(turn: float) -> complex:
    """Return a direction of length 1, clockwise from the top."""
    return rect(1.0, pi / 2 - 2 * pi * turn)


def _shares(turn: float) -> Iterator[float]:
    """Return the shares of a turn at which the pieces of a band meet that goes as far as this."""
    pieces = round(turn * SIDES)
    return (turn * piece / pieces for piece in range(pieces + 1))


@cache
def _all_round() -> tuple[complex, ...]:
    """Return the directions around a circle, the first and last of which are the same."""
    return tuple(map(_turned, _shares(1.0)))


@cache
def _normals() -> tuple[complex, ...]:
    """Return the directions around four corners, clockwise from the top, and the first again."""
    turns = (quarter + share for quarter in (0.0, 0.25, 0.5, 0.75) for share in _shares(0.25))
    return tuple(map(_turned, chain(turns, (1.0,))))


def _around(box: Box) -> Iterator[complex]:
    """Return the corners of a box, clockwise from the top right, each as often as it has directions in `_normals`."""
    for x, y in ((box.right, box.top), (box.right, box.y), (box.x, box.y), (box.x, box.top)):
        yield from repeat(complex(x, y), SIDES // 4 + 1)
    yield complex(box.right, box.top)


# --- triangles ----------------------------------------------------------------------------------


def _band(
    centres: Iterable[complex], normals: Sequence[complex], distances: tuple[float, float], tint: Sequence[float]
) -> Mesh:
    """Draw what is between an outer and an inner distance from these centres, in these directions."""
    outer, inner = distances
    reaches = ((outer + FEATHER) * REACH, max(0.0, inner - FEATHER))
    places = zip(centres, normals, strict=False)
    rungs = ((centre + normal * reach, normal * reach) for centre, normal in places for reach in reaches)
    return _corners(rungs, distances, tint), _ladder(len(normals))


def _line(points: Sequence[complex], half: float, tint: Sequence[float]) -> Mesh:
    """Draw what is near a line that turns only a little at each of its points."""
    around = zip((points[0], *points), points, (*points[1:], points[-1]), strict=False)
    normals = ((point, 1j * (after - before) / abs(after - before)) for before, point, after in around)
    reaches = (half + FEATHER, -half - FEATHER)
    rungs = ((point + normal * reach, normal * reach) for point, normal in normals for reach in reaches)
    return _corners(rungs, (half, NOWHERE), tint), _ladder(len(points))


def _quad(box: Box, tint: Sequence[float]) -> Mesh:
    """Fill a box; its edges do not fade."""
    places = ((box.x, box.y), (box.right, box.y), (box.x, box.top), (box.right, box.top))
    return _corners(((complex(*place), 0j) for place in places), (1.0, NOWHERE), tint), _ladder(2)


def _corners(
    rungs: Iterable[tuple[complex, complex]], distances: tuple[float, float], tint: Sequence[float]
) -> Corners:
    """Return corners at these places, so far away from the middle of the band."""
    same = (*distances, *tint)
    return _floats(chain.from_iterable((place.real, place.imag, away.real, away.imag, *same) for place, away in rungs))


@cache
def _ladder(rows: int) -> Indices:
    """Return the triangles between rows of two."""
    return array("H", (row + corner for row in range(0, 2 * rows - 2, 2) for corner in (0, 1, 2, 1, 3, 2)))


def _floats(numbers: Iterable[float]) -> Corners:
    return array("f", numbers)
