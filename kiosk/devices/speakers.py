"""Who speaks: the voices for a language, in order of preference, or somebody in a recording."""

from __future__ import annotations

import stat
from functools import cache, lru_cache
from hashlib import blake2b, file_digest
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from msgspec import Struct

WORDS_A_MINUTE = 145
"""Pace inside sentences: 140 to 150 words a minute is comfortable, below 125 is harder to follow."""

_ESPEAK = {"es": "es-419"}
"""How espeak-ng calls the voice of a language that it has several for: 419 is Latin America."""

RECORDED = "kiosk.devices.recorded"
"""The driver of recordings; their path is the name of the voice."""

_RECORDED_VERSION = 1
"""To be raised when recordings come to be treated in another way."""


class Speaker(Struct, frozen=True):
    """A voice: the module of its driver, its name there, and the version of what makes its sound."""

    driver: str
    voice: str
    version: str

    @property
    def title(self) -> str:
        """What to call it in a message."""
        if self.driver == RECORDED:
            return f"The recording {Path(self.voice).name}"
        return f"The voice {self.driver.rpartition('.')[2]}"


class Order(Struct, frozen=True):
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
        return (Speaker("kiosk.devices.drivers.espeak", _ESPEAK.get(language, language), _espeak_version()),)
    espeak = Speaker("kiosk.devices.drivers.espeak", "en-us", _espeak_version())
    try:
        return (Speaker("kiosk.devices.drivers.hibari", "heart", version("hibari-tts")), espeak)
    except PackageNotFoundError:
        return (espeak,)


def recorded(path: Path) -> Speaker:
    """Return who speaks in a recording. Its version is its content. Raises `OSError`."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(None, "It is not a file", str(path))
    content = _content(path, status.st_size, status.st_mtime_ns)
    return Speaker(RECORDED, str(path), f"{_RECORDED_VERSION} {content}")


@lru_cache(maxsize=1000)
def _content(path: Path, _size: int, _changed_ns: int) -> str:
    """Return a digest of a file; nothing is read again that has the same size and date."""
    with path.open("rb") as file:
        return file_digest(file, blake2b).hexdigest()[:40]


@cache
def _espeak_version() -> str:
    """Return the version of the system's library; what is wrong where there is none shows on rendering."""
    try:
        from pyttsx3.drivers import _espeak  # noqa: PLC0415 -- loads the library
    except RuntimeError:
        return ""
    return bytes(_espeak.Info()).decode()
