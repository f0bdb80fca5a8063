"""Who listens: this kiosk, plain Vosk and pocketsphinx, all with the same list of phrases."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pocketsphinx
import vosk
from msgspec.structs import replace

from kiosk.core import phrases, visit
from kiosk.core.messages import Event, Heard, Intent, Listen, Tick
from kiosk.core.state import Kiosk
from kiosk.devices.activity import RATE, Samples, pcm
from kiosk.devices.listener import Listener
from kiosk.devices.recogniser import Recogniser
from tests.core.acting import exercising

BLOCK = RATE // 50
BLOCK_SECONDS = BLOCK / RATE

Action = tuple[Intent, float]
"""What was done, and when: seconds of sound from the beginning, plus the computing for the last block."""

Hear = Callable[[Samples], list[Action]]


def rating() -> Kiosk:
    """A kiosk that asked for a number from zero to ten a while ago: nobody hears its own words any more."""
    return replace(exercising().listen_on().kiosk, own=())


MEANINGS = rating().offer.meanings
"""The closed list."""


def this_kiosk(model: Path) -> Hear:
    """The whole path: from sound to `step`. After each action the same is asked again, as if nothing had happened."""
    recogniser = Recogniser(model)

    def hear(sound: Samples) -> list[Action]:
        listener, kiosk = Listener(recogniser), rating()
        listener.listen(kiosk.offer.turn, tuple({**MEANINGS, **dict.fromkeys(phrases.around(kiosk))}))
        actions: list[Action] = []
        for end in range(BLOCK, len(sound) + 1, BLOCK):
            began = perf_counter()
            for event in (*listener.feed(sound[end - BLOCK : end]), Tick(0.0)):
                meant = phrases.meaning(kiosk, event) if isinstance(event, Heard) else None
                kiosk = _stepped(kiosk, event, listener)
                if meant is not None:
                    actions.append((meant, end / RATE + perf_counter() - began))
                    kiosk = _asked_again(kiosk, listener)
        return actions

    return hear


def _stepped(kiosk: Kiosk, event: Event, listener: Listener) -> Kiosk:
    kiosk, effects = visit.step(kiosk, event)
    for effect in effects:
        if isinstance(effect, Listen):
            listener.listen(effect.turn, effect.phrases, counting=effect.counting)
    return kiosk


def _asked_again(acted: Kiosk, listener: Listener) -> Kiosk:
    kiosk = rating()
    turn = acted.turn + 1
    again = replace(kiosk, turn=turn, offer=replace(kiosk.offer, turn=turn))
    listener.listen(turn, tuple({**MEANINGS, **dict.fromkeys(phrases.around(again))}))
    return again


def plain_vosk(model: Path, *, with_unknown: bool) -> Hear:
    """Vosk's own final results, which have to be a phrase."""
    loaded = vosk.Model(str(model))
    grammar = json.dumps([*MEANINGS, *["[unk]"] * with_unknown])

    def hear(sound: Samples) -> list[Action]:
        decoder = vosk.KaldiRecognizer(loaded, RATE, grammar)
        actions: list[Action] = []
        for end in range(BLOCK, len(sound) + 1, BLOCK):
            began = perf_counter()
            over = end + BLOCK > len(sound)
            done = decoder.AcceptWaveform(pcm(sound[end - BLOCK : end]).tobytes())
            if done or over:
                text = json.loads(decoder.Result() if done else decoder.FinalResult())["text"]
                took = end / RATE + perf_counter() - began
                actions += [(MEANINGS[text], took)] if text in MEANINGS else []
        return actions

    return hear


def sphinx() -> Hear:
    """Pocketsphinx with a grammar of the same phrases, told where speech begins and ends by its own endpointer."""
    decoder = pocketsphinx.Decoder(pocketsphinx.Config(samprate=RATE, logfn="/dev/null"))
    known = [each for each in MEANINGS if all(decoder.lookup_word(word) for word in each.split())]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "phrases.jsgf"
        path.write_text(f"#JSGF V1.0; grammar g; public <p> = {' | '.join(known)};", encoding="utf-8")
        decoder.add_jsgf_file("phrases", str(path))
    decoder.activate_search("phrases")

    def hear(sound: Samples) -> list[Action]:
        actions = []
        for speech, seconds in _utterances(sound):
            decoder.start_utt()
            decoder.process_raw(speech, no_search=False, full_utt=True)
            decoder.end_utt()
            found = decoder.hyp()
            if found is not None and found.hypstr in MEANINGS:
                actions.append((MEANINGS[found.hypstr], seconds))
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
