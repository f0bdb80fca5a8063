"""The PIN is kept as a hash, and cannot be tried out: not by patience, by the plug, or by the clock."""

from __future__ import annotations

import json
import stat
from dataclasses import dataclass
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from kiosk.core.staff.errands import CheckPin, ChoosePin, FindPin, PinChecked, PinState
from kiosk.scripts.disk import Disk
from kiosk.scripts.findings import RefusedError
from kiosk.staff.pin import Guard, doings, wait_seconds
from tests.scripts.power import Power, PowerCutError

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""So that the tests are."""

PIN, OTHER = "2749", "1111"

RIGHT = PinChecked(right=True)
NONE, SET = PinState(is_set=False), PinState(is_set=True)


def wrong(seconds: float = 0.0) -> PinChecked:
    return PinChecked(right=False, seconds=seconds)


@dataclass
class Clock:
    """A clock that only runs forward, when it is told to."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def guard(tmp_path: Path, clock: Clock) -> Guard:
    """A guard whose PIN is chosen."""
    guard = Guard(tmp_path / "kept" / "pin.json", clock, hasher=QUICK)
    guard.choose(PIN)
    return guard


def after_a_restart(guard: Guard, clock: Clock) -> Guard:
    """The same file, and a clock that begins anew."""
    clock.now = 3.0
    return Guard(guard.file, clock, hasher=QUICK)


# --- choosing, entering -------------------------------------------------------------------------


def test_until_one_is_chosen_there_is_no_pin(tmp_path: Path) -> None:
    guard = Guard(tmp_path / "pin.json")
    assert guard.state() == NONE
    assert guard.check(PIN) == NONE
    assert guard.choose(PIN) == SET
    assert guard.state() == SET


def test_the_right_pin_lets_in_also_after_a_restart_and_another_does_not(guard: Guard, clock: Clock) -> None:
    assert [guard.check(PIN), guard.check(OTHER)] == [RIGHT, wrong()]
    assert after_a_restart(guard, clock).check(PIN) == RIGHT


def test_the_errands_are_done_by_the_guard(tmp_path: Path) -> None:
    told = doings(Guard(tmp_path / "pin.json"))
    errands = (FindPin(), ChoosePin(PIN), CheckPin(OTHER), CheckPin(PIN))
    assert [NONE, SET, wrong(), RIGHT] == [told[type(errand)](errand, lambda _: None) for errand in errands]


def test_only_a_hash_is_kept_which_nobody_else_may_read(guard: Guard) -> None:
    content = guard.file.read_text()
    assert "$argon2id$" in content
    assert PIN not in content
    assert stat.S_IMODE(guard.file.stat().st_mode) == 0o600
    assert [guard.file] == list(guard.file.parent.iterdir())


def test_the_same_pin_has_another_hash_each_time(guard: Guard) -> None:
    before = guard.file.read_bytes()
    guard.choose(PIN)
    assert before != guard.file.read_bytes()


# --- wrong tries --------------------------------------------------------------------------------


def test_after_five_wrong_tries_the_wait_doubles_from_half_a_minute_up_to_an_hour() -> None:
    waits = [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
    assert waits == [wait_seconds(tries) for tries in range(14)]
    assert wait_seconds(10**9) == 3600


def test_ten_wrong_tries_take_as_long_as_all_waits_together(guard: Guard, clock: Clock) -> None:
    begun = clock.now
    for tries in range(1, 11):
        assert guard.check(OTHER) == wrong(wait_seconds(tries))
        clock.now += wait_seconds(tries)
    assert clock.now - begun == 30 + 60 + 120 + 240 + 480 + 960


def test_during_the_wait_not_even_the_right_pin_is_looked_at_and_no_try_is_counted(guard: Guard, clock: Clock) -> None:
    for _ in range(5):
        guard.check(OTHER)
    clock.now += 10
    assert [guard.check(PIN), guard.check(OTHER)] == [wrong(20), wrong(20)]
    assert guard.state() == PinState(is_set=True, seconds=20)
    clock.now += 20
    assert guard.state() == SET
    assert guard.check(PIN) == RIGHT


def test_the_right_pin_forgives_the_wrong_tries_before(guard: Guard) -> None:
    for _ in range(4):
        guard.check(OTHER)
    assert guard.check(PIN) == RIGHT
    assert [guard.check(OTHER) for _ in range(5)] == [wrong(), wrong(), wrong(), wrong(), wrong(30)]


@pytest.mark.parametrize("at", range(1, 10))
def test_wrong_tries_are_counted_across_a_restart_after_which_the_whole_wait_begins_anew(
    guard: Guard, clock: Clock, at: int
) -> None:
    for tries in range(1, 11):
        if tries - 1 == at:
            clock.now += 1
            guard = after_a_restart(guard, clock)
            assert guard.state() == PinState(is_set=True, seconds=wait_seconds(at))
            clock.now += wait_seconds(at)
        assert guard.check(OTHER) == wrong(wait_seconds(tries))
        clock.now += wait_seconds(tries)


def test_pulling_the_plug_while_a_pin_is_looked_at_gives_no_further_try(tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "disk" / "kept" / "pin.json"
    disk = Power(tmp_path / "disk")
    Guard(file, clock, disk).choose(PIN)
    disk.left = 3  # it is counted, and known to be right, when the power fails
    with pytest.raises(PowerCutError):
        Guard(file, clock, disk).check(PIN)
    disk.after_a_cut(tmp_path / "after", lambda _: False)
    guard = Guard(tmp_path / "after" / "kept" / "pin.json", clock)
    assert [guard.check(OTHER) for _ in range(4)] == [wrong(), wrong(), wrong(), wrong(30)]


def play(guard: Guard) -> int:
    """Choose a PIN, try wrong ones, choose another, until the power fails; return how much was done."""
    done = 0
    try:
        guard.choose(PIN)
        for done in range(1, 5):  # noqa: B007 - it is looked at when the power has failed
            guard.check("0007")
        guard.choose(OTHER)
        done = 6
    except PowerCutError:
        pass
    return done


@pytest.mark.parametrize("survives", [True, False], ids=["all names survive", "only flushed names survive"])
def test_whenever_the_power_fails_there_is_one_pin_and_every_try_was_counted(
    tmp_path: Path, clock: Clock, survives: bool
) -> None:
    done, operations = 0, 5
    while done < 6:
        root = tmp_path / str(operations)
        root.mkdir()
        disk = Power(root / "disk", operations)
        done = play(Guard(root / "disk" / "kept" / "pin.json", clock, disk, QUICK))
        disk.after_a_cut(root / "after", lambda _: survives)
        after = Guard(root / "after" / "kept" / "pin.json", clock, hasher=QUICK)
        tries = json.loads(after.file.read_bytes())["wrong"] if after.state() == SET else 0
        known = after.state() == NONE or RIGHT in (after.check(PIN), after.check(OTHER))
        assert known, f"no PIN fits after {operations} operations"
        at_choosing = {0} if done in {0, 4, 6} else set()
        assert tries in {done - 1, done} | at_choosing, f"{tries} of {done} tries counted after {operations}"
        operations += 1
    assert operations > 20


# --- what can go wrong --------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"{", b'{"wrong": 0}', b'{"hash": 1}', b"\xff\xfe", b'{"hash": "plain"}'])
def test_a_damaged_file_lets_nobody_in_and_says_what_to_do(guard: Guard, content: bytes) -> None:
    guard.file.write_bytes(content)
    with pytest.raises(RefusedError, match="kiosk staff reset-pin"):
        guard.check(PIN)
    assert guard.file.exists()


def test_while_the_disk_cannot_be_written_to_no_pin_is_looked_at(guard: Guard, clock: Clock) -> None:
    class FullDisk(Disk):
        def write(self, path: Path, content: bytes, mode: int = 0o666) -> None:
            super().write(path, content[:3], mode)
            raise OSError(28, "No space left on device")

    full = Guard(guard.file, clock, FullDisk())
    with pytest.raises(OSError, match="No space left"):
        full.check(PIN)
    assert guard.check(PIN) == RIGHT


def test_a_technician_can_have_it_forgotten_while_the_kiosk_runs(guard: Guard, clock: Clock) -> None:
    for _ in range(7):
        guard.check(OTHER)
        clock.now += 3600
    other = Guard(guard.file)
    assert [other.forget(), other.forget()] == [True, False]
    assert [guard.state(), guard.check(PIN)] == [NONE, NONE]
    guard.choose(OTHER)
    assert guard.check(OTHER) == RIGHT
