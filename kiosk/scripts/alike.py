"""Answers to one question that nobody could tell apart, or that mean something else already.

What is heard is one of the phrases that are listened for. So the same phrase cannot choose two answers,
nor can one that is a usual way to say another ("sure" beside "yes"), or the number of another. And
whoever says "stop" or "help" has to get just that, whatever is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from kiosk.core.messages import Command
from kiosk.core.phrases import EVERYWHERE, IN_EXERCISE, numbered_ways, usual_ways, without
from kiosk.scripts.findings import Finding
from kiosk.scripts.lines import advice, finding
from kiosk.scripts.passages import Phrase, Question
from kiosk.scripts.pronunciation import alike
from kiosk.words.languages import words_of
from kiosk.words.words import Words

MOST_PHRASES = 24
"""So many phrases of a question are compared by their sound."""

_ALWAYS = (Command.STOP, Command.HELP)
"""What has to mean the same at any time."""

_APART = "so nobody could tell them apart."
_OTHERWISE = "Use different words for one of them."


def ambiguous(question: Question, language: str) -> Iterator[Finding]:
    """Yield an error for each phrase that means something else already."""
    words = words_of(language)
    always = _phrases_for(language, _ALWAYS)
    usual = _usual_ways(question, words)
    own: dict[str, int] = {}
    for number, phrase in question.phrases:
        spoken = phrase.spoken
        other, why = usual.get(spoken, (number, ""))
        if own.setdefault(spoken, number) != number:
            yield _error(phrase, f"This is also another answer to this question, {_APART}")
        elif other != number:
            yield _error(phrase, f"This is {why}, {_APART}")
        elif spoken in always:
            hint = "Use other words, like “enough for now” or “with somebody”."
            yield _error(phrase, "Whoever says this has to be let go or helped, whatever is asked.", hint)


def sounding_alike(question: Question, language: str) -> Iterator[Finding]:
    """Yield an error for each phrase that sounds like one of another answer."""
    fillers = words_of(language).fillers
    numbered = question.phrases[:MOST_PHRASES]
    for (number, phrase), (later, other) in combinations(numbered, 2):
        if number != later and phrase.spoken != other.spoken:
            one, two = (without(fillers, each.spoken) or each.spoken for each in (phrase, other))
            if alike(one, two, language):
                yield _error(other, f"This sounds like “{phrase.spoken}”, another answer, {_APART}")


def shadowing(question: Question, language: str) -> Iterator[Finding]:
    """Yield a warning for each answer that is a command otherwise."""
    commands = _phrases_for(language, (*EVERYWHERE, *IN_EXERCISE)) - _phrases_for(language, _ALWAYS)
    for _, phrase in question.phrases:
        if phrase.spoken in commands:
            message = "This is a command at other times; here it would choose an answer."
            yield advice(phrase.line, message, "Use other words for the answer.", phrase.written)


@cache
def _phrases_for(language: str, commands: tuple[Command, ...]) -> frozenset[str]:
    spoken = words_of(language).commands
    return frozenset(phrase for command in commands for phrase in spoken[command])


def _usual_ways(question: Question, words: Words) -> dict[str, tuple[int, str]]:
    """Return which answer is chosen by phrases that are not written, and what these are."""
    ways: dict[str, tuple[int, str]] = {}
    for number in range(min(len(question.answers), len(words.ordinals))):
        said = numbered_ways(words, number + 1)
        ways |= dict.fromkeys(said, (number, "the number of another answer to this question"))
    for number, phrase in question.phrases:
        if usual := usual_ways(words, (phrase.spoken,)):
            why = f"a usual way to say “{usual[0]}”, which is another answer to this question"
            ways |= dict.fromkeys(usual, (number, why))
    return ways


def _error(phrase: Phrase, message: str, hint: str = _OTHERWISE) -> Finding:
    return finding(phrase.line, message, hint, phrase.start, phrase.end)
