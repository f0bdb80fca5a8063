"""Recordings as sound: any format that libsndfile reads, any rate, any channels."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from pathlib import Path
from typing import Final

import numpy as np
import soundfile
import soxr

from kiosk.devices.activity import RATE, Samples

FRAME: Final = RATE // 100
"""Samples in 10 ms."""

_BLOCK: Final = 65_536
_SAMPLE_BYTES: Final = 4


class RecordingError(Exception):
    """A file cannot be listened to; says why in plain words."""


def read_recording(path: Path, rate: int = RATE, most_seconds: float = inf) -> Samples:
    """Return a recording as mono sound at `rate`, of shape (samples,). Raises `RecordingError`.

    It takes no more memory than its sound does.
    """
    sound = bytearray()
    try:
        with path.open("rb") as content, soundfile.SoundFile(content.fileno(), closefd=False) as file:
            for block in _at_rate(file, rate):
                sound += block.tobytes()
                if len(sound) > most_seconds * rate * _SAMPLE_BYTES:
                    raise RecordingError(f"{path} takes longer than {most_seconds / 60:g} minutes")
    except OSError as error:
        raise RecordingError(f"{path} cannot be read: {error.strerror}") from error
    except soundfile.SoundFileError as error:
        raise RecordingError(f"{path} is not a recording in a format that is known (WAV, FLAC, OGG)") from error
    samples: Samples = np.frombuffer(sound, np.float32)
    if not len(samples) or not np.isfinite(samples).all():
        raise RecordingError(f"{path} holds no sound")
    return samples


def _at_rate(file: soundfile.SoundFile, rate: int) -> Iterator[Samples]:
    """Yield the sound of a file, block by block, all channels as one."""
    resampler = soxr.ResampleStream(file.samplerate, rate, 1)
    for block in file.blocks(_BLOCK, dtype="float32", always_2d=True):
        yield resampler.resample_chunk(block.mean(axis=1))
    yield resampler.resample_chunk(np.zeros(0, np.float32), last=True)


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
