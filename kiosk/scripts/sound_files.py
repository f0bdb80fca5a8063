"""The recordings that a script plays: sound files in the folder of its name beside it, or else right beside it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import soundfile

from kiosk.core.script import Say, Script
from kiosk.scripts.findings import RefusedError, did_you_mean
from kiosk.scripts.opening import opened
from kiosk.scripts.surroundings import ENDINGS

MOST_SOUND_BYTES = 50_000_000
MOST_SECONDS = 600.0
MOST_CHANNELS = 8
RATES = range(8000, 192_001)
"""Samples a second."""

_FORMATS = {"WAV", "WAVEX", "FLAC", "OGG"}
_AS_SOUND = "Save it as a WAV, FLAC or OGG file."


def recordings_folder(script: Path) -> Path:
    """Return the folder with the recordings of the script in this file."""
    own = script.with_suffix("")
    return own if not own.is_symlink() and _sounds(own) else script.parent


def recordings_beside(script: Path) -> Callable[[str], float]:
    """Return what tells the length in seconds of a recording by its mere name, or raises `RefusedError`."""

    def length(name: str) -> float:
        folder = recordings_folder(script)
        if not os.path.lexists(folder / name):
            hint = did_you_mean(name, _sounds(folder), "Put the sound file beside it, under this name.")
            raise RefusedError(f"There is no recording “{name}” beside this script.", hint)
        return recording_seconds(folder / name, folder)

    return length


def recordings_of(script: Script) -> tuple[str, ...]:
    """Return the names of the recordings that a script plays, each once."""
    steps = (step for part in script.parts for step in part.steps)
    return tuple(dict.fromkeys(step.recording.name for step in steps if isinstance(step, Say) and step.recording))


def recording_seconds(path: Path, folder: Path) -> float:
    """Return the length of a sound file. Raises `RefusedError` if it cannot be played, or leads out of the folder."""
    with opened(path, folder) as file:
        if file.seek(0, 2) > MOST_SOUND_BYTES:
            raise RefusedError(f"“{path.name}” is larger than {MOST_SOUND_BYTES // 1_000_000} MB.", "Make it shorter.")
        file.seek(0)
        try:
            with soundfile.SoundFile(file) as sound:
                _check_sound(path.name, sound)
                return float(sound.frames / sound.samplerate)
        except soundfile.SoundFileError as error:
            raise RefusedError(f"“{path.name}” is not a sound that can be played.", _AS_SOUND) from error


def _check_sound(name: str, sound: soundfile.SoundFile) -> None:
    if sound.format not in _FORMATS:
        raise RefusedError(f"“{name}” is not a WAV, FLAC or OGG file, whatever its name.", _AS_SOUND)
    if sound.samplerate not in RATES or sound.channels > MOST_CHANNELS:
        message = f"“{name}” has {sound.samplerate} samples a second and {sound.channels} channels."
        raise RefusedError(message, "Save it with 44100 samples a second and one or two channels.")
    if sound.frames <= 0:
        raise RefusedError(f"There is nothing to hear in “{name}”.", "Record it again.")
    if sound.frames > MOST_SECONDS * sound.samplerate:
        hint = "Make several recordings of it, each with its own paragraph."
        raise RefusedError(f"“{name}” is longer than {MOST_SECONDS / 60:.0f} minutes.", hint)


def _sounds(folder: Path) -> list[str]:
    """Return the names of the sound files in a folder; none where it cannot be looked into."""
    try:
        return sorted(name for name in os.listdir(folder) if name.lower().endswith(ENDINGS))  # noqa: PTH208  # no paths
    except OSError:
        return []
