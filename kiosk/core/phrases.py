"""What can be said now, and what was meant by what was heard.

`offered(kiosk)` is a table from phrase to intent, made from the state alone. The ear recognises
exactly these phrases (and "[unk]" for everything else), so understanding is looking up.

Two rules keep mishearing harmless. An utterance with other words than those of the phrases, or with
phrases that mean different things, means nothing. And a phrase that costs something when misheard
(`COSTLY`) is acted on only when the utterance is over; all others act as soon as they are heard.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk.core import choices, words
from kiosk.core.messages import Command, Heard, Intent, Pick
from kiosk.core.state import (
    Asking,
    ChoosingArea,
    ChoosingExercise,
    Counting,
    Done,
    Exercising,
    Helping,
    Kiosk,
    Leaving,
    Offering,
    Paused,
    Phase,
    Rating,
    Session,
    Speech,
    Stopping,
    Welcome,
)

COSTLY = frozenset({Command.STOP, Command.HOME})
"""Commands that lose something when they were not meant."""

SURE = 0.5
"""The least confidence at which a phrase counts as heard. (A closed list makes the recogniser sure of
itself, so this rejects little; "[unk]" does most of the work.)"""

UNKNOWN = "[unk]"
"""What the recogniser calls words that are none of those offered."""

ECHO_WORDS = 8
"""How many of the words said last the microphone may still be about to report."""

ECHO_SECONDS = 0.6
"""How long after the end of an utterance the ear may still report it: its longer pause, and some."""

EVERYWHERE = (Command.HELP, Command.STOP, Command.HOME, Command.REPEAT, Command.LOUDER, Command.QUIETER)
IN_EXERCISE = (Command.PAUSE, Command.NEXT, Command.BACK, Command.SLOWER, Command.FASTER)


def offered(kiosk: Kiosk) -> dict[str, Intent]:
    """Return what can be said in this state: phrase to intent. Later entries are the more particular."""
    meanings = _commands(EVERYWHERE)
    meanings |= _particular(kiosk, kiosk.phase)
    return meanings


def meaning(kiosk: Kiosk, heard: Heard) -> Intent | None:
    """Return what was meant, or nothing: not understood, not sure, not yet sure enough, or too late."""
    if heard.turn != kiosk.offer.turn or heard.confidence < SURE or own_words(kiosk.visit.speech, heard.text):
        return None
    meanings = kiosk.offer.meanings
    if heard.text in meanings:
        intent = meanings[heard.text]
        return None if intent in COSTLY and not heard.final else intent
    return _meant_among(meanings, heard.text) if heard.final else None


def _meant_among(meanings: dict[str, Intent], text: str) -> Intent | None:
    """What is meant by an offered phrase with offered words around it ("gentle box" for "gentle"), if it is one thing.

    The recogniser puts the words of all phrases together as it likes. Other words than those ("[unk]")
    may be anything, and what costs something has to be said plainly.
    """
    found = [phrase for phrase in meanings if f" {phrase} " in f" {text} "]
    longest = [phrase for phrase in found if not any(phrase != other and phrase in other for other in found)]
    intents = {meanings[phrase] for phrase in longest}
    return intents.pop() if len(intents) == 1 and UNKNOWN not in text and not intents & COSTLY else None


def spoken_form(text: str) -> str:
    """Return a title or label as somebody would say it: lower case, without punctuation."""
    return " ".join(re.sub(r"[^\w' ]", " ", text.lower().replace("’", "'")).split())


def own_words(speech: Speech | None, text: str) -> bool:
    """Whether the kiosk itself has just said this: then it heard its own voice."""
    if speech is None or speech.silent or (speech.done and speech.waited > ECHO_SECONDS):
        return False
    said = speech.text.split()[max(0, speech.spoken - ECHO_WORDS) : speech.spoken + 1]
    return f" {text} " in f" {spoken_form(' '.join(said))} "


def _particular(kiosk: Kiosk, phase: Phase) -> dict[str, Intent]:  # noqa: C901, PLR0911 - one line for each phase
    """What can be said in this phase beyond what can be said everywhere."""
    match phase:
        case Welcome():
            return _commands((Command.START,))
        case ChoosingArea():
            return _named(list(choices.areas(kiosk)))
        case ChoosingExercise():
            titles = [script.title for script in choices.exercises_shown(kiosk, phase)]
            return _commands((Command.BACK, Command.MORE)) | _named(titles)
        case Exercising(session):
            return _commands(IN_EXERCISE) | _in_session(session)
        case Paused():
            return _commands((*IN_EXERCISE, Command.CONTINUE)) | _all(words.YES, Command.CONTINUE)
        case Stopping():
            return _commands((Command.CONTINUE,)) | _all(words.YES, Command.STOP) | _all(words.NO, Command.CONTINUE)
        case Done():
            return _commands((Command.FINISH, Command.ANOTHER, Command.AGAIN)) | _all(words.NO, Command.FINISH)
        case Helping():
            return _commands((Command.BACK, Command.CONTINUE))
        case Leaving():
            return _commands((Command.STAY, Command.CONTINUE)) | _all(words.YES, Command.STAY)


def _in_session(session: Session) -> dict[str, Intent]:
    """What answers the exercise itself."""
    match session.doing:
        case Rating():
            return {word: Pick(number) for number, word in enumerate(words.NUMBERS)}
        case Asking(step):
            return _answers([answer.phrases for answer in step.answers])
        case Offering():
            person = _all(("person", "a person", *words.YES), Command.HELP)
            return _commands((Command.CONTINUE,)) | person | _all(words.NO, Command.CONTINUE)
        case _:
            return {}


def counting(kiosk: Kiosk) -> bool:
    """Whether things said are to be counted now."""
    match kiosk.phase:
        case Exercising(Session(doing=Counting())):
            return True
        case _:
            return False


def _commands(commands: Iterable[Command]) -> dict[str, Intent]:
    return {phrase: command for command in commands for phrase in words.COMMANDS[command]}


def _all(phrases: Iterable[str], intent: Intent) -> dict[str, Intent]:
    return dict.fromkeys(phrases, intent)


def _numbered(number: int) -> tuple[str, ...]:
    """How the `number`-th thing on the screen can be chosen by its number."""
    name = words.NUMBERS[number]
    return (name, f"number {name}", f"the {words.ORDINALS[number]} one")


def _named(names: list[str]) -> dict[str, Intent]:
    """Things on the screen, by name and by number."""
    return _answers([(spoken_form(name),) for name in names])


def _answers(names: list[tuple[str, ...]]) -> dict[str, Intent]:
    """Things on the screen, by any of their names and by number; "yes" and "no" in all the usual ways."""
    numbered = list(enumerate(names, start=1))
    own = {phrase: Pick(number) for number, phrases in numbered for phrase in phrases}
    usual = {phrase: Pick(number) for number, phrases in numbered for phrase in _usual_ways(phrases)}
    by_number = {phrase: Pick(number) for number, _ in numbered for phrase in _numbered(number)}
    return {**by_number, **usual, **own}


def _usual_ways(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """The other ways to say "yes" or "no", where that is among the phrases."""
    return tuple(way for usual in (words.YES, words.NO) if usual[0] in phrases for way in usual)


def examples(kiosk: Kiosk) -> tuple[str, ...]:  # noqa: C901, PLR0911 - one line for each phase
    """Return a few of the phrases that answer what the kiosk is waiting for; none where nothing is awaited."""
    match kiosk.phase:
        case ChoosingArea():
            return (*map(spoken_form, choices.areas(kiosk)[:2]), "help")
        case ChoosingExercise():
            return ("one", "back")
        case Exercising(session):
            return _examples_in(session)
        case Stopping():
            return ("stop", "go on")
        case Done():
            return ("finish", "another", "again")
        case Leaving():
            return ("yes",)
        case _:
            return ()


def _examples_in(session: Session) -> tuple[str, ...]:
    match session.doing:
        case Rating(chosen=None):
            return ("six", "skip")
        case Asking(step):
            return tuple(answer.phrases[0] for answer in step.answers)
        case Offering():
            return ("a person", "go on")
        case _:
            return ()
