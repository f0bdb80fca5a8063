"""Who listens: this kiosk, plain Vosk and pocketsphinx, all with the same list of phrases."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import pocketsphinx
import vosk
from msgspec import Struct
from msgspec.structs import replace

from kiosk.core import phrases, visit
from kiosk.core.messages import Event, Heard, Intent, Listen
from kiosk.core.state import Kiosk
from kiosk.devices.activity import RATE, Samples, pcm
from kiosk.devices.listener import Listener
from tests.bench_voice.left_out import WHOLE, Way

BLOCK = RATE // 50


class Action(Struct, frozen=True):
    """What was done: after so many seconds of sound, and so many of computing from when the last of it was there."""

    intent: Intent
    seconds: float
    computing: float


Hear = Callable[[Kiosk, Samples], list[Action]]
"""What is done about a sound by whoever can be told what can be told this kiosk."""


def this_kiosk(model: Path, way: Way = WHOLE) -> Hear:
    """The whole path: from sound to `step`. After each action the same is asked again, as if nothing had happened."""
    recogniser = way.recogniser(model)

    def hear(asking: Kiosk, sound: Samples) -> list[Action]:
        listener, kiosk = way.listener(recogniser), asking
        listener.listen(_offered(way, kiosk))
        actions: list[Action] = []
        for end in range(BLOCK, len(sound) + 1, BLOCK):
            began = perf_counter()
            for event in _told(way, listener.feed(sound[end - BLOCK : end])):
                meant = phrases.meaning(kiosk, event) if isinstance(event, Heard) else None
                kiosk = _stepped(way, kiosk, event, listener)
                if meant is not None:
                    actions.append(Action(meant, end / RATE, perf_counter() - began))
                    kiosk = _asked_again(asking, kiosk.turn + 1)
                    listener.listen(_offered(way, kiosk))
        return actions

    return hear


def _told(way: Way, perceived: tuple[Event, ...]) -> Iterator[Event]:
    """What the core is told of what was perceived."""
    for event in perceived:
        told = way.heard(event) if isinstance(event, Heard) else event
        if told is not None:
            yield told


def _stepped(way: Way, kiosk: Kiosk, event: Event, listener: Listener) -> Kiosk:
    kiosk, effects = visit.step(kiosk, event)
    for effect in effects:
        if isinstance(effect, Listen):
            listener.listen(replace(effect, awaited=way.awaited(kiosk)))
    return kiosk


def _offered(way: Way, kiosk: Kiosk) -> Listen:
    return Listen(kiosk.offer.turn, way.sayable(kiosk), kiosk.language, awaited=way.awaited(kiosk))


def _asked_again(asking: Kiosk, turn: int) -> Kiosk:
    return replace(asking, turn=turn, offer=replace(asking.offer, turn=turn))


def plain_vosk(model: Path, *, with_unknown: bool) -> Hear:
    """Vosk's own final results, which have to be a phrase."""
    loaded = vosk.Model(str(model))

    def hear(asking: Kiosk, sound: Samples) -> list[Action]:
        meanings = asking.offer.meanings
        decoder = vosk.KaldiRecognizer(loaded, RATE, json.dumps([*meanings, *["[unk]"] * with_unknown]))
        actions: list[Action] = []
        for end in range(BLOCK, len(sound) + 1, BLOCK):
            began = perf_counter()
            over = end + BLOCK > len(sound)
            done = decoder.AcceptWaveform(pcm(sound[end - BLOCK : end]).tobytes())
            if done or over:
                text = json.loads(decoder.Result() if done else decoder.FinalResult())["text"]
                took = perf_counter() - began
                actions += [Action(meanings[text], end / RATE, took)] if text in meanings else []
        return actions

    return hear


def sphinx() -> Hear:
    """Pocketsphinx with a grammar of the same phrases, told where speech begins and ends by its own endpointer."""

    @cache
    def decoder_for(offered: tuple[str, ...]) -> Any:  # noqa: ANN401 - it carries no types
        decoder = pocketsphinx.Decoder(pocketsphinx.Config(samprate=RATE, logfn="/dev/null"))
        known = [each for each in offered if all(decoder.lookup_word(word) for word in each.split())]
        with TemporaryDirectory() as folder:
            path = Path(folder) / "phrases.jsgf"
            path.write_text(f"#JSGF V1.0; grammar g; public <p> = {' | '.join(known)};", encoding="utf-8")
            decoder.add_jsgf_file("phrases", str(path))
        decoder.activate_search("phrases")
        return decoder

    def hear(asking: Kiosk, sound: Samples) -> list[Action]:
        meanings = asking.offer.meanings
        decoder, actions = decoder_for(tuple(meanings)), []
        for speech, seconds in _utterances(sound):
            began = perf_counter()
            decoder.start_utt()
            decoder.process_raw(speech, no_search=False, full_utt=True)
            decoder.end_utt()
            found = decoder.hyp()
            if found is not None and found.hypstr in meanings:
                actions.append(Action(meanings[found.hypstr], seconds, perf_counter() - began))
        return actions

    return hear


def _utterances(sound: Samples) -> Iterator[tuple[bytes, float]]:
    """What pocketsphinx takes for utterances, and when they are over."""
    endpointer = pocketsphinx.Endpointer(sample_rate=RATE)
    frame, data, spoken = endpointer.frame_bytes, pcm(sound).tobytes(), b""
    for start in range(0, len(data) - frame + 1, frame):
        spoken += endpointer.process(data[start : start + frame]) or b""
        if spoken and not endpointer.in_speech:
            yield spoken, (start + frame) / 2 / RATE
            spoken = b""
