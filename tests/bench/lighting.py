"""Is the kiosk, going through an exercise by itself, and prints what is played and when each word is lit.

A line of JSON for each: an utterance with the file of its samples and where its words begin in it; a word
with the moment, by the clock of `monotonic`, when the frame was there in which it is lit; and each second
how many frames were drawn. `python -m tests.bench.lighting FOLDER FRAMES`, where FOLDER is for the samples.
"""

# ruff: noqa: T201 - its answers go to a pipe

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import numpy as np

from kiosk.__main__ import main
from kiosk.commands import run as command
from kiosk.core.messages import Command, Intent, Pick, Touched
from kiosk.core.session import Asking, Counting, Offering, Rating, Waiting
from kiosk.core.state import ChoosingArea, ChoosingExercise, Done, Welcome, session_of
from kiosk.devices.player import Player
from kiosk.runtime import Runtime
from kiosk.ui import start

if TYPE_CHECKING:
    from kiosk.ui.window import KivyScreen

SEEN = 0.5
"""The opacity from which on a word can be read."""

TOUCHES: dict[type, Intent] = {
    Welcome: Command.START,
    ChoosingArea: Pick(1),
    ChoosingExercise: Pick(1),
    Done: Command.ANOTHER,
}
"""What is touched on each screen."""


class Watch:
    """Looks at each frame, and touches what leads on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.runtime: Runtime | None = None
        self.screen: KivyScreen | None = None
        self.lit = (0, 0)
        self.touched: object = None
        self.frames, self.second = 0, monotonic()

    def play(self, turn: int, samples: Any, words: tuple[int, ...]) -> None:  # noqa: ANN401 - as the player takes it
        """Note an utterance."""
        file = self.folder / f"{turn}.npy"
        np.save(file, samples)
        tell(turn=turn, words=words, file=str(file))

    def frame(self) -> None:
        """Look at the frame that is there now."""
        now = monotonic()
        self.frames += 1
        if now - self.second >= 1:
            tell(frames=self.frames / (now - self.second))
            self.frames, self.second = 0, now
        if self.runtime is not None:
            self._note(self.runtime, now)
            self._touch(self.runtime)

    def _note(self, runtime: Runtime, now: float) -> None:
        speech = runtime.kiosk.visit.speech
        if speech is not None and (speech.turn, speech.spoken) != self.lit and speech.spoken and self._is_lit():
            self.lit = speech.turn, speech.spoken
            tell(turn=speech.turn, word=speech.spoken - 1, at=now)

    def _is_lit(self) -> bool:
        """Whether a word of a caption is drawn as the one that is being said."""
        from kiosk.ui.rolling import RollUpDrawing  # noqa: PLC0415 - it imports Kivy

        assert self.screen is not None
        _, content = self.screen.children[0].canvas.children
        captions = [drawing for drawing in content.children if isinstance(drawing, RollUpDrawing)]
        lines = [line for caption in captions for line in caption.lines if line.opacity >= SEEN]
        return any(run.colour == "lit" for line in lines for run in line.row)

    def _touch(self, runtime: Runtime) -> None:
        phase = runtime.kiosk.phase
        session = session_of(phase)
        place = type(phase) if session is None else (type(phase), id(session.doing))
        if place != self.touched:
            self.touched = place
            asked = session is not None and isinstance(session.doing, Asking | Counting | Offering | Rating | Waiting)
            intent = Command.NEXT if asked else TOUCHES.get(type(phase))
            if intent is not None:
                runtime.post(Touched(intent))


def tell(**what: object) -> None:
    print(json.dumps(what), flush=True)


def watch(folder: Path, frames: int) -> None:
    """Run the kiosk, and tell what can be heard and seen."""
    seen = Watch(folder)
    work, play, run = command.work, Player.play, start.run

    def working(*arguments: Any) -> Runtime:  # noqa: ANN401 - as they are given
        seen.runtime = work(*arguments)
        return seen.runtime

    def playing(self: Player, turn: int, samples: Any, words: tuple[int, ...], *, held: bool = False) -> None:  # noqa: ANN401
        seen.play(turn, samples, words)
        play(self, turn, samples, words, held=held)

    def running(screen: KivyScreen, *how: Any) -> None:  # noqa: ANN401 - as they are given
        from kivy.core.window import Window  # noqa: PLC0415 - it opens the window

        seen.screen = screen
        flip = Window.flip

        def flip_and_look() -> None:
            flip()
            seen.frame()

        Window.flip = flip_and_look
        run(screen, *how)

    vars(command).update(work=working, run=running, OFFSCREEN_FRAMES=frames)
    Player.play = playing  # type: ignore[method-assign]  # what is played is to be known
    main(["run", "--windowed"])


if __name__ == "__main__":
    watch(Path(sys.argv[1]), int(sys.argv[2]))
