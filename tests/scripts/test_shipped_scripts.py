"""Each exercise that comes with the program: that it is as the clinical facts and our language rules want it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.core.script import Ask, Breath, Breathe, Count, Pause, Rate, Say, Script, Step, sentences
from kiosk.core.speech import spoken_seconds
from kiosk.core.timing import seconds_of, total_seconds
from kiosk.core.words import COMMANDS
from kiosk.scripts.flow import all_steps
from kiosk.scripts.library import builtin_folder
from kiosk.scripts.parser import parse

PATHS = sorted(builtin_folder().glob("*/*.md"))
IN_EXERCISE = "help stop home repeat louder quieter pause next back slower faster"
COMMAND_WORDS = {phrase for phrases in COMMANDS.values() if phrases[0] in IN_EXERCISE.split() for phrase in phrases}
ORDERS = re.compile(r"\b(must|have to|should|need to|don[’']t|do not|wrong)\b", re.IGNORECASE)


def read(path: Path) -> Script:
    parsed = parse(path.read_text(encoding="utf-8"), path.stem, path.parent.name)
    assert () == parsed.findings
    assert parsed.script is not None
    return parsed.script


SCRIPTS = [pytest.param(read(path), id=f"{path.parent.name}-{path.stem}") for path in PATHS]
of_each = pytest.mark.parametrize("script", SCRIPTS)


def steps(script: Script, kind: type[Step]) -> list[Step]:
    return [step for step in all_steps(script.parts) if isinstance(step, kind)]


def spoken(script: Script) -> list[str]:
    """The paragraphs and questions of a script."""
    every = all_steps(script.parts)
    return [step.text if isinstance(step, Say) else step.question for step in every if isinstance(step, Say | Ask)]


def grade(text: str) -> float:
    """The Flesch-Kincaid grade, with groups of vowels for syllables (a silent e at the end is none)."""
    words = re.findall(r"[a-z’]+", text.lower())
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^l])e$", "", word)))) for word in words)
    return 0.39 * len(words) / len(sentences(text)) + 11.8 * syllables / len(words) - 15.59


def test_these_exercises_are_shipped() -> None:
    expected = [("box-breathing", "Relax"), ("even-breathing", "Relax"), ("five-senses", "Ground")]
    assert expected == [(path.stem, read(path).area) for path in PATHS]


@of_each
def test_it_has_a_caution_a_short_summary_and_no_review_that_did_not_happen(script: Script) -> None:
    assert script.caution
    assert "not yet" == script.reviewed_by
    assert 10 <= len(script.summary) <= 45


@of_each
def test_it_takes_two_to_nine_minutes(script: Script) -> None:
    assert 2 * 60 <= total_seconds(script.parts) <= 9 * 60


@of_each
def test_it_asks_for_a_rating_before_and_after(script: Script) -> None:
    assert [Rate("tension"), Rate("tension")] == steps(script, Rate)
    assert Rate("tension") == all_steps(script.parts)[0]


@of_each
def test_it_is_easy_to_follow_by_ear(script: Script) -> None:
    assert [] == [sentence for text in spoken(script) for sentence in sentences(text) if len(sentence.split()) > 20]
    assert grade(" ".join(spoken(script))) <= 6


@of_each
def test_it_invites_and_does_not_order(script: Script) -> None:
    assert [] == [text for text in spoken(script) if ORDERS.search(text) or "!" in text]


@of_each
def test_it_says_no_word_that_the_kiosk_could_take_for_a_command(script: Script) -> None:
    words = set(re.findall(r"[a-z’]+", " ".join(spoken(script)).lower()))
    assert set() == words & COMMAND_WORDS


@of_each
def test_its_narration_leaves_room_for_silence(script: Script) -> None:
    narration = [step for step in all_steps(script.parts) if isinstance(step, Say | Pause)]
    speech = sum(spoken_seconds(step.text) for step in narration if isinstance(step, Say))
    assert 0.55 <= speech / sum(seconds_of(step, 1.0) for step in narration) <= 0.75


@of_each
def test_what_stands_above_a_count_is_a_short_heading(script: Script) -> None:
    for part in script.parts:
        for above, step in pairwise(part.steps):
            if isinstance(step, Count):
                assert isinstance(above, Say)
                assert len(above.text) <= 60


@of_each
def test_all_its_breathing_is_gentle(script: Script) -> None:
    for step in all_steps(script.parts):
        if isinstance(step, Breathe):
            assert all(3 <= breath.seconds <= 6 for breath in step.breaths)
            assert sum(breath.seconds for breath in step.breaths) >= 8


def named(identifier: str) -> Script:
    return read(builtin_folder() / "en" / f"{identifier}.md")


def test_even_breathing_is_five_in_and_five_out() -> None:
    expected = Breathe((Breath("in", 5), Breath("out", 5)), 6)
    assert [expected, expected] == steps(named("even-breathing"), Breathe)


def test_box_breathing_offers_a_steady_box_a_gentle_box_and_no_holds() -> None:
    def box(seconds: float) -> Breathe:
        return Breathe(tuple(Breath(kind, seconds) for kind in ("in", "hold", "out", "hold")), 4)

    plain = Breathe((Breath("in", 4), Breath("out", 4)), 8)
    assert [box(4), box(3), plain] == steps(named("box-breathing"), Breathe)


def test_five_senses_counts_down_from_five() -> None:
    counts = [step.goal for step in all_steps(named("five-senses").parts) if isinstance(step, Count)]
    assert [5, 4, 3, 2, 1] == counts
