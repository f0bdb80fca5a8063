"""The states of the gallery, by their names."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from msgspec import Struct
from msgspec.structs import replace

from kiosk.core.messages import Device
from kiosk.core.prompts import pause_prompt
from kiosk.core.script import Ask, Breathe, Count, Pause, Rate, Say, Script, Sound, Step, Tense, Wait, sentences
from kiosk.core.session import Asking, Counting, Doing, Moving, Offering, Rating, Resting, Session, Telling, Waiting
from kiosk.core.state import (
    Asleep,
    ChoosingArea,
    ChoosingExercise,
    Done,
    Exercising,
    Helping,
    Kiosk,
    Leaving,
    Liking,
    Paused,
    Phase,
    Remark,
    Site,
    Speech,
    Stopping,
    Visit,
    Welcome,
)
from kiosk.gallery import staff
from kiosk.scripts.library import builtin_folder, load_library
from kiosk.scripts.parser import parse
from kiosk.words.words import quoted

AREA = "Relax"
"""The area whose exercises are shown."""


class Example(Struct, frozen=True):
    """A kiosk of one clinic, its exercise with everything in it, and states of them."""

    kiosk: Kiosk
    script: Script

    def at(self, phase: Phase, **visit: object) -> Kiosk:
        """Return the kiosk in this phase of a visit."""
        return replace(self.kiosk, visit=Visit(phase)).with_visit(**visit)

    def lacking(self, *devices: Device) -> Kiosk:
        """Return the kiosk at Welcome without these."""
        return replace(self.at(Welcome()), missing=frozenset(devices))

    def session(self, kind: type[Step], doing: Callable[..., Doing], *values: object, nth: int = 0) -> Session:
        """Return the exercise at its nth step of this kind, doing something with it."""
        steps = [
            (part, index, step)
            for part, each in enumerate(self.script.parts)
            for index, step in enumerate(each.steps)
            if isinstance(step, kind)
        ]
        part, index, step = steps[nth]
        return Session(self.script, doing(step, *values), part, index)

    def saying(self, session: Session, text: str, spoken: int = 0, before: str = "") -> Kiosk:
        """Return the kiosk in an exercise, having said so many words of a text."""
        return self.at(Exercising(session), speech=Speech(1, text, before, spoken))

    def done(self, *ratings: int, stopped: bool = False) -> Kiosk:
        """Return the kiosk at the end of the exercise, with these ratings of tension."""
        named = tuple((self._rated, number) for number in ratings)
        return self.at(Done(self.script, named, 17.0, stopped=stopped))

    @property
    def _rated(self) -> str:
        return next(step.name for step in self.script.parts[0].steps if isinstance(step, Rate))


def states(site: Site) -> dict[str, Kiosk]:
    """Return every state that there is a picture of, for a clinic with these settings."""
    script, library = _scripts(site.language)
    example = Example(Kiosk(site=site, scripts=library), script)
    return {
        **_choosing(example),
        **_telling(example),
        **_doing(example),
        **_asking(example),
        **_interrupted(example),
        **_ended(example),
        **_lacking(example),
        **staff.states(example.kiosk),
    }


@cache
def _scripts(language: str) -> tuple[Script, tuple[Script, ...]]:
    text = (files(__package__) / f"{language}.md").read_text(encoding="utf-8")
    script = parse(text, "gallery", language, advise=False).script
    assert script is not None  # noqa: S101 - it comes with the kiosk, and is tested
    return script, load_library([builtin_folder()]).scripts


def _choosing(example: Example) -> dict[str, Kiosk]:
    kiosk, words = example.kiosk, example.kiosk.words
    missed = words.did_not_catch.format(phrases=words.one_of(quoted((words.numbers[1], words.numbers[2]))))
    many = tuple(replace(script, id=f"{script.id}-{n}", area=AREA) for n in (1, 2) for script in kiosk.scripts)
    second_page = {"areas-second-page": example.at(ChoosingArea(1))} if kiosk.text_size > 1 else {}
    return {
        "welcome": example.at(Welcome(5.0)),
        "welcome-with-a-name": replace(
            example.at(Welcome(2.5)), site=replace(kiosk.site, clinic="Lakeside Center for Psychotherapy")
        ),
        "welcome-touch-only": example.at(Welcome(7.5), liking=Liking(touch_only=True)),
        "asleep": example.at(Asleep()),
        "areas": example.at(ChoosingArea()),
        **second_page,
        "areas-not-understood": example.at(ChoosingArea(), remark=Remark(missed, 6.0)),
        "exercises": example.at(ChoosingExercise(AREA)),
        "exercises-second-page": replace(example.at(ChoosingExercise(AREA, 1)), scripts=many),
        "nothing-to-choose": replace(example.at(ChoosingArea()), scripts=()),
    }


def _telling(example: Example) -> dict[str, Kiosk]:
    long, short = sentences(_said(example)[0])[:2]
    telling = example.session(Say, lambda _: Telling())
    words = len(long.split())
    return {
        "speech": example.saying(telling, short, 6, long),
        "speech-first-words": example.saying(telling, long, 2),
        "speech-middle": example.saying(telling, long, words // 2),
        "pause": example.saying(example.session(Pause, lambda _: Resting(3, 4)), short, len(short.split()), long),
        "background-sound": _with_sound(example),
    }


def _with_sound(example: Example) -> Kiosk:
    session = example.session(Pause, lambda _: Resting(12, 20), nth=1)
    said = _said(example)[-2]
    sound = next(step.name for part in example.script.parts for step in part.steps if isinstance(step, Sound))
    return example.saying(replace(session, sound=sound), said, len(said.split()))


def _said(example: Example) -> list[str]:
    return [step.text for part in example.script.parts for step in part.steps if isinstance(step, Say)]


def _doing(example: Example) -> dict[str, Kiosk]:
    moves = example.kiosk.words.moves
    breathing = example.session(Breathe, Moving)
    tensing = example.session(Tense, Moving)

    def moved(session: Session, index: int, elapsed: float, cue: str) -> Kiosk:
        doing = session.doing
        assert isinstance(doing, Moving)  # noqa: S101 - for the type checker
        return example.saying(replace(session, doing=replace(doing, index=index, round=1, elapsed=elapsed)), cue, 1)

    return {
        "breathing-in": moved(breathing, 0, 2.4, moves["in"]),
        "breathing-hold": moved(breathing, 1, 3.1, moves["hold"]),
        "breathing-out": moved(breathing, 2, 4.2, moves["out"]),
        "muscles-tense": moved(tensing, 0, 3.4, moves["tense"]),
        "muscles-let-go": moved(tensing, 1, 9.0, moves["release"]),
        "counting": replace(example.at(Exercising(example.session(Count, Counting, 40.0, 3))), loudness=0.6),
        "waiting": example.at(Exercising(example.session(Wait, Waiting, 20.0))),
    }


def _asking(example: Example) -> dict[str, Kiosk]:
    words = example.kiosk.words
    rated = example.session(Rate, Rating, 1.0, 6)
    heard = Remark(words.i_heard.format(words=words.numbers[6]), 2.0)
    return {
        "check-in": example.at(Exercising(example.session(Rate, Rating, 30.0))),
        "check-in-chosen": replace(example.at(Exercising(rated), remark=heard), loudness=0.9),
        "offering-a-person": example.at(Exercising(replace(rated, doing=Offering(20.0)))),
        "asking": example.at(Exercising(example.session(Ask, Asking, 20.0))),
        "asking-six-answers": example.at(Exercising(example.session(Ask, Asking, 20.0, nth=1))),
    }


def _interrupted(example: Example) -> dict[str, Kiosk]:
    session = example.session(Breathe, Moving)
    paused = Speech(1, pause_prompt(example.kiosk.words), _said(example)[1], done=True)
    return {
        "paused": example.at(Paused(session), speech=paused),
        "stop-or-go-on": example.at(Stopping(session, 20.0)),
        "help": example.at(Helping(Paused(session))),
        "countdown": example.at(Leaving(ChoosingArea(), 16.4)),
    }


def _ended(example: Example) -> dict[str, Kiosk]:
    return {
        "done-better": example.done(6, 3),
        "done-the-same": example.done(4, 4),
        "done-worse": example.done(3, 5),
        "done-unrated": example.done(),
        "done-stopped": example.done(stopped=True),
    }


def _lacking(example: Example) -> dict[str, Kiosk]:
    deaf = example.lacking("microphone")
    session = Exercising(example.session(Rate, Rating, 30.0))
    return {
        "no-microphone": deaf,
        "no-loudspeaker": example.lacking("loudspeaker"),
        "no-model": example.lacking("recogniser"),
        "no-devices-areas": replace(deaf.with_visit(phase=ChoosingArea()), missing=frozenset({"voice", "microphone"})),
        "no-devices-check-in": replace(deaf.with_visit(phase=session), missing=frozenset({"voice", "recogniser"})),
        "no-microphone-asking": deaf.with_visit(phase=Exercising(example.session(Ask, Asking, 20.0))),
        "no-microphone-done": replace(example.done(6, 3), missing=frozenset({"microphone"})),
    }
