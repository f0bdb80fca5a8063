"""Warnings: what can be performed as it stands, but would be kinder otherwise.

The numbers are those of breathing teachers and of speech research: a hold of more than 7 seconds
and a hold without a caution trouble people with weak hearts, lungs or eyes; more than 10 breaths a
minute calm nobody; long sentences are lost by the ear; calm comes from silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil

from msgspec import Struct

from kiosk.core.script import Breathe, Part, Step, sentences
from kiosk.core.timing import speech_share, total_seconds
from kiosk.fonts import missing_letters
from kiosk.scripts.alike import shadowing
from kiosk.scripts.findings import Finding
from kiosk.scripts.grade import GRADED_WORDS, difficulty, grade, longest_words
from kiosk.scripts.header import Header
from kiosk.scripts.lines import Line, advice
from kiosk.scripts.passages import Passage, Question, passages, spoken_text
from kiosk.scripts.vocabulary import unheard
from kiosk.scripts.wording import ill_worded

MOST_WORDS = 20
LONGEST_HOLD = 7.0
SHORTEST_BREATH = 6.0
"""Seconds for a whole breath: 10 a minute."""

MINUTES_TOLERANCE = 0.2

EASY_GRADE = 6
HARD_GRADE = 8
"""Reading grades (`grade.py`): up to the first everybody can follow, above the second many cannot."""

MOST_SPEECH = 0.75
"""The part of the time that may be filled with speech."""

MOST_LETTERS = 10
"""So many letters that cannot be shown are named."""

LONG_SECONDS = 60.0
"""From this length on it matters how much of the time is speech."""


class Draft(Struct, frozen=True):
    """A script as it was read, right or wrong: `steps` are those of all parts, with the lines on which they begin."""

    language: str
    header: Header
    lines: Sequence[Line]
    steps: Sequence[tuple[Step, Line]]
    questions: Sequence[Question]
    parts: tuple[Part, ...]
    vocabulary: frozenset[str] = frozenset()
    """The words that the speech model knows, or nothing where that is not known."""


def warnings_about(draft: Draft) -> Iterator[Finding]:
    """Yield what would be better."""
    spoken = passages(draft.header, draft.lines, draft.steps)
    for passage in spoken:
        yield from _long_sentences(passage)
    for step, line in dict.fromkeys(draft.steps):
        if isinstance(step, Breathe):
            yield from _strained(step, line, draft.header)
    for question in draft.questions:
        yield from _leaving_alone(question)
        yield from shadowing(question, draft.language)
    phrases = [phrase for question in draft.questions for _, phrase in question.phrases]
    yield from unheard(phrases, draft.vocabulary)
    yield from ill_worded(spoken, draft.language)
    yield from _hard(spoken, draft.language)
    yield from _breathless(draft)
    yield from _without_font(draft.lines)


def _long_sentences(passage: Passage) -> Iterator[Finding]:
    for start, sentence in _sentences_of(passage):
        count = len(sentence.split())
        if count > MOST_WORDS:
            message = f"This sentence has {count} words, which is hard to follow by ear."
            yield passage.warning(start, sentence, message, f"Make two of it, of {MOST_WORDS} words at most.")


def _sentences_of(passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a passage, each with the index of its first character."""
    start = 0
    for sentence in sentences(passage.text):
        yield start, sentence
        start += len(sentence) + 1


def _hard(spoken: Sequence[Passage], language: str) -> Iterator[Finding]:
    """A reading grade that is too high, at the sentence to begin with."""
    places = list(_first_sentences(spoken))
    texts = [sentence for _, _, sentence in places]
    found = grade(texts, language)
    if found is None or round(found, 1) <= EASY_GRADE:
        return
    passage, start, sentence = max(places, key=lambda place: difficulty(place[2], language))
    lost = "many people cannot follow that" if found > HARD_GRADE else "people who are tense follow up to grade 6"
    long = ", ".join(f"“{word}”" for word in longest_words(texts, language))
    words = f", and with long words like {long}" if long else ""
    hint = f"Write shorter sentences and shorter words. Begin with this sentence{words}."
    yield passage.warning(start, sentence, f"This script is at reading grade {found:.1f}; {lost}.", hint)


def _first_sentences(spoken: Sequence[Passage]) -> Iterator[tuple[Passage, int, str]]:
    """Yield so many sentences as are graded: their passage, the index of their first character there, themselves."""
    words = 0
    for passage in spoken:
        for start, sentence in _sentences_of(passage):
            if words < GRADED_WORDS:
                yield passage, start, sentence
            words += len(sentence.split())


def _strained(step: Breathe, line: Line, header: Header) -> Iterator[Finding]:
    holds = [move.seconds for move in step.moves if move.kind == "hold"]
    if max(holds, default=0) > LONGEST_HOLD:
        hint = f"Hold for {LONGEST_HOLD:g} seconds at most."
        yield advice(line, "This is a long time to hold the breath.", hint, line.text)
    if holds and not header.caution:
        hint = "Write one into the header, like “Caution: Holding is optional. Breathe as you like.”."
        yield advice(line, "Holding the breath needs a caution.", hint, line.text)
    if sum(move.seconds for move in step.moves) < SHORTEST_BREATH:
        hint = f"Let each round take {SHORTEST_BREATH:g} seconds or more."
        yield advice(line, "This is more than 10 breaths a minute.", hint, line.text)


def _leaving_alone(question: Question) -> Iterator[Finding]:
    """A question that does not say what happens when nobody answers."""
    if question.answers and not question.silences:
        seconds = question.step.seconds
        message = f"Somebody may stay silent here; after {seconds:g} seconds the first answer is taken."
        leads = question.answers[0].text.rpartition(":")[2].strip()
        hint = f"Say where silence leads, in a line below the answers like “- no answer after 20 seconds: {leads}”."
        yield advice(question.line, message, hint, question.line.text)


def _breathless(draft: Draft) -> Iterator[Finding]:
    """Much speech and little silence."""
    seconds = total_seconds(draft.parts, draft.language)
    share = speech_share(draft.parts, draft.language)
    if seconds >= LONG_SECONDS and share > MOST_SPEECH:
        more = 5 * ceil((share / MOST_SPEECH - 1) * seconds / 5)
        message = f"Speech fills {100 * share:.0f} % of the time; calm comes from the silence in between."
        line = _longest_speech(draft.steps)
        hint = f"Add pauses, about {more} seconds of them in all, the first below this paragraph."
        yield advice(line, message, hint, line.text)


def _longest_speech(steps: Sequence[tuple[Step, Line]]) -> Line:
    """Return the line of the paragraph that ends the longest row of paragraphs without a silence between them."""
    words = [len(spoken_text(step).split()) for step, _ in steps]
    rows = list(accumulate(words, lambda row, count: row + count if count else 0))
    return steps[rows.index(max(rows))][1]


def _without_font(lines: Sequence[Line]) -> Iterator[Finding]:
    """Letters that the screen has no picture of, at the first of them."""
    missing = missing_letters("".join(line.text for line in lines))
    first = next((line for line in lines if missing[:1] in line.text), None)
    if missing and first is not None:
        letters = f"{missing[:MOST_LETTERS]}{'…' if len(missing) > MOST_LETTERS else ''}"
        message = f"No font here has {letters}, so the screen would show boxes instead."
        hint = "Write it in other letters, or install fonts for this script: sudo apt-get install fonts-noto."
        yield advice(first, message, hint, missing[0])


def wrong_length(header: Header, seconds: float) -> Iterator[Finding]:
    """Yield a warning if the header states another length than the script has."""
    if header.minutes is None or header.minutes_line is None:
        return
    stated = 60.0 * header.minutes
    minutes = whole_minutes(seconds)
    if minutes != header.minutes and abs(stated - seconds) > MINUTES_TOLERANCE * stated:
        line = header.minutes_line
        yield advice(line, f"It takes about {seconds / 60:.1f} minutes.", f"Write “Minutes: {minutes}”.", line.text)


def whole_minutes(seconds: float) -> int:
    """Return a length in whole minutes, at least 1."""
    return max(1, round(seconds / 60))
