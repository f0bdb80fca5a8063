"""A small picture of the figures: for each room, the share that was right, and after it the share that was wrong."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, BAR, GAP, LEFT, TOP = 760, 11, 12, 130, 30
RIGHT = ("#2b6f77", "#7a8f3c", "#b58a2e", "#8a6fa0")
WRONG = "#c0392b"
PIXELS_A_PERCENT = 5.4


def draw(figures: dict[str, dict[str, float]], path: Path) -> None:
    """Draw all rooms and all who listened."""
    rooms = [name.split(", ")[1] for name in next(iter(figures.values())) if name.startswith("right")]
    group = BAR * len(figures) + GAP
    image = Image.new("RGB", (WIDTH, TOP + group * len(rooms) + GAP), "white")
    pen = ImageDraw.Draw(image)
    for place, (colour, name) in enumerate(zip(RIGHT, figures, strict=False)):
        pen.text((10 + 150 * place, 8), name, fill=colour)
    pen.text((10 + 150 * len(figures), 8), "wrong", fill=WRONG)
    for row, room in enumerate(rooms):
        top = TOP + row * group
        pen.text((10, top + group / 2 - 12), room, fill="black")
        for place, shares in enumerate(figures.values()):
            _bar(pen, top + place * BAR, RIGHT[place], shares[f"right, {room}, %"], shares[f"wrong, {room}, %"])
    image.save(path, optimize=True)


def _bar(pen: ImageDraw.ImageDraw, top: float, colour: str, right: float, wrong: float) -> None:
    middle, end = LEFT + right * PIXELS_A_PERCENT, LEFT + (right + wrong) * PIXELS_A_PERCENT
    pen.rectangle((LEFT, top, middle, top + BAR - 2), fill=colour)
    pen.rectangle((middle, top, end, top + BAR - 2), fill=WRONG)
    pen.text((end + 4, top - 2), f"{right:g} / {wrong:g}", fill="black")
