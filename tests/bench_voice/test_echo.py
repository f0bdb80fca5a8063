"""What the measurements of the echo are made of. Their figures depend on nothing but the code, but take long."""

from __future__ import annotations

import numpy as np

from tests.bench_voice import echo
from tests.devices.room import quiet, said


def test_tries_add_up() -> None:
    assert echo.Tries(5, 2, 3, 1) == echo.Tries(2, 1, 2, 1) + echo.Tries(3, 1, 1, 0)


def test_missed_interruptions_are_told_in_percent_of_all_and_of_the_clear_ones() -> None:
    missed = {
        ("one", True): echo.Tries(6, 3, 2, 0),
        ("two", True): echo.Tries(4, 1, 3, 1),
        ("one", False): echo.Tries(4, 0, 4),
    }
    rows = [(row.what, row.ours, row.met) for row in echo.interruption_rows(missed)]
    assert [
        ("interruptions missed with an echo, of 10", 40.0, False),
        ("... of those that are clear, 5", 20.0, False),
        ("interruptions missed with headphones, of 4", 0.0, True),
        ("... of those that are clear, 4", 0.0, True),
    ] == rows


def test_only_what_is_understood_with_nothing_played_is_clear() -> None:
    assert [True, False] == [echo.understood(said("Stop."), text) for text in ("stop", "pause")]


def test_listening_takes_time() -> None:
    assert echo.percent(quiet(2.0), np.zeros(32000, np.float32)) > 0
