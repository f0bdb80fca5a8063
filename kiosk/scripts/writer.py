"""From a `Script` back to text. What `parse` has read, it reads again from here as the same script."""

from __future__ import annotations

from kiosk.core.script import (
    Answer,
    Ask,
    Breathe,
    Count,
    End,
    GoTo,
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
    Target,
    Tense,
    Wait,
)
from kiosk.scripts.meaning import SILENCE


def write(script: Script) -> str:
    """Return the text of a script."""
    return "\n\n".join([_header(script), *(block for part in script.parts for block in _part(part))]) + "\n"


def _header(script: Script) -> str:
    fields = {
        "Title": script.title,
        "Area": script.area,
        "Minutes": str(script.minutes),
        "Summary": script.summary,
        "Caution": script.caution,
        "Reviewed by": script.reviewed_by,
    }
    return "\n".join(f"{name}: {value}" for name, value in fields.items() if value)


def _part(part: Part) -> list[str]:
    heading = [f"## {part.name}"] if part.name else []
    return heading + [_step(step) for step in part.steps]


def _step(step: Step) -> str:  # noqa: C901, PLR0911  # one case for each kind of step
    match step:
        case Say(text, recording):
            return _recorded(recording) + text
        case Pause(seconds):
            return f"[pause {seconds:g} seconds]"
        case Breathe(moves, rounds):
            turns = [f"{breath.kind} {breath.seconds:g}" for breath in moves]
            return f"[breathe {', '.join(turns)}, {rounds} rounds]"
        case Tense(tense, release):
            return f"[tense {tense:g}, release {release:g}]"
        case Count(goal, seconds):
            return f"[count {goal}, up to {seconds:g} seconds]"
        case Wait(seconds):
            return f"[wait until ready, up to {seconds:g} seconds]"
        case Rate(name):
            return f"[rate {name}]"
        case Sound(name):
            return f"[sound {name or SILENCE}]"
        case Ask():
            return _ask(step)


def _recorded(recording: Recording | None) -> str:
    return f"[voice {recording.name}]\n" if recording else ""


def _ask(ask: Ask) -> str:
    silence = f"- no answer after {ask.seconds:g} seconds: {_target(ask.silence)}"
    return "\n".join([ask.question, *map(_answer, ask.answers), silence])


def _answer(answer: Answer) -> str:
    return f"- {', '.join(answer.phrases)}: {_target(answer.target)}"


def _target(target: Target) -> str:
    match target:
        case Next():
            return "next"
        case Repeat():
            return "repeat"
        case End():
            return "end"
        case GoTo(part):
            return f"go to {part}"
