"""Welcome: how a visitor wants it, for this visit only; coming back; and sleep while the clinic is closed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.core.messages import Command, Failed, Heard, Hours, Intent, LibraryChanged, Listen, Pick, Prepare
from kiosk.core.screen import Asleep as Black
from kiosk.core.screen import Button, Choose, Look
from kiosk.core.script import Pause, Script
from kiosk.core.state import Asleep, ChoosingArea, Exercising, Helping, Liking, Site, Welcome
from kiosk.words.english import ENGLISH
from kiosk.words.languages import words_of
from kiosk.words.spanish import SPANISH
from tests.core.acting import BREATHING, SENSES, Acting, exercising, script_of, visitor

SPANISH_BREATHING = replace(BREATHING, language="es", title="Respirar parejo")
BY_TOUCH = words_of("en", touching=True)
AREAS = ("Relax", "Ground", "Feel", "Notice", "Reframe")
IN_FIVE_AREAS = tuple(script_of(title=f"In {area}", area=area) for area in AREAS)


def bilingual(*scripts: Script) -> Acting:
    return visitor(*(scripts or (BREATHING, SENSES, SPANISH_BREATHING)))


def labels(look: Look) -> list[str]:
    return [chip.label for chip in look.chips]


def choices(acting: Acting) -> Choose:
    view = acting.view
    assert isinstance(view, Choose)
    return view


def closed() -> Acting:
    """The clinic is closed, and nobody has been there for a while."""
    return visitor().happen(Hours(open=False)).wait(91)


# --- as the visitor likes it ------------------------------------------------------------------------


def test_welcome_offers_larger_text_another_language_another_theme_and_touch_only() -> None:
    assert bilingual().look.chips == (
        Button("Larger text", Command.TEXT_SIZE),
        Button("Español", Command.LANGUAGE),
        Button("Dark screen", Command.THEME),
        Button("Touch only", Command.TOUCH_ONLY),
    )


def test_another_language_is_offered_only_where_there_are_exercises_in_it() -> None:
    assert [labels(acting.look)[1] for acting in (visitor(), bilingual())] == ["Dark screen", "Español"]
    assert visitor().touch(Command.LANGUAGE).kiosk.language == "en"
    assert Acting(replace(visitor().kiosk, scripts=())).touch(Command.LANGUAGE).kiosk.language == "en"


def test_text_grows_in_steps_and_is_as_usual_again_after_the_largest() -> None:
    acting = visitor()
    seen = [(acting.touch(Command.TEXT_SIZE).look.text_size, labels(acting.look)[0]) for _ in range(3)]
    assert seen == [(1.25, "Larger text"), (1.5, "Usual text"), (1.0, "Larger text")]


def test_a_text_size_of_the_clinics_own_is_followed_by_the_usual_one() -> None:
    assert visitor(site=Site(text_size=1.1)).touch(Command.TEXT_SIZE).look.text_size == 1.0


def test_the_themes_follow_each_other() -> None:
    acting = visitor()
    seen = [(acting.touch(Command.THEME).look.theme, labels(acting.look)[1]) for _ in range(3)]
    assert seen == [("night", "High contrast"), ("contrast", "Light screen"), ("day", "Dark screen")]


def test_another_language_is_that_of_all_that_is_said_shown_and_understood() -> None:
    acting = bilingual().forget().touch(Command.LANGUAGE)
    assert acting.spoken == [SPANISH.welcome_said]
    assert [effect.language for effect in acting.did if isinstance(effect, Listen | Prepare)] == ["es", "es"]
    assert labels(acting.look)[1] == "English"
    assert acting.say("empezar").saying == "¿Qué le vendría bien ahora? Puede decir o tocar relajarse."
    assert [card.label for card in choices(acting.touch(Pick(1))).cards] == ["Respirar parejo"]


@pytest.mark.parametrize("phrase", ["larger text", "spanish", "dark screen", "touch only"])
def test_what_is_offered_can_be_said(phrase: str) -> None:
    assert bilingual().say(phrase).kiosk.visit.liking != Liking()


def test_with_touch_only_nothing_is_listened_to_and_nothing_to_say_is_shown() -> None:
    acting = visitor().forget().touch(Command.TOUCH_ONLY)
    assert [effect.phrases for effect in acting.did if isinstance(effect, Listen)] == [()]
    assert (acting.look.mark.ear, acting.look.mark.text) == ("off", ENGLISH.not_listening)
    assert acting.kiosk.words is BY_TOUCH
    assert acting.happen(Heard(acting.kiosk.offer.turn, "start")).phase == Welcome(acting.phase.seconds)  # type: ignore[union-attr]
    assert labels(acting.look)[2] == "Listen again"
    assert acting.touch(Command.TOUCH_ONLY).look.mark.ear == "listening"


@pytest.mark.parametrize("device", ["microphone", "recogniser"])
def test_without_an_ear_nothing_to_say_is_shown_or_said(device: str) -> None:
    acting = visitor().happen(Failed(device, "gone"))  # type: ignore[arg-type]
    assert (acting.kiosk.words, acting.look.mark.text) == (BY_TOUCH, ENGLISH.ear_off)
    assert acting.touch(Command.START).saying == "What would help right now? You can touch relax or ground."


@pytest.mark.parametrize("wanted", [Command.TEXT_SIZE, Command.LANGUAGE, Command.THEME, Command.TOUCH_ONLY])
def test_it_lasts_for_the_visit_and_is_forgotten_with_it(wanted: Command) -> None:
    acting = bilingual().touch(wanted)
    liking = acting.kiosk.visit.liking
    acting.touch(Command.START, Pick(1), Pick(1))
    assert acting.kiosk.visit.liking == liking != Liking()
    assert acting.touch(Command.STOP, Command.FINISH).kiosk.visit.liking == Liking()


def test_it_is_forgotten_when_somebody_leaves_without_starting() -> None:
    acting = visitor().wait(60).touch(Command.THEME).wait(89)
    assert acting.look.theme == "night"
    assert (acting.wait(2).look.theme, acting.kiosk.visit.liking) == ("day", Liking())


# --- pages of areas ---------------------------------------------------------------------------------


def test_larger_text_shows_three_areas_a_page_each_with_its_own_number() -> None:
    acting = visitor(*IN_FIVE_AREAS).touch(Command.TEXT_SIZE, Command.START)
    assert [(card.number, card.label) for card in choices(acting).cards] == [
        ("1", "Relax"),
        ("2", "Ground"),
        ("3", "Feel"),
        ("Help", "I need a person"),
    ]
    assert acting.saying == "What would help right now? You can say relax, ground, feel or more."
    acting.say("more")
    assert [(card.number, card.label) for card in choices(acting).cards][:2] == [("4", "Notice"), ("5", "Reframe")]
    assert [button.intent for button in choices(acting).corner] == [Command.MORE, Command.HOME]
    assert acting.touch(Command.MORE).phase == ChoosingArea()


def test_an_area_on_another_page_can_be_said_as_well() -> None:
    acting = visitor(*IN_FIVE_AREAS).touch(Command.TEXT_SIZE, Command.START).say("notice")
    assert choices(acting).title == "Notice"


def test_larger_text_shows_four_exercises_a_page() -> None:
    many = [script_of(title=f"Number {n}") for n in range(6)]
    acting = visitor(*many).touch(Command.TEXT_SIZE, Command.START, Pick(1))
    assert [len(choices(acting).cards), len(choices(acting.touch(Command.MORE)).cards)] == [4, 2]


# --- coming back ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "way",
    [
        (Command.START, Command.BACK),
        (Command.START, Command.HOME),
        (Command.START, Pick(1), Pick(1), Command.STOP, Command.FINISH),
    ],
)
def test_whoever_comes_back_to_welcome_is_told(way: tuple[Intent, ...]) -> None:
    acting = visitor().touch(*way)
    assert (acting.phase, acting.saying) == (Welcome(), ENGLISH.welcome_said)


def test_nobody_is_told_when_nobody_is_there() -> None:
    assert exercising().touch(Command.STOP).hear_out().wait(21).saying == ""


# --- asleep -----------------------------------------------------------------------------------------


def test_while_the_clinic_is_closed_it_sleeps_when_it_is_left_alone() -> None:
    acting = visitor().happen(Hours(open=False))
    assert [isinstance(acting.wait(seconds).phase, Welcome) for seconds in (89, 2)] == [True, False]
    assert acting.phase == Asleep()
    assert acting.look == Look(Black(Button("Start", Command.START, "primary")), acting.look.mark)


def test_nobody_is_put_to_sleep_in_a_visit() -> None:
    acting = exercising(script_of(Pause(200))).happen(Hours(open=False)).wait(150)
    assert isinstance(acting.phase, Exercising)


@pytest.mark.parametrize("wake", ["touch", "say"])
def test_the_first_touch_or_start_wakes_and_does_nothing_else(wake: str) -> None:
    acting = closed()
    acting = acting.touch(Command.START) if wake == "touch" else acting.say("start")
    assert (acting.phase, acting.saying) == (Welcome(), ENGLISH.welcome_said)
    assert isinstance(acting.hear_out().wait(91).phase, Asleep)


def test_it_wakes_when_the_clinic_opens() -> None:
    acting = closed().happen(Hours(open=True))
    assert isinstance(acting.wait(300).phase, Welcome)
    assert acting.happen(Hours(open=True)).kiosk.closed is False


def test_asleep_it_understands_start_help_and_stop_only() -> None:
    acting = closed()
    assert set(acting.kiosk.offer.meanings.values()) == {Command.START, Command.HELP, Command.STOP}
    assert acting.touch(Pick(1)).wait(500).phase == Asleep()
    assert acting.say("help").touch(Command.BACK).phase == Asleep()
    assert isinstance(acting.say("help").phase, Helping)


def test_exercises_that_come_while_it_sleeps_are_there_when_it_wakes() -> None:
    acting = closed().happen(LibraryChanged((SENSES,))).touch(Command.START, Command.START)
    assert [card.label for card in choices(acting).cards] == ["Ground", "I need a person"]
