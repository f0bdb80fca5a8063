"""The running kiosk, with a virtual sound card and an offscreen window, as a person in front of it finds it."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import numpy as np

from kiosk.devices.rendering import Rendering
from tests.virtual_card import RATE, Samples, VirtualCard

PATIENCE_SECONDS = 30.0
NICENESS = -5
"""As in the service's unit. Without the right to it, it is as nice as everybody."""

TRIES = 3
ANSWER_SECONDS = 8.0
"""Within so many seconds the kiosk has acted on what it was told."""

AUDIBLE = 0.003
SILENCE_SECONDS = 0.8
"""Longer than any silence within an utterance."""


class LiveKiosk:
    """A kiosk process; what it logs tells what it does, and is shown when a test fails.

    `within` is a command that starts it as its one child, and `program` the module that is run.
    """

    def __init__(
        self, card: VirtualCard, folder: Path, *options: str, within: Sequence[str] = (), program: str = "kiosk"
    ) -> None:
        self.environment = {
            **os.environ,
            **card.environment,
            "SDL_VIDEODRIVER": "offscreen",
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
        }
        self.card = card
        self.lines: list[str] = []
        self._broke_off = -math.inf
        self._more = threading.Condition()
        self._within = within
        command = [*within, sys.executable, "-m", program, "--verbose", "run", *options]
        self.process = subprocess.Popen(command, env=self.environment, stderr=subprocess.PIPE, text=True)  # noqa: S603
        assert self.process.stderr is not None
        with suppress(PermissionError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, NICENESS)
        self._reader = threading.Thread(target=self._read, args=(self.process.stderr,), daemon=True)
        self._reader.start()

    def wait_for(self, *texts: str, seconds: float = PATIENCE_SECONDS) -> list[str]:
        """Wait until each of these was logged, in any order, since what was waited for before; return all of that."""
        with self._more:
            found = self._more.wait_for(lambda: all(map(self._logged, texts)), seconds)
            assert found, f"not all of {texts} were logged within {seconds} s: {self.lines}"
            logged, self.lines = self.lines, []
            return logged

    def logs(self, text: str, seconds: float) -> bool:
        """Whether this is logged within some seconds."""
        with self._more:
            return self._more.wait_for(lambda: self._logged(text), seconds)

    def _logged(self, text: str) -> bool:
        return any(text in line for line in self.lines)

    @property
    def steady_seconds(self) -> float:
        """For how long no sound was lost."""
        return time.monotonic() - self._broke_off

    def run(self, *arguments: str) -> int:
        """Have another command of the program done on the same machine; return its exit code."""
        return subprocess.run([sys.executable, "-m", "kiosk", *arguments], env=self.environment, check=False).returncode  # noqa: S603

    def hear_out(self) -> None:
        """Wait until the kiosk has begun to speak, and has finished."""
        start = len(self.card.heard())
        self.card.wait_until_heard(lambda sound: _spoken(sound[start:]), PATIENCE_SECONDS)

    def hear_silence(self) -> None:
        """Wait until the kiosk does not speak, whether it did or not."""
        self.card.wait_until_heard(_silent, PATIENCE_SECONDS)

    def hear(self, seconds: float) -> None:
        """Wait until it has spoken for so long, pauses between words not counted."""
        start = len(self.card.heard())

        def enough(sound: Samples) -> bool:
            return int(np.count_nonzero(np.abs(sound[start:]) > AUDIBLE)) > seconds * RATE

        self.card.wait_until_heard(enough, PATIENCE_SECONDS)

    def say(self, rendering: Rendering, loudness: float = 1.0) -> None:
        """Say something to it, with this factor on amplitude."""
        self.card.say(np.asarray(rendering.samples, np.float32) * np.float32(loudness), rendering.rate)

    def tell(self, rendering: Rendering, phase: str) -> list[str]:
        """Say something and wait for the phase that it brings; return what was logged until then.

        Where a busy machine broke the sound off meanwhile it is said again, as a person would.
        """
        for _ in range(TRIES):
            begun = time.monotonic()
            self.say(rendering)
            if self.logs(f"phase: {phase}", ANSWER_SECONDS) or self.steady_seconds > time.monotonic() - begun:
                break
        return self.wait_for(f"phase: {phase}")

    def stop(self) -> int:
        """Ask it to end; return its exit code."""
        os.kill(self._pid(), signal.SIGTERM)
        code = self.process.wait(PATIENCE_SECONDS)
        self._reader.join(PATIENCE_SECONDS)
        return code

    def _pid(self) -> int:
        started = self.process.pid
        return int(Path(f"/proc/{started}/task/{started}/children").read_text()) if self._within else started

    def _read(self, stream: IO[str]) -> None:
        with stream:
            for line in stream:
                print(line, end="", file=sys.stderr)  # noqa: T201
                with self._more:
                    self.lines.append(line.rstrip())
                    if "is put beside" in line:
                        self._broke_off = time.monotonic()
                    self._more.notify_all()


def _silent(sound: Samples) -> bool:
    """Whether it ends in a silence."""
    return not np.any(np.abs(sound[-round(SILENCE_SECONDS * RATE) :]) > AUDIBLE)


def _spoken(sound: Samples) -> bool:
    """Whether there was something to hear, and then a silence."""
    return len(sound) > SILENCE_SECONDS * RATE and _silent(sound) and bool(np.any(np.abs(sound) > AUDIBLE))


@contextmanager
def live_kiosk(
    card: VirtualCard, folder: Path, *options: str, within: Sequence[str] = (), program: str = "kiosk"
) -> Iterator[LiveKiosk]:
    """Run the kiosk; it is killed if a test leaves it running."""
    kiosk = LiveKiosk(card, folder, *options, within=within, program=program)
    try:
        yield kiosk
    finally:
        if kiosk.process.poll() is None:
            kiosk.process.kill()
            kiosk.process.wait()
