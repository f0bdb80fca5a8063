"""The ear: one thread that owns the recogniser, and one queue into it.

Sound comes from the sound card's thread, wishes from the main thread; neither waits. Loading a model
is done by the ear's thread as well. When something goes wrong there, the kiosk is told once, and the
thread begins anew after a rest, with what was wished for last: a model that was installed in the
meantime is found.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final, Protocol

from kiosk.core.messages import Event, Failed, Listen, Recovered
from kiosk.devices.activity import Samples
from kiosk.devices.echo import open_echo
from kiosk.devices.models import working_model
from kiosk.ports import Post

log = logging.getLogger(__name__)

REST_SECONDS: Final = 10.0
"""How long after a failure it is tried again. Trying costs half a second of processor time."""

CLOSE_SECONDS: Final = 1.0

_Sound = tuple[Samples, Samples, bool]
"""What was heard, what was played meanwhile, and whether the two are put together in another way from here on."""


class Hearer(Protocol):
    """What makes events of sound: `Listener`."""

    def listen(self, wish: Listen) -> None:
        """Recognise these phrases from now on."""

    def feed(self, block: Samples, played: Samples, *, anew: bool) -> Iterable[Event]:
        """Take in sound, and what was played meanwhile; return what was perceived."""


def open_ear(setting: Path | None, language: str, post: Post) -> ThreadedEar:
    """Return an ear with the first model that works for the language; `setting` is the preferred one's folder."""
    echo = open_echo()

    def hearer(language: str) -> Hearer:
        # Vosk takes a third of a second to import, which is spent on the ear's thread.
        from kiosk.devices.listener import Listener  # noqa: PLC0415
        from kiosk.devices.recogniser import Recogniser  # noqa: PLC0415

        return Listener(Recogniser(working_model(setting, language)), echo)

    return ThreadedEar(hearer, language, post)


class ThreadedEar:
    """An `Ear` that hears what it is given by `hear`."""

    def __init__(
        self, hearer: Callable[[str], Hearer], language: str, post: Post, rest_seconds: float = REST_SECONDS
    ) -> None:
        """Start at once. `hearer` makes the one for a language; it may take its time, or raise."""
        self._make = hearer
        self._post = post
        self._rest_seconds = rest_seconds
        self._inbox: SimpleQueue[_Sound | Listen | None] = SimpleQueue()
        self._wish = Listen(0, (), language)
        self._failure = ""
        self._closed = False
        self._thread = threading.Thread(target=self._live, name="ear", daemon=True)
        self._thread.start()

    def listen(self, wish: Listen) -> None:
        """Recognise these phrases from now on; what is being said just now is not lost."""
        self._inbox.put(wish)

    def hear(self, block: Samples, played: Samples, *, anew: bool = False) -> None:
        """Take in a block of mono sound at `activity.RATE`, and what was `played` meanwhile.

        There is as much of both, and nobody changes them afterwards. `anew` tells that the two are put together in
        another way from here on.
        """
        self._inbox.put((block, played, anew))

    def close(self) -> None:
        """Stop for good; waits a second at most."""
        self._inbox.put(None)
        self._thread.join(CLOSE_SECONDS)

    # --- on the ear's thread ----------------------------------------------------------------------

    def _live(self) -> None:
        while not self._closed:
            try:
                self._work()
            except Exception as error:  # noqa: BLE001 - whatever it is, touch and captions go on
                self._fail(error)
                self._rest()

    def _work(self) -> None:
        """Hear, until closed or until another language is wished for."""
        language = self._wish.language
        hearer = self._make(language)
        self._failure = ""
        self._post(Recovered("recogniser"))
        item: _Sound | Listen | None = self._wish
        while item is not None and self._wish.language == language:
            self._do(hearer, item)
            item = self._next()

    def _do(self, hearer: Hearer, item: _Sound | Listen) -> None:
        if isinstance(item, Listen):
            hearer.listen(item)
        else:
            block, played, anew = item
            for event in hearer.feed(block, played, anew=anew):
                self._post(event)

    def _next(self, timeout: float | None = None) -> _Sound | Listen | None:
        """Wait for what comes in next, and note it. Raises `Empty` after `timeout` seconds."""
        item = self._inbox.get(timeout=timeout)
        if item is None:
            self._closed = True
        elif isinstance(item, Listen):
            self._wish = item
        return item

    def _fail(self, error: Exception) -> None:
        """Tell the kiosk, but not the same thing again and again."""
        log.info("the ear fails and will try again", exc_info=error)
        reason = str(error) or type(error).__name__
        if reason != self._failure:
            self._failure = reason
            self._post(Failed("recogniser", reason))

    def _rest(self) -> None:
        """Let some time go by, and what is said in it, unless another language is wished for, which may work."""
        end, language = time.monotonic() + self._rest_seconds, self._wish.language
        with suppress(Empty):
            while not self._closed and self._wish.language == language:
                self._next(max(0.0, end - time.monotonic()))
