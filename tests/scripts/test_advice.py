"""What is said about scripts that could be kinder, and what is not.

The texts and all that is said about them stand in the two text files beside this one, as in `test_mistakes.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.devices.models import COMPACT
from kiosk.devices.vocabulary import vocabulary
from kiosk.scripts.findings import Finding, format_finding
from kiosk.scripts.parser import parse
from kiosk.scripts.surroundings import Surroundings
from tests.scripts.test_mistakes import HEADER, mistakes

HEARD = Surroundings(vocabulary=vocabulary(COMPACT))


def findings(text: str, language: str = "en", around: Surroundings | None = None) -> tuple[Finding, ...]:
    return parse(text, "try", language, around or Surroundings()).findings


def said(found: tuple[Finding, ...]) -> list[str]:
    return [format_finding(Path("try.md"), finding) for finding in found]


@pytest.mark.parametrize(("text", "expected"), mistakes("advice_en.txt"))
def test_what_could_be_kinder_is_told(text: str, expected: str) -> None:
    assert expected.strip().split("\n") == said(findings(HEADER + text, around=HEARD))


@pytest.mark.parametrize(("text", "expected"), mistakes("advice_es.txt"))
def test_it_is_told_in_spanish_scripts_as_well(text: str, expected: str) -> None:
    assert expected.strip().split("\n") == said(findings(HEADER + text, "es"))


PERMISSIONS = {
    "en": [
        "You don't have to do anything. You do not need to sit.",
        "If you have to leave, that is fine. You can move whenever you need to.",
        "What you need to say can be short. What do you need to feel safe?",
        "Some people don’t feel much, and do not mind.",
        "The big words are always, never, and nothing. You are never late.",
        "There is no must here. You could do more.",
        "It is the shoulder that lets go. Backs and helpers are fine.",
        "It stopped raining. The waiting room is warm.",
    ],
    "es": [
        "No tiene que hacer nada. No hay que forzar el aire.",
        "Si tiene que irse, está bien. Lo que debe saber es poco.",
        "No hay prisa, y no pasa nada. Nada tiene que cambiar.",
        "Puede compararlo con el mar. Sienta la espalda.",
    ],
    "fr": ["Vous devez rester. Ne bougez pas."],
}


@pytest.mark.parametrize(("language", "text"), [(name, text) for name, texts in PERMISSIONS.items() for text in texts])
def test_what_grants_a_choice_is_welcome(language: str, text: str) -> None:
    assert () == findings(HEADER + text, language)


def test_the_caution_is_spoken_too() -> None:
    text = "Title: Try\nArea: Relax\nCaution:  Breathe as you like. Stop\twhenever you like.\n\nRest.\n"
    assert [(3, 32, "Stop")] == [(found.line, found.column, found.words) for found in findings(text)]


def test_where_it_is_not_known_what_the_model_knows_nothing_is_said_of_it() -> None:
    text = HEADER + "How is it?\n- wibbly: next\n- wobbly: end\n- no answer after 9 seconds: end\n"
    assert () == findings(text)
    assert ["wibbly", "wobbly"] == [found.words for found in findings(text, around=HEARD)]


def test_a_similar_word_is_looked_for_only_for_the_first_of_many_unknown_ones() -> None:
    lines = "".join(
        f"Now?\n- brethe{letters}: next\n- yes: end\n- no answer after 9 seconds: end\n\n" for letters in "abcdefghijkl"
    )
    hints = [found.hint for found in findings(HEADER + lines, around=HEARD)]
    assert (12, 5) == (len(hints), sum("breathe" in hint for hint in hints))


def test_letters_that_no_font_has_are_named_at_the_first_of_them() -> None:
    (found,) = findings(HEADER + "Rest.\n\nLet \ue001 be, and \ue000\ue001 too.\n")
    assert (6, 5, "\ue001") == (found.line, found.column, found.words)
    assert "No font here has \ue001\ue000, so" in found.message


def test_of_many_letters_that_no_font_has_the_first_ones_are_named() -> None:
    many = "".join(chr(0xE000 + number) for number in range(40))
    (found,) = findings(HEADER + f"Rest {many}.\n")
    assert f"No font here has {many[:10]}…, so" in found.message


def test_notes_to_colleagues_may_have_any_letter() -> None:
    assert () == findings(HEADER + "Rest. (( \ue000 ))\n")


def test_arabic_is_shown() -> None:
    assert () == findings(HEADER + "ضع يديك على ركبتيك.\n", "ar")


def test_a_short_script_may_be_all_speech() -> None:
    assert () == findings(HEADER + "Let your hands rest here. Let your feet rest too.\n\n" * 12)


def test_a_long_script_is_graded_by_its_beginning() -> None:
    easy, hard = (
        "Let your hands rest on your legs.\n[pause 3 seconds]\n\n",
        "Considerable exertion necessitates relaxation.\n\n",
    )
    assert () == findings(HEADER + easy * 90 + hard * 20)
    assert ["grade" in found.message for found in findings(HEADER + hard * 20 + easy * 5)] == [True]


def test_without_advice_there_are_only_errors() -> None:
    text = HEADER + "You must stop!\n- four: next\n- for, sure: end\n- yes: end\n"
    parsed = parse(text, "try", "en", advise=False)
    assert ["sure"] == [found.words for found in parsed.findings]
    assert ["You must stop!", "You must", "stop", "!", "for", "sure"] == [found.words for found in findings(text)]
