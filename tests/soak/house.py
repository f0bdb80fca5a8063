"""A kiosk in virtual time for days on end: the real parts, and the hours, visitors and mishaps of a clinic.

Real are the core, the runtime, the clerk who counts, the library with its shelf and its cache, the studio with its
process and its cache, the player, the ear with its speech model, and the screen. Not as in a clinic: the voice is
espeak-ng, as the better one would take hours to render; there are no sound devices; voice and ear are those without
threads (those with threads are opened and closed every night, in a process of their own, see `shift.py`); the ear is
fed only while somebody is there who speaks; and the screen is drawn only once in five seconds.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

from kiosk.core.messages import Event, LibraryChanged
from kiosk.core.screen import Look
from kiosk.core.state import Asleep, Kiosk, Site, Welcome
from kiosk.devices.player import Player
from kiosk.devices.renderer import Renderer
from kiosk.devices.speakers import Speaker, speakers
from kiosk.devices.speech_cache import SpeechCache
from kiosk.devices.studio import Studio
from kiosk.devices.voice import InlineVoice
from kiosk.rehearsal.ear import InlineEar, open_ear
from kiosk.rehearsal.room import Room
from kiosk.runtime import Runtime
from kiosk.scripts.cache import ParseCache
from kiosk.scripts.findings import RefusedError
from kiosk.scripts.library import builtin_folder
from kiosk.scripts.shelf import Places, Shelf
from kiosk.scripts.watch import Watch
from kiosk.staff import uses
from kiosk.staff.clerk import Errands
from kiosk.ui.start import open_offscreen
from tests.devices.reverberation import response

RATE = 16000
BLOCK_SECONDS = 0.04
SCREEN = (480, 288)
PATIENCE = 120.0

CACHE_BYTES = 8_000_000
"""So few that renderings have to make room for others, as they do in a clinic after a year."""

CLIENT_WORDS_A_MINUTE = 190


def espeak(language: str) -> tuple[Speaker, ...]:
    """The voice that stands in for all others."""
    return speakers(language)[-1:]


class Sometimes:
    """The screen, drawn when there is `due`, and not each time that something is shown."""

    def __init__(self) -> None:
        self._screen = open_offscreen(SCREEN)
        from kivy.clock import Clock  # noqa: PLC0415 - after Kivy has its settings

        self._after_the_frame = Clock.tick
        """With each frame of its own Kivy gives textures back that are not used any more."""

        self.shown: Look | None = None
        self.drawn = 0

    def show(self, look: Look) -> None:
        self.shown = look

    def draw(self) -> None:
        if self.shown is not None:
            self._screen.show(self.shown)
            self.drawn += len(self._screen.pixels) > 0
            self._after_the_frame()


@dataclass
class House:
    """The kiosk, what it stands on, and how many seconds have gone by."""

    runtime: Runtime
    inbox: SimpleQueue[Event]
    player: Player
    ear: InlineEar
    client: Studio
    screen: Sometimes
    watch: Watch
    folder: Path
    room: Room = field(default_factory=lambda: Room(response()))
    seconds: float = 0.0
    heard_seconds: float = 0.0
    jammed_until: float = 0.0
    """Until when the sound card takes no sound, without a word of it."""

    @property
    def kiosk(self) -> Kiosk:
        """The kiosk as it is."""
        return self.runtime.kiosk

    def block(self, *, hearing: bool) -> None:
        """Let one block of sound go by."""
        if self.seconds >= self.jammed_until:
            sound = self.player.pull(round(RATE * BLOCK_SECONDS))
            if hearing:
                self.ear.feed(*self.room.pass_on(sound, RATE, BLOCK_SECONDS))
                self.heard_seconds += BLOCK_SECONDS
        self.let_pass(BLOCK_SECONDS)

    def idle(self, seconds: float) -> None:
        """Let time go by at once, as on a machine that was busy."""
        if self.seconds >= self.jammed_until:
            self.player.pull(round(RATE * seconds))
        self.let_pass(seconds)

    def let_pass(self, seconds: float) -> None:
        """Let time go by without any sound."""
        before, self.seconds = self.seconds, self.seconds + seconds
        self.runtime.frame(seconds)
        if _another(5, before, self.seconds) and not isinstance(self.kiosk.phase, Welcome | Asleep):
            self.screen.draw()
        if _another(10, before, self.seconds):
            self.screen.draw()
            if self.watch.look():
                self.inbox.put(LibraryChanged(self.watch.library.scripts))


def nowhere(_name: str, _text: str) -> None:
    """There is no stick."""
    raise RefusedError("There is no USB stick.", "Put one in.")


def _another(seconds: int, before: float, now: float) -> bool:
    """Whether another so many seconds have begun."""
    return int(before / seconds) != int(now / seconds)


def open_house(folder: Path, stack: ExitStack) -> House:
    """Begin, with everything in this folder; what was begun is ended by `stack`."""
    (folder / "loose").mkdir(parents=True)
    places = Places((builtin_folder(), folder / "loose"), Shelf(folder / "shelf"))
    watch = Watch(places, ParseCache(folder / "scripts.jsonl"))
    kiosk = Kiosk(site=Site(), scripts=watch.read().scripts)
    inbox = SimpleQueue[Event]()
    player = Player(RATE, inbox.put)
    renderer = Renderer(PATIENCE, PATIENCE)
    cache = SpeechCache(folder / "speech", CACHE_BYTES)
    voice = InlineVoice(Studio(cache, renderer, espeak), player, inbox.put)
    stack.callback(voice.close)
    ear = open_ear(None, "en", inbox.put)
    stack.callback(ear.close)
    screen = Sometimes()
    clerk = Errands(uses.doings(uses.Uses(folder / "uses.sqlite"), nowhere), inbox.put)
    stack.callback(clerk.close)
    runtime = Runtime(kiosk, voice, ear, screen, clerk, inbox)
    runtime.start()
    client = Studio(cache, renderer, espeak, CLIENT_WORDS_A_MINUTE)
    return House(runtime, inbox, player, ear, client, screen, watch, folder)
