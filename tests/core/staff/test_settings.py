"""Staff change the settings: each is there with a sentence, takes effect at once, and can be taken back."""

from __future__ import annotations

import pytest

from kiosk.config import shipped
from kiosk.core.messages import Act, Command, Intent, Reported
from kiosk.core.screen import Desk, Row, Switch
from kiosk.core.staff.errands import ChangeSetting, ReadSettings, Restart, SettingsNow, Trouble, Value
from kiosk.core.staff.kinds import KINDS
from kiosk.core.staff.tabs import Area, SettingsTab
from kiosk.words.languages import words_of
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
        "Opening hours: 1 day a week",
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
