"""Warnings about answers that the speech model could never hear, because it does not know their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from kiosk.scripts.findings import Finding, quoted
from kiosk.scripts.passages import Phrase

MOST_SUGGESTIONS = 5
"""For so many words a known one that is alike is looked for, which takes some milliseconds each."""

_ALIKE = 0.8
_MOST_LETTERS_MORE = 2


def unheard(phrases: Iterable[Phrase], vocabulary: frozenset[str]) -> Iterator[Finding]:
    """Yield a warning for each word that is not among those the model knows; none where these are not known."""
    unknown: dict[str, Phrase] = {}
    for phrase in phrases if vocabulary else ():
        for word in phrase.spoken.split():
            if word not in vocabulary:
                unknown.setdefault(word, phrase)
    for number, (word, phrase) in enumerate(unknown.items()):
        known = vocabulary if number < MOST_SUGGESTIONS else frozenset[str]()
        yield _finding(word, phrase, _instead(word, known))


def _finding(word: str, phrase: Phrase, hint: str) -> Finding:
    line = phrase.line
    inside = max(0, phrase.written.lower().replace("’", "'").find(word))
    words = quoted(phrase.written[inside : inside + len(word)])
    message = "The speech model does not know this word, so it cannot hear this answer."
    return Finding("warning", line.number, line.column + phrase.start + inside, words, message, hint)


def _instead(word: str, vocabulary: frozenset[str]) -> str:
    """Return what to write for a word."""
    if word.isdecimal():
        return "Write the number as a word, like “two”."
    similar = [
        known for known in vocabulary if known[:1] == word[:1] and abs(len(known) - len(word)) <= _MOST_LETTERS_MORE
    ]
    close = get_close_matches(word, sorted(similar), n=1, cutoff=_ALIKE)
    return f"Did you mean “{close[0]}”? Or use a plainer word." if close else "Use a plainer word for it."
