"""How much the kiosk is used: counts in one SQLite file, of weeks, and of exercises in a week.

- Nothing in it is finer than a week: no times, no days, no single visits. A line is a sum from the beginning, and the
  file has no log of its changes (no write-ahead log): what is deleted or changed is overwritten. When the file was
  last changed says no more than the week, either.
- A count is one transaction, which is on the disk for good when it returns (`synchronous=EXTRA`).
- Counting never disturbs anybody: where it cannot be done (a full disk), the log says so and the kiosk goes on.
- A file that is damaged is set aside, and a new one begun. `Uses.aside` is there until the counts are erased.
- A machine without a clock may take it for 1970. What it counts then has no date, and none of its ratings is told.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from kiosk.core.staff.errands import (
    CountBegun,
    CountFinished,
    CountVisit,
    EraseUses,
    FindUses,
    Saved,
    SaveUses,
    UsesFound,
)
from kiosk.scripts.findings import RefusedError
from kiosk.staff.clerk import Doing
from kiosk.staff.results import as_csv, grouped, results

Save = Callable[[str, str], None]
"""Writes a file of this name and text to the stick. Raises `RefusedError`."""

T = TypeVar("T")

log = logging.getLogger(__name__)

EARLIEST = date(2026, 1, 1)
"""There were no kiosks before: a clock that says so has not been set."""

CSV_NAME = "breathing-space-use.csv"

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

_SCHEMA = """
PRAGMA journal_mode = DELETE;
PRAGMA synchronous = EXTRA;
PRAGMA secure_delete = ON;
CREATE TABLE IF NOT EXISTS visits (week TEXT PRIMARY KEY, visits INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS exercises (
    week TEXT, exercise TEXT, begun INTEGER DEFAULT 0, finished INTEGER DEFAULT 0,
    ratings INTEGER DEFAULT 0, change INTEGER DEFAULT 0, PRIMARY KEY (week, exercise)
) WITHOUT ROWID;
"""
"""A week is its Monday, or nothing where there was no clock. `change` is a sum: see `results.Counts`."""

_VISIT = "INSERT INTO visits VALUES (?, 1) ON CONFLICT DO UPDATE SET visits = visits + 1"

_BEGUN = """
INSERT INTO exercises (week, exercise, begun) VALUES (?, ?, 1)
ON CONFLICT DO UPDATE SET begun = begun + 1
"""

_FINISHED = """
INSERT INTO exercises (week, exercise, finished, ratings, change) VALUES (?, ?, 1, ?, ?)
ON CONFLICT DO UPDATE SET
    finished = finished + 1, ratings = ratings + excluded.ratings, change = change + excluded.change
"""


def _today() -> date:
    return datetime.now().astimezone().date()


class Uses(Struct, frozen=True):
    """The counts in a file, which need not be there."""

    file: Path
    today: Callable[[], date] = _today

    @property
    def aside(self) -> Path:
        """Where a damaged file is set aside; there is one at the most."""
        return self.file.with_stem(f"{self.file.stem}-damaged")

    def visit(self) -> None:
        """Count a visit. Raises `RefusedError`, as all that follow do, if the file cannot be used."""
        self._do(lambda file: file.execute(_VISIT, (self._week(),)))

    def begun(self, key: str) -> None:
        """Count that somebody began an exercise."""
        self._do(lambda file: file.execute(_BEGUN, (self._week(), key)))

    def finished(self, key: str, change: int | None) -> None:
        """Count that somebody came to the end of an exercise, and felt better by so many points, where it was rated."""
        rated = (0, 0) if change is None else (1, change)
        self._do(lambda file: file.execute(_FINISHED, (self._week(), key, *rated)))

    def found(self) -> UsesFound:
        """Return what may be told of them."""
        visits, rows = self._do(
            lambda file: (
                dict(file.execute("SELECT week, visits FROM visits")),
                file.execute("SELECT week, exercise, begun, finished, ratings, change FROM exercises").fetchall(),
            )
        )
        return UsesFound(results(visits, grouped(rows), self._week()))

    def erase(self) -> None:
        """Forget all of them, for good."""
        self._do(lambda file: [file.execute(f"DELETE FROM {table}") for table in ("visits", "exercises")])  # noqa: S608
        self.aside.unlink(missing_ok=True)

    def _week(self) -> str:
        """The Monday of this week, or nothing where the clock was not set."""
        today = self.today()
        return "" if today < EARLIEST else str(today - timedelta(today.weekday()))

    def _do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do this in one transaction; with a new file, if the one there is damaged."""
        try:
            try:
                done = _transacted(self.file, work)
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise
                self._set_aside()
                done = _transacted(self.file, work)
        except sqlite3.Error as error:
            raise RefusedError(f"The counts cannot be read or written: {error}. See what Health says.") from error
        self._blur()
        return done

    def _blur(self) -> None:
        """Have the file and its folder look as if they were last changed when the week began."""
        began = datetime.fromisoformat(self._week() or "1970-01-01").timestamp()
        with suppress(OSError):  # a folder that belongs to somebody else
            for path in (self.file, self.file.parent):
                os.utime(path, (began, began))

    def _set_aside(self) -> None:
        log.warning("the counts are damaged; they are set aside as %s, and begun anew", self.aside.name)
        self.file.replace(self.aside)
        with suppress(FileNotFoundError):
            self.file.with_name(f"{self.file.name}-journal").unlink()


def _transacted(file: Path, work: Callable[[sqlite3.Connection], T]) -> T:
    with closing(sqlite3.connect(file)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise _damage()
        connection.executescript(_SCHEMA)
        with connection:
            done = work(connection)
    return done


def _damage() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("the file is damaged")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether the file is to blame. An extended code has the plain one in its lowest byte."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


# --- for the clerk ----------------------------------------------------------------------------------


def doings(uses: Uses, save: Save) -> dict[type, Doing]:
    """Return how errands about use are done."""

    def erase(_errand: object, _tell: object) -> UsesFound:
        uses.erase()
        return uses.found()

    def write(errand: SaveUses, _tell: object) -> Saved:
        save(CSV_NAME, as_csv(uses.found().weeks, dict(errand.titles)))
        return Saved(CSV_NAME)

    return {
        CountVisit: _counting(lambda _: uses.visit()),
        CountBegun: _counting(lambda errand: uses.begun(errand.key)),
        CountFinished: _counting(lambda errand: uses.finished(errand.key, errand.change)),
        FindUses: lambda _errand, _tell: uses.found(),
        SaveUses: write,
        EraseUses: erase,
    }


def _counting(count: Callable[[Any], None]) -> Doing:
    """Count, or let it be: nobody waits for it."""

    def do(errand: object, _tell: object) -> None:
        try:
            count(errand)
        except (OSError, RefusedError) as error:
            log.warning("%s", error)

    return do
