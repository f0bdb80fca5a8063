"""What is said on entering a screen, for somebody who does not see it: what it is, and what can be said."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.core.messages import Command
from kiosk.core.script import Ask, Say
from kiosk.core.session import Session
from kiosk.core.spelling import spoken_form
from kiosk.words.words import Words


def ask_prompt(words: Words, ask: Ask) -> str:
    """Return a question, with what can be answered unless that is in the question, or plain yes and no."""
    told = {*words.yes, *words.no, *spoken_form(ask.question).split()}
    if all(_told(told, answer.phrases) for answer in ask.answers):
        return ask.question
    return f"{ask.question} {words.you_can_say_one_of(tuple(answer.phrases[0] for answer in ask.answers))}"


def _told(told: set[str], phrases: Iterable[str]) -> bool:
    return any({phrase, *phrase.split()} & told for phrase in map(spoken_form, phrases))


def pause_prompt(words: Words) -> str:
    """Return what is said in a pause."""
    return f"{words.paused}. {words.you_can_say_one_of((words.labels[Command.CONTINUE], words.labels[Command.STOP]))}"


def wait_prompt(words: Words, session: Session) -> str:
    """Return what is said while somebody is waited for, which is nothing if the script has just said how to go on."""
    steps = session.script.parts[session.part].steps[: session.step]
    said = next((step.text for step in reversed(steps) if isinstance(step, Say)), "")
    ready = words.commands[Command.READY]
    return "" if _told({*spoken_form(said).split()}, ready) else words.you_can_say_one_of(ready[:1])


def help_prompt(words: Words, paragraphs: tuple[str, ...]) -> str:
    """Return what is said to somebody who needs a person: how to reach one, the most important first."""
    return " ".join((*paragraphs, words.you_can_say_one_of((words.labels[Command.BACK],))))
