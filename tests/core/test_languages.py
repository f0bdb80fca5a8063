"""Every language has all words, and all of them are fit for where they are used."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from string import Formatter
from typing import get_args

import pytest

from kiosk.core import phrases
from kiosk.core.english import ENGLISH
from kiosk.core.languages import LANGUAGES, words_of
from kiosk.core.messages import Command, Pick
from kiosk.core.script import AREAS, Answer, Ask, End, MoveKind, Next
from kiosk.core.spanish import SPANISH
from kiosk.core.state import Site
from kiosk.core.words import Words
from tests.core.acting import BREATHING, Acting, script_of, visitor

of_each = pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)


def spanish() -> Acting:
    return visitor(replace(BREATHING, language="es"), site=Site(language="es"))


def texts(words: Words) -> dict[str, str]:
    values = {field.name: getattr(words, field.name) for field in fields(Words)}
    return {name: value for name, value in values.items() if isinstance(value, str)}


def places(text: str) -> set[str]:
    """What is put into a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_a_language_that_the_kiosk_does_not_speak_is_english() -> None:
    assert [words_of("en"), words_of("es"), words_of("fi")] == [ENGLISH, LANGUAGES["es"], ENGLISH]


@of_each
def test_no_text_is_missing(words: Words) -> None:
    assert [name for name, text in texts(words).items() if not text.strip()] == []


@of_each
def test_the_same_things_are_put_into_each_text_as_in_english(words: Words) -> None:
    expected = {name: places(text) for name, text in texts(ENGLISH).items()}
    assert {name: places(text) for name, text in texts(words).items()} == expected


@of_each
def test_every_command_area_and_move_has_its_words(words: Words) -> None:
    assert [set(words.commands), set(words.areas), set(words.area_notes), set(words.moves)] == [
        set(Command),
        set(AREAS),
        set(AREAS),
        set(get_args(MoveKind)),
    ]
    assert set(words.labels) == set(ENGLISH.labels)


@of_each
def test_numbers_go_to_ten_and_ordinals_to_eight(words: Words) -> None:
    assert (len(set(words.numbers)), len(set(words.ordinals))) == (11, 8)
    assert set(words.sounds_like.values()) <= set(words.numbers)


@of_each
def test_no_phrase_means_two_commands(words: Words) -> None:
    said = [phrase for ways in words.commands.values() for phrase in ways]
    assert sorted(set(said)) == sorted(said)


@of_each
def test_yes_and_no_and_what_is_put_around_them_share_no_phrase(words: Words) -> None:
    said = [*words.yes, *words.no, *words.fillers]
    assert sorted(set(said)) == sorted(said)


@of_each
def test_phrases_are_in_spoken_form(words: Words) -> None:
    said = [phrase for ways in words.commands.values() for phrase in ways]
    said += [*words.yes, *words.no, *words.numbers, *words.person, *words.ordinals, *words.fillers, *words.last]
    assert [phrase for phrase in said if phrase != phrases.spoken_form(phrase)] == []


def test_a_visit_in_spanish_is_spanish() -> None:
    acting = spanish().touch(Command.START)
    assert acting.saying == "¿Qué le vendría bien ahora? Puede decir o tocar relajarse."
    acting.say("relajarse")
    assert acting.saying == "Uno: Even breathing. Puede decir o tocar un número, o atrás."
    acting.say("el primero")
    assert acting.saying == "¿Cuánta tensión siente ahora? Puede decir o tocar un número del cero al diez, o saltar."
    acting.say("como un siete")
    assert acting.session.ratings == (("tension", 7),)
    acting.say("parar").say("sí por favor")
    assert acting.saying == "Por ahora es suficiente. Puede decir o tocar terminar, otro, o de nuevo."


def test_spanish_answers_are_understood_by_number() -> None:
    offered = phrases.offered(spanish().touch(Command.START).kiosk)
    assert [offered[way] for way in ("uno", "número uno", "el uno", "el primero", "la última")] == [Pick(1)] * 5


def test_spanish_yes_and_no_are_understood_in_all_usual_ways() -> None:
    ask = Ask("¿Otra ronda?", (Answer(("no",), End()), Answer(("sí",), Next())), 20, End())
    asked = visitor(replace(script_of(ask), language="es"), site=Site(language="es"))
    offered = phrases.offered(asked.touch(Command.START, Pick(1), Pick(1)).kiosk)
    assert {offered[way] for way in SPANISH.no} == {Pick(1)}
    assert {offered[way] for way in SPANISH.yes} == {Pick(2)}


def test_spanish_says_usted() -> None:
    said = [*texts(SPANISH).values(), *SPANISH.moves.values(), *SPANISH.labels.values(), *SPANISH.area_notes.values()]
    assert [text for text in said if re.search(r"\b(tú|tus?|te|ti|puedes|quieres|toca|respira)\b", text.lower())] == []


def test_spanish_offers_touch_wherever_it_asks_aloud_since_it_may_have_no_ears() -> None:
    asking = (
        SPANISH.say_one_of,
        SPANISH.rate_said,
        SPANISH.done_said,
        SPANISH.done_worse_said,
        SPANISH.still_there_said,
    )
    assert [text for text in asking if "tocar" not in text] == []


def test_no_two_spanish_cues_begin_alike_for_they_are_heard_with_closed_eyes() -> None:
    assert len({cue[:2] for cue in SPANISH.moves.values()}) == len(SPANISH.moves)


def test_a_rating_has_its_question_under_its_english_and_its_spanish_name() -> None:
    names = [("tension", "tensión"), ("distress", "malestar"), ("confidence", "confianza"), ("calm", "Calma")]
    assert [SPANISH.scale(one) for one, _ in names] == [SPANISH.scale(other) for _, other in names]
    assert SPANISH.scale("sueño").question == "¿Qué tan fuerte es esto ahora: sueño?"


def test_help_is_in_the_words_of_the_clinic_or_of_the_language() -> None:
    said = [
        visitor(site=Site(language=language, help_paragraphs=own)).touch(Command.HELP).saying
        for language, own in (("es", ("Toque el timbre.",)), ("es", ()), ("en", ()))
    ]
    back = ("Puede decir o tocar atrás.", "You can say back.")
    texts = ("Toque el timbre.", *(" ".join(words_of(each).help_paragraphs) for each in ("es", "en")))
    assert said == [f"{text} {line}" for text, line in zip(texts, (back[0], *back), strict=True)]


def test_yes_without_its_accent_is_understood_in_the_usual_ways() -> None:
    ask = Ask("¿Más?", (Answer(("si",), Next()), Answer(("no",), End())), 20, End())
    script = replace(script_of(ask), language="es")
    acting = visitor(script, site=Site(language="es")).touch(Command.START, Pick(1), Pick(1))
    assert [phrases.offered(acting.kiosk)[way] for way in ("si", "sí", "claro que sí", "no gracias")] == [
        Pick(1),
        Pick(1),
        Pick(1),
        Pick(2),
    ]
