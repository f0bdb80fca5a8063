"""Publishing exercises from a USB stick: the voice gets ready first, or is not waited for."""

from msgspec.structs import replace

from kiosk.core.messages import Act, Failed, Prepare, Tick
from kiosk.core.screen import Button, Notice
from kiosk.core.staff import area
from kiosk.core.staff.errands import Trouble
from kiosk.core.staff.publishing import STILL_SECONDS
from kiosk.core.staff.script_errands import (
    CountRendered,
    FindStick,
    ListScripts,
    Publish,
    Published,
    ReadStick,
    Rendered,
    StickRead,
    StickSeen,
)
from tests.core.staff.scripting import FAULTY, HERE, OTHER, SAME, Staff
from tests.core.staff.test_area import asked

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
        f"Sentences that are ready: 0 of {len(errand.lines)}.",
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


def test_pulled_out_while_it_is_read_again_what_was_done_is_still_told() -> None:
    staff, errand = publishing()
    staff.reports(errand, Rendered(99)).reports(Publish(KEYS), Published(2)).reports(ListScripts(), HERE)
    staff.acting.wait(0.1)
    staff.reports(ReadStick(), StickSeen())
    assert staff.notice
    assert staff.notice.title.startswith("2 exercises were published.")
