"""What the ear does with sound, without threads or a clock: time is counted in samples.

A recogniser of its own accord reports a phrase a second after its last word. We need not wait for
it: voice activity tells within a quarter of a second that somebody paused, and asking for the result
right then takes milliseconds. So:

- Sound is cut into chunks of 32 ms, whatever blocks it comes in: the same sound gives the same events.
- The last half second is always kept, so that a word is heard from its beginning, though it was noticed
  later. From there to its end an utterance is decoded as it comes.
- At a pause, what was said so far is posted with `final=False`; at the end, with `final=True`.
- Who speaks on after a pause ("i need … help") means one thing: all of it is decoded again.
- When other phrases are offered, what was said so far is decoded again too. But if it was one of the
  phrases offered before, then that phrase is what brought the new ones, and it is done with: of "start …
  relax" only "relax" is left.
- The kiosk's own sound is taken out of what is heard before anything else (`kiosk.devices.echo`), and what may
  be left of it is nobody's voice: nothing of it is decoded.
- The sound of an utterance is kept in memory until its end. Nothing that was said is logged.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Final

import numpy as np

from kiosk.core.certainty import SURE
from kiosk.core.messages import Heard, Input, Level, Listen, Uttered
from kiosk.devices.activity import CHUNK, CHUNK_SECONDS, Samples, VoiceActivity, level_db
from kiosk.devices.echo import Echo, NoCanceller
from kiosk.devices.endpoint import COUNTED_END_CHUNKS, END_CHUNKS, PAUSE_CHUNKS, START_CHUNKS, Endpointer, Mark
from kiosk.devices.input_meter import InputMeter
from kiosk.devices.recogniser import UNKNOWN, Recognised, Recogniser
from kiosk.devices.utterance import BEFORE_CHUNKS, Utterance

Perceived = Heard | Uttered | Level | Input

EVERY_CHUNKS: Final = 4
"""Levels come 8 times a second at most."""

WHISPER_DB: Final = -55.0
SHOUT_DB: Final = -15.0


class Listener:
    """Turns sound into events."""

    def __init__(self, recogniser: Recogniser, echo: Echo | None = None) -> None:
        """`echo` takes out what is played; it may have learnt the room already. Without it nothing is played."""
        self._echo = echo or Echo(NoCanceller())
        self._activity = VoiceActivity()
        self._endpointer = Endpointer()
        self._meter = _Meter()
        self._input = InputMeter()
        self._utterance = Utterance(recogniser)
        self._rest: Samples = np.zeros((2, 0), np.float32)
        self._wish = Listen(0, (), "")
        recogniser.offer(self._wish.phrases)
        self._countable = False
        self._reported = 0
        """How many chunks of the utterance are an offered phrase that was posted."""

    def listen(self, wish: Listen) -> None:
        """Recognise these phrases from now on, also in the utterance that goes on. The language is the model's."""
        self._input.metering = wish.metering
        acted_on = self._reported > 0
        if acted_on:
            self._leave_behind(self._reported)
        if acted_on or (wish.phrases, wish.awaited) != (self._wish.phrases, self._wish.awaited):
            self._utterance.offer(wish.phrases, wish.awaited)
        self._wish = wish
        self._countable = wish.counting and self._countable
        self._endpointer.be_patient(COUNTED_END_CHUNKS if wish.counting else END_CHUNKS)

    def feed(self, block: Samples, played: Samples | None = None, *, anew: bool = False) -> tuple[Perceived, ...]:
        """Take in the next sound at `activity.RATE`, and what was `played` meanwhile; return what was perceived.

        `anew` tells that the two are put together in another way from here on.
        """
        if anew:
            self._echo.forget()
        both = np.stack((block, np.zeros_like(block) if played is None else played))
        sound = np.concatenate((self._rest, both), axis=1)
        whole = sound.shape[1] - sound.shape[1] % CHUNK
        self._rest = sound[:, whole:]
        chunks = (sound[:, start : start + CHUNK] for start in range(0, whole, CHUNK))
        return tuple(event for heard, ours in chunks for event in self._perceive(heard, ours))

    def _perceive(self, heard: Samples, ours: Samples) -> Iterator[Perceived]:
        yield from self._input.read(heard)
        chunk, ours_db = self._echo.remove(heard, ours)
        voiced = self._activity.voiced(chunk, ours_db)
        self._utterance.take(chunk)
        yield from self._meter.read(chunk, voiced=voiced)
        match self._endpointer.feed(voiced=voiced):
            case Mark.BEGIN:
                self._countable = self._wish.counting  # what began earlier may be the kiosk itself, asking
                self._utterance.decode()
            case Mark.RESUME:
                self._utterance.decode()
            case Mark.PAUSE:
                yield from self._at_pause(self._utterance.said())
            case Mark.END:
                yield from self._at_end(self._utterance.said())
                self._leave_behind(len(self._utterance))
            case None:
                pass

    def _at_pause(self, said: Recognised) -> Iterator[Heard]:
        offered = self._is_offered(said)
        self._reported = len(self._utterance) - PAUSE_CHUNKS if offered else 0
        if offered or (said.text != UNKNOWN and not self._wish.counting):
            yield self._heard(said, PAUSE_CHUNKS, final=False)

    def _at_end(self, said: Recognised) -> Iterator[Heard | Uttered]:
        if not self._wish.counting or self._is_offered(said):
            yield self._heard(said, COUNTED_END_CHUNKS if self._wish.counting else END_CHUNKS, final=True)
        elif self._countable and said.confidence > 0:  # in a cough there are no words at all, not even unknown ones
            yield Uttered(self._wish.turn)

    def _heard(self, said: Recognised, ended: int, *, final: bool) -> Heard:
        """Return what was said in the utterance, which `ended` so many chunks ago."""
        begun = max(len(self._utterance) - BEFORE_CHUNKS + START_CHUNKS, ended)
        since, until = (round(chunks * CHUNK_SECONDS, 3) for chunks in (begun, ended))
        return Heard(self._wish.turn, said.text, said.confidence, final, since, until)

    def _is_offered(self, said: Recognised) -> bool:
        return said.text in self._wish.phrases and said.confidence >= SURE

    def _leave_behind(self, chunks: int) -> None:
        """Forget so much of the utterance; unless somebody speaks on already, the next word begins a new one."""
        self._utterance.cut(chunks)
        self._reported = 0
        if not self._endpointer.speaking:
            self._endpointer.reset()
            self._utterance.close()


class _Meter:
    """Tells how loud the voice is: of a voice at once, then at most every `EVERY_CHUNKS`, and only when it changed."""

    def __init__(self) -> None:
        self._lately: deque[float] = deque(maxlen=EVERY_CHUNKS)
        self._shown = 0.0
        self._since = 0

    def read(self, chunk: Samples, *, voiced: bool) -> Iterator[Level]:
        self._lately.append(_loudness(chunk) if voiced else 0.0)
        self._since += 1
        loudest = max(self._lately)
        if self._since >= EVERY_CHUNKS and loudest != self._shown:
            self._shown, self._since = loudest, 0
            yield Level(loudest)


def _loudness(chunk: Samples) -> float:
    """Return a voice's level in steps of a tenth, from 0.1 (a whisper) to 1."""
    share = (level_db(chunk) - WHISPER_DB) / (SHOUT_DB - WHISPER_DB)
    return round(min(1.0, max(0.1, share)), 1)
