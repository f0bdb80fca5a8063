"""`kiosk run`: the kiosk itself.

The screen comes first: somebody who switches the kiosk on sees Welcome while the exercises are loaded,
and voice and ear are made. That is done between two frames; at the end they stop in reverse order.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kiosk.commands.again import Again
from kiosk.commands.output import complain
from kiosk.commands.settings import cache_folder, settings_from, site_from
from kiosk.config import Settings
from kiosk.core.look import look
from kiosk.core.state import Asleep, Kiosk, Welcome
from kiosk.devices.supervisor import Supervisor, supervisor_from
from kiosk.ports import Screen
from kiosk.runtime import Inbox, Runtime
from kiosk.ui.display import find_driver
from kiosk.ui.start import open_window, run

if TYPE_CHECKING:
    from kiosk.devices.hours import Porter
    from kiosk.devices.studio import Studio

SWITCH_SECONDS = 0.001
"""How long one thread may keep the others waiting: the sound card's callback must not wait longer."""

FRAMES, OFFSCREEN_FRAMES = 60, 20
"""The most frames a second. Offscreen, the processor draws, which the sound needs more."""

NOBODY, SOMEBODY = "Nobody is here.", "Somebody is here."
"""What systemd is told, and keeps in memory only. At night the kiosk is started anew while nobody is here."""


def main(arguments: Namespace) -> int:
    """Run the kiosk until its window is closed, or anew. Without a display, rehearse an exercise instead."""
    settings = settings_from(arguments.config)
    supervisor = supervisor_from()
    driver = find_driver()
    if driver is None:
        return _fail() if supervisor.address else _rehearse_instead(arguments, settings)
    fullscreen = not arguments.windowed and (arguments.fullscreen or settings.fullscreen or driver == "kmsdrm")
    inbox, again = Inbox(), Again()
    with ExitStack() as stack:
        frames = OFFSCREEN_FRAMES if driver == "offscreen" else FRAMES
        screen = open_window(inbox.put, driver, fullscreen=fullscreen)
        opening = Opening(
            Kiosk(site=site_from(settings)), settings, arguments.config, screen, inbox, stack, again, supervisor
        )
        run(screen, opening.frame, inbox.awake, frames, opening.drawn)
    again.begin()
    return 0


def _fail() -> int:
    """End, for systemd to try again: the display may not be switched on yet."""
    complain("there is no display here. Is it switched on, and connected?")
    return 1


def _rehearse_instead(arguments: Namespace, settings: Settings) -> int:
    """Do the main thing anyway: an exercise from Welcome to Done, as a transcript."""
    complain("there is no display here, so an exercise is rehearsed instead.")
    from kiosk.commands import rehearse
    from kiosk.commands.exercises import exercises_from

    exercises = [script for script in exercises_from(settings) if script.language == settings.language]
    if not exercises:
        complain("there is no exercise to rehearse. `kiosk check` tells what to mend.")
        return 1
    return rehearse.main(Namespace(**vars(arguments), id=exercises[0].id, say=[], answer=True, mic=None, out=None))


@dataclass
class Opening:
    """Shows the first screen at once, and makes everything else with the frame after. Then it is ready."""

    kiosk: Kiosk
    settings: Settings
    config: Path | None
    screen: Screen
    inbox: Inbox
    stack: ExitStack
    again: Again
    supervisor: Supervisor
    shown: bool = False
    runtime: Runtime | None = None

    def frame(self, seconds: float) -> None:
        """Do what is to be done in this frame."""
        if self.runtime is not None:
            self.runtime.frame(seconds)
        elif self.shown:
            self.runtime = work(self)
        else:
            self.screen.show(look(self.kiosk))
            self.shown = True

    def drawn(self) -> None:
        """Take note that this frame is on the screen."""
        if self.runtime is not None:
            alone = isinstance(self.runtime.kiosk.phase, Welcome | Asleep)
            self.supervisor.well(NOBODY if alone else SOMEBODY)


def work(opening: Opening) -> Runtime:
    """Load the exercises, make voice, ear, sound card and clerk, to be closed by its `stack`, and begin."""
    from kiosk.commands.exercises import watch_from
    from kiosk.commands.staff import Running, open_clerk
    from kiosk.devices.ear import open_ear
    from kiosk.devices.hours import Porter
    from kiosk.devices.player import Player
    from kiosk.devices.sound import PLAYING_RATE
    from kiosk.devices.sound_card import SoundCard
    from kiosk.devices.studio import open_studio
    from kiosk.devices.voice import SpokenVoice
    from kiosk.scripts.watch import Watcher
    from kiosk.staff.diary import Diary

    settings, inbox, stack = opening.settings, opening.inbox, opening.stack
    diary = Diary()
    post = diary.noting(inbox.put)
    watcher = Watcher(watch_from(settings), inbox.put)
    kiosk = replace(opening.kiosk, scripts=watcher.watch.read().scripts)
    watcher.start()
    stack.callback(watcher.close)
    sys.setswitchinterval(SWITCH_SECONDS)
    player = Player(PLAYING_RATE, inbox.put)
    studio = open_studio(cache_folder(), settings.words_per_minute, natural=settings.natural_voice)
    voice = SpokenVoice(studio, player, post)
    stack.callback(voice.close)
    ear = open_ear(settings.model, settings.language, post)
    stack.callback(ear.close)
    card = SoundCard(post, player, ear.hear, settings.microphone, settings.loudspeaker)
    stack.callback(card.close)
    porter = Porter(settings.opening_hours, settings.night, inbox.put)
    porter.start()
    stack.callback(porter.close)
    apply = partial(_take_effect, porter, studio)
    running = Running(settings, opening.config, apply, diary, lambda: card.names, opening.again.restart, studio.has)
    clerk = open_clerk(running, inbox.put)
    stack.callback(clerk.close)
    runtime = Runtime(kiosk, voice, ear, opening.screen, clerk, inbox)
    runtime.start()
    return runtime


def _take_effect(porter: Porter, studio: Studio, settings: Settings) -> None:
    """Have settings take effect that staff have changed, as far as the core does not do it; from any thread."""
    porter.change(settings.opening_hours, settings.night)
    studio.change(settings.words_per_minute, natural=settings.natural_voice)
