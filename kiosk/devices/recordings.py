"""Recordings to listen to, in place of a microphone: any format that libsndfile reads, any rate, any channels."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
import soundfile
import soxr

from kiosk.devices.activity import RATE, Samples

FRAME: Final = RATE // 100
"""Samples in 10 ms."""


class RecordingError(Exception):
    """A file cannot be listened to; says why in plain words."""


def read_recording(path: Path) -> Samples:
    """Return a recording as mono sound at `RATE`, of shape (samples,). Raises `RecordingError`."""
    try:
        sound, rate = soundfile.read(BytesIO(path.read_bytes()), dtype="float32", always_2d=True)
    except OSError as error:
        raise RecordingError(f"{path} cannot be read: {error.strerror}") from error
    except soundfile.SoundFileError as error:
        raise RecordingError(f"{path} is not a recording in a format that is known (WAV, FLAC, OGG)") from error
    if not len(sound) or not np.isfinite(sound).all():
        raise RecordingError(f"{path} holds no sound")
    mono: Samples = soxr.resample(sound.mean(axis=1), rate, RATE).astype(np.float32)
    return mono


def last_speech(sound: Samples) -> int:
    """Return where speech ends in a recording of one phrase: the number of samples up to there.

    By energy alone, so that it can judge those who judge otherwise: the end of the last 10 ms that
    are 10 dB above the background (the level that a tenth of the recording stays below), but within
    10 to 30 dB of the loudest.
    """
    frames = np.pad(sound, (0, -len(sound) % FRAME)).reshape(-1, FRAME)
    levels = 10 * np.log10(np.mean(np.square(frames), axis=1) + 1e-12)
    threshold = np.clip(np.percentile(levels, 10) + 10, levels.max() - 30, levels.max() - 10)
    return min(len(sound), int(np.flatnonzero(levels >= threshold)[-1] + 1) * FRAME)
