"""The memory and the processor time that the running kiosk takes, all its processes together."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

from kiosk.commands.rehearse import Voices, open_voices
from kiosk.devices.speakers import WORDS_A_MINUTE
from tests.bench.processes import Memory, family, main_thread_seconds, memory, processor_seconds
from tests.bench.table import Result, Row
from tests.end_to_end.live import LiveKiosk, live_kiosk
from tests.virtual_card import VirtualCard, virtual_card

RENDERING_MB, RESTING_MB = 450.0, 300.0
STILL_SCREEN_PERCENT = 1.0

READY = ("recogniser: works", "microphone: works", "loudspeaker: works")
BEGINNING = (("Start.", "ChoosingArea"), ("Relax.", "ChoosingExercise"), ("Box breathing.", "Exercising"))
END = (("Stop.", "Stopping"), ("Stop.", "Done"))
"""What is said in a visit, and the phase to which it leads."""

SAMPLE_SECONDS = 0.05
IDLE_SECONDS = 20.0
PATIENCE_SECONDS = 60.0

MEMORY_NOTE = (
    "Memory: of the kiosk and all processes it starts, in MB of 10^6 bytes. RSS counts what they share for each of "
    "them; PSS counts it once, and only in part where other programs on the machine share it too. While rendering: the "
    "most in a visit from the start of the program into an exercise, with nothing in the cache. At rest: after that "
    "visit, at Welcome, the renderer gone. It draws without a graphics card; the software that does so is part of it."
)
PROCESSOR_NOTE = (
    f"Processor: share of one core in {IDLE_SECONDS:g} s at Welcome, nobody there, with virtual sound devices at work "
    "and the screen drawn by the processor, as there is no graphics card: 20 times a second, or with reduced motion "
    "not at all. The screen's share is that of the first thread; the others hear and play."
)


class Busy(NamedTuple):
    """Shares of one core, in percent: of the whole process, and of the thread that thinks and draws."""

    all: float
    screen: float


def measure() -> Result:
    with TemporaryDirectory() as folder, virtual_card() as card:
        most, rest, busy = _after_a_visit(card, Path(folder))
        still = _with_reduced_motion(card, Path(folder))
    rows = (
        Row("memory while rendering, PSS", "MB", most.pss, most=RENDERING_MB),
        Row("memory while rendering, RSS", "MB", most.rss, most=RENDERING_MB),
        Row("memory at rest, PSS", "MB", rest.pss, most=RESTING_MB),
        Row("memory at rest, RSS", "MB", rest.rss, most=RESTING_MB),
        Row("idle processor use", "%", busy.all),
        Row("... of which the screen", "%", busy.screen),
        Row("idle processor use, reduced motion", "%", still.all),
        Row("... of which the screen", "%", still.screen, most=STILL_SCREEN_PERCENT),
    )
    return Result(rows, (MEMORY_NOTE, PROCESSOR_NOTE))


def _after_a_visit(card: VirtualCard, folder: Path) -> tuple[Memory, Memory, Busy]:
    """Return the most memory in a visit, the memory after it, and the processor use then."""
    with open_voices(WORDS_A_MINUTE) as voices, live_kiosk(card, folder, "--windowed") as kiosk:
        pid = kiosk.process.pid
        with _memory_meanwhile(pid) as samples:
            kiosk.wait_for(*READY)
            _answer(kiosk, voices, BEGINNING)
        _answer(kiosk, voices, END)
        kiosk.wait_for("phase: Welcome", seconds=PATIENCE_SECONDS)
        _wait(lambda: family(pid) == [pid])
        busy = _busy(kiosk)
        most = Memory(max(sample.pss for sample in samples), max(sample.rss for sample in samples))
        return most, memory(pid), busy


def _answer(kiosk: LiveKiosk, voices: Voices, visit: tuple[tuple[str, str], ...]) -> None:
    """Say what leads to each phase, when the kiosk has finished speaking."""
    for phrase, phase in visit:
        kiosk.say(voices.client.make(phrase, "en"))
        kiosk.wait_for(f"phase: {phase}")
        kiosk.hear_out()


def _with_reduced_motion(card: VirtualCard, folder: Path) -> Busy:
    settings = folder / "still.toml"
    settings.write_text("reduced_motion = true\n")
    with live_kiosk(card, folder, "--windowed", "--config", str(settings)) as kiosk:
        kiosk.wait_for(*READY)
        return _busy(kiosk)


@contextmanager
def _memory_meanwhile(pid: int) -> Iterator[list[Memory]]:
    """Provide samples of the memory of a process and its descendants, which go on in the meantime."""
    samples: list[Memory] = []
    over = threading.Event()

    def watch() -> None:
        while not over.wait(SAMPLE_SECONDS):
            samples.append(sum(map(memory, family(pid)), Memory()))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield samples
    finally:
        over.set()
        thread.join()


def _busy(kiosk: LiveKiosk) -> Busy:
    """Return what the kiosk takes while nothing happens."""
    pid, began = kiosk.process.pid, monotonic()
    before = processor_seconds(pid), main_thread_seconds(pid)
    threading.Event().wait(IDLE_SECONDS)
    after, percent = (processor_seconds(pid), main_thread_seconds(pid)), 100 / (monotonic() - began)
    return Busy(*(percent * (late - early) for late, early in zip(after, before, strict=True)))


def _wait(until: Callable[[], bool]) -> None:
    end = monotonic() + PATIENCE_SECONDS
    while not until():
        if monotonic() > end:
            raise TimeoutError("the kiosk's renderer does not rest")
        threading.Event().wait(0.5)
