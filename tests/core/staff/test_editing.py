"""The pages of one setting: it is picked, stepped or written, looked at, and taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config import checked, shipped
from kiosk.core.messages import Act, Command, Intent
from kiosk.core.screen import Button, Desk, Help, Keyboard, Row, Switch, Welcome
from kiosk.core.staff.errands import ChangeSetting, Value
from kiosk.core.staff.kinds import KINDS, option_text, stepped, toggled
from kiosk.core.staff.tabs import Area
from kiosk.words.languages import LANGUAGES, words_of
from tests.core.acting import Acting
from tests.core.staff.test_area import asked
from tests.core.staff.test_settings import (
    BACK,
    DEFAULT,
    SHOW,
    all_rows,
    answered,
    at_settings,
    editing,
    shown,
    tab,
    titles,
    touched,
    value,
)

# --- one of several, some of several, numbers -----------------------------------------------------


@pytest.mark.parametrize(
    ("name", "picked", "expected"),
    [
        ("theme", "contrast", "contrast"),
        ("text_size", "1.25", 1.25),
        ("country", "NZ", "NZ"),
        ("country", "", ""),
        ("language", "es", "es"),
    ],
)
def test_one_of_several_is_picked(name: str, picked: str, expected: Value) -> None:
    acting = touched(editing(name), Act("pick", picked))
    assert asked(acting)[-1] == ChangeSetting(name, expected)
    assert getattr(acting.kiosk.site, name) == expected
    on = [row.switch.intent for row in all_rows(acting) if row.switch and row.switch.on]
    assert on == [Act("pick", picked)]


def test_what_is_not_among_them_is_not_picked() -> None:
    acting = editing("theme")
    before = acting.kiosk
    assert before == acting.touch(Act("pick", "purple"), Act("pick", "day"), Act("step", "+")).kiosk


def test_a_language_is_taken_away_from_those_to_choose_from_and_added_but_not_that_of_the_first_screen() -> None:
    acting = editing("languages")
    assert [row.switch for row in shown(acting).rows[:2]] == [None, Switch(on=True, intent=Act("pick", "es"))]
    assert value(touched(acting, Act("pick", "es")), "languages") == ("en",)
    assert acting.kiosk.site.languages == ("en",)
    assert [row.switch for row in shown(acting).rows[:2]] == [None, Switch(on=False, intent=Act("pick", "es"))]
    assert value(touched(acting, Act("pick", "es")), "languages") == ()


def test_options_are_toggled_and_all_of_them_are_none() -> None:
    assert toggled(("a", "b"), (), "a") == ("b",)
    assert toggled(("a", "b"), ("b",), "a") == ()
    assert toggled(("a", "b", "c"), ("b",), "c") == ("b", "c")


def test_numbers_go_step_by_step_also_from_one_between_and_stop_at_the_ends() -> None:
    steps = (10.0, 20.0, 30.0)
    assert [stepped(steps, at, up=True) for at in (5, 10, 15, 30, 99)] == [10, 20, 20, 30, 99]
    assert [stepped(steps, at, up=False) for at in (5, 10, 15, 30, 99)] == [5, 10, 10, 20, 30]


def test_a_time_is_made_longer_and_shorter() -> None:
    acting = touched(editing("countdown_seconds"), Act("step", "+"))
    row = shown(acting).rows[0]
    assert (row.value, acting.kiosk.site.countdown_seconds) == ("30 seconds", 30)
    assert [button.intent for button in row.buttons] == [Act("step", "-"), Act("step", "+")]
    assert acting.kiosk.site.countdown_seconds > touched(acting, Act("step", "-")).kiosk.site.countdown_seconds


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["country", "language", "languages", "theme", "text_size"])
def test_every_option_has_a_name(language: str, name: str) -> None:
    names = [option_text(words_of(language), name, option) for option in getattr(KINDS[name], "options")]  # noqa: B009
    assert len({*names}) == len(names)
    assert all(names)


# --- how it looks, back to how it was ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "screen"),
    [
        ("clinic", Welcome),
        ("theme", Welcome),
        ("text_size", Welcome),
        ("language", Welcome),
        ("languages", Welcome),
        ("country", Help),
        ("help_paragraphs", Help),
    ],
)
def test_where_it_shows_the_screen_of_clients_is_shown_for_a_few_seconds(name: str, screen: type) -> None:
    acting = touched(editing(name), SHOW)
    assert isinstance(acting.view, screen)
    assert acting.kiosk.offer.meanings == {}
    assert isinstance(acting.wait(5).view, screen)
    assert isinstance(acting.wait(2).view, Desk)


@pytest.mark.parametrize("touch", [Command.START, Command.STAFF, Act("open", "use")])
def test_any_touch_ends_that_and_does_nothing_else(touch: Intent) -> None:
    acting = editing("clinic")
    before = tab(acting)
    assert before == tab(acting.touch(SHOW, touch))


def test_what_was_set_is_what_is_shown() -> None:
    acting = touched(editing("clinic", clinic="Lakeside"), SHOW)
    assert isinstance(acting.view, Welcome)
    assert acting.view.text.startswith("Lakeside")
    helping = touched(editing("help_paragraphs", help_paragraphs=("Ring the bell.",)), SHOW)
    assert isinstance(helping.view, Help)
    assert helping.view.paragraphs == ("Ring the bell.",)


def test_where_it_does_not_show_there_is_no_such_button() -> None:
    assert "How it looks" not in titles(editing("idle_seconds"))


def test_on_its_page_a_setting_can_be_taken_back_once_it_was_changed() -> None:
    acting = editing("theme")
    assert "Back to how it was" not in titles(acting)
    touched(acting, Act("pick", "night"))
    assert "Back to how it was" in titles(acting)
    touched(acting, DEFAULT)
    assert (asked(acting)[-1], acting.look.theme) == (ChangeSetting("theme"), "day")


def test_back_leads_to_the_same_page_of_the_list() -> None:
    acting = at_settings().touch(Act("page", "+"))
    before = shown(acting)
    assert before == shown(acting.touch(Act("edit", "language"), BACK))


def test_with_the_last_page_the_first_comes_again() -> None:
    acting = at_settings()
    first = shown(acting)
    assert (first.page, len(titles(acting))) == ("1 of 4", len(KINDS) + 1)
    assert first == shown(acting)
    assert shown(acting.touch(Act("page", "-"))).page == "4 of 4"
    country = editing("country")
    assert (shown(country).page, shown(country.touch(Act("page", "+"))).page) == ("3 of 4", "4 of 4")


# --- whatever is touched --------------------------------------------------------------------------

VERBS = (
    "page edit switch default pin back show write pick step closed day same dark begin end key delete enter shift layer"
)
WHATS = ("+", "-", "", "1", "3", "x", "é", "Mo", "Su", "es", "en", "night", "1.5", "NZ", *KINDS)
ACTS = st.builds(Act, st.sampled_from([*VERBS.split(), "closed when shut"]), st.sampled_from(WHATS))


@given(name=st.sampled_from(list(KINDS)), acts=st.lists(ACTS, max_size=40))
def test_whatever_is_touched_only_what_fits_is_set_and_every_screen_can_be_drawn(name: str, acts: list[Act]) -> None:
    acting = editing(name)
    for act in acts:
        acting.touch(act)
        if isinstance(acting.kiosk.staff, Area):
            answered(acting)
        assert acting.look.view == acting.view
    for errand in asked(acting):
        if isinstance(errand, ChangeSetting) and errand.value is not None:
            value = list(errand.value) if isinstance(errand.value, tuple) else errand.value
            assert ({**shipped(), errand.name: value}, []) == checked({errand.name: value}, shipped())


# --- texts ----------------------------------------------------------------------------------------


def keys(acting: Acting) -> Keyboard:
    assert isinstance(acting.view, Keyboard)
    return acting.view


def write(acting: Acting, text: str) -> Acting:
    return touched(acting, *(Act("key", sign) for sign in text))


def test_the_name_of_the_clinic_is_written_on_a_keyboard() -> None:
    acting = write(editing("clinic").touch(Act("write")), " Lakeside ")
    assert keys(acting).value == " Lakeside "
    assert keys(acting).title == "Name of the clinic"
    assert keys(acting).text == "At most 60 letters. It stands on the first screen."
    touched(acting, Act("enter"))
    assert asked(acting)[-1] == ChangeSetting("clinic", "Lakeside")
    assert shown(acting).rows[0].title == acting.kiosk.site.clinic == "Lakeside"


def test_back_from_the_keyboard_keeps_what_was() -> None:
    acting = write(editing("clinic", clinic="Lakeside").touch(Act("write")), "x").touch(BACK)
    assert shown(acting).rows[0].title == acting.kiosk.site.clinic == "Lakeside"
    assert ChangeSetting not in map(type, asked(acting))


def test_no_text_becomes_longer_than_it_may_be() -> None:
    acting = write(editing("clinic").touch(Act("write")), "x" * 70)
    assert keys(acting).value == "x" * 60


def test_the_help_page_begins_with_the_usual_words_and_each_paragraph_is_written_by_itself() -> None:
    acting = editing("help_paragraphs")
    rows = shown(acting).rows
    assert [row.title for row in rows[:3]] == ["Paragraph 1", "Paragraph 2", "Paragraph 3"]
    assert rows[0].note == "Please tell the front desk."
    assert rows[2] == Row("Paragraph 3", "none", (Button("Write", Act("write", "3")),))
    write(touched(acting, Act("write", "3")), "Ring.")
    touched(acting, Act("enter"))
    assert acting.kiosk.site.help_paragraphs == (*words_of("en").help_paragraphs("US"), "Ring.")
    assert titles(acting)[:4] == ["Paragraph 1", "Paragraph 2", "Paragraph 3", "Paragraph 4"]


def test_a_paragraph_without_words_is_taken_away_and_without_any_the_usual_words_are_back() -> None:
    acting = editing("help_paragraphs", help_paragraphs=("A.", "B."))
    for place in ("1", "1"):
        acting.touch(Act("write", place))
        touched(acting, *[Act("delete")] * 3, Act("enter"))
    assert (value(acting, "help_paragraphs"), acting.kiosk.help[0]) == ((), "Please tell the front desk.")


def test_there_are_at_most_four_paragraphs() -> None:
    acting = editing("help_paragraphs", help_paragraphs=("A.", "B.", "C.", "D."))
    assert [title for title in titles(acting) if title.startswith("Para")] == [f"Paragraph {n}" for n in (1, 2, 3, 4)]


def test_only_texts_are_written() -> None:
    acting = editing("theme").touch(Act("write"))
    assert isinstance(acting.view, Desk)
