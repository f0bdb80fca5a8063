"""The stage, with a voice, an ear and a loudspeaker that a test controls."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.core.messages import Event, Failed
from kiosk.core.screen import Look
from kiosk.core.script import Pause, Say
from kiosk.core.state import Kiosk
from kiosk.devices.silent import NoClerk
from kiosk.rehearsal.client import Client
from kiosk.rehearsal.stage import BLOCK_SECONDS, Camera, Loudspeaker, Microphone, Samples, Stage, Unseen, noting
from kiosk.rehearsal.transcript import Entry, Transcript
from kiosk.runtime import Runtime
from tests.core.acting import script_of
from tests.fakes import FakeEar, FakeVoice

SCRIPT = script_of(Say("Rest."), Pause(2))


@dataclass
class Desk:
    """A loudspeaker that ends what is being said, a microphone that keeps what it hears, and a camera."""

    voice: FakeVoice
    rate: int = 1000
    heard: list[Samples] = field(default_factory=list)
    played: list[Samples] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)

    def pull(self, frames: int) -> NDArray[np.float32]:
        self.voice.finish()
        return np.full(frames, 0.5, np.float32)

    def feed(self, block: Samples, played: Samples) -> None:
        self.heard.append(block)
        self.played.append(played)

    def show(self, look: Look) -> None:
        self.saved.append(type(look.view).__name__)

    def save(self, path: Path) -> None:
        self.saved.append(path.name)


def stage(*, by_voice: bool = False) -> tuple[Stage, Desk]:
    transcript, inbox = Transcript(), SimpleQueue[Event]()
    post = noting(transcript, inbox)
    desk = Desk(FakeVoice(post))
    screen = Unseen()
    runtime = Runtime(Kiosk(scripts=(SCRIPT,)), desk.voice, FakeEar(post), screen, NoClerk(), inbox)
    say = (lambda _: np.full(160, 0.25, np.float32)) if by_voice else None
    return Stage(runtime, desk, desk, Client(SCRIPT), say, transcript, screen), desk


def test_a_client_who_touches_gets_to_the_end() -> None:
    on_stage, _ = stage()
    assert on_stage.play()
    screens = [entry.text for entry in on_stage.transcript.entries if entry.what == "screen"]
    assert screens == [
        "Welcome · Take a moment for yourself",
        "Choose · What would help right now?",
        "Choose · Relax",
        "Player · Small",
        "Done · Well done for taking this time.",
        "Welcome · Take a moment for yourself",
    ]


def test_sound_is_the_clock() -> None:
    on_stage, desk = stage()
    on_stage.play()
    seconds = on_stage.transcript.seconds
    assert round(sum(map(len, on_stage.sound)) / desk.rate, 2) == round(sum(map(len, desk.heard)) / 16000, 2)
    assert round(seconds, 2) == round(sum(map(len, on_stage.sound)) / desk.rate, 2)


def test_a_client_who_speaks_is_heard_by_the_microphone() -> None:
    on_stage, desk = stage(by_voice=True)
    for _ in range(100):
        on_stage._block()  # noqa: SLF001 - it would go on for 45 minutes
    assert max(float(block.max()) for block in desk.heard) > 0.2
    assert [entry.text for entry in on_stage.transcript.entries if entry.what == "client"] == ["start"]


def test_a_recording_is_heard_from_the_exercises_beginning() -> None:
    on_stage, desk = stage()
    on_stage.recording = np.full(160, 0.125, np.float32)
    on_stage.play()
    loud = [index for index, block in enumerate(desk.heard) if float(block.max()) > 0.1]
    begun = next(entry.seconds for entry in on_stage.transcript.entries if entry.text == "Player · Small")
    assert [round((index + 1) * BLOCK_SECONDS - begun, 2) for index in loud] == [BLOCK_SECONDS]


def test_every_screen_is_photographed_once(tmp_path: Path) -> None:
    on_stage, desk = stage()
    on_stage.camera, on_stage.pictures = desk, tmp_path
    on_stage.play()
    assert desk.saved[1::2] == [
        "01-welcome-take-a-moment-for-yourself.png",
        "02-choose-what-would-help-right-now.png",
        "03-choose-relax.png",
        "04-player-small.png",
        "05-done-well-done-for-taking-this-time.png",
    ]


def test_what_devices_post_is_noted_and_passed_on() -> None:
    transcript, inbox = Transcript(seconds=2.0), SimpleQueue[Event]()
    noting(transcript, inbox)(Failed("voice", "gone"))
    assert (transcript.entries, inbox.get_nowait()) == ([Entry(2.0, "failed", "voice: gone")], Failed("voice", "gone"))


def test_the_microphone_is_told_what_is_played() -> None:
    on_stage, desk = stage()
    on_stage.play()
    assert [len(block) for block in desk.heard] == [len(block) for block in desk.played]
    assert np.concatenate(desk.played)[-2000:].tolist() == [pytest.approx(0.5, abs=0.01)] * 2000


def _stands_for(desk: Desk) -> tuple[Loudspeaker, Microphone, Camera]:
    """The type checker proves it."""
    return desk, desk, desk
