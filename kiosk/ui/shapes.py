"""Flat shapes as few large triangles, whose curved edges are left to the graphics processor.

Everything is made of bands: what lies between two distances from a point, along an outline, or from a line. Each
corner of a triangle knows where it lies from there (`away`), and the shader (in `canvas`) shows of every pixel as much
as is between the two distances. So edges are smooth, and circles round, at any size and place.

A corner is a row of numbers: its x and y, the x and y of `away`, the two distances, then red, green, blue and alpha.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from kiosk.ui.box import Box
from kiosk.ui.parts import Arc, Disc, Stroke, Surface
from kiosk.ui.theme import Token

Numbers = NDArray[np.floating]
Indices = NDArray[np.uint16]
Mesh = tuple[NDArray[np.float32], Indices]
"""Corners, and which of them make triangles, three by three."""

Shape = Surface | Disc | Stroke | Arc
Colours = Callable[[Token], Sequence[float]]

FEATHER = 0.5
"""Pixels on both sides of an edge over which it fades."""

SIDES = 12
"""A band around a whole circle is drawn as so many pieces; the circle itself is round."""

REACH = 1 / np.cos(np.pi / SIDES)
"""How much farther than the circle the corners of the pieces are, so that all of it is within."""

NOWHERE = -1.0
"""The inner distance of what is filled."""

SMALL = 30.0
"""Up to which radius in pixels a circle is drawn in one square."""

SQUARE = np.array(((-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)))

FEW = 8
"""A line of no more points than this has bends, one of more is a curve."""


def mesh(part: Shape, colours: Colours) -> Mesh:
    """Return the triangles of a part, in the order in which they are to be drawn."""
    bands = list(_bands(part, colours))
    return corners(bands), indices(bands)


def corners(meshes: Sequence[Mesh]) -> NDArray[np.float32]:
    """Return the corners of several meshes; of none, one that covers nothing, as Kivy takes no empty mesh."""
    return np.concatenate([corners for corners, _ in meshes] or [np.zeros((1, 10), np.float32)])


def indices(meshes: Sequence[Mesh]) -> Indices:
    """Return the triangles of several meshes between the `corners` of all of them."""
    firsts = accumulate((len(corners) for corners, _ in meshes), initial=0)
    moved = [indices + np.uint16(first) for (_, indices), first in zip(meshes, firsts, strict=False)]
    return np.concatenate(moved or [np.zeros(3, np.uint16)])


def _bands(part: Shape, colours: Colours) -> Iterator[Mesh]:
    match part:
        case Surface():
            yield from _surface(part, colours)
        case Disc(x, y, radius, fill, hole):
            yield _disc(x, y, (radius, hole or NOWHERE), colours(fill))
        case Stroke(points, width, colour):
            yield from _stroke(points, width / 2, colours(colour))
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


def _stroke(points: Sequence[tuple[float, float]], half: float, tint: Sequence[float]) -> Iterator[Mesh]:
    """Draw a curve as one piece, other lines as a piece from each bend to the next; a disc at ends and bends."""
    curved = len(points) > FEW
    for piece in [points] if curved else pairwise(points):
        yield _line(np.array(piece), half, tint)
    for x, y in (points[0], points[-1]) if curved else points:
        yield _disc(x, y, (half, NOWHERE), tint)


def _arc(part: Arc, tint: Sequence[float]) -> Iterator[Mesh]:
    half, centre = part.width / 2, np.array((part.x, part.y))
    normals = _turned(part.turn * _shares())
    yield _band(centre, normals, (part.radius + half, part.radius - half), tint)
    for x, y in centre + part.radius * normals[[0, -1]]:
        yield _disc(x, y, (half, NOWHERE), tint)


def _disc(x: float, y: float, distances: tuple[float, float], tint: Sequence[float]) -> Mesh:
    """Draw a circle: a small one in a square, of which little is wasted and which is quick to make."""
    if distances[0] < SMALL:
        away = (distances[0] + FEATHER) * SQUARE
        return _corners(np.add(away, (x, y)), away, distances, tint), _ladder(2)
    return _band(np.array((x, y)), _all_round(), distances, tint)


# --- outlines -----------------------------------------------------------------------------------


def _turned(turns: Numbers) -> Numbers:
    """Return directions of length 1, clockwise from the top."""
    angles = 2 * np.pi * turns
    return np.stack((np.sin(angles), np.cos(angles)), axis=1)


@cache
def _shares() -> Numbers:
    """Return the shares of a turn at which the pieces of a band meet."""
    return np.linspace(0.0, 1.0, SIDES + 1)


@cache
def _all_round() -> Numbers:
    """Return the directions around a circle, the first and last of which are the same."""
    return _turned(_shares())


@cache
def _normals() -> Numbers:
    """Return the directions around four corners, clockwise from the top, and the first again."""
    turns = [np.linspace(quarter, quarter + 0.25, SIDES // 4 + 1) for quarter in (0.0, 0.25, 0.5, 0.75)]
    return _turned(np.concatenate((*turns, [1.0])))


def _around(box: Box) -> Numbers:
    """Return the corners of a box, clockwise from the top right, each as often as it has directions in `_normals`."""
    corners = np.array(((box.right, box.top), (box.right, box.y), (box.x, box.y), (box.x, box.top)))
    around = np.repeat(corners, SIDES // 4 + 1, axis=0)
    return np.concatenate((around, around[:1]))


# --- triangles ----------------------------------------------------------------------------------


def _band(centres: Numbers, normals: Numbers, distances: tuple[float, float], tint: Sequence[float]) -> Mesh:
    """Draw what is between an outer and an inner distance from these centres, in these directions."""
    outer, inner = distances
    reaches = np.array((((outer + FEATHER) * REACH,), (max(0.0, inner - FEATHER),)))
    away = normals[:, None] * reaches
    return _corners(centres.reshape(-1, 1, 2) + away, away, distances, tint), _ladder(len(normals))


def _line(points: Numbers, half: float, tint: Sequence[float]) -> Mesh:
    """Draw what is near a line that turns only a little at each of its points."""
    along = np.gradient(points, axis=0)
    along /= np.hypot(*along.T)[:, None]
    away = np.stack((-along[:, 1], along[:, 0]), axis=1)[:, None] * np.array((half + FEATHER, -half - FEATHER))[:, None]
    return _corners(points[:, None] + away, away, (half, NOWHERE), tint), _ladder(len(points))


def _quad(box: Box, tint: Sequence[float]) -> Mesh:
    """Fill a box; its edges do not fade."""
    places = np.array(((box.x, box.y), (box.right, box.y), (box.x, box.top), (box.right, box.top)))
    return _corners(places, np.zeros((4, 2)), (1.0, NOWHERE), tint), _ladder(2)


def _corners(
    places: Numbers, away: Numbers, distances: tuple[float, float], tint: Sequence[float]
) -> NDArray[np.float32]:
    corners = np.empty((places.size // 2, 10), np.float32)
    corners[:, :2], corners[:, 2:4] = places.reshape(-1, 2), away.reshape(-1, 2)
    corners[:, 4:6], corners[:, 6:] = distances, tint
    return corners


@cache
def _ladder(rows: int) -> Indices:
    """Return the triangles between rows of two."""
    firsts = np.arange(0, 2 * rows - 2, 2, dtype=np.uint16)
    return np.ravel(firsts[:, None] + np.array((0, 1, 2, 1, 3, 2), np.uint16))
