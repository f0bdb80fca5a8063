"""Reading grades, against the formulas and texts whose grade is known."""

from __future__ import annotations

import pytest

from kiosk.scripts.grade import GRADED_WORDS, difficulty, grade, longest_words

PLAIN = ["The cat sat on the mat. The dog ran to the door."] * 4
"""Sentences of six words, each of one syllable."""

GETTYSBURG = """
Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and
dedicated to the proposition that all men are created equal. Now we are engaged in a great civil war, testing whether
that nation, or any nation so conceived and so dedicated, can long endure. We are met on a great battle-field of that
war. We have come to dedicate a portion of that field, as a final resting place for those who here gave their lives that
that nation might live. It is altogether fitting and proper that we should do this.
"""


def test_english_is_graded_by_flesch_and_kincaid() -> None:
    assert pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59) == grade(PLAIN, "en")


def test_syllables_are_counted_as_in_the_dictionary_of_carnegie_mellon() -> None:
    words, sentences, syllables = 103, 5, 146
    assert pytest.approx(0.39 * words / sentences + 11.8 * syllables / words - 15.59) == grade([GETTYSBURG], "en")


def test_spanish_is_graded_by_crawford() -> None:
    texts = ["La casa es de mi padre. El perro va por la casa."] * 4
    words, sentences, syllables = 12, 2, 16
    expected = -0.205 * 100 * sentences / words + 0.049 * 100 * syllables / words - 3.407
    assert pytest.approx(expected) == grade(texts, "es")


@pytest.mark.parametrize(
    ("texts", "language"), [(PLAIN[:2], "en"), ([], "en"), (["7. 8? 9!"] * 40, "en"), (PLAIN, "fr")]
)
def test_there_is_no_grade_for_few_words_or_other_languages(texts: list[str], language: str) -> None:
    assert grade(texts, language) is None


def test_a_very_long_text_is_graded_by_its_beginning() -> None:
    begin = ["The cat sat on the mat."] * (GRADED_WORDS // 6)
    assert grade(begin, "en") == grade([*begin, *["Incomprehensibility characterises bureaucracy."] * 50], "en")
    assert grade(["cat " * GRADED_WORDS], "en") == grade(["cat " * GRADED_WORDS + "imagination " * 99], "en")


def test_a_sentence_of_few_words_is_not_hard() -> None:
    assert 0.0 == difficulty("Diaphragmatic respiration relaxes considerably.", "en")
    assert difficulty("Diaphragmatic respiration relaxes people considerably.", "en") > 20


def test_the_longest_words_are_named_once() -> None:
    texts = ["Imagination, relaxation, imagination. The exercise of the cat."]
    assert ["imagination", "relaxation", "exercise"] == longest_words(texts, "en")
    assert [] == longest_words(PLAIN, "en")
