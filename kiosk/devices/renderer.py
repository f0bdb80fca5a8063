"""Renders in a process of its own, which can hang or crash without harm, and gives its memory back.

The process (`kiosk.devices.render_worker`) is started when it is needed, takes one order after the
other over a pipe, and is simply killed: when it does not answer in time, and to rest. Should this
program be killed, it ends by itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
from multiprocessing import Pipe
from multiprocessing.connection import Connection

from msgspec import Struct

from kiosk.devices import transfer
from kiosk.devices.rendering import Rendering
from kiosk.devices.speakers import RECORDED, Order

LOADING_SECONDS = 12.0
"""How long the first rendering of a process may take: it loads the voice."""

RENDERING_SECONDS = 4.0
"""How long any other may take. A small computer needs a tenth of that."""

RECORDING_SECONDS = 30.0
"""How long any recording may take. A small computer needs a third of that for ten minutes of sound."""

_FRUGAL = {"MALLOC_MMAP_THRESHOLD_": "1048576", "MALLOC_TRIM_THRESHOLD_": "1048576"}
"""Has glibc give large blocks back when they are freed, which saves 23 MB of 235 for 5 ms a sentence."""

_COMMAND = (sys.executable, "-P", "-m", "kiosk.devices.render_worker")


class RenderError(Exception):
    """There is no rendering; says why in plain words."""


class RendererLostError(RenderError):
    """The process hung, crashed or could not be started: another text would have fared no better."""


class Renderer:
    """The process, running or at rest. `render` and `rest` are for one thread, `close` for any."""

    def __init__(self, loading_seconds: float = LOADING_SECONDS, rendering_seconds: float = RENDERING_SECONDS) -> None:
        """Give up a rendering, and the process with it, after so long."""
        self._loading_seconds = loading_seconds
        self._rendering_seconds = rendering_seconds
        self._worker: _Worker | None = None
        self._closed = False

    def render(self, order: Order) -> Rendering:
        """Render, or raise `RenderError`."""
        try:
            answer = self._ask(order)
        except (OSError, EOFError) as error:
            self.rest()
            why = error if isinstance(error, TimeoutError) else "ended unexpectedly"
            raise RendererLostError(f"{order.speaker.title} {why}.") from error
        if isinstance(answer, str):
            raise RenderError(answer)
        return answer

    def rest(self) -> None:
        """Give back the memory until the next rendering."""
        if self._worker is not None:
            self._worker.end()
        self._worker = None

    def close(self) -> None:
        """Give up what is being rendered, and render no more."""
        self._closed = True
        if (worker := self._worker) is not None:
            worker.process.kill()

    def _ask(self, order: Order) -> Rendering | str:
        seconds = self._rendering_seconds
        if self._worker is None or self._worker.process.poll() is not None:
            self.rest()
            if self._closed:
                raise EOFError
            self._worker = _started()
            seconds = self._loading_seconds
        if order.speaker.driver == RECORDED:
            seconds = max(seconds, RECORDING_SECONDS)
        return self._worker.ask(order, seconds)


class _Worker(Struct, frozen=True):
    """The process at work, and the pipe to it."""

    process: subprocess.Popen[bytes]
    connection: Connection[Order, tuple[Rendering, int] | str]

    def ask(self, order: Order, seconds: float) -> Rendering | str:
        self.connection.send(order)
        if not self.connection.poll(seconds):
            raise TimeoutError(f"gave no sound within {seconds:g} seconds")
        answer = self.connection.recv()
        return answer if isinstance(answer, str) else transfer.rest_of(self.connection, answer)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self.connection.close()


def _started() -> _Worker:
    """Start the process, which finds modules where this one does, and is spared the keyboard's signals."""
    here, there = Pipe()
    with there:
        process = subprocess.Popen(  # noqa: S603 -- our own module
            [*_COMMAND, str(there.fileno())],
            env={**os.environ, **_FRUGAL, "PYTHONPATH": os.pathsep.join(path or os.curdir for path in sys.path)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[there.fileno()],
            start_new_session=True,
        )
    return _Worker(process, here)
