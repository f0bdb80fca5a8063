"""From who listens and what there is to hear to figures. What is told by name here can be told to other processes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from statistics import median
from time import process_time

import numpy as np
from msgspec import Struct

from kiosk.core.certainty import COSTLY
from kiosk.core.messages import Command
from kiosk.core.state import Kiosk
from kiosk.devices.activity import RATE, Samples
from tests.bench.table import percentile_95
from tests.bench_voice import synthetic
from tests.bench_voice.hour import Piece, heard_in
from tests.bench_voice.left_out import LEFT_OUT, WHOLE
from tests.bench_voice.listeners import Action, Hear, plain_vosk, sphinx, this_kiosk
from tests.bench_voice.phases import RATING, phase_of, phases
from tests.bench_voice.recordings import MOST, People, Trial, Word, babble, evenly, people, trials
from tests.devices.room import quiet

KIOSK = "this kiosk"
PEERS = ("Vosk", "Vosk with [unk]", "pocketsphinx")
WHO = (KIOSK, *PEERS)

MINUTE = 60.0


class Room(Struct, frozen=True):
    """What is said there, how loud, and in what noise."""

    words: str
    noise: str = ""
    decibels: float = 0.0
    louder_db: float = 0.0


CLEAN = "clean"
DECIBELS = (15, 9, 6)
ROOMS = {
    CLEAN: Room("telephone"),
    **{f"{noise} {below} dB": Room("telephone", noise, below) for noise in ("kitchen", "babble") for below in DECIBELS},
    "soft voice": Room("telephone", louder_db=-20.0),
    "16 kHz words": Room("words"),
    "16 kHz words, kitchen 9 dB": Room("words", "kitchen", 9),
    "other single words": Room("others"),
    "synthetic phrases": Room("plain"),
    "synthetic, words around": Room("around"),
    "synthetic, spoken on": Room("on"),
}


class Bench(Struct, frozen=True):
    """Where everything is."""

    folder: Path
    model: Path


class Shares(Struct, frozen=True):
    """How much of what was said was done, and how often something else, in percent of so many. Rest: nothing."""

    right: float
    wrong: float
    of: int


class Spread(Struct, frozen=True):
    median: float
    percentile_95: float


class Delays(Struct, frozen=True):
    """From the last sample of a phrase to what it does, in ms: sound that was waited for, computing, and both."""

    sound: Spread
    computing: Spread
    both: Spread


class Faults(Struct, frozen=True):
    """What was done though nobody spoke to it, in so many minutes, and in what; the costly ones are among them."""

    minutes: float
    actions: int
    costly: int
    where: dict[str, int]

    @property
    def an_hour(self) -> float:
        return round(60 * self.actions / self.minutes, 1)

    @property
    def costly_an_hour(self) -> float:
        return round(60 * self.costly / self.minutes, 1)


class Load(Struct, frozen=True):
    """What listening takes of one core, in percent."""

    quiet: float
    talk: float


@cache
def people_in(folder: Path) -> People:
    return people(folder)


@cache
def hearing(who: str, model: Path) -> Hear:
    """One of `WHO`, or the kiosk with one of `LEFT_OUT` left out."""
    if who == "pocketsphinx":
        return sphinx()
    if who in PEERS:
        return plain_vosk(model, with_unknown="[unk]" in who)
    return this_kiosk(model, LEFT_OUT.get(who, WHOLE))


# --- what is said to it -----------------------------------------------------------------------------


def understood(bench: Bench, who: str, room: str, most: int = MOST) -> tuple[Shares, Delays | None]:
    """How much is understood of so many words that are said in a room, and how soon."""
    return judged(hearing(who, bench.model), _trials(bench.folder, ROOMS[room], most))


def _trials(folder: Path, room: Room, most: int) -> list[Trial]:
    noise = _noise(folder, room.noise) if room.noise else None
    return trials(evenly(_said(folder)[room.words], most), noise, room.decibels, room.louder_db)


@cache
def _said(folder: Path) -> dict[str, list[Word]]:
    real = people_in(folder)
    return {
        "telephone": real.telephone,
        "words": real.words,
        "others": real.others,
        "plain": synthetic.plain(),
        "around": synthetic.with_words_around(),
        "on": synthetic.spoken_on(),
    }


@cache
def _noise(folder: Path, name: str) -> Samples:
    real = people_in(folder)
    return babble(real.talk) if name == "babble" else real.kitchen


def judged(hear: Hear, said: list[Trial]) -> tuple[Shares, Delays | None]:
    """What was done first is what counts. Where nothing was meant, nothing is right."""
    done = [(trial, _first(hear, trial)) for trial in said]
    right = [(trial, action) for trial, action in done if (action and action.intent) == _meant(trial.word)]
    wrong = len(done) - len(right) - sum(action is None for trial, action in done if trial.word.phrase)
    return Shares(_percent(len(right), len(said)), _percent(wrong, len(said)), len(said)), _delays(right)


def _first(hear: Hear, trial: Trial) -> Action | None:
    return next(iter(hear(phases()[_phase(trial.word)], trial.sound)), None)


def _phase(word: Word) -> str:
    return (phase_of(word.phrase) if word.phrase else None) or RATING


def _meant(word: Word) -> object:
    return phases()[_phase(word)].offer.meanings[word.phrase] if word.phrase else None


def _delays(right: list[tuple[Trial, Action | None]]) -> Delays | None:
    done = [(action.seconds - trial.end / RATE, action.computing) for trial, action in right if action]
    if len(done) < 2:
        return None
    sound, computing = zip(*done, strict=True)
    return Delays(_spread(sound), _spread(computing), _spread([waited + took for waited, took in done]))


def _spread(seconds: Iterable[float]) -> Spread:
    ms = [1000 * each for each in seconds]
    return Spread(round(median(ms), 1), round(percentile_95(ms), 1))


def _percent(part: float, of: float) -> float:
    return round(100 * part / of, 1)


# --- what is not said to it -------------------------------------------------------------------------


def faults(bench: Bench, who: str, phase: str) -> Faults:
    """What is done in a phase while others talk."""
    return blamed(hearing(who, bench.model), phases()[phase], heard_in(phase, people_in(bench.folder)))


def blamed(hear: Hear, asking: Kiosk, pieces: list[Piece]) -> Faults:
    """What is done while these are heard one after another, each action by what was heard then."""
    sound = np.concatenate([piece.sound for piece in pieces])
    ends = np.cumsum([len(piece.sound) for piece in pieces]) / RATE
    done = hear(asking, sound)
    where = Counter(pieces[int(np.searchsorted(ends, action.seconds))].what for action in done)
    costly = sum(action.intent in COSTLY or action.intent is Command.HELP for action in done)
    return Faults(round(len(sound) / RATE / 60, 2), len(done), costly, dict(where))


def together(several: Iterable[Faults]) -> Faults:
    each = list(several)
    where = sum((Counter(faults.where) for faults in each), Counter[str]())
    minutes = round(sum(faults.minutes for faults in each), 1)
    return Faults(minutes, sum(f.actions for f in each), sum(f.costly for f in each), dict(where.most_common()))


def load(bench: Bench, who: str) -> Load:
    """What a minute of a quiet room and of talk takes. Nothing else should run meanwhile."""
    talk = np.resize(np.concatenate(people_in(bench.folder).talk), round(MINUTE * RATE))
    return Load(_share(bench, who, quiet(MINUTE)), _share(bench, who, talk + quiet(MINUTE)))


def _share(bench: Bench, who: str, sound: Samples) -> float:
    hear, asking = hearing(who, bench.model), phases()[RATING]
    began = process_time()
    hear(asking, sound)
    return round(100 * (process_time() - began) / (len(sound) / RATE), 2)
