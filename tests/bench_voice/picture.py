"""Two small pictures: right and wrong in each room above the goals, and what the kiosk is without each part."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tests.bench_voice.figures import Figures, Goal, Partial
from tests.bench_voice.measuring import ROOMS
from tests.bench_voice.own_voice import Narration
from tests.bench_voice.tables import Table, goal_table, own_voice_table, partial_table

FONT = Path(__file__).parents[2] / "kiosk" / "fonts" / "AtkinsonHyperlegibleNext-400.ttf"
SIZE, LINE, MARGIN = 12, 18, 14
BAR, GAP, LEFT = 13, 12, 190
PIXELS_A_PERCENT = 5
WIDTH = LEFT + 100 * PIXELS_A_PERCENT + 90
RIGHT = ("#2b6f77", "#7a8f3c", "#b58a2e", "#8a6fa0")
WRONG, MET, INK, PALE = "#c0392b", "#2e7d32", "#222222", "#e4e4e4"
GOAL_COLUMNS = (MARGIN, 430, 500, 630)
PARTIAL_LEFT, PARTIAL_STEP, PARTIAL_WIDTH = 250, 145, 1560


class Drawing:
    """A picture that grows from top to bottom; `end` is where it has come to."""

    def __init__(self, width: int, height: int) -> None:
        self._image = Image.new("RGB", (width, height), "white")
        self._pen = ImageDraw.Draw(self._image)
        self._font = ImageFont.truetype(str(FONT), SIZE)
        self.end = MARGIN

    def text(self, x: float, words: str, colour: str = INK) -> None:
        self._pen.text((x, self.end), words, fill=colour, font=self._font)

    def bar(self, begin: float, end: float, colour: str) -> None:
        self._pen.rectangle((begin, self.end + 1, end, self.end + BAR - 2), fill=colour)

    def rule(self) -> None:
        self._pen.line((MARGIN, self.end - 3, self._image.width - MARGIN, self.end - 3), fill=PALE)

    def save(self, path: Path) -> None:
        self._image.quantize(64).save(path, optimize=True)


def draw(figures: dict[str, Figures], goals: list[Goal], path: Path) -> None:
    """Draw all rooms and all who listened, and whether the goals are met."""
    group = BAR * len(figures) + GAP
    drawing = Drawing(WIDTH, 2 * MARGIN + group * len(ROOMS) + LINE * (len(goals) + 4))
    for place, (colour, name) in enumerate(zip(RIGHT, figures, strict=False)):
        drawing.text(MARGIN + 140 * place, name, colour)
    drawing.text(MARGIN + 140 * len(figures), "wrong", WRONG)
    drawing.end += 2 * LINE
    for room in ROOMS:
        _room(drawing, room, figures)
        drawing.end += GAP
    _goals(drawing, goal_table(goals))
    drawing.save(path)


def _room(drawing: Drawing, room: str, figures: dict[str, Figures]) -> None:
    drawing.text(MARGIN, room)
    for colour, who in zip(RIGHT, figures.values(), strict=False):
        shares = who.rooms[room]
        middle, end = (LEFT + PIXELS_A_PERCENT * percent for percent in (shares.right, shares.right + shares.wrong))
        drawing.bar(LEFT, middle, colour)
        drawing.bar(middle, end, WRONG)
        drawing.text(end + 4, f"{shares.right:g} / {shares.wrong:g}")
        drawing.end += BAR


def _goals(drawing: Drawing, table: Table) -> None:
    for row in table:
        drawing.rule()
        for x, cell in zip(GOAL_COLUMNS, row, strict=True):
            drawing.text(x, cell, {"met": MET, "MISSED": WRONG}.get(cell, INK))
        drawing.end += LINE


def draw_parts(left_out: dict[str, Partial], own_voice: dict[str, Narration], path: Path) -> None:
    """Draw what the kiosk does without each of its parts, first without none of them."""
    tables = (partial_table(left_out), own_voice_table(own_voice))
    drawing = Drawing(PARTIAL_WIDTH, 2 * MARGIN + LINE * (sum(map(len, tables)) + 1))
    for table in tables:
        _parts(drawing, table)
        drawing.end += LINE
    drawing.save(path)


def _parts(drawing: Drawing, table: Table) -> None:
    for row in table:
        drawing.rule()
        drawing.text(MARGIN, row[0])
        for place, cell in enumerate(row[1:]):
            drawing.text(PARTIAL_LEFT + PARTIAL_STEP * place, cell, _colour(cell, table[1][place + 1], row is table[0]))
        drawing.end += LINE


def _colour(cell: str, whole: str, head: bool) -> str:
    """Red for less that is right, or more that is wrong or false, than with the whole kiosk."""
    return WRONG if not head and _worse(cell, whole) else INK


def _worse(cell: str, whole: str) -> bool:
    if " / " not in cell:
        return float(cell.partition(",")[0]) > float(whole.partition(",")[0])
    right, wrong, whole_right, whole_wrong = map(float, f"{cell} / {whole}".split(" / "))
    return right < whole_right or wrong > whole_wrong
