"""Gets a rendering from wherever it is quickest to be had: the cache, the best voice, or the next best.

Somebody's recording of a text is better than any voice, and a voice stands in where it cannot be played.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from kiosk.devices.renderer import Renderer, RendererLostError, RenderError
from kiosk.devices.rendering import Rendering
from kiosk.devices.speakers import RECORDED, WORDS_A_MINUTE, Order, Speaker, recorded, speakers
from kiosk.devices.speech_cache import SpeechCache

log = logging.getLogger(__name__)

AWAY_SECONDS = 60.0
"""For how long another voice is preferred to one that hung or crashed."""


PLAIN_WORD = "1"
"""Can be said in any language."""


class Studio:
    """Renders in one of the voices of a language.

    `change`, `find`, `has` and `close` may be called by any thread, the others by one.
    """

    def __init__(
        self,
        cache: SpeechCache,
        renderer: Renderer,
        voices: Callable[[str], tuple[Speaker, ...]] = speakers,
        words_a_minute: float = WORDS_A_MINUTE,
        now: Callable[[], float] = monotonic,
    ) -> None:
        """`voices` names the voices for a language, the best first; `now` is the time in seconds."""
        self._cache = cache
        self._renderer = renderer
        self._all_voices = voices
        self._words_a_minute = round(words_a_minute)
        self._natural = True
        self._now = now
        self._away_until: dict[Speaker, float] = {}

    def change(self, words_a_minute: float, *, natural: bool) -> None:
        """Speak at this pace from now on, and with the best voice of a language or, if not `natural`, the simplest."""
        self._words_a_minute = round(words_a_minute)
        self._natural = natural

    def find(self, text: str, language: str) -> Rendering | None:
        """Return the best voice's rendering if it is at hand."""
        return self._cache.get(self._order(text, self._voices(language)[0]))

    def has(self, text: str, language: str, recording: str = "") -> bool:
        """Whether the recording's or else the best voice's rendering is at hand."""
        return self._cache.has(self._order(text, self._speakers(language, recording)[0]))

    def make(self, text: str, language: str, recording: str = "") -> Rendering:
        """Return a rendering of the recording at this path, or by the best voice that can give one.

        Raises `RenderError` if there is none.
        """
        return self._by_the_best(text, self._speakers(language, recording), self._made)

    def try_out(self, language: str) -> Rendering:
        """Render a plain word, whatever is at hand, or raise `RenderError`: rendering does not work."""
        return self._by_the_best(PLAIN_WORD, self._voices(language), self._renderer.render)

    def rest(self) -> None:
        """Give back the memory that rendering takes."""
        self._renderer.rest()

    def close(self) -> None:
        """Give up what is being made, and make no more."""
        self._renderer.close()

    def _voices(self, language: str) -> tuple[Speaker, ...]:
        """The voices that may speak, in order of preference."""
        voices = self._all_voices(language)
        return voices if self._natural else voices[-1:]

    def _speakers(self, language: str, recording: str) -> tuple[Speaker, ...]:
        voices = self._voices(language)
        if not recording:
            return voices
        try:
            return (recorded(Path(recording)), *voices)
        except OSError as error:
            log.warning("The recording %s cannot be read: %s", recording, error.strerror)
            return voices

    def _by_the_best(
        self, text: str, candidates: tuple[Speaker, ...], render: Callable[[Order], Rendering]
    ) -> Rendering:
        reasons: list[str] = []
        for speaker in sorted(candidates, key=self._is_away):
            try:
                return render(self._order(text, speaker))
            except RenderError as error:
                log.warning("No rendering: %s", error)
                reasons.append(str(error))
                if isinstance(error, RendererLostError):
                    self._away_until[speaker] = self._now() + AWAY_SECONDS
        raise RenderError(" ".join(reasons))

    def _order(self, text: str, speaker: Speaker) -> Order:
        return Order(text, speaker, 0 if speaker.driver == RECORDED else self._words_a_minute)

    def _is_away(self, speaker: Speaker) -> bool:
        return self._now() < self._away_until.get(speaker, 0.0)

    def _made(self, order: Order) -> Rendering:
        if (found := self._cache.get(order)) is not None:
            return found
        rendering = self._renderer.render(order)
        try:
            self._cache.put(order, rendering)
        except OSError as error:
            log.warning("A rendering could not be stored: %s", error)
        return rendering


def open_studio(
    cache_folder: Path,
    words_a_minute: float = WORDS_A_MINUTE,
    renderer: Renderer | None = None,
    *,
    natural: bool = True,
) -> Studio:
    """Return the studio that the kiosk works with; nothing is loaded until it is needed."""
    studio = Studio(SpeechCache(cache_folder), renderer or Renderer())
    studio.change(words_a_minute, natural=natural)
    return studio
