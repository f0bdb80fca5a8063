"""One thread that renders: what is to be spoken now before what will be, and nothing else meanwhile.

Commands come from any thread and are taken between two renderings. With nothing left to do for a
while, the renderer rests. After a failure nothing is rendered ahead; instead a plain word is tried
from time to time and delivered as an empty line, so that somebody learns when rendering works again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread

from msgspec import Struct

from kiosk.devices.renderer import RenderError
from kiosk.devices.rendering import Rendering
from kiosk.devices.studio import Studio

log = logging.getLogger(__name__)

REST_AFTER_SECONDS = 20.0
RETRY_SECONDS = (5.0, 10.0, 20.0, 40.0, 60.0)
"""How long to wait before each attempt after a failure; the last one for ever."""


class Line(Struct, frozen=True):
    """Something to be said, or to be played from the sound file at the path `recording`."""

    text: str
    language: str
    recording: str = ""


Deliver = Callable[[Line, Rendering | str], None]
"""Takes a line with its rendering, or with the reason why there is none."""


class RenderQueue:
    """Renders in a thread of its own, and delivers from there."""

    def __init__(
        self,
        studio: Studio,
        deliver: Deliver,
        rest_after_seconds: float = REST_AFTER_SECONDS,
        retry_seconds: tuple[float, ...] = RETRY_SECONDS,
    ) -> None:
        self._studio = studio
        self._deliver = deliver
        self._rest_after_seconds = rest_after_seconds
        self._retry_seconds = retry_seconds
        self._commands: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._wanted: Line | None = None
        self._ahead: dict[Line, None] = {}
        self._failures = 0
        self._language = "en"
        self._open = True
        self._thread = Thread(target=self._run, name="render", daemon=True)
        self._thread.start()

    def want(self, line: Line | None) -> None:
        """Render this as soon as possible, in place of what was wanted before."""
        self._commands.put(partial(self._want, line))

    def render_ahead(self, lines: tuple[Line, ...]) -> None:
        """Render these in this order when nothing is wanted, before those that wait already."""
        self._commands.put(partial(self._render_ahead, lines))

    def doubt(self) -> None:
        """Try out whether rendering works: something went wrong."""
        self._commands.put(self._doubt)

    def close(self) -> None:
        """Stop for good; waits a second at most."""
        self._commands.put(self._close)
        self._studio.close()
        self._thread.join(1.0)

    # --- in the thread ----------------------------------------------------------------------------

    def _want(self, line: Line | None) -> None:
        self._wanted = line

    def _render_ahead(self, lines: tuple[Line, ...]) -> None:
        self._ahead = dict.fromkeys([*lines, *self._ahead])

    def _doubt(self) -> None:
        self._failures = max(self._failures, 1)

    def _close(self) -> None:
        self._open = False

    def _run(self) -> None:
        while self._open:
            try:
                self._commands.get(timeout=self._patience())()
            except Empty:
                self._work()
        self._studio.rest()

    def _patience(self) -> float:
        """How long to wait for a command before going on to work."""
        if self._failures and not self._wanted:
            return self._retry_seconds[min(self._failures, len(self._retry_seconds)) - 1]
        return 0.0 if self._wanted or self._ahead else self._rest_after_seconds

    def _work(self) -> None:
        """Do what is most needed."""
        if self._wanted:
            line, self._wanted = self._wanted, None
            self._attempt(line, self._make)
        elif self._failures:
            self._attempt(Line("", self._language), self._try_out)
        elif self._ahead:
            line = next(iter(self._ahead))
            del self._ahead[line]
            if not self._studio.has(line.text, line.language, line.recording):
                self._attempt(line, self._make)
        else:
            self._studio.rest()

    def _make(self, line: Line) -> Rendering:
        return self._studio.make(line.text, line.language, line.recording)

    def _try_out(self, line: Line) -> Rendering:
        return self._studio.try_out(line.language)

    def _attempt(self, line: Line, make: Callable[[Line], Rendering]) -> None:
        self._language = line.language
        try:
            outcome: Rendering | str = make(line)
            self._failures = 0
        except Exception as error:
            if not isinstance(error, RenderError):
                log.exception("Rendering failed.")
            outcome = str(error)
            self._failures += 1
        self._deliver(line, outcome)
