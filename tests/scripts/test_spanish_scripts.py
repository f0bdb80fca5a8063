"""The Spanish exercises: what the English ones guide, in words of their own."""

from __future__ import annotations

import re
from functools import cache

import pytest

from kiosk.core.script import Answer, Ask, Pause, Say, Script, Step
from kiosk.scripts.library import builtin_folder, check, load_library

IDS = ("body-scan", "even-breathing", "feet-on-the-floor", "five-senses", "long-out-breath", "muscle-by-muscle")
of_each = pytest.mark.parametrize("identifier", IDS)

FAMILIAR = re.compile(r"\b(tú|tus?|te|ti|contigo|puedes|quieres|sientes|respiras|deja|nota|mira|toma)\b")
"""What is said to a friend, not to somebody whom one calls "usted"."""

GENDERED = re.compile(r"\b(tranquil|relajad|sentad|cansad|nervios|segur|cómod|bienvenid)[oa]s?\b|\bun[oa] mism[oa]\b")
"""What would be said differently to women and to men."""


@cache
def library() -> dict[tuple[str, str], Script]:
    return {(script.language, script.id): script for script in load_library([builtin_folder()]).scripts}


def guidance(script: Script) -> list[list[object]]:
    """What each part guides, whatever is said and however long it is silent in between."""
    return [[without_words(step) for step in part.steps if not isinstance(step, Say | Pause)] for part in script.parts]


def without_words(step: Step) -> object:
    return (len(step.answers), step.seconds) if isinstance(step, Ask) else step


def spoken(script: Script) -> list[str]:
    every = [step for part in script.parts for step in part.steps]
    texts = [step.text if isinstance(step, Say) else step.question for step in every if isinstance(step, Say | Ask)]
    return [script.title, script.summary, script.caution, *texts, *answers(every)]


def answers(steps: list[Step]) -> list[str]:
    given: list[Answer] = [answer for step in steps if isinstance(step, Ask) for answer in step.answers]
    return [phrase for answer in given for phrase in answer.phrases]


def test_these_exercises_are_shipped_in_spanish() -> None:
    assert tuple(identifier for language, identifier in sorted(library()) if language == "es") == IDS


def test_nothing_is_to_be_said_against_them() -> None:
    checked = check([builtin_folder() / "es"])
    assert [(path.stem, findings) for path, findings in checked] == [(identifier, ()) for identifier in IDS]


@of_each
def test_it_guides_as_the_english_one_does(identifier: str) -> None:
    english, spanish = library()["en", identifier], library()["es", identifier]
    assert guidance(spanish) == guidance(english)
    assert (spanish.area, spanish.reviewed_by) == (english.area, "not yet")


@of_each
def test_it_says_usted_to_everybody(identifier: str) -> None:
    texts = spoken(library()["es", identifier])
    assert [text for text in texts if FAMILIAR.search(text.lower()) or GENDERED.search(text.lower())] == []


@of_each
def test_it_has_a_title_that_can_be_said_and_a_short_summary(identifier: str) -> None:
    script = library()["es", identifier]
    assert 2 <= len(script.title.split()) <= 4
    assert 10 <= len(script.summary) <= 45
