"""Staff get in and change the settings, by real touches on the real screen, with the real clerk and real files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.look import look
from kiosk.core.messages import Act, Command, Hours
from kiosk.core.screen import Button, Desk, Help, Keyboard, Keypad, Welcome
from kiosk.staff import pin
from kiosk.ui.touch import buttons
from tests.ui.desk import Desk as Window
from tests.ui.letting_in import PIN, Staff


@pytest.fixture
def staff(desk: Window, tmp_path: Path) -> Iterator[Staff]:
    staff = Staff(desk, tmp_path)
    yield staff
    staff.clerk.close()


# --- getting in -----------------------------------------------------------------------------------


def test_the_first_time_a_pin_is_chosen_and_from_then_on_it_lets_in(staff: Staff) -> None:
    staff.hold_the_mark()
    assert staff.pad.title == "Choose a PIN for staff"
    staff.type_pin("1234")
    assert staff.pad.text == "This one is easy to guess. Please choose another."
    staff.type_pin(PIN, PIN)
    assert staff.desk.title == "Scripts"
    staff.tap(Act("lock")).hold_the_mark()
    assert staff.pad.text == "Type the PIN."
    staff.type_pin("1111")
    assert staff.pad.text == "That was not the PIN."
    assert isinstance(staff.type_pin(PIN).view, Desk)


def test_ten_wrong_tries_take_half_an_hour_and_a_restart_in_between_saves_nothing(staff: Staff) -> None:
    staff.hold_the_mark().type_pin(PIN, PIN).tap(Act("lock"))
    waited = 0.0
    for tries in range(1, 11):
        staff.hold_the_mark().type_pin("1111")
        wait = pin.wait_seconds(tries)
        if tries == 7:  # somebody pulls the plug, in the hope of not having to wait
            staff = staff.switch_off_and_on().hold_the_mark()
        if wait:
            assert staff.pad.text.startswith("That was not the PIN, several times. Please wait ")
            before = staff.view
            assert before == staff.type_pin(PIN).view, "nothing can be typed meanwhile"
        staff.clock.now += wait
        waited += wait
        staff.tap(Command.BACK)
    assert waited == 30 + 60 + 120 + 240 + 480 + 960
    assert isinstance(staff.hold_the_mark().type_pin(PIN).view, Desk)
    staff.clerk.close()


def test_a_wait_is_counted_down_on_the_screen_and_then_the_pin_is_typed(staff: Staff) -> None:
    staff.hold_the_mark().type_pin(PIN, PIN).tap(Act("lock")).hold_the_mark().type_pin(*["1111"] * 5)
    for seconds in (30, 20, 10):
        assert staff.pad.text.endswith(f"0:{seconds}.") or seconds == 30
        staff.clock.now += 10
        staff.frame(10.0).tap(Act("delete"))
    assert isinstance(staff.type_pin(PIN).view, Desk)


def test_back_leads_to_where_the_client_was(staff: Staff) -> None:
    staff.tap(Command.START)
    before = staff.view
    assert before == staff.hold_the_mark().tap(Command.BACK).view


def test_nothing_of_it_can_be_reached_or_said(staff: Staff) -> None:
    staff.hold_the_mark()
    for phrase in ("staff", "settings", "stop", "help", "start"):
        staff.ear.hear(phrase)
        assert isinstance(staff.frame().view, Keypad)
    assert staff.ear.phrases == ()


def test_it_locks_itself_after_three_minutes_without_a_touch(staff: Staff) -> None:
    staff.get_in().frame(179.0)
    assert isinstance(staff.view, Desk)
    assert isinstance(staff.frame(2.0).view, Welcome)


def test_staff_choose_another_pin(staff: Staff) -> None:
    staff.get_in().touch("PIN", "Change").type_pin("8035", "8035")
    assert staff.desk.notice is not None
    assert staff.desk.notice.title == "The PIN is changed."
    staff.tap(Act("lock")).hold_the_mark().type_pin(PIN)
    assert staff.pad.text == "That was not the PIN."
    assert isinstance(staff.type_pin("8035").view, Desk)


# --- the settings ---------------------------------------------------------------------------------


def test_the_name_of_the_clinic_is_written_on_the_screen_looked_at_and_taken_back(staff: Staff) -> None:
    staff.get_in().touch("Name of the clinic: Lakeside", "Change").touch("Lakeside", "Write")
    assert isinstance(staff.view, Keyboard)
    staff.tap(*[Act("delete")] * 8, Act("key", "H"), *(Act("key", letter) for letter in "ill"), Act("enter"))
    assert staff.kept == {"clinic": "Hill"}
    staff.touch("How it looks", "Show")
    assert isinstance(staff.view, Welcome)
    assert staff.view.text.startswith("Hill:")
    assert isinstance(staff.frame(7.0).view, Desk)
    staff.touch("Back to how it was", "Reset")
    assert (staff.kept, staff.runtime.kiosk.site.clinic) == ({}, "Lakeside")


def test_the_help_page_is_written_and_looked_at(staff: Staff) -> None:
    staff.get_in().touch("Help page", "Change").touch("Paragraph 3", "Write")
    staff.tap(Act("key", "R"), *(Act("key", letter) for letter in "ing"), Act("enter"))
    staff.touch("How it looks", "Show")
    assert isinstance(staff.view, Help)
    assert staff.view.paragraphs[2] == "Ring"
    assert isinstance(staff.tap(Command.HOME).view, Desk)


def test_the_country_decides_on_the_crisis_line(staff: Staff) -> None:
    staff.get_in().touch("Country", "Change").touch("New Zealand")
    assert "1737" in staff.runtime.kiosk.help[1]


def test_what_is_on_or_off_is_one_touch(staff: Staff) -> None:
    staff.get_in().touch("Less motion").touch("Can be interrupted").touch("Background sounds")
    assert staff.kept == {"reduced_motion": True, "listen_while_speaking": False, "background_sounds": False}
    assert look(staff.runtime.kiosk).still


def test_colours_and_letters_change_at_once_on_the_screen_of_staff_itself(staff: Staff) -> None:
    staff.get_in().touch("Colours", "Change").touch("High contrast").tap(Act("back"))
    staff.touch("Size of letters", "Change").touch("Largest")
    assert (look(staff.runtime.kiosk).theme, look(staff.runtime.kiosk).text_size) == ("contrast", 1.5)


def test_patience_goes_step_by_step(staff: Staff) -> None:
    staff.get_in().touch("Patience", "Change").touch("Patience", "+").touch("Patience", "+")
    assert (staff.kept, staff.row("Patience").value) == ({"idle_seconds": 180.0}, "180 seconds")


def test_opening_hours_are_set_day_by_day_and_the_porter_goes_by_them(staff: Staff) -> None:
    staff.get_in().touch("Opening hours", "Change").touch("Black screen while you are closed")
    staff.touch("Saturday").touch("Monday", "Change").touch("From", "+").touch("Until", "−")
    assert staff.kept == {"opening_hours": "Mo 08:30-17:30; Tu-Sa 08:00-18:00"}
    assert staff.porter.hours == staff.kept["opening_hours"]


def test_the_night_is_dark_from_then_on(staff: Staff) -> None:
    staff.get_in().touch("Dark screen at night", "Change").touch("Dark at night")
    assert staff.kept == {"night": "20:00-07:00"}
    staff.inbox.put(Hours(open=True, night=True))
    assert look(staff.frame().runtime.kiosk).theme == "night"


def test_language_and_languages_are_chosen(staff: Staff) -> None:
    staff.get_in().touch("Languages to choose from", "Change").touch("Español").tap(Act("back"))
    staff.touch("Language: English", "Change").touch("Español")
    assert staff.kept == {"languages": ["en"], "language": "es"}
    assert staff.runtime.kiosk.language == "es"


def test_what_was_changed_is_there_after_a_restart(staff: Staff) -> None:
    staff.get_in().touch("Less motion").touch("Colours", "Change").touch("Dark")
    again = staff.switch_off_and_on()
    assert (again.runtime.kiosk.site.reduced_motion, look(again.runtime.kiosk).theme) == (True, "night")
    again.clerk.close()


def test_mistakes_in_the_file_are_told_all_at_once_and_the_rest_is_in_force(staff: Staff) -> None:
    staff.file.parent.mkdir(exist_ok=True)
    staff.file.write_text('theme = "night"\nthem = "day"\nidle_seconds = 1\ntext_size = "big"\n')
    again = staff.switch_off_and_on()
    assert look(again.runtime.kiosk).theme == "night"
    notice = again.get_in().desk.notice
    assert notice is not None
    assert [part in notice.text for part in ("“theme”?", "idle_seconds has to be", "text_size has to be")] == [True] * 3
    again.touch("Less motion")
    assert (again.kept, again.desk.notice) == ({"theme": "night", "reduced_motion": True}, None)
    again.clerk.close()


def test_where_nothing_can_be_written_that_is_said_and_nothing_is_changed(staff: Staff) -> None:
    staff.get_in()
    staff.file.with_name(".settings.toml.new").mkdir()
    staff.file.with_name(".settings.toml.new").joinpath("in the way").touch()
    staff.touch("Less motion")
    assert staff.desk.notice is not None
    assert staff.desk.notice.warns
    assert not staff.runtime.kiosk.site.reduced_motion
    assert staff.row("Less motion").switch is not None
    assert not staff.row("Less motion").switch.on  # type: ignore[union-attr]


def test_every_button_of_every_setting_can_be_touched(staff: Staff) -> None:
    staff.get_in()
    edits = [Act("edit", name) for name in ("clinic", "help_paragraphs", "opening_hours", "night", "theme", "country")]
    for edit in edits:
        staff.tap(Act("open", "settings"))
        while edit not in {button.intent for row in staff.desk.rows for button in row.buttons}:
            staff.tap(Act("page", "+"))
        staff.tap(edit)
        shown = {button.intent for button in buttons(staff.window.screen.parts)}
        wanted: list[Button] = [
            *staff.desk.corner,
            *staff.desk.pages,
            *(b for row in staff.desk.rows for b in row.buttons),
        ]
        assert {button.intent for button in wanted} <= shown
