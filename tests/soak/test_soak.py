"""An hour of a kiosk's life, and that what may not grow would be noticed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.soak.house import CACHE_BYTES
from tests.soak.life import live
from tests.soak.measuring import Sample, slope, too_large

STEADY = [Sample(8.0 + hour, 200.0, 1, 9, {"speech": CACHE_BYTES, "elsewhere": 0}) for hour in range(73)]


@pytest.mark.timeout(600)
def test_in_half_an_hour_of_visitors_and_mishaps_nothing_goes_wrong_and_nothing_is_left() -> None:
    report = live(0.5, seed=2, say=lambda _: None)

    assert () == report.troubles
    assert report.figures["exercises"] > 0
    assert report.figures["faults"] > 5


@pytest.mark.timeout(180)
def test_at_night_everything_with_threads_is_opened_used_and_closed_and_no_thread_is_left(tmp_path: Path) -> None:
    (tmp_path / "loose").mkdir()
    shift = [sys.executable, "-m", "tests.soak.shift", str(tmp_path)]

    done = subprocess.run(shift, capture_output=True, text=True, check=False)  # noqa: S603

    assert (0, "\n") == (done.returncode, done.stdout), done.stderr


@pytest.mark.parametrize(("mb_an_hour", "slope_in_24_hours"), [(0.0, 0.0), (0.05, 1.2)])
def test_memory_that_grows_after_the_first_day_is_noticed(mb_an_hour: float, slope_in_24_hours: float) -> None:
    samples = [replace(each, memory=200 + mb_an_hour * each.hour) for each in STEADY]

    assert slope(samples) == pytest.approx(slope_in_24_hours, abs=0.001)


def test_memory_that_is_taken_on_the_first_day_is_not_counted() -> None:
    assert slope([replace(STEADY[0], memory=100.0), *STEADY[1:]]) == pytest.approx(0.0, abs=0.001)
    assert slope(STEADY[:24]) is None


@pytest.mark.parametrize("disk", [{"speech": CACHE_BYTES + 1, "elsewhere": 0}, {"speech": 0, "elsewhere": 1}])
def test_files_that_grow_or_lie_where_none_should_are_noticed(disk: dict[str, int]) -> None:
    assert too_large(STEADY) == []
    assert too_large([*STEADY, replace(STEADY[0], disk=disk)]) == [place for place, size in disk.items() if size]
