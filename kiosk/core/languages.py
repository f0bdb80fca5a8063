"""The languages that the kiosk speaks."""

from __future__ import annotations

from kiosk.core.english import ENGLISH, ENGLISH_BY_TOUCH
from kiosk.core.spanish import SPANISH, SPANISH_BY_TOUCH
from kiosk.core.words import Words

LANGUAGES = {"en": ENGLISH, "es": SPANISH}
"""The words of each language, by its name in settings and folders."""


BY_TOUCH = {"en": ENGLISH_BY_TOUCH, "es": SPANISH_BY_TOUCH}
"""The same while nothing can be said."""


def words_of(language: str, *, by_touch: bool = False) -> Words:
    """Return the words of a language, or of English where the kiosk does not speak it."""
    return BY_TOUCH.get(language, ENGLISH_BY_TOUCH) if by_touch else LANGUAGES.get(language, ENGLISH)
