"""Each exercise that comes with the program: that it is as the clinical facts and our language rules want it.

What `kiosk check` can see (long sentences, hard words, orders, command words, a length that is not
kept, answers that cannot be heard) is a rule for every author; here it only has to have nothing to say.
"""

from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest

import kiosk
from kiosk.core.script import (
    AREAS,
    Ask,
    Breathe,
    Count,
    GoTo,
    Move,
    Next,
    Pause,
    Rate,
    Say,
    Script,
    Sound,
    Step,
    Tense,
    Wait,
    sentences,
    with_caution,
)
from kiosk.core.timing import ahead, length, resting_seconds, speaking_seconds
from kiosk.scripts.flow import all_steps
from kiosk.scripts.library import builtin_folder
from kiosk.scripts.parser import parse
from kiosk.scripts.surroundings import Surroundings

PATHS = sorted(builtin_folder().glob("*/*.md"))
ENGLISH = {
    "Relax": ["body-scan", "box-breathing", "calm-place", "even-breathing", "long-out-breath", "muscle-by-muscle"],
    "Ground": ["feet-on-the-floor", "five-senses", "mindful-minute", "name-the-room"],
    "Feel": ["a-container-for-later", "leaves-on-a-stream", "letting-it-out-safely", "name-the-feeling"],
    "Notice": ["five-signs", "trigger-thought-body-action", "what-helped-before", "where-i-feel-it"],
    "Reframe": ["a-kinder-sentence", "catch-check-change", "what-would-i-tell-a-friend"],
    "Connect": ["a-small-no", "an-i-statement", "asking-for-what-i-need"],
    "Strengthen": ["a-time-i-coped", "one-small-step", "three-strengths"],
}
RATED = {"Relax": "tension", "Ground": "tension", "Feel": "distress", "Strengthen": "confidence"}
"""What an exercise of an area asks for before and after, where that is the same for all of them."""

SIGNS = ["fewer symptoms", "steadier emotions", "relationships", "self-esteem", "life satisfaction"]
WORDS = Path(kiosk.__file__).parent / "models" / "kiosk-en-compact" / "graph" / "words.txt"
HEARD = frozenset(line.split()[0] for line in WORDS.read_text(encoding="utf-8").splitlines())
"""The words that the English speech model knows."""


def read(path: Path) -> Script:
    language = path.parent.name
    surroundings = Surroundings(vocabulary=HEARD if language == "en" else frozenset())
    parsed = parse(path.read_text(encoding="utf-8"), path.stem, language, surroundings)
    assert () == parsed.findings
    assert parsed.script is not None
    return parsed.script


SCRIPTS = [read(path) for path in PATHS]
of_each = pytest.mark.parametrize("script", [pytest.param(s, id=f"{s.language}-{s.id}") for s in SCRIPTS])


def named(identifier: str) -> Script:
    return next(script for script in SCRIPTS if (script.language, script.id) == ("en", identifier))


S = TypeVar("S", bound=Step)


def steps(script: Script, kind: type[S]) -> list[S]:
    return [step for step in all_steps(script.parts) if isinstance(step, kind)]


def spoken(script: Script) -> list[str]:
    """The paragraphs and questions of a script."""
    every = all_steps(script.parts)
    return [step.text if isinstance(step, Say) else step.question for step in every if isinstance(step, Say | Ask)]


# --- every exercise -------------------------------------------------------------------------------


def test_these_exercises_are_shipped() -> None:
    shipped = {area: [s.id for s in SCRIPTS if (s.language, s.area) == ("en", area)] for area in AREAS}
    assert ENGLISH == shipped


def test_the_titles_are_short_and_all_different() -> None:
    titles = [(script.language, script.title) for script in SCRIPTS]
    assert len(titles) == len(set(titles))
    assert [] == [title for _, title in titles if not 2 <= len(title.split()) <= 5]


@of_each
def test_it_has_a_caution_a_short_summary_and_no_review_that_did_not_happen(script: Script) -> None:
    assert 1 <= len(sentences(script.caution)) <= 3
    assert "not yet" == script.reviewed_by
    assert 10 <= len(script.summary) <= 45


@of_each
def test_it_leaves_the_caution_to_the_kiosk_which_says_it_first(script: Script) -> None:
    said = {sentence for text in spoken(script) for sentence in sentences(text)}
    assert set() == said & set(sentences(script.caution))


@of_each
def test_it_takes_two_to_nine_minutes_and_little_more_for_somebody_who_stays_silent(script: Script) -> None:
    assert 2 * 60 <= length(script) <= 9 * 60
    assert length(script, answering=False) <= 10 * 60


@of_each
def test_what_it_asks_for_before_it_asks_for_after(script: Script) -> None:
    rated = [rate.name for rate in steps(script, Rate)]
    if script.id == "five-signs":
        assert SIGNS == rated
    elif script.id == "mindful-minute":
        assert [] == rated
    else:
        assert [RATED.get(script.area, rated[0])] * 2 == rated
        assert Rate(rated[0]) == all_steps(script.parts)[0]


@of_each
def test_it_ends_with_a_short_kind_line(script: Script) -> None:
    *_, last = all_steps(script.parts)
    assert isinstance(last, Say)
    assert len(last.text.split()) <= 20


@of_each
def test_it_has_parts_to_move_by(script: Script) -> None:
    assert len([part for part in script.parts if part.name]) >= 3


@of_each
def test_it_waits_for_nobody_longer_than_a_minute(script: Script) -> None:
    for step in all_steps(script.parts):
        if isinstance(step, Ask | Count | Wait):
            assert step.seconds <= 60


@of_each
def test_its_narration_leaves_room_for_silence(script: Script) -> None:
    narration = [step for step in ahead(with_caution(script).parts) if isinstance(step, Say | Pause)]
    speech = sum(speaking_seconds(step, script.language) for step in narration)
    silence = sum(resting_seconds(step) for step in narration)
    assert 0.45 <= speech / (speech + silence) <= 0.75


@of_each
def test_what_stands_above_a_count_is_a_short_heading(script: Script) -> None:
    for part in script.parts:
        for above, step in pairwise(part.steps):
            if isinstance(step, Count):
                assert isinstance(above, Say)
                assert len(above.text) <= 60


@of_each
def test_all_its_breathing_is_gentle(script: Script) -> None:
    for step in steps(script, Breathe):
        assert all(3 <= move.seconds <= (4 if move.kind == "hold" else 8) for move in step.moves)
        assert sum(move.seconds for move in step.moves) >= 8


@of_each
def test_all_its_muscle_work_is_short_and_then_let_go_for_long(script: Script) -> None:
    for step in steps(script, Tense):
        assert 5 <= step.tense <= 7
        assert 15 <= step.release <= 20


@of_each
def test_a_sound_that_it_plays_ends_before_it_does(script: Script) -> None:
    sounds = steps(script, Sound)
    assert [Sound()] * bool(sounds) == sounds[-1:]


# --- one by one -----------------------------------------------------------------------------------


def breathing(identifier: str) -> list[Breathe]:
    return steps(named(identifier), Breathe)


def in_and_out(inward: float, outward: float, rounds: int) -> Breathe:
    return Breathe((Move("in", inward), Move("out", outward)), rounds)


def all_of(identifier: str) -> str:
    """All that is said in an exercise, in lower case."""
    return " ".join(spoken(named(identifier))).lower()


def positions(text: str, phrases: list[str]) -> list[int]:
    """Where the phrases stand for the first time; each has to."""
    return [text.index(phrase) for phrase in phrases]


def test_even_breathing_is_five_in_and_five_out() -> None:
    assert [in_and_out(5, 5, 6), in_and_out(5, 5, 6)] == breathing("even-breathing")


def test_box_breathing_offers_a_steady_box_a_gentle_box_and_no_holds() -> None:
    def box(seconds: float) -> Breathe:
        return Breathe(tuple(Move(kind, seconds) for kind in ("in", "hold", "out", "hold")), 4)

    assert [box(4), box(3), in_and_out(4, 4, 8)] == breathing("box-breathing")


def test_long_breath_out_is_six_and_eight_only_for_whoever_likes_it_longer() -> None:
    assert [in_and_out(4, 6, 6), in_and_out(4, 8, 4), in_and_out(4, 6, 6)] == breathing("long-out-breath")
    silent = [step for step in ahead(named("long-out-breath").parts) if isinstance(step, Breathe)]
    assert [in_and_out(4, 6, 6), in_and_out(4, 6, 6)] == silent


def test_muscle_by_muscle_goes_from_the_hands_to_the_feet_then_a_wave_and_a_count_up() -> None:
    expected = ["Hands and arms", "Face", "Shoulders and neck", "Stomach", "Hips and thighs", "Calves and feet", "Wave"]
    tensing = [part.name for part in named("muscle-by-muscle").parts if any(isinstance(s, Tense) for s in part.steps)]
    assert expected == tensing
    assert 8 * 60 <= length(named("muscle-by-muscle")) <= 9 * 60


def lines_of(identifier: str, part: str) -> list[str]:
    """The paragraphs of one part."""
    parts = {part.name: part.steps for part in named(identifier).parts}
    return [step.text for step in parts[part] if isinstance(step, Say)]


def test_muscle_by_muscle_is_gentle_with_the_calves_and_counts_from_five_up_to_one() -> None:
    assert "gentle" in lines_of("muscle-by-muscle", "Calves and feet")[0]
    firsts = [sentences(text)[0] for text in lines_of("muscle-by-muscle", "Count up")]
    assert ["Five.", "Four.", "Three.", "Two.", "One."] == firsts[1:6]


def test_the_body_scan_visits_one_region_at_a_time_and_changes_nothing() -> None:
    regions = ["feet", "knees", "thighs", "hips", "belly", "chest", "spine", "hands", "arms", "neck", "jaw", "forehead"]
    visited = all_of("body-scan").partition("the feet are")[2]
    places = positions("feet" + visited, regions)
    assert sorted(places) == places
    assert "numb is fine" in all_of("body-scan")
    assert "nothing to change" in all_of("body-scan")


def test_the_calm_place_gives_rain_only_to_whoever_asks_for_it() -> None:
    script = named("calm-place")
    assert [Sound("rain"), Sound()] == steps(script, Sound)
    assert Sound("rain") not in list(ahead(script.parts))


def test_five_senses_counts_down_from_five() -> None:
    assert [5, 4, 3, 2, 1] == [count.goal for count in steps(named("five-senses"), Count)]
    places = positions(all_of("five-senses"), ["can see", "can feel", "can hear", "can smell", "can taste"])
    assert sorted(places) == places


def test_leaves_on_a_stream_takes_pleasant_thoughts_too_and_does_not_hurry_them() -> None:
    said = all_of("leaves-on-a-stream")
    assert "pleasant ones get a leaf too" in said
    assert "no hurry" in said


def test_the_container_is_for_something_small_has_a_key_and_is_taken_up_with_the_therapist() -> None:
    said = all_of("a-container-for-later")
    places = positions(said, ["just a little", "close the lid", "belongs to you alone", "therapist"])
    assert sorted(places) == places


def test_letting_it_out_can_be_done_with_muscles_alone_with_words_alone_or_with_both() -> None:
    led_to = [[answer.target for answer in ask.answers] for ask in steps(named("letting-it-out-safely"), Ask)]
    assert [[GoTo("Muscles"), GoTo("Words")], [Next(), GoTo("Breathe out")]] == led_to
