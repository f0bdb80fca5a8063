"""How many years of school it takes to follow a text with ease.

English: the grade of Flesch and Kincaid (1975), which goes by words in a sentence and syllables in a
word. Spanish: that of Crawford (1989), which was made for it. Both want a hundred words or so; what is
shorter says little.

The formulas are one line each; what matters is the syllables, which `pronunciation.py` has from a
dictionary. textstat, the usual library, has those of English from a list that NLTK downloads when it is
first used, and all others from hyphenation, which leaves single letters together ("aho-ra"): for plain
English prose that comes out a whole grade too low (7.5 for 8.6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kiosk.core.script import sentences
from kiosk.scripts.pronunciation import syllables, words_in

FEWEST_WORDS = 30
"""With fewer words a grade would be chance."""

FEW_WORDS = 5
"""A sentence of fewer is easy enough."""

GRADED_WORDS = 600
"""So many words, four minutes of speech, are enough to know; to look them up takes 30 ms at most."""


def _flesch_kincaid(words_a_sentence: float, syllables_a_word: float) -> float:
    return 0.39 * words_a_sentence + 11.8 * syllables_a_word - 15.59


def _crawford(words_a_sentence: float, syllables_a_word: float) -> float:
    return -20.5 / words_a_sentence + 4.9 * syllables_a_word - 3.407


_FORMULAS: dict[str, Callable[[float, float], float]] = {"en": _flesch_kincaid, "es": _crawford}


def grade(texts: Iterable[str], language: str) -> float | None:
    """Return the reading grade of these texts together; `None` if they are too short, or in another language."""
    found = _sentences(texts)
    if language not in _FORMULAS or sum(map(len, found)) < FEWEST_WORDS:
        return None
    return _grade(found, language)


def difficulty(sentence: str, language: str) -> float:
    """Return how much harder or easier to follow than others a sentence is: its own grade, or 0 for a few words."""
    words = words_in(sentence)[:GRADED_WORDS]
    return _grade([words], language) if len(words) >= FEW_WORDS else 0.0


def longest_words(texts: Iterable[str], language: str) -> list[str]:
    """Return the words of most syllables, of three or more, at most three words."""
    words = dict.fromkeys(word for sentence in _sentences(texts) for word in sentence)
    longest = sorted(words, key=lambda word: -syllables(word, language))[:3]
    return [word for word in longest if syllables(word, language) >= 3]  # noqa: PLR2004  # called long words everywhere


def _grade(found: list[list[str]], language: str) -> float:
    words = [word for sentence in found for word in sentence]
    spoken = sum(syllables(word, language) for word in words)
    return _FORMULAS[language](len(words) / len(found), spoken / len(words))


def _sentences(texts: Iterable[str]) -> list[list[str]]:
    """Return the words of each sentence, until they are `GRADED_WORDS`."""
    found: list[list[str]] = []
    left = GRADED_WORDS
    for sentence in (sentence for text in texts for sentence in sentences(text)):
        if words := words_in(sentence)[:left]:
            found.append(words)
        left -= len(words)
    return found
