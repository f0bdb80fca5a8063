"""Whether all is well: what is noted, looked at, and written to a stick."""

from __future__ import annotations

import socket
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.config import Problem, load
from kiosk.core.messages import Event, Failed, Input, Level, Recovered
from kiosk.core.script import Script
from kiosk.core.staff.errands import Fault, FindHealth, HealthFound, Report, Restart, Saved, SaveHealth
from kiosk.scripts.findings import Finding
from kiosk.scripts.library import Entry, Library
from kiosk.staff import checks, health
from kiosk.staff.diary import Diary

GOOD = Entry(Path(), Path("good.md"), (), Script("good", "en", "Good", "Relax", ()))
BROKEN = Entry(Path(), Path("bad.md"), (Finding("error", 3, 1, "", "No such line.", "Mend it."),), None)


@dataclass
class Clock:
    """A clock that is moved by hand."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Desk:
    """A diary, its clock, and the kiosk that events are passed on to."""

    clock: Clock = field(default_factory=Clock)
    got: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.diary = Diary(self.clock)
        self.post = self.diary.noting(self.got.append)


def ward(folder: Path, diary: Diary | None = None, **changes: object) -> health.Ward:
    whole = health.Ward(
        settings=load,
        diary=diary or Diary(),
        aside=folder / "uses-damaged.sqlite",
        names=lambda: {"microphone": "USB Audio"},
        library=lambda: Library((GOOD,)),
    )
    return replace(whole, **changes)


# --- the diary ------------------------------------------------------------------------------------------


def test_what_devices_post_is_passed_on_whatever_it_is() -> None:
    desk = Desk()
    events: list[Event] = [Failed("voice", "gone"), Level(0.5), Recovered("voice")]
    for event in events:
        desk.post(event)
    assert desk.got == events


def test_what_does_not_work_comes_first_and_then_what_did_not_work_last() -> None:
    desk = Desk()
    for device in ("voice", "loudspeaker", "microphone"):
        desk.post(Failed(device, f"no {device}"))
        desk.clock.seconds += 60
    desk.post(Recovered("loudspeaker"))
    desk.post(Recovered("microphone"))
    assert desk.diary.faults() == (
        Fault("voice", now=True, seconds=180, found="no voice"),
        Fault("microphone", now=False, seconds=60, found="no microphone"),
        Fault("loudspeaker", now=False, seconds=120, found="no loudspeaker"),
    )
    assert desk.diary.seconds == 180


def test_of_each_device_the_last_failure_is_kept() -> None:
    desk = Desk()
    for reason in ("unplugged", "unplugged", "busy"):
        desk.post(Failed("microphone", reason))
        desk.post(Recovered("microphone"))
    assert desk.diary.faults() == (Fault("microphone", now=False, found="busy"),)


def test_a_microphone_that_is_there_and_of_no_use_is_told_of_while_it_is_so() -> None:
    desk = Desk()
    told = []
    for event in (Input(0.0, "silent"), Failed("microphone", "gone"), Recovered("microphone"), Input(0.0)):
        desk.post(event)
        told.append([(fault.name, fault.now) for fault in desk.diary.faults()])
    assert told == [
        [("silent", True)],
        [("microphone", True)],
        [("silent", True), ("microphone", False)],
        [("microphone", False)],
    ]


# --- what is looked at ----------------------------------------------------------------------------------


def test_where_all_is_well_it_tells_what_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "free_bytes", lambda _: 5_000_000_000)
    found = health.found(ward(tmp_path, Desk().diary))
    assert replace(found, celsius=None, power="", faults=()) == HealthFound(
        version=version("breathing-space"),
        voice="hibari heart",
        model="kiosk-en-compact",
        microphone="USB Audio",
        free_bytes=5_000_000_000,
    )


def test_what_is_wrong_is_named(tmp_path: Path) -> None:
    desk = Desk()
    desk.post(Failed("microphone", "it was unplugged"))
    (tmp_path / "uses-damaged.sqlite").touch()
    faults = health.found(
        ward(
            tmp_path,
            desk.diary,
            library=lambda: Library((GOOD, BROKEN)),
            settings=lambda: (load()[0], (Problem(Path("settings.toml"), "theme has to be something else"),)),
            names=lambda: {"microphone": "Monitor of Speaker"},
        )
    ).faults
    assert [fault.name for fault in faults if fault.name not in ("space", "temperature", "power supply")] == [
        "microphone",
        "swapped",
        "exercises",
        "settings",
        "counts",
    ]


@pytest.mark.parametrize(
    ("finding", "ok", "found"),
    [
        (checks.space(12_340_000_000), True, "12.3 GB left"),
        (checks.space(100_000_000), False, "0.1 GB left"),
        (checks.temperature(54.3), True, "54 °C"),
        (checks.temperature(80.0), False, "80 °C"),
        (checks.supply_finding("fine"), True, "fine"),
        (checks.supply_finding("low"), False, "the voltage is too low"),
        (checks.supply_finding("was low"), False, "the voltage has been too low since the start"),
        (checks.exercises(Library()), False, "0 exercises"),
    ],
)
def test_findings_tell_what_was_found_and_what_to_do(finding: checks.Finding, ok: bool, found: str) -> None:
    assert (finding.ok, finding.found, bool(finding.advice)) == (ok, found, True)


# --- the report -----------------------------------------------------------------------------------------


def test_the_report_tells_how_it_is() -> None:
    faults = (
        Fault("microphone", found="no microphone was found"),
        Fault("voice", now=False, seconds=5400, found="espeak ended"),
        Fault("exercises", found="Anna’s evening.md:3: No such line."),
    )
    text = health.report(
        HealthFound(
            version="1.2.3",
            seconds=9000,
            voice="hibari heart",
            loudspeaker="USB Audio",
            free_bytes=5_200_000_000,
            celsius=54.3,
            power="was low",
            faults=faults,
        )
    )
    assert text.splitlines() == [
        "Breathing Space 1.2.3, running for 2.5 hours",
        "voice: hibari heart",
        "speech model: none",
        "microphone: none",
        "loudspeaker: USB Audio",
        "space left: 5.2 GB",
        "temperature: 54 °C",
        "power supply: was low",
        "",
        "microphone (now): no microphone was found",
        "voice (1.5 hours ago, well since): espeak ended",
        "exercises (now)",
    ]


def test_where_nothing_is_wrong_the_report_says_so() -> None:
    assert "\ntemperature: unknown\npower supply: unknown\n\nNothing is wrong.\n" in health.report(HealthFound())


def test_nothing_in_the_report_tells_whose_machine_it_is() -> None:
    host = socket.gethostname()
    folders = ["/".join(("", *parts)) for parts in (("home", "anna", "models", "x"), ("root", "x"), ("root",))]
    found = f"{host}: {folders[0]} lacks a, {folders[1]} b, {folders[2]} c"
    told = health.report(HealthFound(faults=(Fault("recogniser", found=found),))).splitlines()[-1]
    assert told == "recogniser (now): (this machine): ~/models/x lacks a, ~ b, ~ c"


def ignore(_: Report) -> None:
    """Nothing is told in between."""


def test_errands_look_write_and_restart(tmp_path: Path) -> None:
    saved: dict[str, str] = {}
    restarted: list[str] = []
    doings = health.doings(ward(tmp_path), saved.__setitem__, lambda: restarted.append("now"))
    assert isinstance(doings[FindHealth](FindHealth(), ignore), HealthFound)
    assert doings[SaveHealth](SaveHealth(), ignore) == Saved("breathing-space-health.txt")
    assert doings[Restart](Restart(), ignore) is None
    assert (restarted, saved["breathing-space-health.txt"].split()[0]) == (["now"], "Breathing")
