"""Staff change the settings: each is there with a sentence, takes effect at once, and can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config import checked, shipped
from kiosk.core.messages import Act, Command, Intent, Reported
from kiosk.core.screen import Button, Desk, Help, Keyboard, Row, Switch, Welcome
from kiosk.core.staff.errands import ChangeSetting, ReadSettings, Restart, SettingsNow, Trouble, Value
from kiosk.core.staff.kinds import KINDS, option_text, stepped, toggled
from kiosk.core.staff.tabs import Area, SettingsTab
from kiosk.words.languages import LANGUAGES, words_of
from tests.core.acting import Acting
from tests.core.staff.test_area import asked, at, reports

DEFAULTS: dict[str, Value] = {
    name: tuple(value) if isinstance(value, list) else value for name, value in shipped().items()
}

BACK, SHOW, DEFAULT = Act("back"), Act("show"), Act("default")
TEXTS = words_of("en").staff.settings


def now(own: dict[str, Value], *problems: str, restart: bool = False) -> SettingsNow:
    """The settings, of which staff have changed these."""
    return SettingsNow(DEFAULTS | own, frozenset(own), problems, restart)


def at_settings(**own: Value) -> Acting:
    """Staff look at the settings, of which they have changed these before."""
    return reports(at("settings"), now(own))


def answered(acting: Acting) -> Acting:
    """The clerk does what it was asked last."""
    before = tab(acting).now or now({})
    match asked(acting)[-1]:
        case ChangeSetting(name, value):
            own = {each: before.values[each] for each in before.own} | {name: value}
            return reports(acting, now({each: kept for each, kept in own.items() if kept is not None}))
        case _:
            return reports(acting, before)


def touched(acting: Acting, *intents: Intent) -> Acting:
    """Staff touch these, and what comes of each is done."""
    for intent in intents:
        before = len(asked(acting))
        acting.touch(intent)
        if len(asked(acting)) > before:
            answered(acting)
    return acting


def editing(name: str, **own: Value) -> Acting:
    """Staff look at one setting."""
    return touched(at_settings(**own), Act("edit", name))


def tab(acting: Acting) -> SettingsTab:
    assert isinstance(acting.kiosk.staff, Area)
    assert isinstance(acting.kiosk.staff.tab, SettingsTab)
    return acting.kiosk.staff.tab


def value(acting: Acting, name: str) -> Value:
    settings = tab(acting).now
    assert settings is not None
    return settings.values[name]


def shown(acting: Acting) -> Desk:
    assert isinstance(acting.view, Desk)
    return acting.view


def all_rows(acting: Acting) -> list[Row]:
    """The rows of all pages."""
    rows = list(shown(acting).rows)
    first = rows[0]
    while shown(acting).pages and (after := shown(acting.touch(Act("page", "+"))).rows)[0] != first:
        rows += after
    return rows


def titles(acting: Acting) -> list[str]:
    return [row.title for row in all_rows(acting)]


# --- the list -------------------------------------------------------------------------------------


def test_until_the_settings_are_known_none_is_shown_or_changed() -> None:
    acting = at("settings")
    assert ReadSettings() in asked(acting)
    assert [Row("One moment.")] == list(shown(acting).rows)
    before = acting.kiosk
    assert before == acting.touch(Act("switch", "reduced_motion"), Act("edit", "theme")).kiosk


def test_every_setting_is_in_the_list_with_what_it_is_and_a_sentence() -> None:
    rows = all_rows(at_settings(theme="night", opening_hours="Mo 08:00-12:00"))
    assert [row.title for row in rows] == [
        "Name of the clinic: none",
        "Help page: usual words",
        "Country: United States",
        "Opening hours: Mo 08:00-12:00",
        "Dark screen at night: never",
        "Language: English",
        "Languages to choose from: English, Español",
        "Colours: Dark",
        "Size of letters: Usual",
        "Less motion",
        "Patience: 90 seconds",
        "Countdown: 20 seconds",
        "Can be interrupted",
        "Background sounds",
        "PIN",
    ]
    assert all(row.note.endswith(".") for row in rows)


def test_values_are_told_in_plain_words() -> None:
    rows = titles(
        at_settings(
            clinic="Lakeside",
            help_paragraphs=("Ring.",),
            country="",
            night="20:00-07:00",
            languages=("es",),
            text_size=1.1,
            idle_seconds=1,
        )
    )
    assert rows[0] == "Name of the clinic: Lakeside"
    assert rows[1:3] == ["Help page: your own words", "Country: Another country"]
    assert rows[3:5] == ["Opening hours: always open", "Dark screen at night: 20:00–07:00"]
    assert [rows[6], rows[8], rows[10]] == [
        "Languages to choose from: Español",
        "Size of letters: 110%",
        "Patience: 1 second",
    ]


@pytest.mark.parametrize("name", KINDS)
def test_each_has_a_name_and_a_note_and_can_be_opened_or_switched(name: str) -> None:
    assert {name} <= set(TEXTS.names) & set(TEXTS.notes)
    acting = editing(name)
    assert shown(acting).rows
    assert TEXTS.names[name] in {shown(acting).title, *titles(acting)}


@pytest.mark.parametrize("name", ["reduced_motion", "listen_while_speaking", "background_sounds"])
def test_what_is_on_or_off_is_switched_in_the_list_and_takes_effect(name: str) -> None:
    acting = at_settings()
    before = DEFAULTS[name]
    for after in (not before, before):
        touched(acting, Act("switch", name))
        assert asked(acting)[-1] == ChangeSetting(name, after)
        assert getattr(acting.kiosk.site, name) is after
        row = next(row for row in all_rows(acting) if row.title == TEXTS.names[name])
        assert row.switch == Switch(bool(after), Act("switch", name))


def test_what_staff_have_changed_has_a_button_back_to_how_it_was() -> None:
    acting = at_settings(theme="night", reduced_motion=True)
    reset = {row.title: row.buttons[0].intent for row in all_rows(acting) if len(row.buttons) + bool(row.switch) > 1}
    assert reset == {"Colours: Dark": Act("default", "theme"), "Less motion": Act("default", "reduced_motion")}
    touched(acting, Act("default", "theme"))
    assert asked(acting)[-1] == ChangeSetting("theme")
    assert acting.look.theme == "day"


@pytest.mark.parametrize("act", [Act("switch", "theme"), Act("switch", "x"), Act("edit", "x"), Act("default", "x")])
def test_what_cannot_be_meant_does_nothing(act: Act) -> None:
    acting = at_settings()
    before = acting.kiosk
    assert before == acting.touch(act, Command.BACK, Act("nonsense")).kiosk


def test_mistakes_in_the_files_are_told_all_at_once_above_the_list() -> None:
    acting = reports(at("settings"), now({}, "a.toml: “them” is not a setting.", "a.toml: theme has to be …"))
    notice = shown(acting).notice
    assert notice is not None
    assert (notice.title, notice.warns) == ("A settings file has mistakes. What is wrong in it is left out.", True)
    assert notice.text == "a.toml: “them” is not a setting. a.toml: theme has to be …"
    assert len(titles(acting)) == len(KINDS) + 1


# --- taking effect --------------------------------------------------------------------------------


def test_a_change_is_shown_before_it_is_done_so_that_touches_add_up() -> None:
    acting = editing("idle_seconds").touch(Act("step", "+"), Act("step", "+"))
    assert asked(acting)[-2:] == [ChangeSetting("idle_seconds", 120), ChangeSetting("idle_seconds", 180)]
    assert value(acting, "idle_seconds") == 180


def test_one_that_could_not_be_made_is_shown_as_it_was() -> None:
    acting = editing("theme").touch(Act("pick", "night"))
    reports(acting, Trouble("The disk is full."))
    assert asked(acting)[-1] == ReadSettings()
    reports(acting, now({}))
    notice = shown(acting).notice
    assert notice is not None
    assert notice.title == "The disk is full."
    assert (value(acting, "theme"), acting.look.theme) == ("day", "day")


def test_one_that_is_made_only_when_staff_have_gone_on_takes_effect_all_the_same() -> None:
    acting = editing("theme").touch(Act("pick", "night"))
    turn = acting.kiosk.turn
    acting.touch(Act("open", "use"), Act("lock")).happen(Reported(turn, now({"theme": "night"})))
    assert acting.look.theme == "night"
    assert Restart() not in asked(acting)


def test_what_takes_effect_only_with_a_start_restarts_the_kiosk_when_staff_leave() -> None:
    acting = reports(at("settings"), now({"microphone": "Jabra"}, restart=True))
    notice = shown(acting).notice
    assert notice is not None
    assert notice.title == "When you lock this, the kiosk restarts to use what you changed."
    assert Restart() not in asked(acting)
    assert Restart() in asked(acting.touch(Act("lock")))


def test_a_change_that_needs_a_start_and_is_made_when_staff_have_left_already_restarts_the_kiosk_then() -> None:
    acting = at_settings().touch(Act("lock")).happen(Reported(0, now({"microphone": "Jabra"}, restart=True)))
    assert Restart() in asked(acting)


def test_nothing_restarts_where_nothing_needs_it() -> None:
    assert Restart() not in asked(touched(at_settings(), Act("switch", "reduced_motion"), Act("lock")))


def test_it_locks_itself_after_three_minutes_and_restarts_then() -> None:
    acting = reports(at("settings"), now({"microphone": "Jabra"}, restart=True)).wait(181)
    assert acting.kiosk.staff is None
    assert Restart() in asked(acting)


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
    assert (shown(country).page, shown(country.touch(Act("page", "+"))).page) == ("1 of 4", "2 of 4")


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
