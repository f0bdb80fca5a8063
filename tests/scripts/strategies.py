"""Scripts and texts for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from kiosk.core.script import (
    AREAS,
    SOUNDS,
    Answer,
    Ask,
    Breathe,
    Count,
    End,
    GoTo,
    Move,
    MoveKind,
    Next,
    Part,
    Pause,
    Rate,
    Recording,
    Repeat,
    Say,
    Script,
    Sound,
    Step,
    Target,
    Tense,
    Wait,
)
from kiosk.core.spelling import spoken_form
from kiosk.scripts.findings import RefusedError
from kiosk.scripts.surroundings import Surroundings

WORDS = ["slow", "Ease", "I’m", "no", "answer", "go", "to", "next", "end", "repeat", "pause", "4", "seconds", "half"]
WORDS += ["a", "-", "–", "…", "(so", "it", "is)", "“here”", "well-being.", "Über", "now?", "minute:", "ünï", "#two"]
NAMES = ("See", "End", "Next", "I'm ready", "Repeat", "Slow down", "3", "Über uns", "go to bed")
RECORDINGS = {"welcome.ogg": 12.5, "Take 1 (Anna).WAV": 3.0, "ünï.md.flac": 600.0, ",.ogg": 0.25}


def recorded(name: str) -> float:
    """Return the length of one of these recordings; there are no others."""
    if name not in RECORDINGS:
        raise RefusedError("There is no such recording.", "Record it.")
    return RECORDINGS[name]


AROUND = Surroundings(recorded, frozenset({"yes", "no", "slow", "answer", "next", "end"}))
PHRASES = ("yes", "no", "i'm ready", "end", "next", "go to bed", "slow", "ünï", "number 3", "answer", "the long way")


def quarters(least: float, most: float) -> st.SearchStrategy[float]:
    """Numbers with at most two decimals."""
    return st.integers(int(least * 4), int(most * 4)).map(lambda number: number / 4)


def texts() -> st.SearchStrategy[str]:
    """Texts that can be spoken: they begin with a word."""
    rest = st.lists(st.sampled_from(WORDS), max_size=12)
    return st.builds(lambda first, words: " ".join([first, *words]), st.sampled_from(["Sit", "And", "5"]), rest)


def breaths(*kinds: MoveKind) -> st.SearchStrategy[list[Move]]:
    """One breath of each kind, in any order."""
    each = st.tuples(*(st.builds(Move, st.just(kind), quarters(1, 15)) for kind in kinds))
    return each.flatmap(st.permutations)


def breathings() -> st.SearchStrategy[Breathe]:
    """Guided breathing, with or without holds."""
    rounds = st.one_of(breaths("in", "out"), breaths("in", "out", "hold"), breaths("in", "hold", "out", "hold"))
    return st.builds(Breathe, rounds.map(tuple), st.integers(1, 5))


def asks(names: list[str]) -> st.SearchStrategy[Ask]:
    """Questions. Silence and the last answer lead on, so that no circle is without a way out."""
    onward: st.SearchStrategy[Target] = st.sampled_from([Next(), End()])
    anywhere = st.one_of(onward, st.just(Repeat()), *(st.just(GoTo(name)) for name in names if name))

    def answers(phrases: list[str], target: Target, last: Target) -> tuple[Answer, ...]:
        return Answer(tuple(phrases[:-1]), target), Answer((phrases[-1],), last)

    phrases = st.lists(st.sampled_from(PHRASES), min_size=2, max_size=4, unique=True)
    return st.builds(Ask, texts(), st.builds(answers, phrases, anywhere, onward), quarters(5, 120), onward)


def recordings() -> st.SearchStrategy[Recording | None]:
    """No recording, or one of those that are there."""
    return st.sampled_from([None, *(Recording(name, seconds) for name, seconds in RECORDINGS.items())])


def steps(names: list[str]) -> st.SearchStrategy[Step]:
    """Steps of every kind."""
    return st.one_of(
        st.builds(Say, texts(), recordings()),
        st.builds(Pause, quarters(0.5, 60)),
        breathings(),
        st.builds(Tense, quarters(2, 10), quarters(5, 40)),
        st.builds(Wait, quarters(5, 180)),
        st.builds(Sound, st.sampled_from(["", *SOUNDS])),
        st.builds(Count, st.integers(1, 10), quarters(5, 180)),
        st.builds(Rate, st.sampled_from(["tension", "how you feel"])),
        asks(names),
    )


def parts(names: list[str]) -> st.SearchStrategy[tuple[Part, ...]]:
    """Parts of these names, in which something is said."""
    row = st.lists(steps(names), min_size=1, max_size=4)
    rows = st.tuples(*[row] * len(names))
    said = st.builds(Say, texts())
    return st.builds(
        lambda row_of_each, last: (*map(_part, names, row_of_each), Part("Farewell", (last,))),
        rows,
        said,
    )


def _part(name: str, row: list[Step]) -> Part:
    return Part(name, tuple(row))


def scripts() -> st.SearchStrategy[Script]:
    """Scripts of every kind that the language can express."""
    some = st.lists(st.sampled_from(NAMES), max_size=3, unique_by=spoken_form)
    names = st.one_of(some, some.map(lambda names: ["", *names]))
    return st.builds(
        Script,
        id=st.just("try"),
        language=st.just("en"),
        title=texts(),
        area=st.sampled_from(AREAS),
        parts=names.flatmap(parts),
        minutes=st.integers(1, 60),
        summary=st.one_of(st.just(""), texts()),
        caution=st.one_of(st.just(""), texts()),
        reviewed_by=st.sampled_from(["", "not yet", "A. Lee, 2025-01-31"]),
    )
