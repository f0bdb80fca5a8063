"""Taking exercises over from a USB stick: seen, looked at, published, and what is told on the way."""

from msgspec.structs import replace

from kiosk.core.messages import Act, Failed, Prepare, Tick
from kiosk.core.screen import Button, Notice, Row
from kiosk.core.staff import area
from kiosk.core.staff.errands import Saved, Trouble
from kiosk.core.staff.publishing import STILL_SECONDS
from kiosk.core.staff.script_errands import (
    CountRendered,
    Exported,
    ExportScripts,
    FindStick,
    ListScripts,
    Publish,
    Published,
    ReadStick,
    Rendered,
    SaveText,
    StickRead,
    StickReading,
    StickSeen,
)
from tests.core.staff.scripting import ADVICE, CLINIC, FAULT, FAULTY, HERE, NEW, OTHER, SAME, Staff
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


def test_pulled_out_while_it_is_read_that_is_said_unless_there_is_something_else_to_tell() -> None:
    staff = Staff()
    staff.acting.wait(1.1)
    staff.reports(FindStick(), CLINIC).acting.wait(0.1)
    staff.reports(ReadStick(), StickSeen())
    assert GONE == staff.notice
    published, errand = publishing()
    published.reports(errand, Rendered(99)).reports(Publish(KEYS), Published(2)).reports(ListScripts(), HERE)
    published.acting.wait(0.1)
    published.reports(ReadStick(), StickSeen())
    assert published.notice
    assert published.notice.title.startswith("2 exercises were published.")


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


# --- publishing -------------------------------------------------------------------------------------

KEYS = ("en/senses", "en/own")


def publishing() -> tuple[Staff, CountRendered]:
    """The good ones are being published; and what is to be spoken in them."""
    staff = Staff().with_stick().touch("Add from USB stick", "Publish the good ones")
    errand = asked(staff.acting)[-1]
    assert isinstance(errand, CountRendered)
    return staff, errand


def test_the_voice_gets_ready_first_and_then_all_good_ones_are_published() -> None:
    staff, errand = publishing()
    assert Prepare(tuple(text for text, _ in errand.lines), "en") in staff.acting.did
    assert ("Hello.", "en") in errand.lines
    assert ("It is me.", "en") not in errand.lines
    assert [
        "2 exercises are being published.",
        f"0 of {len(errand.lines)} sentences are ready.",
    ] == staff.titles
    staff.reports(errand, Rendered(1))
    assert 1 / len(errand.lines) == staff.rows[1].level
    staff.acting.wait(0.6)
    staff.reports(errand, Rendered(len(errand.lines)))
    assert Notice("One moment.") == staff.notice
    staff.reports(Publish(KEYS), Published(2))
    text = "2 exercises were published. Clients can choose them from now on."
    assert Notice(text, buttons=(Button("Undo", Act("undo")),)) == staff.notice
    staff.reports(ListScripts(), HERE).acting.wait(0.1)
    assert ReadStick() == asked(staff.acting)[-1]


def test_it_is_broken_off_and_nothing_is_lost() -> None:
    staff, errand = publishing()
    staff.reports(errand, Rendered(2)).touch("Cancel")
    assert (Notice("Nothing was published."), "USB stick “CLINIC”") == (staff.notice, staff.desk.title)
    count = len(asked(staff.acting))
    staff.acting.wait(1.1)
    assert [FindStick()] == asked(staff.acting)[count:]


def test_a_count_that_comes_after_it_was_broken_off_changes_nothing() -> None:
    staff, errand = publishing()
    staff.touch("Cancel").reports(errand, Rendered(99))
    assert "USB stick “CLINIC”" == staff.desk.title


def test_it_is_published_at_once_where_somebody_does_not_want_to_wait() -> None:
    staff, _ = publishing()
    staff.touch("Publish now").reports(Publish(KEYS), Published(2))
    assert "Scripts" == staff.desk.title


def test_a_voice_that_does_not_get_on_is_not_waited_for() -> None:
    staff, errand = publishing()
    while asked(staff.acting)[-1] == errand:
        staff.reports(errand, Rendered(1)).acting.wait(0.6)
        assert staff.acting.kiosk.staff
    staff.reports(Publish(KEYS), Published(2))
    counts = [each for each in asked(staff.acting) if each == errand]
    assert STILL_SECONDS / 0.7 < len(counts) < STILL_SECONDS / 0.4


def test_without_a_voice_it_is_published_at_once() -> None:
    staff = Staff().with_stick()
    staff.acting.happen(Failed("voice", "missing"))
    staff.touch("Add from USB stick", "Publish the good ones").reports(Publish(KEYS), Published(2))
    assert "Scripts" == staff.desk.title


def test_where_all_of_it_is_recorded_nothing_is_waited_for() -> None:
    assert OTHER.script
    part = replace(OTHER.script.parts[0], steps=OTHER.script.parts[0].steps[1:])
    only = replace(OTHER, script=replace(OTHER.script, parts=(part,)))
    staff = Staff().with_stick(read=StickRead((only,))).touch("Add from USB stick", "Publish the good ones")
    staff.reports(Publish(("en/own",)), Published(1))


def test_the_area_stays_open_while_it_gets_on() -> None:
    staff, errand = publishing()
    for done in range(1, int(area.LOCK_SECONDS / 10)):
        staff.reports(errand, Rendered(done % 2)).acting.happen(Tick(15))
    assert staff.acting.kiosk.staff


def test_what_cannot_be_published_says_why_and_stays_on_the_stick() -> None:
    staff, errand = publishing()
    staff.reports(errand, Rendered(99)).reports(Publish(KEYS), Trouble("There is no room left."))
    assert (Notice("There is no room left.", warns=True), "USB stick “CLINIC”") == (staff.notice, staff.desk.title)
    staff.acting.wait(0.5)
    assert Publish(KEYS) == asked(staff.acting)[-1]


def test_where_there_is_nothing_new_nothing_is_published() -> None:
    staff = Staff().with_stick(read=StickRead((SAME, FAULTY))).touch("Add from USB stick")
    staff.acting.touch(Act("publish"))
    assert Notice("There is nothing new to publish.") == staff.notice
    staff.acting.touch(Act("page", "+"))
    publishing()[0].acting.touch(Act("page", "+"), Act("look", "0"))


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
