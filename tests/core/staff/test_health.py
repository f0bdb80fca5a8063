"""Whether all is well, as staff see it."""

from __future__ import annotations

import pytest

from kiosk.core.messages import Act, Do
from kiosk.core.screen import Button, Desk, Notice, Row
from kiosk.core.staff.errands import (
    Fault,
    FindHealth,
    HealthFound,
    PinState,
    Restart,
    Saved,
    SaveHealth,
    Trouble,
    Update,
)
from kiosk.core.staff.health import LOOK_SECONDS
from tests.core.acting import Acting
from tests.core.staff.test_area import asked, at, reports

WELL = HealthFound(
    version="1.2.0",
    seconds=100_000,
    voice="hibari heart",
    model="kiosk-en-compact",
    microphone="USB Audio",
    loudspeaker="USB Audio",
    free_bytes=12_340_000_000,
)
RESTART = Button("Restart", Act("restart"))
SURE = (Button("Restart", Act("surely", "restart")), Button("Not now", Act("not now"), "primary"))


def found(health: HealthFound) -> Acting:
    """Staff look at the health of a machine."""
    return reports(at("health"), health)


def shown(acting: Acting) -> Desk:
    assert isinstance(acting.view, Desk)
    return acting.view


def all_rows(acting: Acting) -> list[Row]:
    """The rows on all pages."""
    rows: list[Row] = []
    for _ in range(int((shown(acting).page or "1 of 1").rpartition(" ")[2])):
        rows += shown(acting).rows
        acting.touch(Act("page", "+"))
    return rows


def test_it_is_asked_how_it_is_and_nothing_is_told_before_that_is_known() -> None:
    acting = at("health")
    assert asked(acting)[-1] == FindHealth()
    assert (shown(acting).title, shown(acting).rows) == ("Health", (Row("One moment."),))


def test_where_all_is_well_it_says_so_and_what_there_is() -> None:
    assert all_rows(found(WELL)) == [
        Row("All is well", "Nothing has gone wrong since the kiosk was started."),
        Row("Version 1.2.0", "Running for 27 hours", (RESTART,)),
        Row("Voice", "hibari heart"),
        Row("Speech model", "kiosk-en-compact"),
        Row("Microphone", "USB Audio"),
        Row("Loudspeaker", "USB Audio"),
        Row("Space left", "12.3 GB"),
    ]


def test_what_is_wrong_comes_first_with_what_to_do() -> None:
    faults = (Fault("microphone", found="it was unplugged"), Fault("voice", now=False, seconds=200))
    assert all_rows(found(HealthFound(version="1", celsius=54.6, power="was low", faults=faults))) == [
        Row(
            "The microphone does not work",
            "Pull its plug and put it in again. Until it works, people can touch the screen.",
            warns=True,
        ),
        Row("The voice did not work", "That was 3 minutes ago. It works again."),
        Row("Version 1", "Running for 1 minute", (RESTART,)),
        Row("Voice", "none"),
        Row("Speech model", "none"),
        Row("Microphone", "none"),
        Row("Loudspeaker", "none"),
        Row("Space left", "0.0 GB"),
        Row("Temperature", "55 °C"),
        Row("Power supply", "Was too weak since the machine was started"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "microphone",
        "loudspeaker",
        "silent",
        "overdriven",
        "swapped",
        "voice",
        "recogniser",
        "exercises",
        "settings",
        "letters",
        "counts",
        "space",
        "temperature",
        "power supply",
    ],
)
def test_whatever_can_be_wrong_has_a_name_and_a_next_step(name: str) -> None:
    row = shown(found(HealthFound(faults=(Fault(name),)))).rows[0]
    assert row == Row(row.title, row.note, warns=True)
    assert row.note.endswith((".", "”"))


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(5, "1 minute"), (7199, "119 minutes"), (7200, "2 hours"), (172_799, "47 hours"), (180_000, "2 days")],
)
def test_times_are_told_in_one_unit(seconds: float, text: str) -> None:
    assert shown(found(HealthFound(version="1", seconds=seconds))).rows[1].note == f"Running for {text}"


def test_it_is_looked_at_anew_every_ten_seconds_but_not_before_the_last_report() -> None:
    acting = found(WELL).forget().wait(LOOK_SECONDS)
    assert asked(acting) == [FindHealth()]
    assert asked(acting.wait(LOOK_SECONDS)) == [FindHealth()]
    assert asked(reports(acting, WELL).wait(LOOK_SECONDS)) == [FindHealth()] * 2


def test_a_report_is_written_to_the_stick() -> None:
    acting = found(WELL).touch(Act("save"))
    assert shown(acting).corner == (Button("Report to USB stick", Act("save"), "primary"),)
    assert asked(acting)[-1] == SaveHealth()
    assert shown(reports(acting, Saved("health.txt"))).notice == Notice(
        "The report is on the stick, in the file health.txt. There is nothing about any person in it."
    )


def test_the_kiosk_restarts_when_somebody_is_sure() -> None:
    acting = found(WELL).touch(Act("restart"))
    assert shown(acting).notice == Notice("Restart the kiosk?", "It takes about a minute. Nothing is lost.", SURE)
    acting.forget().touch(Act("surely", "restart"))
    assert shown(acting).notice == Notice("The kiosk restarts now. Please wait a moment.")
    assert [effect.errand for effect in acting.did if isinstance(effect, Do)] == [Restart()]


@pytest.mark.parametrize("way", [Act("not now"), Act("page", "+"), Act("save")])
def test_whoever_does_something_else_does_not_restart_it(way: Act) -> None:
    acting = found(WELL).touch(Act("restart"), way, Act("surely", "restart"))
    assert Restart() not in asked(acting)
    assert shown(acting).notice is None


# --- updates --------------------------------------------------------------------------------------------


def updating(outcome: str) -> Row:
    """The row about updates, where the last one ended so."""
    return shown(found(HealthFound(updates=True, update=outcome))).rows[2]


def test_where_the_machine_has_no_updates_nothing_is_said_of_them() -> None:
    assert "New versions" not in [row.title for row in all_rows(found(WELL))]


def test_an_update_is_begun_when_somebody_is_sure() -> None:
    acting = found(HealthFound(updates=True)).touch(Act("update"))
    assert shown(acting).notice == Notice(
        "Update the kiosk from the stick?",
        "It takes some minutes. If the new version does not work, the old one comes back.",
        (Button("Update from USB stick", Act("surely", "update")), Button("Not now", Act("not now"), "primary")),
    )
    acting.touch(Act("surely", "restart"))
    assert [errand for errand in asked(acting) if errand in (Update(), Restart())] == []
    assert asked(acting.touch(Act("update"), Act("surely", "update")))[-1] == Update()


@pytest.mark.parametrize(
    "outcome",
    ["updated", "back-again", "same", "none", "unsigned", "damaged", "older", "packages", "full", "failed", "", "odd"],
)
def test_it_is_told_how_the_last_update_went_and_another_can_be_begun(outcome: str) -> None:
    row = updating(outcome)
    assert row == Row("New versions", row.note, (Button("Update from USB stick", Act("update")),))
    assert row.note.endswith((".", "?"))


def test_while_an_update_goes_on_no_other_is_begun() -> None:
    note = "The update is going on. Leave the stick in; the kiosk restarts by itself."
    assert updating("going on") == Row("New versions", note)


# --- everything else ------------------------------------------------------------------------------------


@pytest.mark.parametrize("report", [PinState(is_set=True), Trouble("There is no stick.")])
def test_other_reports_leave_what_is_shown(report: PinState | Trouble) -> None:
    acting = found(WELL)
    rows = all_rows(acting)
    assert rows == all_rows(reports(acting.touch(Act("save")), report).touch(Act("digit", "1")))
