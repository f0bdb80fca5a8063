"""The languages that the kiosk speaks."""

from __future__ import annotations

from kiosk.core.english import ENGLISH
from kiosk.core.spanish import SPANISH
from kiosk.core.words import Words

LANGUAGES = {"en": ENGLISH, "es": SPANISH}
"""The words of each language, by its name in settings and folders."""


def words_of(language: str) -> Words:
    """Return the words of a language, or of English where the kiosk does not speak it."""
    return LANGUAGES.get(language, ENGLISH)
