"""The languages that the kiosk speaks."""

from __future__ import annotations

from kiosk.words.english import ENGLISH
from kiosk.words.spanish import SPANISH
from kiosk.words.words import Words

LANGUAGES = {words.language: words for words in (ENGLISH, SPANISH)}
"""The words of each language, by its name in settings and folders."""


def words_of(language: str) -> Words:
    """Return the words of a language, or of English where the kiosk does not speak it."""
    return LANGUAGES.get(language, ENGLISH)
