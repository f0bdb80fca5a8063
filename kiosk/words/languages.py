"""The languages that the kiosk speaks."""

from __future__ import annotations

from kiosk.words.by_touch import by_touch
from kiosk.words.english import ENGLISH
from kiosk.words.spanish import SPANISH
from kiosk.words.words import Words

LANGUAGES: dict[str, Words] = {words.language: words for words in (ENGLISH, SPANISH)}
"""The words of each language, by its name in settings and folders."""


BY_TOUCH = {language: by_touch(words) for language, words in LANGUAGES.items()}
"""The same while nothing can be said."""


def words_of(language: str, *, touching: bool = False) -> Words:
    """Return the words of a language, or of English where the kiosk does not speak it."""
    words = BY_TOUCH if touching else LANGUAGES
    return words.get(language, words["en"])
