"""A person, a voice and a clock acting on the pure core, for tests that read like a visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import astuple, replace

from kiosk.core import visit
from kiosk.core.look import look
from kiosk.core.messages import Command, Effect, Event, Heard, Intent, Pick, Speak, SpeakingWord, Spoke, Tick, Touched
from kiosk.core.screen import Look, View
from kiosk.core.script import (
    Answer,
    Ask,
    Breathe,
    Count,
    End,
    GoTo,
    Move,
    Next,
    Part,
    Pause,
    Rate,
    Recording,
    Repeat,
    Say,
    Script,
    Sound,
    Step,
    Tense,
    Wait,
)
from kiosk.core.session import Session
from kiosk.core.state import Kiosk, Phase, Site, session_of

T = TypeVar("T")

FRAME = 1 / 32
"""Exact in binary, so that frames add up to whole seconds."""


def script_of(*steps: Step, title: str = "Small", area: str = "Relax") -> Script:
    """An exercise of one part."""
    return Script(title.lower(), "en", title, area, (Part("", steps),))


BREATHING = Script(
    "even",
    "en",
    "Even breathing",
    "Relax",
    (
        Part("", (Rate("tension"), Say("Sit down. Be here."), Pause(2))),
        Part("Breathe", (Breathe((Move("in", 5), Move("out", 5)), 2),)),
        Part("End", (Rate("tension"), Say("Thank you."))),
    ),
    minutes=3,
)
SENSES = Script(
    "senses",
    "en",
    "Five senses",
    "Ground",
    (
        Part("See", (Say("Name two things you can see."), Count(2, 20))),
        Part(
            "Choose",
            (
                Ask(
                    "More, once again, or enough?",
                    (
                        Answer(("more", "again"), GoTo("see")),
                        Answer(("yes",), Next()),
                        Answer(("once again",), Repeat()),
                        Answer(("enough",), End()),
                    ),
                    20,
                    GoTo("Last"),
                ),
            ),
        ),
        Part("Last", (Say("Good bye."),)),
    ),
    minutes=1,
)


EVERYTHING = Script(
    "everything",
    "en",
    "Everything",
    "Relax",
    (
        Part("", (Sound("rain"), Say("My own words. And more.", Recording("own.ogg", 4)), Tense(5, 15))),
        Part("Holds", (Breathe((Move("in", 4), Move("hold", 4), Move("out", 4)), 2), Wait(20), Sound())),
        Part("Signs", (Rate("relationships"), Rate("self-esteem"), Say("Thank you."))),
    ),
    caution="Sit well.",
    folder="/there",
)


CLINIC = Site(help_paragraphs=("Please tell the front desk.",))


@dataclass
class Acting:
    """Someone in front of the kiosk. `did` collects the effects."""

    kiosk: Kiosk = field(default_factory=lambda: Kiosk(site=CLINIC, scripts=(BREATHING, SENSES)))
    did: list[Effect] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._take(*visit.start(self.kiosk))

    def happen(self, event: Event) -> Acting:
        """Let one event happen."""
        self._take(*visit.step(self.kiosk, event))
        return self

    def touch(self, *intents: Intent) -> Acting:
        """Touch buttons, one after another."""
        for intent in intents:
            self.happen(Touched(intent))
        return self

    def say(self, *texts: str) -> Acting:
        """Say phrases, each understood with certainty when it is over."""
        for text in texts:
            self.listen_on().happen(Heard(self.kiosk.offer.turn, text))
        return self

    def listen_on(self) -> Acting:
        """Let the voice finish, and its echo fade."""
        return self.hear_out().wait(0.7)

    def hear_out(self) -> Acting:
        """Let the voice say what it is saying to its end."""
        speech = self.kiosk.visit.speech
        if speech is not None and not speech.done:
            self.happen(SpeakingWord(speech.turn, 0)).happen(Spoke(speech.turn))
        return self

    def wait(self, seconds: float) -> Acting:
        """Let time go by in small frames."""
        for _ in range(round(seconds / FRAME)):
            self.happen(Tick(FRAME))
        return self

    def forget(self) -> Acting:
        """Forget the effects so far."""
        self.did.clear()
        return self

    @property
    def phase(self) -> Phase:
        """What the kiosk is doing."""
        return self.kiosk.phase

    @property
    def session(self) -> Session:
        """The exercise in progress."""
        session = session_of(self.kiosk.phase)
        assert session is not None
        return session

    @property
    def saying(self) -> str:
        """What is being said, or was said last."""
        speech = self.kiosk.visit.speech
        return speech.text if speech else ""

    @property
    def look(self) -> Look:
        """The screen."""
        return look(self.kiosk)

    @property
    def view(self) -> View:
        """The main part of the screen."""
        return self.look.view

    @property
    def spoken(self) -> list[str]:
        """What the voice was asked to say, in order."""
        return [effect.text for effect in self.did if isinstance(effect, Speak)]

    def _take(self, kiosk: Kiosk, effects: tuple[Effect, ...]) -> None:
        self.kiosk = kiosk
        self.did += effects


def within(shown: object, kind: type[T]) -> Iterator[T]:
    """All that there is of this kind in a look: texts, or buttons."""
    if isinstance(shown, kind):
        yield shown
    elif isinstance(shown, tuple):
        for each in shown:
            yield from within(each, kind)
    elif isinstance(shown, Struct):
        for each in astuple(shown):
            yield from within(each, kind)


def visitor(*scripts: Script, site: Site | None = None) -> Acting:
    """Someone at Welcome, with these exercises to choose from."""
    return Acting(Kiosk(site=site or CLINIC, scripts=scripts or (BREATHING, SENSES)))


def exercising(script: Script = BREATHING) -> Acting:
    """Someone at the very beginning of an exercise."""
    return visitor(script).touch(Command.START, Pick(1), Pick(1)).forget()


def mute(acting: Acting) -> Acting:
    """The same without any voice."""
    acting.kiosk = replace(acting.kiosk, missing=frozenset({"voice"}))
    return acting
