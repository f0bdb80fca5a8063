"""Taking exercises over from a USB stick: seen, looked at, published, and what is told on the way."""

from msgspec.structs import replace

from kiosk.core.messages import Act
from kiosk.core.screen import Button, Notice, Row
from kiosk.core.staff.errands import Saved, Trouble
from kiosk.core.staff.script_errands import (
    CountRendered,
    Exported,
    ExportScripts,
    FindStick,
    ReadStick,
    SaveText,
    StickRead,
    StickReading,
    StickSeen,
)
from tests.core.staff.scripting import ADVICE, CLINIC, FAULT, FAULTY, NEW, SAME, Staff
from tests.core.staff.test_area import asked

FIX = f"Line 14: {FAULT.text}"
GONE = Notice(
    "The USB stick was pulled out.", "Nothing was changed by that. You can put it in again at any time.", warns=True
)


# --- it is put in, read, and pulled out -------------------------------------------------------------


def test_a_stick_that_is_put_in_is_noticed_within_three_seconds_and_what_is_on_it_is_told() -> None:
    staff = Staff().with_stick()
    assert (
        Notice(
            "USB stick “CLINIC”: 4 exercises, 1 needs a fix.",
            f"evening.md: {FIX}",
            (Button("Copy all to it", Act("export")),),
            warns=True,
        )
        == staff.notice
    )


def test_a_stick_without_a_name_and_without_faults_is_told_of_as_well() -> None:
    staff = Staff().with_stick(StickSeen("", "8 1"), StickRead((NEW,)))
    buttons = (Button("Copy all to it", Act("export")),)
    assert Notice("USB stick: 1 exercise.", buttons=buttons) == staff.notice


def test_reading_a_full_stick_goes_on_step_by_step_and_shows_how_far_it_is() -> None:
    staff = Staff()
    staff.acting.wait(1.1)
    staff.reports(FindStick(), CLINIC)
    assert Notice("USB stick “CLINIC”", "One moment.") == staff.notice
    staff.acting.wait(0.1)
    staff.reports(ReadStick(), StickReading(20, 80))
    assert Notice("USB stick “CLINIC”", "It is being read: 20 of 80.") == staff.notice
    staff.touch("Add from USB stick").acting.wait(0.1)
    assert (Row("It is being read: 20 of 80.", level=0.25),) == staff.desk.rows
    assert staff.desk == replace(staff.desk, notice=None, corner=staff.desk.corner[:1])
    staff.reports(ReadStick(on=True), StickRead((NEW,)))
    assert ["Five senses"] == staff.titles


def test_a_stick_that_cannot_be_read_says_why_and_can_be_tried_again() -> None:
    staff = Staff()
    staff.acting.wait(1.1)
    staff.reports(FindStick(), CLINIC).acting.wait(0.1)
    staff.reports(ReadStick(), Trouble("It cannot be read."))
    assert Notice("It cannot be read.", warns=True) == staff.notice
    staff.acting.wait(0.5)
    assert ReadStick() == asked(staff.acting)[-1]
    staff.touch("Add from USB stick").acting.wait(0.1)
    staff.reports(ReadStick(), StickRead((NEW,)))
    assert ["Five senses"] == staff.titles


def test_pulled_out_while_nothing_of_it_is_shown_it_is_simply_gone() -> None:
    staff = Staff().with_stick()
    staff.acting.wait(1.1)
    staff.reports(FindStick(), StickSeen())
    assert staff.notice is None


def test_pulled_out_while_it_is_looked_at_that_is_said() -> None:
    for way in (("Add from USB stick",), ("Add from USB stick", "Look")):
        staff = Staff().with_stick().touch(*way)
        staff.acting.wait(1.1)
        staff.reports(FindStick(), StickSeen())
        assert (GONE, "Scripts") == (staff.notice, staff.desk.title)


def test_pulled_out_while_it_is_read_that_is_said() -> None:
    staff = Staff()
    staff.acting.wait(1.1)
    staff.reports(FindStick(), CLINIC).acting.wait(0.1)
    staff.reports(ReadStick(), StickSeen())
    assert GONE == staff.notice


def test_the_same_stick_is_not_read_twice_and_another_one_is() -> None:
    staff = Staff().with_stick().touch("Add from USB stick")
    staff.acting.wait(1.1)
    staff.reports(FindStick(), CLINIC).acting.wait(1.1)
    staff.reports(FindStick(), StickSeen("CLINIC", "8 2")).acting.wait(0.1)
    staff.reports(ReadStick(), StickRead(()))
    assert "Scripts" == staff.desk.title


# --- what is on it ----------------------------------------------------------------------------------


def test_what_is_on_it_is_shown_with_the_faulty_ones_first() -> None:
    staff = Staff().with_stick().touch("Add from USB stick")
    assert [
        Row("evening.md", FIX, (Button("Look", Act("look", "0")),), warns=True),
        Row("Five senses", "Ground · 1 min · English · new", (Button("Look", Act("look", "1")),)),
        Row(
            "My own",
            "Feel · 1 min · English · takes the place of the one that is here",
            (Button("Look", Act("look", "2")),),
        ),
        Row("Even breathing", "Relax · 3 min · English · is here already", (Button("Look", Act("look", "3")),)),
    ] == staff.rows
    assert ("USB stick “CLINIC”", ["Back", "Publish the good ones"]) == (staff.desk.title, staff.corner)
    assert "Scripts" == staff.touch("Back").desk.title


def test_documents_and_what_is_too_much_are_told_of() -> None:
    names = ("a.docx", "b.pdf", "c.odt", "d.doc")
    staff = Staff().with_stick(read=StickRead((), names, more=True)).touch("Add from USB stick").acting
    staff.wait(0.1)
    rest = Staff().with_stick(read=StickRead((SAME,), names, more=True)).touch("Add from USB stick")
    assert [
        "Even breathing",
        "4 documents are not plain text, and are left out.",
        "There is more on this stick than is shown here.",
    ] == rest.titles
    assert "a.docx, b.pdf, c.odt, …. In the word processor" in " ".join(row.note for row in rest.rows)
    assert ["Back"] == rest.corner


def test_an_empty_stick_says_what_an_exercise_is() -> None:
    staff = Staff().with_stick(read=StickRead(())).touch("Add from USB stick")
    staff.acting.wait(0.1)
    staff.reports(ReadStick(), StickRead(()))
    assert ["There is no exercise on this stick."] == staff.titles


def test_a_faulty_one_shows_all_that_is_wrong() -> None:
    staff = Staff().with_stick().touch("Add from USB stick", "Look")
    assert ("evening.md", ["Back"]) == (staff.desk.title, staff.corner)
    assert [
        Row("Line 14", FAULT.text, warns=True),
        Row("The file as a whole", FAULTY.findings[1].text, warns=True),
    ] == (staff.rows)
    assert "USB stick “CLINIC”" == staff.touch("Back").desk.title


def test_one_of_them_is_looked_at_and_can_be_published_alone() -> None:
    staff = Staff().with_stick().touch("Add from USB stick").touch_at("Five senses", "Look")
    assert ["Back", "Publish this one"] == staff.corner
    assert Row("Line 3", ADVICE.text) in staff.rows
    staff.touch("Publish this one")
    assert isinstance(asked(staff.acting)[-1], CountRendered)
    assert "1 exercise is being published." == staff.titles[0]


def test_one_that_is_here_already_cannot_be_published_again() -> None:
    staff = Staff().with_stick().touch("Add from USB stick").touch_at("Even breathing", "Look")
    assert ["Back"] == staff.corner


# --- writing to it ----------------------------------------------------------------------------------


def test_what_to_fix_is_written_to_the_stick_for_the_authors() -> None:
    staff = Staff().with_stick().touch("Add from USB stick", "Save what to fix")
    text = (
        "What to fix in the exercises on this stick\r\n\r\n"
        "evening.md (cannot be used before this is fixed)\r\n"
        f"    {FIX}\r\n"
        f"    {FAULTY.findings[1].text}\r\n\r\n"
        "senses.md (can be used, and would be kinder like this)\r\n"
        f"    Line 3: {ADVICE.text}\r\n\r\n"
    )
    staff.reports(SaveText("breathing-space-findings.txt", text), Saved("breathing-space-findings.txt"))
    assert Notice("It is on the stick: “breathing-space-findings.txt”. The author can open it at home.") == staff.notice


def test_all_exercises_are_copied_to_the_stick() -> None:
    staff = Staff().with_stick().touch("Copy all to it")
    staff.reports(ExportScripts(), Exported(4, 1, 0, "exercises"))
    assert Notice("All exercises are on the stick, in the folder “exercises”.") == staff.notice
    staff.acting.touch(Act("export"))
    staff.reports(ExportScripts(), Exported(0, 4, 1, "exercises"))
    assert "1 file there has another content, and was left alone." in staff.desk.notice.text  # type: ignore[union-attr]
