"""What can be said, and what is made of what was heard."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.core import phrases
from kiosk.core.messages import Command, Heard, Level, Listen, Pick
from kiosk.core.script import Answer, Ask, End, Next, Say
from kiosk.core.spelling import spoken_form
from kiosk.core.state import ChoosingArea, Kiosk, OwnWord
from kiosk.words.english import ENGLISH
from tests.core.acting import BREATHING, SENSES, exercising, script_of, visitor

GROUND = ("ground", "the ground one", "ground please", "the last", "the last one")
TWO_BY_NUMBER = dict.fromkeys(("two", "number two", "second one", "the second one", "the second"), Pick(2))


def test_stop_help_home_repeat_and_volume_can_be_said_at_welcome() -> None:
    offered = phrases.offered(visitor().kiosk)
    assert {phrase: offered[phrase] for phrase in ("stop", "help", "home", "repeat", "louder", "quieter", "start")} == {
        "stop": Command.STOP,
        "help": Command.HELP,
        "home": Command.HOME,
        "repeat": Command.REPEAT,
        "louder": Command.LOUDER,
        "quieter": Command.QUIETER,
        "start": Command.START,
    }


def test_in_an_exercise_everything_that_steers_it_can_be_said() -> None:
    offered = set(phrases.offered(exercising().kiosk).values())
    steering = {Command(name) for name in ("pause", "next", "back", "slower", "faster", "repeat", "stop", "help")}
    assert steering <= offered


def test_all_numbers_from_zero_to_ten_can_be_said_as_a_rating() -> None:
    offered = phrases.offered(exercising().kiosk)
    assert [offered[word] for word in ENGLISH.numbers] == [Pick(number) for number in range(11)]


def test_things_on_the_screen_can_be_said_by_name_and_number() -> None:
    offered = phrases.offered(visitor().touch(Command.START).kiosk)
    picks = {phrase: intent for phrase, intent in offered.items() if intent == Pick(2)}
    assert picks == dict.fromkeys(GROUND, Pick(2)) | TWO_BY_NUMBER


def test_the_authors_own_words_win_over_numbers_and_usual_ways() -> None:
    answers = (Answer(("three",), Next()), Answer(("yes", "one"), Next()), Answer(("sure", "two"), End()))
    offered = phrases.offered(exercising(script_of(Ask("Which?", answers, 20, End()))).kiosk)
    assert [offered[word] for word in ("one", "two", "three", "yes", "yeah", "sure")] == [
        Pick(2),
        Pick(3),
        Pick(1),
        Pick(2),
        Pick(2),
        Pick(3),
    ]


def test_things_said_while_counting_are_not_mistaken_for_numbers() -> None:
    counting = exercising(SENSES).hear_out().wait(1.3)
    assert not any(isinstance(intent, Pick) for intent in phrases.offered(counting.kiosk).values())


@pytest.mark.parametrize(("ago", "own"), [(1.0, True), (1.2, True), (1.3, False), (1.55, False)])
def test_a_word_that_is_only_alike_is_own_while_ours_has_just_begun(ago: float, own: bool) -> None:
    assert phrases.own_words(Kiosk(own=(OwnWord("step.", ago),)), hearing("stop")) is own


def test_an_answer_may_sound_like_the_last_words_of_the_question() -> None:
    kiosk = exercising().listen_on().kiosk
    asked = replace(kiosk, own=(OwnWord("right", 1.0), OwnWord("now?", 0.8)))
    eight = Heard(asked.offer.turn, "eight", since=0.5, until=0.2)
    assert [Pick(8), True] == [phrases.meaning(asked, eight), phrases.own_words(asked, replace(eight, text="now"))]


@pytest.mark.parametrize(
    ("text", "confidence", "final", "meant"),
    [
        ("ground", 1.0, True, Pick(2)),
        ("ground", 1.0, False, Pick(2)),
        ("ground", 0.4, True, None),
        ("[unk]", 1.0, True, None),
        ("ground [unk]", 1.0, True, None),
        ("number ground", 1.0, True, Pick(2)),
        ("number ground", 1.0, False, None),
        ("ground relax", 1.0, True, None),
        ("the second one", 1.0, True, Pick(2)),
        ("the ground one", 1.0, False, Pick(2)),
        ("maybe the ground one please", 1.0, True, Pick(2)),
        ("one stop", 1.0, True, None),
        ("number stop", 1.0, True, None),
        ("stop", 1.0, True, Command.STOP),
        ("stop", 1.0, False, None),
        ("help", 1.0, False, Command.HELP),
        ("um help please", 1.0, True, Command.HELP),
        ("one help", 1.0, True, Command.HELP),
        ("stop help", 1.0, True, Command.HELP),
        ("help [unk]", 1.0, True, None),
        ("help", 0.4, True, None),
        ("relax no ground", 1.0, True, Pick(2)),
    ],
)
def test_what_was_heard_means(text: str, confidence: float, final: bool, meant: object) -> None:
    kiosk = visitor().touch(Command.START).listen_on().kiosk
    assert phrases.meaning(kiosk, Heard(kiosk.offer.turn, text, confidence, final)) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("six", Pick(6)),
        ("about a six", Pick(6)),
        ("maybe seven", Pick(7)),
        ("i'd say a four please", Pick(4)),
        ("six out of ten", Pick(6)),
        ("ten out of ten", Pick(10)),
        ("out of ten", None),
        ("maybe", None),
        ("a six maybe seven", None),
        ("too", Pick(2)),
        ("a for", Pick(4)),
        ("i think ate", Pick(8)),
        ("none", Pick(0)),
        ("six six", Pick(6)),
        ("six seven", None),
        ("no seven", Pick(7)),
        ("six no seven", Pick(7)),
        ("a six no wait maybe a seven", Pick(7)),
        ("six sorry no seven i mean eight", Pick(8)),
        ("six no", None),
        ("six no [unk]", None),
        ("probably [unk]", None),
    ],
)
def test_a_rating_may_have_words_around_it(text: str, meant: object) -> None:
    kiosk = exercising().listen_on().kiosk
    assert phrases.meaning(kiosk, Heard(kiosk.offer.turn, text)) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *[(way, Pick(1)) for way in ("yes", "yeah", "sure", "yes please", "okay", "of course", "i would")],
        *[(way, Pick(2)) for way in ("no", "nope", "no thanks", "not really", "not now", "i'd rather not")],
        ("um well yes", Pick(1)),
        ("maybe yes please", Pick(1)),
        ("the first one", Pick(1)),
        ("the second", Pick(2)),
        ("the last one please", Pick(2)),
        ("yes no", None),
        ("no yes", None),
        ("yes sorry no", Pick(2)),
        ("go ahead", Pick(1)),
        ("not yet", Pick(2)),
    ],
)
def test_yes_and_no_are_understood_in_the_usual_ways(text: str, meant: object) -> None:
    ask = Ask("More?", (Answer(("yes",), Next()), Answer(("no",), End())), 20, End())
    kiosk = exercising(script_of(ask)).listen_on().kiosk
    assert phrases.meaning(kiosk, Heard(kiosk.offer.turn, text)) == meant


def test_a_word_that_sounds_like_a_number_keeps_its_own_meaning() -> None:
    answers = (Answer(("too much",), Next()), Answer(("two",), End()))
    kiosk = exercising(script_of(Ask("Which?", answers, 20, End()))).listen_on().kiosk
    assert phrases.meaning(kiosk, Heard(kiosk.offer.turn, "a too much")) == Pick(1)
    assert phrases.meaning(kiosk, Heard(kiosk.offer.turn, "a too")) is None


def test_the_ear_is_told_of_words_around_an_answer_only_where_one_is_awaited() -> None:
    awaited, not_awaited = exercising(), exercising(script_of(Say("Hi.")))
    words_around = {*ENGLISH.fillers, *ENGLISH.corrections}
    assert [set(phrases.around(acting.kiosk)) for acting in (awaited, not_awaited)] == [words_around, set()]
    listen = [effect for effect in awaited.did if isinstance(effect, Listen)]
    assert set(ENGLISH.fillers) <= set(listen[-1].phrases if listen else phrases.around(awaited.kiosk))


def test_a_rating_can_be_corrected_while_it_is_shown() -> None:
    acting = exercising().listen_on().say("six").happen(Level(0.5)).wait(2.0)
    acting.happen(Heard(acting.kiosk.offer.turn, "no seven")).happen(Level(0.0))
    assert acting.session.ratings == (("tension", 7),)
    assert acting.wait(1.3).session.ratings == (("tension", 7),)


def test_the_kiosk_does_not_act_on_its_own_voice() -> None:
    acting = visitor().touch(Command.START).hear_out()
    acting.happen(Heard(acting.kiosk.offer.turn, "ground"))
    assert acting.phase == ChoosingArea()
    assert acting.say("ground").phase != ChoosingArea()


def hearing(text: str, *, since: float = 1.0, until: float = 0.5) -> Heard:
    return Heard(1, text, since=since, until=until)


@pytest.mark.parametrize(
    ("ago", "own"),
    [(0.3, False), (0.45, True), (0.8, True), (1.0, True), (1.55, True), (1.65, False), (5.0, False)],
)
def test_own_words_are_those_that_were_played_while_something_was_heard(ago: float, own: bool) -> None:
    assert phrases.own_words(Kiosk(own=(OwnWord("Next.", ago),)), hearing("next")) is own


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("next", True),
        ("two", True),  # "to"
        ("go next", True),
        ("next two", False),  # the other way round
        ("stop", True),  # "step"
        ("help", False),
        ("next next", False),
        ("[unk]", False),
    ],
)
def test_own_words_are_known_by_how_they_sound_and_by_their_order(text: str, own: bool) -> None:
    said = tuple(OwnWord(word, 0.9) for word in ["Go", "to", "the", "next", "step."])
    assert phrases.own_words(Kiosk(own=said), hearing(text)) is own


def test_where_nothing_was_said_no_words_are_own() -> None:
    assert not phrases.own_words(Kiosk(), hearing("next"))


def test_titles_are_said_in_lower_case_without_punctuation() -> None:
    assert spoken_form("What’s here: 4-7-8 (Slow)!") == "what's here 4 7 8 slow"


def test_marks_that_belong_to_letters_are_kept() -> None:
    assert spoken_form("Respira\N{COMBINING ACUTE ACCENT}, niño: हिन्दी") == "respirá niño हिन्दी"


def test_examples_are_phrases_that_can_be_said() -> None:
    person = exercising().say("ten").wait(1.3)
    asking = exercising(script_of(Ask("Which?", (Answer(("this",), Next()), Answer(("that",), End())), 20, End())))
    waiting = [
        visitor().touch(Command.START),
        visitor().touch(Command.START, Pick(1)),
        exercising(),
        person,
        asking,
        exercising().say("stop"),
        exercising().touch(Command.STOP),
        visitor().touch(Command.START).hear_out().wait(91),
    ]
    assert [set(phrases.examples(a.kiosk)) - set(phrases.offered(a.kiosk)) for a in waiting] == [set()] * 8
    assert all(phrases.examples(a.kiosk) for a in waiting)


def test_where_nothing_is_awaited_there_are_no_examples() -> None:
    assert [phrases.examples(a.kiosk) for a in (visitor(), exercising(script_of(Say("Hi."))))] == [(), ()]


def test_no_phrase_means_two_things_in_one_phase() -> None:
    said = [phrase for phrases_ in ENGLISH.commands.values() for phrase in phrases_]
    assert len(said) == len(set(said))


def test_every_chip_can_be_said() -> None:
    actings = [exercising(), exercising(BREATHING).touch(Command.PAUSE), exercising(SENSES)]
    for acting in actings:
        offered = phrases.offered(acting.kiosk)
        assert {chip.label: offered[chip.label] for chip in acting.look.chips} == {
            chip.label: chip.intent for chip in acting.look.chips
        }
