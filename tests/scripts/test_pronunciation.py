"""How words sound: their syllables, and which of them are taken for each other."""

from __future__ import annotations

import pytest

from kiosk.scripts.pronunciation import alike, sounds, syllables, words_in

ENGLISH = {
    1: "breathe breath hour room",
    2: "even about gentle hour's",
    3: "imagine exercise",
    4: "relaxation",
    5: "imagination",
}
SPANISH = {
    1: "seis y muy yo rey buey quien que guion",
    2: "aire guía país creo leer oír ruido hueso viaje hacia",
    3: "ahora oído ayuda cigüeña pingüino hacía aprieto",
    4: "aéreo paisajero continúo tranquilidad respiración",
}


def each(words: dict[int, str]) -> list[tuple[int, str]]:
    return [(count, word) for count, line in words.items() for word in line.split()]


@pytest.mark.parametrize(("count", "word"), [pair for pair in each(ENGLISH) if pair[1] != "hour"])
def test_english_syllables_are_those_of_the_dictionary(count: int, word: str) -> None:
    assert count == syllables(word, "en")


@pytest.mark.parametrize(("count", "word"), each(SPANISH))
def test_spanish_syllables_follow_from_the_spelling(count: int, word: str) -> None:
    assert count == syllables(word, "es")


@pytest.mark.parametrize(("count", "word"), [(2, "brimzel"), (1, "zorpe"), (1, "brrr"), (2, "gribble")])
def test_the_syllables_of_other_words_are_counted_by_their_letters(count: int, word: str) -> None:
    assert count == syllables(word, "en")


def test_the_words_of_a_text_have_no_numbers_and_no_marks() -> None:
    assert ["i'm", "self", "esteem", "sí"] == words_in("“I’m” self-esteem: 4, sí!")


MISTAKEN = """
for four, too two, right write, see sea, sun son, mouth mouse, breathe breeze, math mass, warm worn, bed bad, cup cap,
calm come, think sink, full fool, fear here, safe save, home phone, heart hurt, choose shoes, mind mine, pen pan,
sit set, since sense, three tree, rice rise, leaf leave, sleep slip, feeling filling, breathe breath,
four people for people
"""
TOLD_APART = """
breathe enough, gentle box, yes no, left right, more enough, body breath, one two, stay say, walk talk, steady ready,
near far, sad mad, sad glad, hot cold, rain silence, boss friend, brother boss, easy strange, task people, in out,
slow low, step steps, small tall, mother brother, name same, late wait, time dime, voice choice, coat goat, people body,
over all over, left hand right hand, symptoms feelings, life myself, thought body
"""


def pairs(text: str) -> list[list[str]]:
    return [pair.split() if pair.count(" ") == 1 else halves(pair) for pair in " ".join(text.split()).split(", ")]


def halves(pair: str) -> list[str]:
    words = pair.split()
    return [" ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])]


@pytest.mark.parametrize(("one", "other"), pairs(MISTAKEN))
def test_words_that_sound_alike_are_known(one: str, other: str) -> None:
    assert alike(one, other, "en")
    assert alike(other, one, "en")


@pytest.mark.parametrize(("one", "other"), pairs(TOLD_APART))
def test_words_that_are_told_apart_are_left_alone(one: str, other: str) -> None:
    assert not alike(one, other, "en")


SPANISH_MISTAKEN = "vaca baca, valla vaya, casa caza, hola ola, si sí, cera sera, kilo quilo, gente jente, nada mada"
SPANISH_TOLD_APART = "sí no, pero perro, lluvia mar, guerra gira, chico quico"


@pytest.mark.parametrize(("one", "other"), pairs(SPANISH_MISTAKEN))
def test_spanish_that_sounds_alike_is_known(one: str, other: str) -> None:
    assert alike(one, other, "es")


@pytest.mark.parametrize(("one", "other"), pairs(SPANISH_TOLD_APART))
def test_spanish_that_is_told_apart_is_left_alone(one: str, other: str) -> None:
    assert not alike(one, other, "es")


def test_in_other_languages_letters_stand_for_sounds() -> None:
    assert ("überall", "gribblo") == (sounds("über all", "de"), sounds("gribblo", "en"))
