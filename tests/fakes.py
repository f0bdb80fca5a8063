"""Stand-ins for the devices, which behave like them and are driven by verbs."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.core.messages import Heard, Listen, Reported, SpeakingWord, Spoke, Uttered
from kiosk.core.screen import Look
from kiosk.core.staff.errands import Errand, Report
from kiosk.ports import Clerk, Ear, Post, Screen, Voice


@dataclass
class FakeVoice:
    """Says an utterance when it is told to."""

    post: Post
    did: list[str] = field(default_factory=list)
    saying: tuple[int, str] | None = None

    def speak(self, turn: int, text: str, language: str, recording: str = "") -> None:
        self.did.append(f"speak {text} ({recording or language})")
        self.saying = (turn, text)

    def prepare(self, texts: tuple[str, ...], language: str, recordings: tuple[str, ...] = ()) -> None:
        assert len(recordings) in (0, len(texts))
        self.did.append(f"prepare {len(texts)} ({language})")

    def hush(self) -> None:
        self.did.append("hush")
        self.saying = None

    def hold(self) -> None:
        self.did.append("hold")

    def resume(self) -> None:
        self.did.append("resume")

    def play_sound(self, name: str) -> None:
        self.did.append(f"sound {name or 'off'}")

    def set_volume(self, volume: float) -> None:
        self.did.append(f"volume {volume}")

    def close(self) -> None:
        self.did.append("close")

    def finish(self) -> None:
        """Say what is to be said, to its end."""
        if self.saying is None:
            return
        turn, text = self.saying
        self.saying = None
        for index in range(len(text.split())):
            self.post(SpeakingWord(turn, index))
        self.post(Spoke(turn))


@dataclass
class FakeEar:
    """Hears what it is told to, if that can be said."""

    post: Post
    turn: int = 0
    phrases: tuple[str, ...] = ()
    counting: bool = False
    metering: bool = False
    closed: bool = False

    def listen(self, wish: Listen) -> None:
        assert wish.language
        self.metering = wish.metering
        self.turn, self.phrases, self.counting = wish.turn, wish.phrases, wish.counting

    def close(self) -> None:
        self.closed = True

    def hear(self, text: str) -> None:
        """Somebody says something."""
        if text in self.phrases:
            self.post(Heard(self.turn, text))
        elif self.counting:
            self.post(Uttered(self.turn))
        else:
            self.post(Heard(self.turn, "[unk]"))


@dataclass
class FakeScreen:
    """Remembers what it showed."""

    shown: list[Look] = field(default_factory=list)

    def show(self, look: Look) -> None:
        if not self.shown or self.shown[-1] != look:
            self.shown.append(look)


@dataclass
class FakeClerk:
    """Remembers what it was asked to do, and reports what it is told to."""

    post: Post
    asked: list[Errand] = field(default_factory=list)
    turn: int = 0

    def do(self, turn: int, errand: Errand) -> None:
        self.asked.append(errand)
        self.turn = turn or self.turn

    def report(self, *reports: Report) -> None:
        for report in reports:
            self.post(Reported(self.turn, report))

    def close(self) -> None:
        pass


def _they_are_what_they_stand_for(
    voice: FakeVoice, ear: FakeEar, screen: FakeScreen, clerk: FakeClerk
) -> tuple[Voice, Ear, Screen, Clerk]:
    """The type checker proves it."""
    return voice, ear, screen, clerk
