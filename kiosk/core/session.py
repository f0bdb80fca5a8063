"""An exercise in progress: one record for each thing that can be done at a step of it."""

from __future__ import annotations

from msgspec import Struct

from kiosk.core.script import Ask, Breathe, Count, Rate, Script, Step, Tense, Wait


class Telling(Struct, frozen=True):
    """Saying the `sentence`-th sentence of a paragraph."""

    sentence: int = 0


class Resting(Struct, frozen=True):
    """Silence: `left` of `total` seconds. Then comes the given sentence of the paragraph, or the next step."""

    left: float
    total: float
    then: Telling | None = None


class Moving(Struct, frozen=True):
    """Guiding breath or muscles: in the `index`-th move of a round, for `elapsed` seconds."""

    step: Breathe | Tense
    index: int = 0
    round: int = 0
    elapsed: float = 0.0

    @property
    def holds(self) -> bool:
        """Whether the breath is held in it."""
        return any(move.kind == "hold" for move in self.step.moves)


class Counting(Struct, frozen=True):
    """Things found so far, and the time left to find more."""

    step: Count
    left: float
    found: int = 0


class Waiting(Struct, frozen=True):
    """Until somebody is ready, and the time left for it."""

    step: Wait
    left: float


class Asking(Struct, frozen=True):
    """A question, and the time left to answer it (it runs when the question has been said)."""

    step: Ask
    left: float


class Rating(Struct, frozen=True):
    """A number is asked for. Once `chosen`, it is shown for the time left."""

    step: Rate
    left: float
    chosen: int | None = None


class Offering(Struct, frozen=True):
    """After a very high rating: a person is offered before going on."""

    left: float


Doing = Telling | Resting | Moving | Counting | Waiting | Asking | Rating | Offering


class Session(Struct, frozen=True):
    """An exercise in progress: where it is, what it does there, and what was rated so far (none = skipped).

    `sound` is what is to be heard in the background. Without `holds`, breathing leaves them out.
    """

    script: Script
    doing: Doing
    part: int = 0
    step: int = 0
    ratings: tuple[tuple[str, int], ...] = ()
    sound: str = ""
    holds: bool = True

    @property
    def here(self) -> Step:
        """The step it is at."""
        return self.script.parts[self.part].steps[self.step]
