"""The PIN is chosen twice the first time, typed from then on, and waited for after wrong tries."""

from __future__ import annotations

import pytest

from kiosk.core.messages import Act, Command, Intent
from kiosk.core.screen import Keypad
from kiosk.core.staff import pin
from kiosk.core.staff.errands import CheckPin, ChoosePin, PinChecked, PinState, Progress, ReadSettings, Trouble
from kiosk.core.staff.tabs import Area, Entering, ScriptsTab, SettingsTab
from kiosk.core.state import ChoosingArea
from tests.core.acting import Acting
from tests.core.staff.test_area import asked, at, at_the_pad, reports
from tests.core.staff.test_settings import answered, at_settings

ENTER, DELETE = Act("enter"), Act("delete")


def digits(text: str) -> list[Intent]:
    return [Act("digit", digit) for digit in text]


def typed(acting: Acting, *pins: str) -> Acting:
    """Somebody types these, each with the key after it."""
    for text in pins:
        acting.touch(*digits(text), ENTER)
    return acting


def at_first(acting: Acting | None = None) -> Acting:
    """Somebody has held the listening mark where there is no PIN yet."""
    return reports((acting or Acting()).touch(Command.STAFF), PinState(is_set=False))


def pad(acting: Acting) -> Keypad:
    assert isinstance(acting.view, Keypad)
    return acting.view


def said(acting: Acting) -> tuple[str, str, int]:
    """What stands above the keys, and how many digits are there."""
    return pad(acting).title, pad(acting).text, pad(acting).filled


NEW = "Choose a PIN for staff"
FIRST, AGAIN = "4 to 8 digits. From now on, staff type it to get in here.", "Type it once more."

# --- choosing -------------------------------------------------------------------------------------


def test_the_first_time_a_pin_is_typed_twice_and_then_they_are_in() -> None:
    acting = at_first()
    assert said(acting) == (NEW, FIRST, 0)
    assert said(acting.touch(*digits("27"))) == (NEW, FIRST, 2)
    assert said(typed(acting, "49")) == (NEW, AGAIN, 0)
    assert asked(typed(acting, "2749"))[-1] == ChoosePin("2749")
    reports(acting, PinState(is_set=True))
    assert isinstance(acting.kiosk.staff, Area)
    assert isinstance(acting.kiosk.staff.tab, ScriptsTab)


def test_two_that_are_not_the_same_are_chosen_anew() -> None:
    acting = typed(at_first(), "2749", "2748")
    assert said(acting) == (NEW, "These two were not the same. Please choose again.", 0)
    assert ChoosePin not in map(type, asked(acting))
    assert said(typed(acting, "2749")) == (NEW, AGAIN, 0)


@pytest.mark.parametrize(
    "text",
    ["0000", "1234", "4321", "9876", "7890", "3210", "1212", "123123", "55555555", "1987", "2026", "2580", "112233"],
)
def test_one_that_is_easy_to_guess_is_kindly_refused(text: str) -> None:
    assert said(typed(at_first(), text)) == (NEW, "This one is easy to guess. Please choose another.", 0)


@pytest.mark.parametrize("text", ["2749", "80351", "1235", "12341", "90210417"])
def test_others_are_taken(text: str) -> None:
    assert not pin.easy(text)


def test_one_that_cannot_be_kept_is_typed_anew_and_it_is_told_why() -> None:
    acting = reports(typed(at_first(), "2749", "2749"), Trouble("The disk is full."))
    assert said(acting) == (NEW, "The disk is full.", 0)
    assert said(typed(acting, "2749")) == (NEW, AGAIN, 0)


# --- typing ---------------------------------------------------------------------------------------


def test_whoever_is_quick_types_before_it_is_known_whether_there_is_a_pin() -> None:
    acting = Acting().touch(Command.STAFF)
    assert said(acting) == ("For staff", "One moment.", 0)
    acting.touch(*digits("27"))
    assert said(reports(acting, PinState(is_set=True))) == ("For staff", "Type the PIN.", 2)
    quicker = typed(Acting().touch(Command.STAFF), "2749", "1111")
    assert [CheckPin("2749")] == [errand for errand in asked(quicker) if isinstance(errand, CheckPin)]
    assert isinstance(reports(quicker, PinChecked(right=True)).kiosk.staff, Area)


def test_whoever_is_quick_where_there_is_no_pin_chooses_one() -> None:
    acting = reports(typed(Acting().touch(Command.STAFF), "2749"), PinState(is_set=False))
    assert said(acting) == (NEW, FIRST, 0)


def test_a_pin_that_cannot_be_read_is_told_of() -> None:
    acting = reports(Acting().touch(Command.STAFF), Trouble("It cannot be read."))
    assert said(acting) == ("For staff", "It cannot be read.", 0)


def test_digits_are_counted_and_taken_back_and_there_are_no_more_than_eight() -> None:
    acting = at_the_pad().touch(*digits("123456789"))
    assert said(acting) == ("For staff", "Type the PIN.", 8)
    assert said(acting.touch(DELETE, DELETE)) == ("For staff", "Type the PIN.", 6)
    assert asked(acting.touch(ENTER))[-1] == CheckPin("123456")


def test_fewer_than_four_digits_are_not_tried() -> None:
    acting = typed(at_the_pad(), "274")
    assert said(acting) == ("For staff", "A PIN has 4 to 8 digits.", 3)
    assert CheckPin not in map(type, asked(acting))
    assert said(acting.touch(*digits("9"))) == ("For staff", "Type the PIN.", 4)


def test_there_is_a_key_for_every_digit_one_to_take_it_back_and_one_to_go_on() -> None:
    keys = pad(at_the_pad()).keys
    assert [key.intent for key in keys] == [*digits("123456789"), DELETE, *digits("0"), ENTER]


def test_a_wrong_one_is_told_and_typed_anew() -> None:
    acting = reports(typed(at_the_pad(), "1111"), PinChecked(right=False))
    assert said(acting) == ("For staff", "That was not the PIN.", 0)
    assert said(acting.touch(*digits("2"))) == ("For staff", "Type the PIN.", 1)


def test_while_one_is_tried_no_other_is() -> None:
    acting = typed(at_the_pad(), "1111", "2222")
    assert [CheckPin("1111")] == [errand for errand in asked(acting) if isinstance(errand, CheckPin)]


def test_a_wait_is_counted_down_and_nothing_is_typed_meanwhile() -> None:
    acting = reports(typed(at_the_pad(), "1111"), PinChecked(right=False, seconds=90.0))
    wait = "That was not the PIN, several times. Please wait {}."
    assert said(acting) == ("For staff", wait.format("1:30"), 0)
    assert said(acting.touch(*digits("2749"), ENTER).wait(20.5)) == ("For staff", wait.format("1:10"), 0)
    for _ in range(4):
        acting.touch(DELETE).wait(18)
    assert said(acting) == ("For staff", "Type the PIN.", 0)
    assert asked(typed(acting, "2749"))[-1] == CheckPin("2749")


def test_a_wait_from_before_is_shown_at_once() -> None:
    acting = reports(Acting().touch(Command.STAFF), PinState(is_set=True, seconds=29.5))
    assert said(acting)[1] == "That was not the PIN, several times. Please wait 0:30."


def test_where_a_technician_has_had_it_forgotten_meanwhile_a_new_one_is_chosen() -> None:
    acting = reports(typed(at_the_pad(), "1111"), PinState(is_set=False))
    assert said(acting) == (NEW, FIRST, 0)


def test_back_leads_to_what_was() -> None:
    acting = at_the_pad(Acting().touch(Command.START)).touch(Command.BACK)
    assert isinstance(acting.phase, ChoosingArea)
    assert acting.kiosk.staff is None


def test_what_is_no_key_does_nothing() -> None:
    acting = at_the_pad()
    before = acting.kiosk
    assert before == acting.touch(Command.START, Act("open", "settings")).kiosk
    assert before.staff == Entering(is_set=True)
    typed(acting, "1111")
    before = acting.kiosk
    assert before == reports(acting, Progress(1, 2)).kiosk


# --- changing it ----------------------------------------------------------------------------------


def changing() -> Acting:
    """Staff who are in choose another PIN."""
    return at_settings().touch(Act("pin"))


def test_staff_change_it_from_the_settings_and_come_back_there() -> None:
    acting = changing()
    assert said(acting) == (NEW, FIRST, 0)
    assert asked(typed(acting, "2749", "2749"))[-1] == ChoosePin("2749")
    acting = answered(reports(acting, PinState(is_set=True)))
    assert isinstance(acting.kiosk.staff, Area)
    assert isinstance(acting.kiosk.staff.tab, SettingsTab)
    assert acting.kiosk.staff.notice is not None
    assert acting.kiosk.staff.notice.title == "The PIN is changed."


def test_back_leads_to_the_settings_as_they_were() -> None:
    acting = changing().touch(Command.BACK)
    assert asked(acting)[-1] == ReadSettings()
    assert isinstance(answered(acting).kiosk.staff, Area)


def test_from_another_tab_it_is_not_changed() -> None:
    acting = at("health").touch(Act("pin"))
    assert isinstance(acting.kiosk.staff, Area)
