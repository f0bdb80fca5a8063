"""What a clinic may set takes effect."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.core import choices, phrases
from kiosk.core.messages import Command, Hours, Listen, Pick, PlaySound
from kiosk.core.screen import Player
from kiosk.core.script import Pause, Say, Sound
from kiosk.core.state import Exercising, Paused, Site
from kiosk.words.crisis import COUNTRIES
from kiosk.words.languages import LANGUAGES, words_of
from tests.core.acting import BREATHING, Acting, mute, script_of, visitor

RAIN = script_of(Sound("rain"), Say("Listen to it."), Pause(60))
SPANISH = replace(BREATHING, language="es")


def in_turn(**settings: object) -> Acting:
    """Somebody in the first sentence of an exercise at a kiosk that does not want to be interrupted."""
    site = replace(Site(listen_while_speaking=False), **settings)
    return visitor(site=site).touch(Command.START, Pick(1), Pick(1), Command.NEXT)


# --- background sounds --------------------------------------------------------------------------


@pytest.mark.parametrize(("wanted", "sounds", "place"), [(True, [PlaySound("rain")], " · rain"), (False, [], "")])
def test_background_sounds_are_heard_and_told_of_only_where_they_are_wanted(
    wanted: bool, sounds: list[PlaySound], place: str
) -> None:
    acting = visitor(RAIN, site=Site(background_sounds=wanted)).touch(Command.START, Pick(1), Pick(1))
    assert sounds == [effect for effect in acting.did if isinstance(effect, PlaySound)]
    assert isinstance(acting.view, Player)
    assert acting.view.place.endswith(place)


# --- listening while speaking -------------------------------------------------------------------


def test_where_nobody_is_to_interrupt_only_stop_and_help_are_understood_while_it_speaks() -> None:
    acting = in_turn()
    assert {Command.STOP, Command.HELP} == set(phrases.offered(acting.kiosk).values())
    assert () == phrases.around(acting.kiosk)
    assert () == phrases.examples(acting.kiosk)


def test_when_it_has_said_what_it_says_all_else_is_understood_as_well() -> None:
    acting = in_turn()
    usual = visitor().touch(Command.START, Pick(1), Pick(1), Command.NEXT)
    assert phrases.offered(acting.hear_out().kiosk) == phrases.offered(usual.hear_out().kiosk)
    last = [effect for effect in acting.did if isinstance(effect, Listen)][-1]
    assert "pause" in last.phrases


def test_pausing_by_touch_lets_one_say_continue_though_the_speech_is_only_held() -> None:
    acting = in_turn().touch(Command.PAUSE).say("continue")
    assert isinstance(acting.phase, Exercising)


def test_without_a_voice_there_is_nothing_to_interrupt() -> None:
    acting = mute(in_turn()).touch(Command.NEXT).happen(Hours(open=True))
    assert Command.PAUSE in phrases.offered(acting.kiosk).values()


def test_stop_can_be_said_while_it_speaks() -> None:
    acting = in_turn()
    acting.say("stop", "stop")
    assert not isinstance(acting.phase, Exercising | Paused)


# --- languages, country -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "languages", "expected"),
    [
        ("en", (), ("en", "es")),
        ("en", ("en", "es"), ("en", "es")),
        ("en", ("en",), ("en",)),
        ("en", ("es",), ("en", "es")),
        ("es", ("es",), ("es",)),
    ],
)
def test_the_languages_to_choose_from_are_those_that_are_wanted(
    language: str, languages: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    acting = visitor(BREATHING, SPANISH, site=Site(language=language, languages=languages))
    assert expected == choices.languages(acting.kiosk)


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_help_page_names_the_crisis_line_of_the_country(country: str) -> None:
    acting = visitor(site=Site(country=country))
    front_desk, line = acting.kiosk.help
    assert front_desk == "Please tell the front desk."
    assert line == words_of("en").crisis_lines[country]


def test_for_a_country_without_a_known_line_it_names_none() -> None:
    assert visitor(site=Site(country="")).kiosk.help == ("Please tell the front desk.",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_numbers_are_named_in_every_language(language: str) -> None:
    def numbers(text: str) -> set[str]:
        return {part for part in text.replace(".", " ").replace(",", " ").split() if part.isdigit()}

    english, other = words_of("en").crisis_lines, words_of(language).crisis_lines
    assert [] == [country for country in COUNTRIES if not numbers(english[country]) <= numbers(other[country])]


# --- night --------------------------------------------------------------------------------------


def test_at_night_the_screen_is_dark_unless_somebody_wants_it_otherwise() -> None:
    acting = visitor(site=Site(theme="contrast"))
    assert acting.look.theme == "contrast"
    assert acting.happen(Hours(open=True, night=True)).look.theme == "night"
    assert acting.touch(Command.THEME).look.theme == "contrast"
    assert acting.happen(Hours(open=True)).look.theme == "contrast"
