"""From the last sample of a phrase to the reaction to it, beside Vosk's plain final result.

Both get the same sounds with the same lists, in blocks as they come from a microphone. Time is audio
time plus computing: no block is worked off before it would be there, nor before the one before it is done.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

import numpy as np
import vosk
from msgspec import Struct

from kiosk.core.messages import Command, Heard, Intent, Listen, Pick
from kiosk.core.phrases import EVERYWHERE, IN_EXERCISE, meaning
from kiosk.core.state import Kiosk, Offer
from kiosk.devices.activity import RATE, Samples, pcm
from kiosk.devices.listener import Listener
from kiosk.devices.models import COMPACT
from kiosk.devices.recogniser import Recogniser
from kiosk.devices.recordings import last_speech
from kiosk.words.english import ENGLISH
from tests.bench.table import Result, Row, percentile_95
from tests.devices.room import DIGITS, recorded, said

BLOCK = RATE // 50
BEFORE_SECONDS, AFTER_SECONDS = 1.0, 3.0
SIGNAL_TO_NOISE_DB = 20.0

COMMANDS: dict[str, Intent] = {phrase: Command(name) for name, said in ENGLISH.commands.items() for phrase in said}
RATINGS: dict[str, Intent] = {
    **{phrase: command for command in (*EVERYWHERE, *IN_EXERCISE) for phrase in ENGLISH.commands[command]},
    **{number: Pick(index) for index, number in enumerate(ENGLISH.numbers)},
}
"""What can be said when something is rated."""

Hear = Callable[[Samples], Intent | None]
"""Takes in a block of sound; returns what it was taken to mean, once it is."""


NOTE = (
    "Phrase to reaction: from a phrase's last sample, in audio time plus computing, of those understood. "
    f"{len(COMMANDS)} commands in a synthetic voice and {len(DIGITS)} digits by people, in pink noise at "
    f"{SIGNAL_TO_NOISE_DB:g} dB. Peer: Vosk's plain final result, with the same model and lists. Without the "
    "microphone's delay and the wait for the next frame, which both would have."
)


class Trial(Struct, frozen=True):
    """A phrase that is said in a room; speech ends at the `end`-th sample."""

    meanings: dict[str, Intent]
    meant: Intent
    sound: Samples
    end: int


def measure() -> Result:
    trials = [*_spoken(), *_recorded()]
    recogniser = Recogniser(COMPACT)
    model = vosk.Model(str(COMPACT))
    ours = _times(trials, partial(_kiosk, recogniser))
    peer = _times(trials, partial(_plain_vosk, model))
    rows = (
        Row("phrase to reaction, median", "ms", median(ours), median(peer), most_ratio=0.5),
        Row("phrase to reaction, 95th percentile", "ms", percentile_95(ours), percentile_95(peer), most_ratio=0.5),
        Row(f"phrases misunderstood, of {len(trials)}", "", len(trials) - len(ours), len(trials) - len(peer)),
    )
    return Result(rows, (NOTE,))


# --- what is said -----------------------------------------------------------------------------------


def _spoken() -> list[Trial]:
    return [_trial(said(f"{phrase.capitalize()}."), COMMANDS, phrase) for phrase in COMMANDS]


def _recorded() -> list[Trial]:
    return [_trial(recorded(path.name), RATINGS, path.name.split("_")[0]) for path in DIGITS]


def _trial(speech: Samples, meanings: dict[str, Intent], phrase: str) -> Trial:
    start = round(BEFORE_SECONDS * RATE)
    whole = np.pad(speech, (start, round(AFTER_SECONDS * RATE)))
    level = np.sqrt(np.mean(np.square(speech))) * 10 ** (-SIGNAL_TO_NOISE_DB / 20)
    sound = (whole + level * _pink_noise(len(whole))).astype(np.float32)
    return Trial(meanings, meanings[phrase], sound, start + last_speech(speech))


def _pink_noise(samples: int) -> Samples:
    """Noise of an even power in each octave, as in rooms, with a root mean square of 1."""
    spectrum = np.fft.rfft(np.random.default_rng(0).normal(size=samples))
    noise = np.fft.irfft(spectrum / np.sqrt(np.maximum(1, np.arange(len(spectrum)))), samples)
    even: Samples = (noise / np.sqrt(np.mean(np.square(noise)))).astype(np.float32)
    return even


# --- who listens ------------------------------------------------------------------------------------


def _kiosk(recogniser: Recogniser, trial: Trial) -> Hear:
    """Hear as the kiosk does, which acts at a pause on what costs little, and at the end on what costs more."""
    listener = Listener(recogniser)
    listener.listen(Listen(0, tuple(trial.meanings), "en"))
    kiosk = Kiosk(offer=Offer(0, trial.meanings))

    def hear(block: Samples) -> Intent | None:
        heard = [event for event in listener.feed(block) if isinstance(event, Heard)]
        return next((meant for event in heard if (meant := meaning(kiosk, event)) is not None), None)

    return hear


def _plain_vosk(model: vosk.Model, trial: Trial) -> Hear:
    decoder = vosk.KaldiRecognizer(model, RATE, json.dumps([*trial.meanings, "[unk]"]))

    def hear(block: Samples) -> Intent | None:
        if not decoder.AcceptWaveform(pcm(block).tobytes()):
            return None
        text: str = json.loads(decoder.Result())["text"]
        return trial.meanings.get(text)

    return hear


def _times(trials: list[Trial], listener: Callable[[Trial], Hear]) -> list[float]:
    """Return the times in ms of the reactions that were right."""
    reactions = [(trial, _reaction(trial, listener(trial))) for trial in trials]
    return [1000 * reaction[0] for trial, reaction in reactions if reaction is not None and reaction[1] == trial.meant]


def _reaction(trial: Trial, hear: Hear) -> tuple[float, Intent] | None:
    """Return how many seconds after the last sample there is a reaction, and to what."""
    done = 0.0
    for end in range(BLOCK, len(trial.sound) + 1, BLOCK):
        began = perf_counter()
        meant = hear(trial.sound[end - BLOCK : end])
        done = max(done, end / RATE) + perf_counter() - began
        if meant is not None:
            return done - trial.end / RATE, meant
    return None
