"""A picture of the hours: resident memory, and what lies on the disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from tests.soak.measuring import Sample

WIDTH, HEIGHT, MARGIN, TOP = 760, 260, 60, 30
MEMORY, DISK, AXIS = "#2b6f77", "#b58a2e", "#999999"


def draw(samples: Sequence[Sample], path: Path) -> None:
    """Draw both over time, each from zero to a fifth above its most."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen = ImageDraw.Draw(image)
    memory, disk = [each.memory for each in samples], [sum(each.disk.values()) / 1e6 for each in samples]
    _axes(pen, samples)
    for place, (values, colour, name) in enumerate(((memory, MEMORY, "resident memory"), (disk, DISK, "on the disk"))):
        pen.text((MARGIN + 260 * place, 8), f"{name}: {values[-1]:.1f} MB, at most {max(values):.1f} MB", fill=colour)
        pen.line([*_points(samples, values)], fill=colour, width=2)
    image.save(path, optimize=True)


def _axes(pen: ImageDraw.ImageDraw, samples: Sequence[Sample]) -> None:
    bottom, begin = HEIGHT - MARGIN / 2, samples[0].hour
    pen.line((MARGIN, TOP, MARGIN, bottom, WIDTH - MARGIN, bottom), fill=AXIS)
    for each in samples:
        if round(each.hour - begin) % 12 == 0:
            pen.text((_across(samples, each.hour) - 8, bottom + 2), f"{each.hour - begin:.0f} h", fill="black")


def _points(samples: Sequence[Sample], values: Sequence[float]) -> list[tuple[float, float]]:
    bottom, most = HEIGHT - MARGIN / 2, 1.2 * max(*values, 1e-9)
    down = bottom - TOP
    return [
        (_across(samples, each.hour), bottom - down * value / most) for each, value in zip(samples, values, strict=True)
    ]


def _across(samples: Sequence[Sample], hour: float) -> float:
    hours = max(samples[-1].hour - samples[0].hour, 1e-9)
    return MARGIN + (WIDTH - 2 * MARGIN) * (hour - samples[0].hour) / hours
