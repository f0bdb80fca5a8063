"""What was measured, and how it is printed: as a table for people, or as JSON lines for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from statistics import quantiles
from textwrap import fill

from msgspec import Struct
from msgspec.structs import asdict

HEAD = ("what", "ours", "peer", "ratio", "goal", "met")
WIDTH = 100


class Row(Struct, frozen=True):
    """One measured figure, in `unit`, beside a peer's where there is one.

    Goals are the most that ours may be, or the most that the ratio of ours to the peer's may be.
    """

    what: str
    unit: str
    ours: float
    peer: float | None = None
    most: float | None = None
    most_ratio: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.ours / self.peer if self.peer else None

    @property
    def goal(self) -> str:
        if self.most is not None:
            return f"at most {_figure(self.most, self.unit)}"
        return f"ratio at most {self.most_ratio:g}" if self.most_ratio is not None else ""

    @property
    def met(self) -> bool | None:
        """Nothing where there is no goal, or nothing to compare with."""
        if self.most is not None:
            return self.ours <= self.most
        return self.ratio <= self.most_ratio if self.ratio is not None and self.most_ratio is not None else None


class Result(Struct, frozen=True):
    """The rows of one measurement, and what has to be known to read them."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def as_table(results: Sequence[Result]) -> str:
    cells = [HEAD, *(_cells(row) for result in results for row in result.rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [_line(row, widths) for row in cells]
    rule = "-" * len(lines[0])
    notes = [fill(note, WIDTH, initial_indent="- ", subsequent_indent="  ") for each in results for note in each.notes]
    return "\n".join([lines[0], rule, *lines[1:], rule, *notes])


def as_json(name: str, result: Result) -> str:
    rows = [{"name": name, **asdict(row), "ratio": row.ratio, "goal": row.goal, "met": row.met} for row in result.rows]
    return "\n".join(json.dumps(row) for row in rows)


def percentile_95(figures: Sequence[float]) -> float:
    return quantiles(figures, n=20, method="inclusive")[-1]


def _cells(row: Row) -> tuple[str, ...]:
    met = {True: "yes", False: "NO", None: ""}[row.met]
    peer = "" if row.peer is None else _figure(row.peer, row.unit)
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    return (row.what, _figure(row.ours, row.unit), peer, ratio, row.goal, met)


def _figure(value: float, unit: str) -> str:
    return f"{value:.{0 if value >= 20 or value == round(value) else 1}f} {unit}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Figures stand to the right, words to the left."""
    what, *figures, goal, met = cells
    numbers = [figure.rjust(width) for figure, width in zip(figures, widths[1:4], strict=True)]
    return "  ".join([what.ljust(widths[0]), *numbers, goal.ljust(widths[4]), met.ljust(widths[5])])
