"""`python -m tests.bench_voice [--recordings DIR]`: how well this kiosk and its peers understand, side by side.

All get the same recordings and the same list: what can be said when something is rated. The figures go to
`figures.json` beside this file, and as a picture to `figures.png`. The machine's load is told with them.
"""

# ruff: noqa: T201 - printing is what it is for

from __future__ import annotations

import json
import os
from argparse import ArgumentParser
from pathlib import Path
from statistics import median, quantiles
from time import process_time

import numpy as np

from kiosk.core.certainty import COSTLY
from kiosk.core.messages import Command, Pick
from kiosk.devices.activity import RATE, Samples
from kiosk.devices.models import working_model
from kiosk.words.english import ENGLISH
from tests.bench_voice.listeners import MEANINGS, Hear, plain_vosk, sphinx, this_kiosk
from tests.bench_voice.picture import draw
from tests.bench_voice.recordings import Trial, babble, digits, in_noise, kitchen, one_by_one, talk, trials
from tests.devices.room import RECORDINGS, quiet

HERE = Path(__file__).parent
DECIBELS = (15, 9, 6)
TALK_DECIBELS = 9
IDLE_SECONDS = 60.0

Figures = dict[str, float]


def main() -> None:
    parser = ArgumentParser(prog="python -m tests.bench_voice", description="How well the kiosk understands.")
    parser.add_argument("--recordings", type=Path, default=RECORDINGS, help="folder of digits, talk and kitchen noise")
    folder: Path = parser.parse_args().recordings
    model = working_model(None, "en")
    load = os.getloadavg()[0]
    who: dict[str, Hear] = {
        "this kiosk": this_kiosk(model),
        "Vosk": plain_vosk(model, with_unknown=False),
        "Vosk with [unk]": plain_vosk(model, with_unknown=True),
        "pocketsphinx": sphinx(),
    }
    said, talking, noise = digits(folder), talk(folder), kitchen(folder)
    rooms = {"clean": trials(said, None, 0)}
    for name, sound in (("kitchen", noise), ("babble", babble(talking))):
        rooms |= {f"{name} {decibels} dB": trials(said, sound, decibels) for decibels in DECIBELS}
    others = one_by_one(talking)
    stream_of_others = _stream(others, noise)
    figures = {name: _figures(hear, rooms, stream_of_others) for name, hear in who.items()}
    result = {
        "model": model.name,
        "phrases": len(MEANINGS),
        "digits": len(said),
        "minutes_of_talk_and_noise": round(len(stream_of_others) / RATE / 60, 1),
        "load_before": round(load, 1),
        "figures": figures,
    }
    (HERE / "figures.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    draw(figures, HERE / "figures.png")
    print(json.dumps(result, indent=1))


def _stream(others: Samples, noise: Samples) -> Samples:
    """Talk in a quiet room, talk in the kitchen, and the kitchen alone."""
    parts = (others + quiet(len(others) / RATE), in_noise(others, noise, TALK_DECIBELS), noise)
    return np.concatenate(parts)


def _figures(hear: Hear, rooms: dict[str, list[Trial]], others: Samples) -> Figures:
    figures: Figures = {}
    for room, said in rooms.items():
        right, wrong, latencies = _understood(hear, said)
        figures |= {f"right, {room}, %": right, f"wrong, {room}, %": wrong}
        if room == "clean" and len(latencies) > 1:
            figures["latency median, ms"] = round(1000 * median(latencies))
            figures["latency 95th percentile, ms"] = round(1000 * quantiles(latencies, n=20, method="inclusive")[-1])
    began = process_time()
    actions = [intent for intent, _ in hear(others)]
    figures["processor in talk, % of a core"] = _share(process_time() - began, len(others) / RATE)
    began = process_time()
    hear(quiet(IDLE_SECONDS))
    figures["processor in a quiet room, % of a core"] = _share(process_time() - began, IDLE_SECONDS)
    hours = len(others) / RATE / 3600
    costly = [intent for intent in actions if intent in COSTLY or intent is Command.HELP]
    return figures | {
        "false actions an hour": round(len(actions) / hours, 1),
        "costly ones an hour": round(len(costly) / hours, 1),
    }


def _share(seconds: float, of: float) -> float:
    return round(100 * seconds / of, 2)


def _understood(hear: Hear, said: list[Trial]) -> tuple[float, float, list[float]]:
    """Shares in percent that were right and wrong, by the first thing done, and seconds to what was right."""
    first = [(trial, actions[0]) for trial in said if (actions := hear(trial.sound))]
    right = [(trial, action) for trial, action in first if action[0] == Pick(ENGLISH.numbers.index(trial.word))]
    latencies = [action[1] - trial.end / RATE for trial, action in right]
    return round(100 * len(right) / len(said), 1), round(100 * (len(first) - len(right)) / len(said), 1), latencies


if __name__ == "__main__":
    main()
