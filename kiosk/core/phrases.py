"""What can be said now, and what was meant by what was heard.

`offered(kiosk)` is a table from phrase to intent, made from the state alone. The ear recognises
exactly these phrases (and "[unk]" for everything else), so understanding is looking up.

Three rules keep mishearing harmless. An utterance with other words than those of the phrases, or with
phrases that mean different things, means nothing. A phrase that costs something when misheard
(`COSTLY`) is acted on only when it was said alone and the utterance is over; all others act as soon as
they are heard. And where one of several things was a call for help, that is what was meant: help opens
too often rather than not.
Where a number is asked for, numbers are likelier than the rest (`awaited`). Around what is awaited people put words
("maybe a six"): the ear is told of these (`around`), and they mean nothing. Whoever corrects themselves ("six, no,
seven") means what comes last.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from kiosk.core import choices, speech
from kiosk.core.certainty import COSTLY, SURE, SURE_BESIDE, SURE_OF_A_NUMBER
from kiosk.core.messages import Command, Heard, Intent, Pick
from kiosk.core.session import Asking, Counting, Doing, Moving, Offering, Rating, Session, Waiting
from kiosk.core.spelling import spoken_form, without_marks
from kiosk.core.state import (
    Asleep,
    ChoosingArea,
    ChoosingExercise,
    Done,
    Exercising,
    Helping,
    Kiosk,
    Leaving,
    Paused,
    Phase,
    Stopping,
    Welcome,
)
from kiosk.words.words import Words

UNKNOWN = "[unk]"
"""What the recogniser calls words that are none of those offered."""

ECHO_SECONDS = 0.6
"""How long after its beginning a word of ours may still be heard: it lasts a while, and so does the room's echo."""

EARLY_SECONDS = 0.1
"""How much earlier than it is reported a word of ours may be heard: the frame, and the sound devices' inexactness."""

ALIKE = 0.75
"""How alike in their letters two words are that may be taken for each other: three letters of four, in their order."""

ALIKE_ECHO_SECONDS = 0.25
"""As `ECHO_SECONDS`, for a word that is only alike: just after "… right now?" people say "eight" or "no"."""

SAFE = (Command.HELP, Command.STOP)
EVERYWHERE = (*SAFE, Command.HOME, Command.REPEAT, Command.LOUDER, Command.QUIETER)
LIKING = (Command.TEXT_SIZE, Command.LANGUAGE, Command.THEME, Command.TOUCH_ONLY)
IN_EXERCISE = (Command.PAUSE, Command.NEXT, Command.BACK, Command.SLOWER, Command.FASTER)


def offered(kiosk: Kiosk) -> dict[str, Intent]:
    """Return what can be said in this state: phrase to intent. Later entries are the more particular."""
    if kiosk.staff or kiosk.visit.liking.touch_only:
        return {}
    if speech.speaks_alone(kiosk):
        return _commands(kiosk.words, SAFE)
    everywhere = SAFE if isinstance(kiosk.phase, Asleep) else EVERYWHERE
    return _commands(kiosk.words, everywhere) | _particular(kiosk, kiosk.phase)


def around(kiosk: Kiosk) -> tuple[str, ...]:
    """Return what people put around an answer, where one is awaited or may still be corrected."""
    return (*kiosk.words.fillers, *_corrections(kiosk)) if examples(kiosk) or isinstance(_doing(kiosk), Rating) else ()


def awaited(kiosk: Kiosk) -> tuple[str, ...]:
    """Return the numbers where one is asked for: there they are likelier than what can be said at other times too.

    Names and “yes” are understood without that, and with it they are heard in others' talk.
    """
    numbers = (phrase for phrase, intent in offered(kiosk).items() if isinstance(intent, Pick))
    return tuple(numbers) if isinstance(_doing(kiosk), Rating) else ()


def _corrections(kiosk: Kiosk) -> list[str]:
    """What comes before an answer that is meant after all, the longest first; not where it means something itself."""
    offer = "".join(f" {phrase} " for phrase in offered(kiosk))
    return sorted((way for way in kiosk.words.corrections if f" {way} " not in offer), key=len, reverse=True)


def meaning(kiosk: Kiosk, heard: Heard) -> Intent | None:
    """Return what was meant, or nothing: not understood, not sure, not yet sure enough, or too late."""
    if heard.turn != kiosk.offer.turn or own_words(kiosk, heard):
        return None
    intent = kiosk.offer.meanings.get(heard.text)
    if not heard.final and (intent is None or intent in COSTLY):
        return None
    meant = _meant_among(kiosk, heard.text) if intent is None else intent
    return meant if heard.confidence >= _sure(kiosk, meant) else None


def _sure(kiosk: Kiosk, meant: Intent | None) -> float:
    """Return the least confidence at which this counts as meant."""
    if not isinstance(_doing(kiosk), Rating) or meant in (*SAFE, Command.NEXT):
        return SURE
    return SURE_OF_A_NUMBER if isinstance(meant, Pick) else SURE_BESIDE


def _meant_among(kiosk: Kiosk, text: str) -> Intent | None:
    """What is meant by an offered phrase with offered words around it ("a six please"), if it is one thing or help.

    The recogniser puts the words of all phrases together as it likes. Other words than those ("[unk]")
    may be anything, and what costs something has to be said plainly.
    """
    meanings = kiosk.offer.meanings
    longer = [filler for filler in around(kiosk) if " " in filler]  # there may be words in it that mean something
    text = " ".join(_as_number(word, kiosk) for word in without(longer, _corrected(kiosk, text)).split())
    if UNKNOWN in text:
        return None
    found = [phrase for phrase in meanings if f" {phrase} " in f" {text} "]
    longest = [phrase for phrase in found if not any(phrase != other and phrase in other for other in found)]
    intents = {meanings[phrase] for phrase in longest}
    if Command.HELP in intents:
        return Command.HELP
    return intents.pop() if len(intents) == 1 and not intents & COSTLY else None


def _corrected(kiosk: Kiosk, text: str) -> str:
    """What was said after the last correction: "seven" of "six no seven"; nothing where only that was taken back."""
    for way in _corrections(kiosk) if around(kiosk) else ():
        text = f" {text} ".rpartition(f" {way} ")[2].strip()
    return text


def without(fillers: Iterable[str], text: str) -> str:
    """Return a text in spoken form without these fillers."""
    for filler in fillers:
        text = f" {text} ".replace(f" {filler} ", " ").strip()
    return text


def _as_number(word: str, kiosk: Kiosk) -> str:
    """A number for a word that sounds like it, unless that word itself is meant by something."""
    meant = any(word in phrase.split() for phrase in kiosk.offer.meanings)
    return word if meant else kiosk.words.sounds_like.get(word, word)


def own_words(kiosk: Kiosk, heard: Heard) -> bool:
    """Whether the kiosk itself said this, or what sounds like it, while it was heard: then it heard its own voice."""
    lately = [word for word in kiosk.own if heard.until - EARLY_SECONDS <= word.ago <= heard.since + ECHO_SECONDS]
    following = ((each, word.ago - heard.since) for word in lately for each in spoken_form(word.text).split())
    return bool(lately) and all(any(_is_own(kiosk, word, *own) for own in following) for word in heard.text.split())


def _is_own(kiosk: Kiosk, heard: str, own: str, earlier: float) -> bool:
    """Whether a word may be our own, which began so many seconds `earlier`; for "four" a "for", for "stop" a "step"."""
    heard, own = (kiosk.words.sounds_like.get(word, word) for word in (heard, own))
    return heard == own or (earlier <= ALIKE_ECHO_SECONDS and SequenceMatcher(None, heard, own).ratio() >= ALIKE)


def _particular(kiosk: Kiosk, phase: Phase) -> dict[str, Intent]:  # noqa: C901, PLR0911 - one line for each phase
    """What can be said in this phase beyond what can be said everywhere."""
    words = kiosk.words
    match phase:
        case Welcome():
            return _commands(words, (Command.START, *LIKING))
        case Asleep():
            return _commands(words, (Command.START,))
        case ChoosingArea():
            names = [words.areas[area] for area in choices.areas(kiosk)]
            return _commands(words, (Command.BACK, Command.MORE)) | _named(words, names)
        case ChoosingExercise():
            titles = [script.title for script in choices.exercises_shown(kiosk, phase)]
            return _commands(words, (Command.BACK, Command.MORE)) | _named(words, titles)
        case Exercising(session):
            return _commands(words, IN_EXERCISE) | _in_session(words, session)
        case Paused():
            return _commands(words, (*IN_EXERCISE, Command.CONTINUE)) | _all(words.yes, Command.CONTINUE)
        case Stopping():
            stay = _commands(words, (Command.CONTINUE,)) | _all(words.no, Command.CONTINUE)
            return stay | _all(words.yes, Command.STOP)
        case Done():
            ways = _commands(words, (Command.FINISH, Command.ANOTHER, Command.AGAIN))
            return ways | _all(words.no, Command.FINISH)
        case Helping():
            return _commands(words, (Command.BACK, Command.CONTINUE))
        case Leaving():
            return _commands(words, (Command.STAY, Command.CONTINUE)) | _all(words.yes, Command.STAY)


def _in_session(words: Words, session: Session) -> dict[str, Intent]:
    """What answers the exercise itself."""
    match session.doing:
        case Rating():
            return {word: Pick(number) for number, word in enumerate(words.numbers)}
        case Asking(step):
            return _answers(words, [answer.phrases for answer in step.answers])
        case Offering():
            person = _all((*words.person, *words.yes), Command.HELP)
            return _commands(words, (Command.CONTINUE,)) | person | _all(words.no, Command.CONTINUE)
        case Waiting():
            return _commands(words, (Command.READY,)) | _all(words.yes, Command.READY)
        case Moving(holds=True):
            return _commands(words, (Command.NO_HOLDS,))
        case _:
            return {}


def counting(kiosk: Kiosk) -> bool:
    """Whether things said are to be counted now."""
    return isinstance(_doing(kiosk), Counting)


def _doing(kiosk: Kiosk) -> Doing | None:
    """What goes on in an exercise, if one goes on."""
    return kiosk.phase.session.doing if isinstance(kiosk.phase, Exercising) else None


def _commands(words: Words, commands: Iterable[Command]) -> dict[str, Intent]:
    return {phrase: command for command in commands for phrase in words.commands[command]}


def _all(phrases: Iterable[str], intent: Intent) -> dict[str, Intent]:
    return dict.fromkeys(phrases, intent)


def _named(words: Words, names: list[str]) -> dict[str, Intent]:
    """Things on the screen, by name and by number."""
    return _answers(words, [(spoken_form(name),) for name in names])


def _answers(words: Words, names: list[tuple[str, ...]]) -> dict[str, Intent]:
    """Things on the screen, by any of their names and by number; "yes" and "no" in all the usual ways."""
    numbered = list(enumerate(names, start=1))
    own = {phrase: Pick(number) for number, phrases in numbered for phrase in phrases}
    by_name = {way.format(name=phrase): pick for phrase, pick in own.items() for way in words.by_name}
    usual = {phrase: Pick(number) for number, phrases in numbered for phrase in usual_ways(words, phrases)}
    by_number = {phrase: Pick(number) for number, _ in numbered for phrase in numbered_ways(words, number)}
    return {**by_number, **_all(words.last, Pick(len(names))), **by_name, **usual, **own}


def numbered_ways(words: Words, number: int) -> tuple[str, ...]:
    """Return how the `number`-th thing on the screen can be chosen by its number."""
    name, ordinal = words.numbers[number], words.ordinals[number - 1]
    return tuple(way.format(number=name, ordinal=ordinal) for way in words.by_number)


def usual_ways(words: Words, phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Return the other ways to say "yes" or "no", where that is among the phrases, with its accent or without."""
    plain = {without_marks(phrase) for phrase in phrases}
    return tuple(way for usual in (words.yes, words.no) if without_marks(usual[0]) in plain for way in usual)


def examples(kiosk: Kiosk) -> tuple[str, ...]:  # noqa: C901, PLR0911 - one line for each phase
    """Return a few of the phrases that answer what the kiosk is waiting for; none where nothing is awaited."""
    words = kiosk.words
    said = words.commands
    if speech.speaks_alone(kiosk):
        return ()
    match kiosk.phase:
        case ChoosingArea():
            areas = [spoken_form(words.areas[area]) for area in choices.areas(kiosk)]
            return (*areas[:2], said[Command.HELP][0])
        case ChoosingExercise():
            return (words.numbers[1], said[Command.BACK][0])
        case Exercising(session):
            return _examples_in(words, session)
        case Stopping():
            return (said[Command.STOP][0], said[Command.CONTINUE][1])
        case Done():
            return tuple(said[command][0] for command in (Command.FINISH, Command.ANOTHER, Command.AGAIN))
        case Leaving():
            return words.yes[:1]
        case _:
            return ()


def _examples_in(words: Words, session: Session) -> tuple[str, ...]:
    match session.doing:
        case Rating(chosen=None):
            return (words.numbers[6], words.commands[Command.NEXT][1])
        case Asking(step):
            return tuple(answer.phrases[0] for answer in step.answers)
        case Offering():
            return (words.person[1], words.commands[Command.CONTINUE][1])
        case Waiting():
            return words.commands[Command.READY][:1]
        case _:
            return ()
