"""The staff area as a whole: getting in, moving about, and locking."""

import pytest
from msgspec.structs import replace

from kiosk.core.look import look
from kiosk.core.messages import (
    Act,
    Command,
    Do,
    Event,
    Failed,
    Heard,
    Intent,
    Level,
    LibraryChanged,
    Listen,
    Pick,
    Reported,
    Tick,
    Touched,
    Uttered,
)
from kiosk.core.screen import Desk, Keypad, Notice, Row
from kiosk.core.staff import area, desk
from kiosk.core.staff.errands import CheckPin, Errand, FindPin, PinChecked, PinState, Progress, Report, Trouble
from kiosk.core.staff.tabs import Area, Entering, HealthTab, ScriptsTab, SettingsTab, SoundTab, Tab, UseTab
from kiosk.core.state import ChoosingArea, Done, Exercising, Helping, Kiosk, Paused, Welcome
from kiosk.core.visit import step
from tests.core.acting import BREATHING, SENSES, Acting, exercising

DIGITS = tuple(Act("digit", digit) for digit in "2580")


def reports(acting: Acting, *given: Report) -> Acting:
    """The clerk reports on what it was asked last."""
    assert acting.kiosk.staff
    turn = acting.kiosk.staff.awaiting
    for report in given:
        acting.happen(Reported(turn, report))
    return acting


def asked(acting: Acting) -> list[Errand]:
    return [effect.errand for effect in acting.did if isinstance(effect, Do)]


def at_the_pad(acting: Acting | None = None) -> Acting:
    """Somebody has held the listening mark, where there is a PIN."""
    return reports((acting or Acting()).touch(Command.STAFF), PinState(is_set=True))


def let_in(acting: Acting | None = None) -> Acting:
    """Staff are in."""
    return reports(at_the_pad(acting).touch(*DIGITS, Act("enter")), PinChecked(right=True))


def at(tab: str) -> Acting:
    """Staff have opened this tab."""
    return let_in().touch(Act("open", tab))


def test_the_mark_that_is_held_leads_to_the_keys_for_a_pin() -> None:
    acting = at_the_pad()
    assert isinstance(acting.look.view, Keypad)
    assert FindPin() in asked(acting)


def test_the_right_pin_opens_the_exercises() -> None:
    acting = let_in()
    assert CheckPin("2580") in asked(acting)
    assert isinstance(acting.kiosk.staff, Area)
    assert isinstance(acting.kiosk.staff.tab, ScriptsTab)
    assert acting.kiosk.phase == Welcome()


def test_an_exercise_waits_while_a_pin_is_asked_for() -> None:
    acting = at_the_pad(exercising())
    assert isinstance(acting.touch(Command.BACK).kiosk.phase, Paused)
    assert acting.kiosk.staff is None


def test_a_pin_is_not_waited_for_for_ever() -> None:
    acting = at_the_pad(Acting().touch(Command.START)).wait(area.LEAVE_SECONDS + 1)
    assert acting.kiosk.staff is None
    assert isinstance(acting.kiosk.phase, ChoosingArea)


@pytest.mark.parametrize("acting", [at_the_pad(), let_in()], ids=["pin", "scripts"])
def test_nothing_of_it_can_be_said(acting: Acting) -> None:
    assert acting.kiosk.offer.meanings == {}
    before = acting.kiosk.staff
    for text in ("stop", "help", "start", "back"):
        acting.happen(Heard(acting.kiosk.offer.turn, text)).happen(Uttered(acting.kiosk.offer.turn))
    assert before == acting.kiosk.staff


def test_what_can_be_said_is_offered_again_afterwards() -> None:
    acting = let_in().touch(Act("lock"))
    offers = [effect for effect in acting.did if isinstance(effect, Listen)]
    assert "start" in offers[-1].phrases


@pytest.mark.parametrize(
    ("name", "tab"),
    [
        ("scripts", ScriptsTab),
        ("sound", SoundTab),
        ("use", UseTab),
        ("settings", SettingsTab),
        ("health", HealthTab),
        ("nonsense", ScriptsTab),
    ],
)
def test_each_tab_can_be_opened_and_tells_which_it_is(name: str, tab: type[Tab]) -> None:
    acting = at(name)
    assert isinstance(acting.kiosk.staff, Area)
    assert isinstance(acting.kiosk.staff.tab, tab)
    view = acting.look.view
    assert isinstance(view, Desk)
    assert [button.intent for button in view.tabs if button.tone == "soft"] == [
        Act("open", known) for known, each in desk.TABS.items() if each is tab
    ]


def test_it_locks_itself_when_nobody_touches_it() -> None:
    acting = at("use").wait(area.LOCK_SECONDS - 1)
    acting.touch(Act("nothing")).wait(area.LOCK_SECONDS - 1)
    assert acting.kiosk.staff is not None
    assert acting.wait(2).kiosk.staff is None


def test_lock_leads_to_welcome() -> None:
    acting = let_in().touch(Act("lock"))
    assert acting.kiosk.staff is None
    assert isinstance(acting.kiosk.phase, Welcome)


def test_a_report_to_what_is_not_awaited_changes_nothing() -> None:
    acting = at_the_pad()  # which waits for nothing just now
    for event in (Reported(999, PinChecked(right=True)), Reported(0, PinChecked(right=True))):
        before = acting.kiosk
        acting.happen(event)
        assert before == acting.kiosk
    gone = Acting()
    assert gone.kiosk == gone.happen(Reported(1, PinChecked(right=True))).kiosk


@pytest.mark.parametrize("tab", list(desk.TABS))
def test_trouble_is_told_on_every_tab_until_something_is_touched(tab: str) -> None:
    acting = at(tab)
    acting.kiosk = desk.ask(acting.kiosk, FindPin())
    view = reports(acting, Trouble("The stick is full.")).look.view
    assert isinstance(view, Desk)
    assert view.notice is not None
    assert (view.notice.title, view.notice.warns) == ("The stick is full.", True)
    acting.touch(Act("nothing"))
    assert isinstance(acting.kiosk.staff, Area)
    assert acting.kiosk.staff.notice is None


@pytest.mark.parametrize("tab", list(desk.TABS))
def test_what_goes_on_is_waited_for_until_it_is_over(tab: str) -> None:
    acting = at(tab)
    acting.kiosk = desk.ask(acting.kiosk, FindPin())
    turn = acting.kiosk.turn
    acting.happen(Reported(turn, Progress(1, 2)))
    assert acting.kiosk.staff
    assert acting.kiosk.staff.awaiting == turn


def test_what_devices_report_is_known_meanwhile() -> None:
    acting = let_in().happen(Failed("microphone", "gone")).happen(LibraryChanged((SENSES,))).happen(Level(0.5))
    assert acting.kiosk.missing == {"microphone"}
    assert acting.kiosk.scripts == (SENSES,)
    assert acting.kiosk.loudness == 0.5


# --- trying out an exercise -------------------------------------------------------------------------


def trying_out() -> Acting:
    acting = at("scripts")
    acting.kiosk, _ = step(desk.preview(acting.kiosk, BREATHING, 0.5), Level(0.0))
    return acting


def test_an_exercise_is_tried_out_as_a_client_has_it() -> None:
    acting = trying_out()
    assert isinstance(acting.kiosk.phase, Exercising)
    assert acting.kiosk.visit.pace == 0.5
    assert "pause" in acting.kiosk.offer.meanings


@pytest.mark.parametrize("way", [(Command.HOME,), (Command.STOP, Command.FINISH)])
def test_a_touch_that_ends_it_comes_back(way: tuple[Intent, ...]) -> None:
    acting = trying_out().touch(*way)
    assert isinstance(acting.kiosk.staff, Area)
    assert acting.kiosk.behind is None
    assert acting.kiosk.offer.meanings == {}


def test_whoever_has_gone_meanwhile_leaves_it_locked() -> None:
    for acting in (trying_out().touch(Command.STOP), trying_out().say("home")):
        for _ in range(60):
            acting.hear_out().happen(Tick(5.0))
        assert isinstance(acting.phase, Welcome)
        assert (acting.kiosk.staff, acting.kiosk.behind) == (None, None)


def test_help_and_another_exercise_are_there_meanwhile() -> None:
    acting = trying_out().touch(Command.HELP)
    assert isinstance(acting.kiosk.phase, Helping)
    assert isinstance(acting.touch(Command.BACK, Command.CONTINUE, Command.STOP).kiosk.phase, Done)
    assert isinstance(acting.touch(Command.ANOTHER).kiosk.phase, ChoosingArea)
    assert acting.kiosk.behind is not None


# --- the same of all screens ------------------------------------------------------------------------


def test_rows_are_shown_on_pages() -> None:
    kiosk = at("scripts").kiosk
    rows = [Row(str(number)) for number in range(6)]
    first, second = (desk.view(kiosk, "Rows", rows, page) for page in (0, 5))
    assert (len(first.rows), first.page, len(first.pages)) == (4, "1 of 2", 2)
    assert (len(second.rows), second.page) == (2, "2 of 2")
    short = desk.view(kiosk, "Rows", rows[:4])
    assert (short.page, short.pages) == ("", ())
    noticed = desk.view(kiosk, "Rows", rows, notice=Notice("There is a stick."))
    assert len(noticed.rows) == 3
    large = replace(kiosk, site=replace(kiosk.site, text_size=1.5))
    assert len(desk.view(large, "Rows", rows).rows) == 3


def test_the_first_page_follows_the_last() -> None:
    assert [desk.turned(page, Act("page", way), 3) for page, way in ((0, "+"), (2, "+"), (0, "-"))] == [1, 0, 2]


def test_time_goes_by_where_no_staff_are() -> None:
    kiosk = Kiosk()
    assert area.passed(kiosk, 1.0) == kiosk


def test_staff_hear_how_the_voice_sounds() -> None:
    kiosk = desk.say(at("sound").kiosk, "Hello.")
    assert kiosk.speaking


@pytest.mark.parametrize("event", [Touched(Pick(1)), Touched(Command.START), Heard(0, "yes")])
def test_what_belongs_to_the_visit_does_nothing_here(event: Event) -> None:
    acting = at("use")
    before = acting.kiosk
    assert before == acting.happen(event).kiosk


def test_the_screen_of_staff_looks_as_the_clinic_has_set_it() -> None:
    kiosk = at("use").kiosk
    shown = look(replace(kiosk, site=replace(kiosk.site, theme="night", text_size=1.25, reduced_motion=True)))
    assert (shown.theme, shown.text_size, shown.still, shown.chips) == ("night", 1.25, True, ())


def test_the_pad_is_there_while_it_is_not_known_whether_there_is_a_pin() -> None:
    acting = Acting().touch(Command.STAFF)
    assert acting.kiosk.staff == Entering(awaiting=acting.kiosk.staff.awaiting if acting.kiosk.staff else 0)
    assert isinstance(acting.view, Keypad)
