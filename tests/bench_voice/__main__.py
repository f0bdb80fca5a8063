"""`python -m tests.bench_voice [--recordings DIR] [--model DIR]`: how well this kiosk and its peers understand.

All get the same recordings and the same lists of phrases. The figures go to `figures.json` beside this file, and as
pictures to `figures.png` and `left_out.png`. A busy machine takes longer to compute, so its load is told with them; and
what depends on that is measured first, by itself.
"""

# ruff: noqa: T201 - printing is what it is for

from __future__ import annotations

import multiprocessing
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from time import monotonic

import msgspec

from kiosk.devices.models import check_model, working_model
from kiosk.devices.recordings import RecordingError
from tests.bench_voice import measuring
from tests.bench_voice.figures import OFFICIAL, Figures, Partial, Result, goals, notes
from tests.bench_voice.left_out import LEFT_OUT
from tests.bench_voice.measuring import CLEAN, ROOMS, WHO, Bench, Delays, Faults, Load, Shares
from tests.bench_voice.own_voice import GUARDS, SCRIPTS, Narration, narrated
from tests.bench_voice.phases import PHASES, RATING, phases
from tests.bench_voice.picture import draw, draw_parts
from tests.bench_voice.recordings import MissingError
from tests.bench_voice.tables import PARTIAL_ROOMS, report
from tests.devices.room import RECORDINGS

HERE = Path(__file__).parent

PARTIAL_WORDS = 60
PARTIAL_PHASES = PHASES[::3]
"""Without one of its parts, the kiosk hears at most so many words of a kind, and talk in every third phase."""

Alone = tuple[Shares, Delays, Load]


def main() -> None:
    arguments = _arguments()
    began, load = monotonic(), os.getloadavg()[0]
    bench = Bench(arguments.recordings, arguments.model)
    alone = {who: _alone(bench, who) for who in WHO}
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as processes:
        measured = {who: _measured(processes, bench, who) for who in WHO}
        parts = {part: _partial(processes, bench, part) for part in LEFT_OUT}
        own_voice = {guard: _own_voice(processes, bench, guard) for guard in GUARDS}
        figures = {who: measured[who](alone[who]) for who in WHO}
        left_out = {part: wait() for part, wait in parts.items()}
        narrations = {guard: wait() for guard, wait in own_voice.items()}
    official = bench.model.name.startswith(OFFICIAL)
    result = Result(
        bench.model.name,
        official,
        len(phases()[RATING].offer.meanings),
        round(load, 1),
        round((monotonic() - began) / 60, 1),
        goals(figures, official=official),
        figures,
        left_out,
        narrations,
        notes(measuring.people_in(bench.folder), figures[WHO[0]].others.minutes),
    )
    keep(result)
    print(report(result))


def keep(result: Result) -> None:
    text = msgspec.json.format(msgspec.json.encode(result), indent=1)
    (HERE / "figures.json").write_bytes(text + b"\n")
    draw(result.figures, result.goals, HERE / "figures.png")
    draw_parts(result.left_out, result.own_voice, HERE / "left_out.png")


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.bench_voice", description="How well the kiosk understands.")
    parser.add_argument("--recordings", type=Path, default=RECORDINGS, help="folder of digits, talk and kitchen noise")
    parser.add_argument("--model", type=Path, help="folder of a speech model; otherwise the one the kiosk would take")
    arguments = parser.parse_args()
    problems = check_model(arguments.model) if arguments.model else []
    if problems:
        parser.error("; ".join(problems))
    arguments.model = arguments.model or working_model(None, "en")
    try:
        measuring.people_in(arguments.recordings)
    except (MissingError, RecordingError) as error:
        parser.error(str(error))
    return arguments


def _alone(bench: Bench, who: str) -> Alone:
    """What depends on how busy the machine is."""
    print(f"measuring: {who}, by itself…", file=sys.stderr, flush=True)
    shares, delays = measuring.understood(bench, who, CLEAN)
    if delays is None:
        raise SystemExit(f"{who} understood next to nothing, so there is nothing to time.")
    return shares, delays, measuring.load(bench, who)


def _measured(processes: ProcessPoolExecutor, bench: Bench, who: str) -> Callable[[Alone], Figures]:
    """Begin to measure one of those who listen; what is returned waits for it."""
    others = [processes.submit(measuring.faults, bench, who, phase) for phase in PHASES]
    rooms = {room: processes.submit(measuring.understood, bench, who, room) for room in ROOMS if room != CLEAN}

    def wait(alone: Alone) -> Figures:
        shares, delays, load = alone
        print(f"measuring: {who}, in noise and in an hour of talk…", file=sys.stderr, flush=True)
        return Figures({CLEAN: shares, **_shares(rooms)}, delays, _together(others), load)

    return wait


def _partial(processes: ProcessPoolExecutor, bench: Bench, part: str) -> Callable[[], Partial]:
    """Begin to measure the kiosk without a part; what is returned waits for it."""
    rooms = {room: processes.submit(measuring.understood, bench, part, room, PARTIAL_WORDS) for room in PARTIAL_ROOMS}
    others = [processes.submit(measuring.faults, bench, part, phase) for phase in PARTIAL_PHASES]

    def wait() -> Partial:
        print(f"measuring: the kiosk’s hearing, left out: {part}…", file=sys.stderr, flush=True)
        delays = rooms[CLEAN].result()[1]
        return Partial(_shares(rooms), delays.sound.median if delays else 0.0, _together(others))

    return wait


def _own_voice(processes: ProcessPoolExecutor, bench: Bench, guard: str) -> Callable[[], Narration]:
    """Begin to narrate to a kiosk without a part that knows its own voice; what is returned waits for it."""
    told = [processes.submit(narrated, bench.model, guard, script) for script in SCRIPTS]

    def wait() -> Narration:
        print(f"measuring: its own voice, left out: {guard}…", file=sys.stderr, flush=True)
        return sum((each.result() for each in told), Narration(0))

    return wait


def _shares(rooms: dict[str, Future[tuple[Shares, Delays | None]]]) -> dict[str, Shares]:
    return {room: future.result()[0] for room, future in rooms.items()}


def _together(others: list[Future[Faults]]) -> Faults:
    return measuring.together(future.result() for future in others)


if __name__ == "__main__":
    main()
