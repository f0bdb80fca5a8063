"""The file of counts."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.staff.errands import (
    CountBegun,
    CountFinished,
    CountVisit,
    EraseUses,
    Errand,
    ExerciseUse,
    FindUses,
    Report,
    Saved,
    SaveUses,
    UsesFound,
    WeekUse,
)
from kiosk.scripts.findings import RefusedError
from kiosk.staff.uses import Uses, doings

MONDAY, SUNDAY, NEXT = date(2026, 11, 16), date(2026, 11, 22), date(2026, 11, 23)
KEY = "en/box-breathing"

FULL = """
import sys, resource, logging
from pathlib import Path
from kiosk.core.staff.errands import CountBegun
from kiosk.staff.uses import Uses, doings
logging.basicConfig(stream=sys.stdout)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
print(doings(Uses(Path(sys.argv[1])), str)[CountBegun](CountBegun("en/rest"), print))
"""

COUNTING = """
import sys
from pathlib import Path
from kiosk.staff.uses import Uses
uses = Uses(Path(sys.argv[1]))
while True:
    uses.finished("en/rest", 1)
    print(".", end="", flush=True)
"""


def running(script: str, file: Path) -> subprocess.Popen[str]:
    """A process of its own that counts in this file."""
    return subprocess.Popen([sys.executable, "-c", script, str(file)], stdout=subprocess.PIPE, text=True)  # noqa: S603


def at(folder: Path, day: date = NEXT) -> Uses:
    return Uses(folder / "uses.sqlite", lambda: day)


def visited(uses: Uses, change: int | None = 2) -> Uses:
    uses.visit()
    uses.begun(KEY)
    uses.finished(KEY, change)
    return uses


# --- counting -------------------------------------------------------------------------------------------


def test_visits_and_exercises_are_counted_by_the_week(tmp_path: Path) -> None:
    for day in (MONDAY, SUNDAY, SUNDAY, NEXT):
        visited(at(tmp_path, day), None)
    assert at(tmp_path).found() == UsesFound(
        (
            WeekUse("2026-11-23", 1, 1, 1, None, False, (ExerciseUse(KEY, 1, 1),)),
            WeekUse("2026-11-16", 3, 3, 3, None, True, (ExerciseUse(KEY, 3, 3),)),
        )
    )


def test_the_mean_of_five_ratings_is_told_when_their_week_is_over(tmp_path: Path) -> None:
    for change in (3, 3, 1, 0, -1):
        visited(at(tmp_path, MONDAY), change)
    assert [at(tmp_path, day).found().weeks[0].change for day in (SUNDAY, NEXT)] == [None, 1.2]


def test_a_machine_whose_clock_was_not_set_counts_without_a_date(tmp_path: Path) -> None:
    for _ in range(9):
        visited(at(tmp_path, date(1970, 1, 1)))
    assert at(tmp_path).found() == UsesFound((WeekUse("", 9, 9, 9, None, False, (ExerciseUse(KEY, 9, 9),)),))


def test_nothing_has_been_counted_at_first(tmp_path: Path) -> None:
    assert at(tmp_path).found() == UsesFound()


# --- what is on the disk --------------------------------------------------------------------------------


def test_when_in_a_week_something_was_counted_makes_no_difference_to_any_byte(tmp_path: Path) -> None:
    contents = []
    for name, days in (("early", [MONDAY] * 3), ("late", [MONDAY, SUNDAY, SUNDAY])):
        (tmp_path / name).mkdir()
        for day in days:
            visited(at(tmp_path / name, day))
        contents.append((tmp_path / name / "uses.sqlite").read_bytes())
    assert contents[0] == contents[1]


def test_when_it_was_changed_last_says_no_more_than_the_week(tmp_path: Path) -> None:
    visited(at(tmp_path, SUNDAY))
    for path in (tmp_path, tmp_path / "uses.sqlite"):
        assert date.fromtimestamp(path.stat().st_mtime) == MONDAY  # noqa: DTZ012 - the machine's own days


def test_the_file_holds_sums_and_nothing_else(tmp_path: Path) -> None:
    visited(visited(at(tmp_path), 3), -1).begun("en/rest")
    with sqlite3.connect(tmp_path / "uses.sqlite") as file:
        tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master ORDER BY name")]
        rows = {table: file.execute(f"SELECT * FROM {table}").fetchall() for table in tables}  # noqa: S608
    file.close()
    assert rows == {
        "exercises": [("2026-11-23", KEY, 2, 2, 2, 2), ("2026-11-23", "en/rest", 1, 0, 0, 0)],
        "visits": [("2026-11-23", 2)],
    }
    assert [path.name for path in tmp_path.iterdir()] == ["uses.sqlite"]


def test_what_is_erased_is_gone_from_every_byte_and_counting_goes_on(tmp_path: Path) -> None:
    (tmp_path / "uses-damaged.sqlite").write_bytes(b"en/box-breathing")
    visited(at(tmp_path)).erase()
    assert at(tmp_path).found() == UsesFound()
    assert [path.name for path in tmp_path.iterdir() if KEY.encode() in path.read_bytes()] == []
    assert visited(at(tmp_path)).found().weeks[0].visits == 1


# --- damage, full disk, power -----------------------------------------------------------------------------


def test_a_damaged_file_is_set_aside_and_a_new_one_begun(tmp_path: Path) -> None:
    uses = at(tmp_path)
    uses.file.write_bytes(b"not a database, by any means " * 99)
    assert visited(uses).found().weeks[0].visits == 1
    assert uses.aside.read_bytes().startswith(b"not a database")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What is in a file that is not damaged."""
    return visited(at(tmp_path_factory.mktemp("whole"))).file.read_bytes()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.data())
def test_whatever_became_of_its_bytes_counting_goes_on(tmp_path: Path, whole: bytes, data: st.DataObject) -> None:
    uses, content = at(tmp_path), bytearray(whole)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=40)):
        content[place] ^= data.draw(st.integers(1, 255))
    uses.file.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    assert doings(uses, no_stick)[CountVisit](CountVisit(), ignore) is None


def test_on_a_full_disk_nobody_is_disturbed_and_what_was_counted_stays(tmp_path: Path) -> None:
    """The limit on the size of files, which holds for one process, stands for the disk."""
    visited(at(tmp_path))
    done = running(FULL, at(tmp_path).file)
    output, _ = done.communicate()
    assert output.startswith("WARNING:kiosk.staff.uses:The counts cannot be read or written: ")
    assert output.endswith("\nNone\n")
    assert at(tmp_path).found().weeks[0].exercises == (ExerciseUse(KEY, 1, 1),)


def test_who_wants_to_see_counts_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    uses = Uses(tmp_path / "no such folder" / "uses.sqlite")
    with pytest.raises(RefusedError, match=r"The counts cannot be read or written: .*\. See what Health says\."):
        uses.found()


def test_whenever_the_power_fails_a_count_is_there_or_not_and_what_was_acknowledged_is_there(tmp_path: Path) -> None:
    """A process that counts on and on, and says how far it got, is killed at random instants."""
    chance = random.Random(0)  # noqa: S311 - it hides nothing
    acknowledged = 0
    for _ in range(12):
        with running(COUNTING, at(tmp_path).file) as counting:
            assert counting.stdout is not None
            done = len(counting.stdout.read(1 + chance.randrange(20)))
            os.kill(counting.pid, signal.SIGKILL)
            done += len(counting.stdout.read())
        found = _counted(at(tmp_path).file)
        assert acknowledged + done <= found <= acknowledged + done + 1
        acknowledged = found
    assert not at(tmp_path).aside.exists()


def _counted(path: Path) -> int:
    with sqlite3.connect(path) as file:
        finished, ratings, change = file.execute("SELECT finished, ratings, change FROM exercises").fetchone()
    file.close()
    assert finished == ratings == change
    return int(finished)


# --- as errands -------------------------------------------------------------------------------------------


def no_stick(name: str, _text: str) -> None:
    raise RefusedError(f"There is no stick for {name}.")


def ignore(_: Report) -> None:
    """Nothing is told in between."""


def test_errands_count_find_save_and_erase(tmp_path: Path) -> None:
    saved: dict[str, str] = {}
    done_by = doings(at(tmp_path), saved.__setitem__)
    asked: list[Errand] = [
        CountVisit(),
        CountBegun(KEY),
        CountFinished(KEY, 3),
        FindUses(),
        SaveUses(((KEY, "Box breathing"),)),
        EraseUses(),
    ]
    found = UsesFound((WeekUse("2026-11-23", 1, 1, 1, None, False, (ExerciseUse(KEY, 1, 1),)),))
    assert [done_by[type(errand)](errand, ignore) for errand in asked] == [
        None,
        None,
        None,
        found,
        Saved("breathing-space-use.csv"),
        UsesFound(),
    ]
    assert "Box breathing" in saved["breathing-space-use.csv"]
