"""Somebody who rehearses an exercise: what they do when the kiosk waits for them.

A client knows one exercise and a few answers. They find their way to it from Welcome, answer when
something is awaited, say a thing again when the kiosk does not react, and otherwise do nothing. One who
is `willing` has a sensible answer to everything.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.core import choices, phrases
from kiosk.core.messages import Command
from kiosk.core.script import Script
from kiosk.core.session import Counting, Session
from kiosk.core.spelling import spoken_form
from kiosk.core.state import ChoosingArea, ChoosingExercise, Done, Exercising, Kiosk, Leaving, Welcome
from kiosk.rehearsal.answers import answer_to
from kiosk.words.words import Words

HESITATION = 0.7
"""Seconds from the end of the kiosk's words to the client's: a quick answer."""

IMPATIENCE = 6.0
"""Seconds after which somebody says a thing again that had no effect."""

TRIES = 3


@dataclass
class Client:
    """Finds `script`, then gives `answers` one by one, whenever something is awaited."""

    script: Script
    answers: list[str] = field(default_factory=list)
    willing: bool = False
    waited: float = 0.0
    tries: int = 0
    ways: tuple[str, ...] = ()
    """How the client can say what they want to say now."""

    _awaited: object = None

    def passed(self, kiosk: Kiosk, seconds: float) -> str | None:
        """Let time go by; return the phrase that the client says (or touches) now, if any."""
        awaited = _awaited(kiosk)
        if awaited != self._awaited:
            self._awaited, self.waited, self.ways, self.tries = awaited, 0.0, (), 0
        if awaited is None or kiosk.speaking:
            return None
        self.waited += seconds
        return self._due(kiosk)

    def _due(self, kiosk: Kiosk) -> str | None:
        patience = IMPATIENCE if self.tries else HESITATION
        if self.waited < patience or self.tries >= TRIES:
            return None
        self.ways = self.ways or self._wanted(kiosk)
        self.waited, self.tries = 0.0, self.tries + 1
        return self.ways[(self.tries - 1) % len(self.ways)] if self.ways else None

    def _wanted(self, kiosk: Kiosk) -> tuple[str, ...]:
        match kiosk.phase:
            case Welcome():
                return kiosk.words.commands[Command.START]
            case ChoosingArea():
                areas = tuple(kiosk.words.areas[area] for area in choices.areas(kiosk))
                return _by_name_or_number(kiosk.words, kiosk.words.areas[self.script.area], areas)
            case ChoosingExercise() as phase:
                titles = tuple(script.title for script in choices.exercises_shown(kiosk, phase))
                return _by_name_or_number(kiosk.words, self.script.title, titles)
            case Leaving():
                return ()
            case _:
                return self._answer(kiosk)

    def _answer(self, kiosk: Kiosk) -> tuple[str, ...]:
        if self.answers:
            return (self.answers.pop(0),)
        return answer_to(kiosk) if self.willing else ()


def _by_name_or_number(words: Words, name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """How something on the screen can be chosen; if it is not there, how to see more."""
    if name not in names:
        return words.commands[Command.MORE]
    place = names.index(name)
    by_number = words.by_number[-2].format(number=words.numbers[place + 1], ordinal=words.ordinals[place])
    return spoken_form(name), by_number


def _awaited(kiosk: Kiosk) -> object:
    """What the kiosk waits for: anything that differs from one wait to the next, or nothing."""
    match kiosk.phase:
        case Welcome() | ChoosingArea() | ChoosingExercise() | Done() as phase:
            return type(phase), getattr(phase, "page", 0)
        case Exercising(Session(doing=Counting(step, _, found)) as session):
            return (session.part, session.step, found) if found < step.goal else None
        case Exercising(session) if phrases.examples(kiosk):
            return session.part, session.step, type(session.doing)
        case phase:
            return type(phase) if phrases.examples(kiosk) else None
