"""Loudspeaker, voice and microphone, as staff try them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.core.messages import Act, Failed, Heard, Input, Intent, Level, Listen, SetVolume, Uttered
from kiosk.core.screen import Button, Desk, Row, Switch
from kiosk.core.staff.errands import ChangeSetting, PinState, ReadSettings, SettingsNow, Trouble, Value
from kiosk.core.staff.tabs import Area, SoundTab
from kiosk.words.english import ENGLISH
from tests.core.acting import Acting, mute
from tests.core.staff.test_area import asked, at, reports

VALUES: dict[str, Value] = {
    "volume": 0.7,
    "volume_max": 1.0,
    "volume_min": 0.2,
    "words_per_minute": 145,
    "natural_voice": True,
    "exercises_off": (),
}
SAMPLE = ENGLISH.staff.sound.sample
TRY = Act("listen")


def now(**changes: Value) -> SettingsNow:
    return SettingsNow(VALUES | changes)


def trying(**settings: Value) -> Acting:
    """Staff look at sound and microphone, with these settings."""
    return reports(at("sound"), now(**settings)).forget()


def asking() -> Acting:
    """Staff try whether they are understood."""
    return trying().touch(TRY).listen_on()


def rows(acting: Acting) -> dict[str, Row]:
    """The rows on both pages, by their titles."""
    found: dict[str, Row] = {}
    for _ in range(2):
        assert isinstance(acting.view, Desk)
        found |= {row.title: row for row in acting.view.rows}
        acting.touch(Act("page", "+"))
    return found


def stepper(name: str, title: str, note: str, value: str) -> Row:
    return Row(title, note, (Button("–", Act(name, "-")), Button("+", Act(name, "+"))), value=value)


def test_everything_can_be_tried_and_set_and_what_is_wanted_most_comes_first() -> None:
    acting = trying()
    assert list(rows(acting).values()) == [
        stepper("volume", "How loud it is", "At the beginning of each visit.", "70 %"),
        Row("Microphone", level=0.0),
        Row("Say “yes”", "To try whether the kiosk understands you.", (Button("Try it", TRY),)),
        stepper("words_per_minute", "How fast it speaks", "Words a minute. 140 to 150 is calm.", "145"),
        stepper("volume_max", "The loudest that clients can have it", "“Louder” ends here.", "100 %"),
        stepper("volume_min", "The softest that clients can have it", "“Quieter” ends here.", "20 %"),
        Row(
            "Natural voice",
            "For English. If it begins to speak too late, switch it off.",
            switch=Switch(on=True, intent=Act("natural_voice")),
        ),
    ]


def test_settings_are_asked_for_and_until_they_are_known_only_the_microphone_can_be_tried() -> None:
    acting = at("sound")
    assert asked(acting)[-1] == ReadSettings()
    assert list(rows(acting)) == ["Microphone", "Say “yes”"]
    acting.forget().touch(Act("volume", "+"))
    assert asked(acting) == []


# --- loudspeaker and voice ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "before", "after"),
    [
        (Act("volume", "+"), {}, 0.75),
        (Act("volume", "-"), {}, 0.65),
        (Act("volume", "+"), {"volume_max": 0.72}, 0.72),
        (Act("volume", "-"), {"volume_min": 0.7}, 0.7),
        (Act("volume_max", "-"), {"volume_max": 0.7}, 0.7),
        (Act("volume_max", "+"), {}, 1.0),
        (Act("volume_min", "+"), {}, 0.25),
        (Act("volume_min", "-"), {"volume_min": 0}, 0.0),
        (Act("words_per_minute", "+"), {}, 150.0),
        (Act("words_per_minute", "-"), {"words_per_minute": 102}, 100.0),
        (Act("words_per_minute", "+"), {"words_per_minute": 220}, 220.0),
        (Act("natural_voice"), {}, False),
        (Act("natural_voice"), {"natural_voice": False}, True),
    ],
)
def test_a_touch_goes_a_step_further_within_the_limits(act: Act, before: dict[str, Value], after: Value) -> None:
    assert asked(trying(**before).touch(act)) == [ChangeSetting(act.verb, after)]


@pytest.mark.parametrize(
    ("act", "changed", "volume"),
    [
        (Act("volume", "+"), {"volume": 0.75}, 0.75),
        (Act("volume_max", "-"), {"volume_max": 0.95}, 0.95),
        (Act("volume_min", "+"), {"volume_min": 0.25}, 0.25),
        (Act("words_per_minute", "+"), {"words_per_minute": 150.0}, 0.7),
        (Act("natural_voice"), {"natural_voice": False}, 0.7),
    ],
)
def test_what_has_been_set_is_heard_at_once_as_it_is_now(act: Act, changed: dict[str, Value], volume: float) -> None:
    acting = trying().touch(act)
    assert acting.spoken == []
    reports(acting, now(**changed))
    assert (acting.spoken, acting.kiosk.volume) == ([SAMPLE], volume)
    assert rows(acting) == rows(trying(**changed))


def test_what_could_not_be_set_is_not_heard() -> None:
    acting = trying().touch(Act("volume", "+"))
    reports(acting, Trouble("The card is full.")).touch(Act("nothing"))
    assert (acting.spoken, rows(acting)) == ([], rows(trying()))


def test_the_voice_is_heard_when_it_is_asked_for() -> None:
    acting = trying()
    assert isinstance(acting.view, Desk)
    assert acting.view.corner == (Button("Hear the voice", Act("hear"), "primary"),)
    assert acting.touch(Act("hear")).spoken == [SAMPLE]


def test_the_next_visit_is_as_loud_as_the_clinic_has_set_it_whatever_was_tried() -> None:
    acting = reports(trying().touch(Act("volume_min", "+")), now(volume_min=0.25)).forget().touch(Act("lock"))
    assert [effect for effect in acting.did if isinstance(effect, SetVolume)] == [SetVolume(0.7)]


# --- the microphone -------------------------------------------------------------------------------------


def test_what_the_microphone_gives_is_metered_while_it_is_looked_at() -> None:
    acting = at("sound")
    listened = [effect for effect in acting.did if isinstance(effect, Listen)]
    assert (listened[-1].metering, listened[-1].phrases) == (True, ())
    assert rows(acting.happen(Input(0.35)))["Microphone"] == Row("Microphone", level=0.35)
    acting.forget().touch(Act("open", "use"))
    assert [effect.metering for effect in acting.did if isinstance(effect, Listen)] == [False]


@pytest.mark.parametrize(
    ("given", "title"),
    [
        (Input(0.0, "silent"), "The microphone hears nothing at all"),
        (Input(1.0, "overdriven"), "The microphone is set too loud"),
        (Failed("microphone", "gone"), "The microphone does not work"),
    ],
)
def test_a_microphone_of_no_use_is_told_of_with_what_to_do(given: Input | Failed, title: str) -> None:
    row = rows(trying().happen(given))[title]
    assert (row, bool(row.note)) == (Row(title, row.note, warns=True), True)


def test_elsewhere_nobody_wants_to_know_what_the_microphone_gives() -> None:
    for acting in (Acting(), at("use")):
        assert acting.kiosk == acting.happen(Input(0.5)).kiosk


# --- “say yes” ------------------------------------------------------------------------------------------


def said(acting: Acting) -> str:
    return rows(acting)["Say “yes”"].note


def test_nothing_can_be_said_before_it_is_wanted() -> None:
    acting = trying()
    acting.happen(Heard(acting.kiosk.offer.turn, "yes"))
    assert (acting.kiosk.offer.meanings, said(acting)) == ({}, "To try whether the kiosk understands you.")


@pytest.mark.parametrize("word", ["yes", "no", "seven"])
def test_what_was_heard_is_shown_and_leads_to_nothing(word: str) -> None:
    acting = asking().forget()
    assert said(acting) == "Listening. Say “yes”, “no” or a number."
    acting.say(word)
    assert said(acting) == f"I heard “{word}”. It is not kept."
    assert asked(acting) == []


def test_when_it_is_enough_all_of_it_is_forgotten() -> None:
    acting = asking().say("yes").touch(TRY)
    assert isinstance(acting.kiosk.staff, Area)
    assert acting.kiosk.staff.tab == replace(SoundTab(), now=now())
    assert acting.kiosk.offer.meanings == {}


def test_something_else_is_told_when_it_is_over() -> None:
    acting = asking()
    turn = acting.kiosk.offer.turn
    acting.happen(Heard(turn, "[unk]", final=False))
    assert said(acting) == "Listening. Say “yes”, “no” or a number."
    acting.happen(Heard(turn, "[unk]"))
    assert said(acting) == "I heard something else. It is not kept."


@pytest.mark.parametrize("heard", [Heard(0, "yes"), Heard(-1, "yes", 0.01)])
def test_what_is_late_or_not_sure_is_not_shown(heard: Heard) -> None:
    acting = asking()
    turn = acting.kiosk.offer.turn if heard.turn else 0
    acting.happen(replace(heard, turn=turn))
    assert said(acting) == "Listening. Say “yes”, “no” or a number."


def test_the_kiosk_does_not_take_its_own_voice_for_somebodys() -> None:
    acting = asking().touch(Act("hear")).hear_out()
    acting.happen(Heard(acting.kiosk.offer.turn, "this", since=0.1))
    assert said(acting) == "Listening. Say “yes”, “no” or a number."


def test_stop_and_help_are_no_way_out_of_here_by_voice() -> None:
    acting = asking()
    before = acting.kiosk.staff
    for word in ("stop", "help", "home"):
        assert word not in acting.kiosk.offer.meanings
        acting.happen(Heard(acting.kiosk.offer.turn, word, final=False))
    assert before == acting.kiosk.staff


def test_where_the_kiosk_cannot_hear_it_says_so() -> None:
    acting = trying().happen(Failed("recogniser", "no model"))
    assert rows(acting)["Say “yes”"] == Row("Say “yes”", "The kiosk cannot hear just now. See what Health says.")


# --- everything else ------------------------------------------------------------------------------------


@pytest.mark.parametrize("event", [Uttered(0), Level(0.3)])
def test_other_events_change_nothing_of_the_tab(event: Uttered | Level) -> None:
    acting = trying()
    before = acting.kiosk.staff
    assert before == acting.happen(event).kiosk.staff


@pytest.mark.parametrize("way", [Act("nothing"), Act("page", "+")])
def test_other_acts_set_nothing(way: Intent) -> None:
    assert asked(trying().touch(way)) == []


def test_other_reports_change_nothing() -> None:
    acting = trying().touch(Act("volume", "+"))
    before = rows(acting)
    assert before == rows(reports(acting, PinState(is_set=True)))


def test_without_a_voice_setting_works_all_the_same() -> None:
    acting = mute(trying()).touch(Act("volume", "+"))
    assert reports(acting, now(volume=0.75)).spoken == []
