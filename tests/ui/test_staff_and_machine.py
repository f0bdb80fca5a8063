"""Staff look after the machine, by real touches: how it is used, how it sounds, and how it is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.config import Settings, load
from kiosk.core.messages import Act, Failed, Input
from kiosk.core.screen import Row
from kiosk.core.staff.errands import ChangeSetting
from kiosk.scripts.library import Library
from kiosk.staff import health, settings, uses
from kiosk.staff.clerk import Doing
from kiosk.staff.diary import Diary
from kiosk.staff.updates import Updates
from kiosk.words.english import ENGLISH
from tests.staff.sticks import NO_STICK, publisher
from tests.staff.test_uses import KEY, MONDAY, NEXT, at, visited
from tests.ui.desk import Desk as Window
from tests.ui.staffing import Staff

SAMPLE = f"speak {ENGLISH.staff.sound.sample} (en)"


@dataclass
class Machine:
    """A kiosk with a week of use behind it, and what became of it."""

    home: Path
    restarted: int = 0
    applied: list[Settings] = field(default_factory=list)
    diary: Diary = field(default_factory=Diary)

    def __post_init__(self) -> None:
        self.updates = Updates(self.home / "run", self.home / "update.sh")
        self.kept = self.home / "kept"
        self.kept.mkdir()
        for change in (3, 3, 1, 0, -1):
            visited(at(self.kept, MONDAY), change)
        visited(at(self.kept))

    @property
    def counts(self) -> uses.Uses:
        return at(self.kept, NEXT)

    def doings(self) -> dict[type, Doing]:
        save = publisher(self.home, self.home / "run" / "stick").save
        changes = settings.Changes(self.kept / "settings.toml", None, load()[0], self.applied.append)
        ward = health.Ward(load, self.diary, self.updates, self.counts.aside, dict, Library)
        return {
            **settings.doings(changes),
            **uses.doings(self.counts, save),
            **health.doings(ward, save, self._restart),
        }

    def _restart(self) -> None:
        self.restarted += 1


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def staff(desk: Window, machine: Machine, tmp_path: Path) -> Iterator[Staff]:
    staff = Staff(desk, tmp_path, also=machine.doings())
    yield staff
    staff.close()


def opened(staff: Staff, tab: str, row: str) -> Staff:
    """Open a tab, and wait until this row is there."""
    return staff.touch(tab).until(lambda: row in staff.titles)


def row(staff: Staff, title: str) -> Row:
    (found,) = [row for row in staff.desk.rows if row.title == title]
    return found


# --- use & results ------------------------------------------------------------------------------------


def test_it_is_seen_how_the_kiosk_was_used_and_which_exercise_helped(staff: Staff) -> None:
    opened(staff, "Use & results", "Week of 23 Nov").tap(Act("page", "+"))
    assert row(staff, "Week of 16 Nov").note == "5 visits · 5 begun · 5 finished · 1.2 points better on average"
    staff.touch("Exercises").until(lambda: staff.desk.title == "Week of 16 Nov")
    assert row(staff, KEY).note == "5 begun · 5 finished · 1.2 points better on average"
    assert staff.touch("Back").desk.title == "Use & results"


def test_the_counts_are_saved_to_the_stick(staff: Staff) -> None:
    staff.stick.put("notes.txt")
    opened(staff, "Use & results", "Week of 23 Nov").touch("Save to USB stick").told("breathing-space-use.csv")
    lines = staff.stick.contents()["breathing-space-use.csv"].decode("utf-8-sig").splitlines()
    assert lines[1:] == [
        "2026-11-23,all,,1,1,1,",
        f"2026-11-23,{KEY},,,1,1,",
        "2026-11-16,all,,5,5,5,1.2",
        f"2026-11-16,{KEY},,,5,5,1.2",
    ]


def test_without_a_stick_that_is_said_and_nothing_is_lost(staff: Staff, machine: Machine) -> None:
    before = machine.counts.found()
    opened(staff, "Use & results", "Week of 23 Nov").touch("Save to USB stick").told(NO_STICK)
    assert before == machine.counts.found()


def test_the_counts_are_erased_after_a_second_touch(staff: Staff, machine: Machine) -> None:
    opened(staff, "Use & results", "Week of 23 Nov").touch("Erase").told("Erase all counts?")
    staff.touch("Keep them")
    assert machine.counts.found().weeks
    staff.touch("Erase").tap(Act("erase", "surely")).told("Nothing has been counted yet.")
    assert machine.counts.found().weeks == ()


def test_counting_is_switched_off_for_good(staff: Staff, machine: Machine) -> None:
    opened(staff, "Use & results", "Week of 23 Nov").tap(Act("count"))
    staff.until(lambda: not staff.runtime.kiosk.site.count_uses)
    assert not load(machine.kept / "settings.toml")[0].count_uses


# --- sound & mic --------------------------------------------------------------------------------------


def test_it_is_heard_how_loud_it_is_and_kept(staff: Staff, machine: Machine) -> None:
    opened(staff, "Sound & mic", "How loud it is").tap(Act("volume", "+"))
    staff.until(lambda: staff.said.did[-1] == "volume 0.75")
    assert staff.said.did[-2:] == [SAMPLE, "volume 0.75"]
    assert (row(staff, "How loud it is").value, load(machine.kept / "settings.toml")[0].volume) == ("75 %", 0.75)


def test_another_pace_is_heard_once_the_voice_has_it(staff: Staff, machine: Machine) -> None:
    opened(staff, "Sound & mic", "How fast it speaks").tap(Act("words_per_minute", "-"))
    staff.until(lambda: staff.said.did[-1] == SAMPLE)
    assert [new.words_per_minute for new in machine.applied] == [140]


def test_whoever_says_yes_sees_it_and_it_is_kept_nowhere(staff: Staff, machine: Machine) -> None:
    opened(staff, "Sound & mic", "How loud it is").touch("Try it")
    before = sorted(os.walk(machine.home))
    staff.ear.hear("yes")
    staff.until(lambda: row(staff, "Say “yes”").note == "I heard “yes”. It is not kept.")
    assert before == sorted(os.walk(machine.home))
    staff.touch("Done").ear.hear("yes")
    staff.frame()
    assert row(staff, "Say “yes”").note == "To try whether the kiosk understands you."


def test_the_meter_shows_what_the_microphone_gives(staff: Staff) -> None:
    opened(staff, "Sound & mic", "Microphone")
    assert staff.ear.metering
    staff.inbox.put(Input(0.6))
    staff.frame()
    assert row(staff, "Microphone").level == 0.6
    staff.touch("Health").until(lambda: not staff.ear.metering)


# --- health -------------------------------------------------------------------------------------------


def test_what_went_wrong_is_told_with_what_to_do(staff: Staff, machine: Machine) -> None:
    machine.diary.noting(staff.inbox.put)(Failed("microphone", "it was unplugged"))
    opened(staff, "Health", "The microphone does not work")
    assert row(staff, "The microphone does not work").warns


def test_a_report_is_written_to_the_stick(staff: Staff) -> None:
    staff.stick.put("notes.txt")
    staff.touch("Health", "Report to USB stick").told("breathing-space-health.txt")
    assert staff.stick.contents()["breathing-space-health.txt"].startswith(b"Breathing Space ")


def test_the_kiosk_restarts_after_a_second_touch(staff: Staff, machine: Machine) -> None:
    staff.touch("Health").until(lambda: len(staff.titles) > 1)
    while "Running for 1 minute" not in [each.note for each in staff.desk.rows]:
        staff.tap(Act("page", "+"))
    staff.touch("Restart", "Not now")
    assert machine.restarted == 0
    staff.touch("Restart").tap(Act("surely", "restart"))
    staff.until(lambda: machine.restarted == 1)
    assert staff.notice.startswith("The kiosk restarts now.")


def test_an_update_is_asked_of_the_machine_and_how_it_went_is_told(staff: Staff, machine: Machine) -> None:
    run = machine.home / "run"
    (run / "asks").mkdir()
    (run / "answers").mkdir()
    (machine.home / "update.sh").touch()
    staff.touch("Health").until(lambda: len(staff.titles) > 1)
    while "New versions" not in staff.titles:
        staff.tap(Act("page", "+"))
    staff.tap(Act("update")).tap(Act("surely", "update"))
    staff.until(lambda: (run / "asks" / "update").exists() and "going on" in row(staff, "New versions").note)
    (run / "asks" / "update").unlink()
    (run / "answers" / "update").write_text("unsigned\n")
    staff.until(lambda: row(staff, "New versions").note.startswith("The kiosk does not trust"))


# --- when the card is full ----------------------------------------------------------------------------


def full(_errand: object, _tell: object) -> None:
    raise OSError(28, "No space left on device", "settings.toml")


@pytest.mark.parametrize("act", [Act("volume", "+"), Act("words_per_minute", "-")])
def test_what_cannot_be_kept_is_said_and_stays_as_it_was(
    desk: Window, machine: Machine, tmp_path: Path, act: Act
) -> None:
    staff = Staff(desk, tmp_path, also={**machine.doings(), ChangeSetting: full})
    opened(staff, "Sound & mic", "How loud it is").tap(act).told("No space left on device")
    assert (row(staff, "How loud it is").value, SAMPLE in staff.said.did) == ("70 %", False)
    staff.close()
