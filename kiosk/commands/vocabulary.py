"""The words that the speech model for a language knows, for those who check scripts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from kiosk.config import Settings
from kiosk.devices.models import find_models
from kiosk.devices.vocabulary import vocabulary


def known_words(settings: Settings) -> Callable[[str], frozenset[str]]:
    """Return a function that tells these words, for which each model is read once at most."""

    @cache
    def of(language: str) -> frozenset[str]:
        setting = settings.model if language == settings.language else None
        folders = (folder for folder in find_models(setting, language) if folder.is_dir())
        return next(map(vocabulary, folders), frozenset())

    return of
