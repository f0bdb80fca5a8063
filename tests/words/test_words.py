"""Every language has all words, and all of them are fit for where they are used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import get_args

import pytest
from msgspec.structs import astuple, replace

from kiosk.core.messages import Command
from kiosk.core.script import AREAS, MoveKind
from kiosk.core.spelling import spoken_form
from kiosk.words.catalogue import Text
from kiosk.words.english import ENGLISH
from kiosk.words.languages import LANGUAGES, words_of
from kiosk.words.scales import HIGHEST, Scale
from kiosk.words.spanish import SPANISH
from kiosk.words.words import Words

of_each = pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)


def texts(words: Words) -> list[str]:
    """All that the kiosk itself says and shows in a language."""
    values = [getattr(words, name) for name, value in vars(Words).items() if isinstance(value, Text)]
    return [text for value in values for text in flat(value)]


def flat(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping():
            yield from (text for item in value.values() for text in flat(item))
        case Scale():
            yield from astuple(value)[:3]
        case tuple():
            yield from value
        case _:
            assert callable(value)
            yield from (value(1), value(2))


def said(words: Words) -> list[str]:
    """All phrases that are understood as they stand."""
    commands = [phrase for ways in words.commands.values() for phrase in ways]
    return [*commands, *words.yes, *words.no, *words.numbers, *words.person, *words.ordinals, *words.last]


def test_a_language_that_the_kiosk_does_not_speak_is_english() -> None:
    assert [words_of("en"), words_of("es"), words_of("fi")] == [ENGLISH, SPANISH, ENGLISH]


def test_a_language_without_a_catalogue_is_shown_in_english() -> None:
    assert texts(ENGLISH) == texts(replace(SPANISH, language="fi"))


def test_a_text_is_in_the_language_of_the_words_it_is_read_from() -> None:
    assert ["or", "o"] == [words.either for words in (ENGLISH, SPANISH)]
    assert ["Back", "Atrás"] == [words.labels[Command.BACK] for words in (ENGLISH, SPANISH)]


def test_numbers_agree_with_what_is_counted() -> None:
    numbers = (0, 1, 2, 21)
    assert ["0 minutes", "1 minute", "2 minutes", "21 minutes"] == [*map(ENGLISH.minutes, numbers)]
    assert ["0 minutos", "1 minuto", "2 minutos", "21 minutos"] == [*map(SPANISH.minutes, numbers)]
    assert "Going back to the start in 2 seconds. Nothing you chose is kept." == ENGLISH.still_there_text(2)
    assert "Regreso al inicio en 1 segundo. No se guarda nada de lo que eligió." == SPANISH.still_there_text(1)


def test_spanish_says_u_before_the_sound_of_o() -> None:
    assert "relajarse, sentir u observar" == SPANISH.one_of(("relajarse", "sentir", "observar"))
    assert ["“no” u “otra ronda”", "“sí” u “hoy no”"] == [
        SPANISH.one_of(("“no”", "“otra ronda”")),
        SPANISH.one_of(("“sí”", "“hoy no”")),
    ]
    assert ["no o sí", "no or okay"] == [SPANISH.one_of(("no", "sí")), ENGLISH.one_of(("no", "okay"))]


@of_each
def test_every_command_area_and_move_has_its_words(words: Words) -> None:
    assert [set(words.commands), set(words.areas), set(words.area_notes), set(words.moves)] == [
        set(Command) - {Command.STAFF},  # which cannot be said
        set(AREAS),
        set(AREAS),
        set(get_args(MoveKind)),
    ]
    assert set() == set(words.labels) - set(Command)


@of_each
def test_numbers_go_to_the_highest_rating_and_ordinals_to_eight(words: Words) -> None:
    assert (HIGHEST + 1, 8) == (len(set(words.numbers)), len(set(words.ordinals)))
    assert set() == set(words.sounds_like.values()) - set(words.numbers)


@of_each
def test_no_phrase_means_two_commands(words: Words) -> None:
    commands = [phrase for ways in words.commands.values() for phrase in ways]
    assert sorted(set(commands)) == sorted(commands)


@of_each
def test_yes_and_no_and_what_is_put_around_them_share_no_phrase(words: Words) -> None:
    answers = [*words.yes, *words.no, *words.fillers]
    assert sorted(set(answers)) == sorted(answers)


@of_each
def test_phrases_are_in_spoken_form(words: Words) -> None:
    assert [] == [phrase for phrase in [*said(words), *words.fillers] if phrase != spoken_form(phrase)]


@of_each
def test_what_a_text_says_that_one_can_say_is_understood(words: Words) -> None:
    quoted = {phrase for text in texts(words) for phrase in re.findall("“([^{}”]+)”", text)}
    assert set() == quoted - set(said(words))


@of_each
def test_what_stands_on_a_button_can_be_said(words: Words) -> None:
    labels = {command: spoken_form(label) for command, label in words.labels.items()}
    assert {} == {command: label for command, label in labels.items() if label not in words.commands[command]}


@of_each
def test_every_name_for_a_rating_leads_to_its_scale(words: Words) -> None:
    assert [words.scales[name] for name in words.scale_names.values()] == [*map(words.scale, words.scale_names)]


@of_each
def test_no_two_cues_begin_alike_for_they_are_heard_with_closed_eyes(words: Words) -> None:
    assert len(words.moves) == len(set(words.moves.values()))


def test_no_two_spanish_cues_begin_alike_for_they_are_heard_with_closed_eyes() -> None:
    assert len(SPANISH.moves) == len({cue[:2] for cue in SPANISH.moves.values()})


def test_every_rating_has_a_spanish_name() -> None:
    assert set(SPANISH.scales) == set(SPANISH.scale_names.values())


def test_a_rating_has_its_question_under_its_english_and_its_spanish_name() -> None:
    names = [("tension", "tensión"), ("distress", "malestar"), ("confidence", "confianza"), ("calm", "Calma")]
    assert [SPANISH.scale(one) for one, _ in names] == [SPANISH.scale(other) for _, other in names]
    assert "¿Qué tan fuerte es esto ahora: sueño?" == SPANISH.scale("sueño").question


def test_spanish_says_usted() -> None:
    tu = re.compile(r"\b(tú|tus?|te|ti|contigo|puedes|quieres|tienes|toca|di|respira)\b", re.IGNORECASE)
    assert [] == [text for text in texts(SPANISH) if tu.search(text)]


def test_spanish_offers_touch_wherever_it_asks_aloud_since_it_may_have_no_ears() -> None:
    asking = (
        SPANISH.say_one_of,
        SPANISH.rate_said,
        SPANISH.done_said,
        SPANISH.done_worse_said,
        SPANISH.still_there_said,
    )
    assert [] == [text for text in asking if "tocar" not in text]
