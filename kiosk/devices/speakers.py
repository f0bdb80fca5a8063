"""Who speaks: the voices for a language, in order of preference."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version

WORDS_A_MINUTE = 145
"""Pace inside sentences: 140 to 150 words a minute is comfortable, below 125 is harder to follow."""


@dataclass(frozen=True)
class Speaker:
    """A voice: the module of its driver, its name there, and the version of what makes its sound."""

    driver: str
    voice: str
    version: str


@dataclass(frozen=True)
class Order:
    """All that a rendering depends on: the same order always gives the same samples."""

    text: str
    speaker: Speaker
    words_a_minute: int = WORDS_A_MINUTE


@cache
def speakers(language: str) -> tuple[Speaker, ...]:
    """Return the voices for a language ("en", "es-MX"), the best first.

    hibari is made for English only; espeak-ng speaks all languages, and stands in for hibari.
    """
    if language.partition("-")[0].lower() != "en":
        return (Speaker("kiosk.devices.drivers.espeak", language, _espeak_version()),)
    espeak = Speaker("kiosk.devices.drivers.espeak", "en-us", _espeak_version())
    try:
        return (Speaker("kiosk.devices.drivers.hibari", "heart", version("hibari-tts")), espeak)
    except PackageNotFoundError:
        return (espeak,)


@cache
def _espeak_version() -> str:
    """Return the version of the system's library; what is wrong where there is none shows on rendering."""
    try:
        from pyttsx3.drivers import _espeak  # noqa: PLC0415 -- loads the library
    except RuntimeError:
        return ""
    return bytes(_espeak.Info()).decode()
