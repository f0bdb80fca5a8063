"""`kiosk rehearse`: an exercise in virtual time, with the real core, voice, ear and screen."""

from __future__ import annotations

import wave
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

import numpy as np
import soxr
from msgspec import Struct, to_builtins

from kiosk.commands.exercises import kiosk_from
from kiosk.commands.output import complain, say
from kiosk.commands.settings import settings_from
from kiosk.core.messages import Event
from kiosk.core.script import Script
from kiosk.core.state import Kiosk
from kiosk.core.timing import length
from kiosk.devices.player import Player
from kiosk.devices.recordings import RecordingError, read_recording
from kiosk.devices.renderer import Renderer
from kiosk.devices.silent import NoClerk
from kiosk.devices.speech_cache import SpeechCache
from kiosk.devices.studio import Studio
from kiosk.devices.voice import InlineVoice
from kiosk.rehearsal.client import Client
from kiosk.rehearsal.ear import open_ear
from kiosk.rehearsal.room import EAR_RATE
from kiosk.rehearsal.stage import Samples, Stage, Unseen, noting
from kiosk.rehearsal.transcript import Entry, Transcript, as_text
from kiosk.runtime import Runtime
from kiosk.scripts.findings import did_you_mean
from kiosk.ui.start import open_offscreen

PATIENCE = 120.0
"""Seconds that a rendering may take."""

CLIENT_WORDS_A_MINUTE = 190

SOUND_RATE = 24000
"""Frames a second of the session's sound: that of the English voice."""


def main(arguments: Namespace) -> int:
    """Rehearse one exercise; return 1 if it cannot be."""
    settings = settings_from(arguments.config)
    kiosk = kiosk_from(settings)
    try:
        script = _script(kiosk, arguments.id)
        recording = read_recording(arguments.mic) if arguments.mic else None
    except (LookupError, RecordingError) as error:
        complain(str(error.args[0]))
        return 1
    with open_voices(settings.words_per_minute) as voices:
        stage = stage_for(kiosk, Client(script, [*arguments.say], arguments.answer), voices, settings.model)
        stage.recording = recording
        if arguments.out:
            stage.pictures = _folder(arguments.out / "screens")
            for old in stage.pictures.glob("*.png"):
                old.unlink()
            stage.camera = open_offscreen(_size(arguments.size))
        begun = stage.play()
    return _report(arguments, stage, script, begun=begun)


def _report(arguments: Namespace, stage: Stage, script: Script, *, begun: bool) -> int:
    for entry in stage.transcript.entries:
        say(str(entry), to_builtins(entry), as_json=arguments.json)
    if arguments.out:
        write(arguments.out, stage.transcript.entries, stage.sound)
    if begun:
        _summarise(arguments, stage, script)
    else:
        complain("the client did not get as far as the exercise.")
    return 0 if begun else 1


def _summarise(arguments: Namespace, stage: Stage, script: Script) -> None:
    """Say how long it took, and how long it was expected to take for such a client."""
    answering = arguments.answer or bool(arguments.say)
    expected = length(script, answering=answering)
    share = stage.spoken_seconds / stage.seconds
    who = "answers" if answering else "stays silent"
    took = f"It took {_clock(stage.seconds)}, with speech in {share:.0%} of it."
    text = f"{took} For somebody who {who}, {_clock(expected)} was expected."
    data = {"text": text, "seconds": round(stage.seconds, 2), "speech": round(share, 2), "expected": round(expected, 2)}
    say(text, data, as_json=arguments.json)


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _script(kiosk: Kiosk, id_: str) -> Script:
    """Return the exercise with this id, or raise `LookupError` with what to do."""
    found = {script.id: script for script in kiosk.scripts if script.language == kiosk.site.language}
    if id_ not in found:
        hint = did_you_mean(id_, found, f"There are: {', '.join(found)}.")
        raise LookupError(f"there is no exercise “{id_}”. {hint}")
    return found[id_]


def stage_for(kiosk: Kiosk, client: Client, voices: Voices, model: Path | None, *, by_voice: bool = True) -> Stage:
    """Return the stage for this client, who speaks, or touches: `by_voice` only where the kiosk can hear."""
    transcript, inbox = Transcript(), SimpleQueue[Event]()
    post = noting(transcript, inbox)
    player = Player(SOUND_RATE, post)
    language = kiosk.site.language
    ear = open_ear(model, language, post)
    screen = Unseen()
    runtime = Runtime(kiosk, InlineVoice(voices.kiosk, player, post), ear, screen, NoClerk(), inbox)
    speak = partial(voices.say, language=language) if by_voice and ear.listener is not None else None
    return Stage(runtime, player, ear, client, speak, transcript, screen)


class Voices(Struct, frozen=True):
    """The kiosk's voice, and the client's, who speaks as people do when they are not reading aloud."""

    kiosk: Studio
    client: Studio

    def say(self, text: str, language: str = "en") -> Samples:
        """Return how the client says this, at `EAR_RATE`."""
        rendering = self.client.make(f"{text.capitalize()}.", language)
        return np.asarray(soxr.resample(rendering.samples, rendering.rate, EAR_RATE), np.float32)


@contextmanager
def open_voices(words_a_minute: float) -> Iterator[Voices]:
    """Give two voices with an empty cache, and as much time as a busy machine may need: nobody is waiting."""
    with TemporaryDirectory() as folder:
        cache, renderer = SpeechCache(Path(folder)), Renderer(PATIENCE, PATIENCE)
        try:
            kiosk = Studio(cache, renderer, words_a_minute=words_a_minute)
            yield Voices(kiosk, Studio(cache, renderer, words_a_minute=CLIENT_WORDS_A_MINUTE))
        finally:
            renderer.close()
            renderer.rest()


def write(folder: Path, entries: list[Entry], sound: list[Samples]) -> None:
    """Write what was noted and what was to be heard into a folder."""
    _folder(folder)
    (folder / "transcript.txt").write_text(as_text(entries), encoding="utf-8")
    pcm = (np.clip(np.concatenate(sound), -1, 1) * 32767).astype("<i2")
    with wave.open(str(folder / "session.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SOUND_RATE)
        file.writeframes(pcm.tobytes())


def _folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)
