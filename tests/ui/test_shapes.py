"""Shapes as they come out in pixels: how much is covered, and how smoothly it changes."""

from __future__ import annotations

from itertools import pairwise
from math import pi

import numpy as np
import pytest
from kivy.graphics import ClearBuffers, ClearColor, Fbo
from numpy.typing import NDArray

from kiosk.ui.box import Box
from kiosk.ui.canvas import Layer
from kiosk.ui.parts import Arc, Disc, Part, Stroke, Surface
from kiosk.ui.shapes import NUMBERS, Shape, corners, indices, mesh
from kiosk.ui.theme import CONTRAST

SIDE = 200


def covered(*parts: Part) -> NDArray[np.float32]:
    """How much of each pixel is covered by black parts on white, 0 to 1; rows from below."""
    layer, picture = Layer(CONTRAST), Fbo(size=(SIDE, SIDE))
    with picture:
        ClearColor(1, 1, 1, 1)
        ClearBuffers()
    picture.add(layer.canvas)
    layer.show(parts)
    picture.draw()
    colours = np.frombuffer(picture.pixels, np.uint8).reshape(SIDE, SIDE, 4)
    return (1 - colours[:, :, 0] / np.float32(255)).astype(np.float32)


BOX = Box(40.3, 60.7, 100.0, 50.0)


@pytest.mark.parametrize(
    ("part", "area"),
    [
        (Disc(100, 100, 70, "ink"), pi * 70**2),
        (Disc(100.4, 99.8, 3.3, "ink"), pi * 3.3**2),
        (Disc(100, 100, 70, "ink", 50), pi * (70**2 - 50**2)),
        (Arc(100, 100, 70, 7, 0.25, "ink"), 7 * 70 * pi / 2 + pi * 3.5**2),
        (Arc(100, 100, 70, 7, 1.0, "ink"), 7 * 70 * 2 * pi),
        (Stroke(((30, 40), (150, 90)), 6, "ink"), 6 * 130 + pi * 9),
        (Surface(BOX, "ink"), 100 * 50),
        (Surface(BOX, "ink", 25), 50 * 50 + pi * 25**2),
        (Surface(BOX, "ink", 12, "ink", 3), 100 * 50 - (4 - pi) * 12**2),
        (Surface(BOX, None, 12, "ink", 3), 100 * 50 - (4 - pi) * 12**2 - (94 * 44 - (4 - pi) * 9**2)),
        (Surface(BOX), 0),
    ],
)
def test_a_shape_covers_the_area_it_should(part: Part, area: float) -> None:
    assert area == pytest.approx(float(covered(part).sum()), rel=0.01, abs=0.01)


def test_a_disc_grows_without_steps() -> None:
    areas = [float(covered(Disc(100, 100, 60 + step / 10, "ink")).sum()) for step in range(11)]
    grown = [after - before for before, after in pairwise(areas)]
    assert [2 * pi * (60.05 + step / 10) / 10 for step in range(10)] == pytest.approx(grown, rel=0.1)


def test_a_disc_is_round_wherever_it_stands() -> None:
    ys, xs = np.mgrid[:SIDE, :SIDE] + 0.5
    distance = np.hypot(xs - 99.3, ys - 101.6)
    round_disc = np.clip(80 + 0.5 - distance, 0, 1)
    assert np.abs(covered(Disc(99.3, 101.6, 80, "ink")) - round_disc).max() < 0.02


def test_an_edge_lies_over_the_fill_without_a_gap() -> None:
    assert 1.0 == covered(Surface(BOX, "ink", 20, "ink", 2))[70:100, 60:120].min()


def test_a_line_that_bends_has_no_gap_in_the_bend() -> None:
    assert 1.0 == pytest.approx(covered(Stroke(((40, 100), (80, 60), (160, 140)), 8, "ink"))[60, 80], abs=0.01)


def test_a_curve_is_one_smooth_line() -> None:
    points = tuple((20.0 + 5 * step, 100.0) for step in range(33))
    assert covered(Stroke((points[0], points[-1]), 5, "ink")) == pytest.approx(
        covered(Stroke(points, 5, "ink")), abs=0.01
    )


def test_nothing_covers_nothing() -> None:
    assert 0.0 == covered(Surface(BOX)).sum()


@pytest.mark.parametrize(
    "part", [Disc(9, 9, 5, "ink"), Arc(9, 9, 5, 2, 0.0, "ink"), Surface(Box(0, 0, 0, 5), "ink", 3)]
)
def test_every_corner_of_a_triangle_is_there(part: Shape) -> None:
    meshes = [mesh(part, lambda _: (0, 0, 0, 1))] * 2
    assert set(range(len(corners(meshes)) // NUMBERS)) == set(indices(meshes))
    assert np.isfinite(corners(meshes)).all()
