"""What a script is read against besides its own text."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from kiosk.core.script import Recording
from kiosk.scripts.findings import Finding, RefusedError
from kiosk.scripts.lines import Line, finding


def no_recordings(name: str) -> float:
    """Say that there are no recordings."""
    raise RefusedError(f"There is no recording “{name}” beside this script.", "Put the sound file beside it.")


Vocabulary = Callable[[str], frozenset[str]]
"""Returns the words, in lower case, that the speech model for a language knows; nothing where that is not known."""


def unknown(_language: str) -> frozenset[str]:
    """Say that it is not known what the speech model knows."""
    return frozenset()


class Surroundings(Struct, frozen=True):
    """The recordings beside a script, and the words that the speech model knows.

    `recording` returns the length in seconds of the recording of this name, or raises `RefusedError`.
    `vocabulary` holds words in lower case; where it is empty, it is not known what the model knows.
    """

    recording: Callable[[str], float] = no_recordings
    vocabulary: frozenset[str] = frozenset()


ALONE = Surroundings()
"""Nothing beside the script, and nothing known about the speech model."""

ENDINGS = (".wav", ".flac", ".ogg")
_LONGEST_NAME = 100
_LEADING_ELSEWHERE = re.compile(r"[/\\:]|^\.")


def recording_of(line: Line, name: str, surroundings: Surroundings, findings: list[Finding]) -> Recording | None:
    """Return the recording of this name, which stands on this line; or add to the findings why there is none."""
    try:
        _check_name(name)
        return Recording(name, surroundings.recording(name))
    except RefusedError as refused:
        message, hint = refused.args
        start = line.text.find(name)
        findings.append(finding(line, message, hint, start, start + len(name)))
        return None


def _check_name(name: str) -> None:
    if _LEADING_ELSEWHERE.search(name):
        hint = "Put the file beside the script, and write its name alone, like “[voice welcome.ogg]”."
        raise RefusedError("This is not the name of a file beside this script.", hint)
    if not name.lower().endswith(ENDINGS):
        raise RefusedError("A recording is a WAV, FLAC or OGG file.", "Save it as one of these where it was recorded.")
    if len(name) > _LONGEST_NAME:
        raise RefusedError("This name is too long.", "Give the file a short one, like “welcome.ogg”.")
