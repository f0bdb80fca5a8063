"""The figures as tables: rows of cells, the first row being their heads. For the terminal and for the picture alike."""

from __future__ import annotations

from collections.abc import Iterable

from tests.bench_voice.figures import Figures, Goal, Partial, Result
from tests.bench_voice.measuring import ROOMS, Shares
from tests.bench_voice.own_voice import Narration

Table = list[tuple[str, ...]]

PARTIAL_ROOMS = (
    *("clean", "kitchen 9 dB", "soft voice", "16 kHz words", "other single words"),
    *("synthetic, words around", "synthetic, spoken on"),
)
"""Where the kiosk is measured without one of its parts."""


def goal_table(goals: Iterable[Goal]) -> Table:
    rows = [(goal.what, f"{goal.ours:g}", f"{goal.how} {goal.limit:g}", met(goal)) for goal in goals]
    return [("this kiosk", "is", "should be", ""), *rows]


def met(goal: Goal) -> str:
    return "met" if goal.met else "MISSED"


def room_table(figures: dict[str, Figures]) -> Table:
    """Right and wrong, in percent, in every room; below it everything else."""
    each = list(figures.values())
    rooms = [(f"{room} ({each[0].rooms[room].of})", *(_shares(who.rooms[room]) for who in each)) for room in ROOMS]
    return [("right / wrong, %", *figures), *rooms, *_rest(each)]


def _rest(each: list[Figures]) -> Table:
    delays = [who.delays for who in each]
    spreads = {
        "sound waited for": [delay.sound for delay in delays],
        "computing": [delay.computing for delay in delays],
        "last sample to action": [delay.both for delay in delays],
    }
    return [
        *(
            (f"{what}, median / 95 %, ms", *(f"{s.median:g} / {s.percentile_95:g}" for s in of))
            for what, of in spreads.items()
        ),
        ("false actions an hour", *(f"{who.others.an_hour:g}" for who in each)),
        ("costly ones an hour", *(f"{who.others.costly_an_hour:g}" for who in each)),
        ("processor, quiet / talk, % of a core", *(f"{who.load.quiet:g} / {who.load.talk:g}" for who in each)),
    ]


def partial_table(left_out: dict[str, Partial]) -> Table:
    """What the kiosk does without each of its parts."""
    rows = [
        (
            without,
            *(_shares(partial.rooms[room]) for room in PARTIAL_ROOMS),
            f"{partial.others.actions}, {partial.others.costly} costly",
            f"{partial.waited_ms:g}",
        )
        for without, partial in left_out.items()
    ]
    minutes = next(iter(left_out.values())).others.minutes
    return [("left out", *PARTIAL_ROOMS, f"false in {minutes:g} min", "waits, ms"), *rows]


def own_voice_table(own_voice: dict[str, Narration]) -> Table:
    """What the kiosk makes of its own voice without each of the parts that know it."""
    rows = [
        (without, str(found.exercises), str(found.heard), str(found.astray)) for without, found in own_voice.items()
    ]
    return [("own voice, left out", "exercises", "reports of the ear", "exercises gone astray"), *rows]


def _shares(shares: Shares) -> str:
    return f"{shares.right:g} / {shares.wrong:g}"


def as_text(table: Table) -> str:
    """A table in columns; the words stand to the left, the figures to the right."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(_line(row, widths) for row in table)


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    name, *cells = row
    return "  ".join(
        [name.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))]
    )


def report(result: Result) -> str:
    """Everything for the terminal."""
    tables = (
        goal_table(result.goals),
        room_table(result.figures),
        partial_table(result.left_out),
        own_voice_table(result.own_voice),
    )
    return "\n\n".join([*map(as_text, tables), "\n".join(f"- {note}" for note in result.notes)])
