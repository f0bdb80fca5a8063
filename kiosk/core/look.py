"""What the screen shows, as a function of the state."""

from __future__ import annotations

import math

from msgspec.structs import replace

from kiosk.core import choices, ending, footer, guide, screen, speech, timing
from kiosk.core.messages import Command, Pick
from kiosk.core.screen import Button, Look, Rest, Tone, View
from kiosk.core.script import Breathe, Say, Script, sentences
from kiosk.core.session import Asking, Counting, Moving, Offering, Rating, Session, Waiting
from kiosk.core.staff import area
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
    Stopping,
    Welcome,
)
from kiosk.words.words import Words, quoted

WELCOME_BREATH_SECONDS = 10.0
"""The circles on Welcome open and close once in this time: 5 s in, 5 s out."""

TITLE_LENGTH = 60
"""The longest sentence, in characters, that can be the title of a screen."""

_TONES: dict[Command, Tone] = {
    Command.START: "primary",
    Command.CONTINUE: "primary",
    Command.FINISH: "primary",
    Command.STAY: "primary",
    Command.HELP: "help",
}
"""The tone of a command's button, where it is not a plain one."""


def _buttons(words: Words, *commands: Command) -> tuple[Button, ...]:
    return tuple(Button(words.labels[command], command, _TONES.get(command, "plain")) for command in commands)


def look(kiosk: Kiosk) -> Look:
    """Return the whole screen for this state."""
    kiosk = area.uncovered(kiosk)
    if kiosk.staff:
        view = area.view(kiosk, kiosk.staff)
        return Look(
            view, footer.mark(kiosk), theme=kiosk.theme, text_size=kiosk.text_size, still=kiosk.site.reduced_motion
        )
    progress, left = footer.progress(kiosk)
    return Look(
        view=_view(kiosk),
        mark=footer.mark(kiosk),
        chips=footer.chips(kiosk),
        progress=progress,
        left=left,
        theme=kiosk.theme,
        notice=kiosk.words.voice_off if kiosk.missing & speech.NEEDED else "",
        text_size=kiosk.text_size,
        still=kiosk.site.reduced_motion,
    )


def _view(kiosk: Kiosk) -> View:  # noqa: C901, PLR0911 - one line for each phase
    words = kiosk.words
    match kiosk.phase:
        case Welcome(seconds):
            return _welcome(kiosk, seconds)
        case Asleep():
            return screen.Asleep(*_buttons(words, Command.START))
        case ChoosingArea() as phase:
            return _areas(kiosk, phase)
        case ChoosingExercise() as phase:
            return _exercises(kiosk, phase)
        case Exercising(session):
            return _exercise(kiosk, session)
        case Paused(session):
            corner = _buttons(words, Command.CONTINUE, Command.STOP)
            place = _place(words, replace(session, sound=""))
            return screen.Player(place, corner, Rest(words.paused), guide.caption(kiosk))
        case Stopping():
            return _stopping(kiosk)
        case Done() as phase:
            return _done(words, phase)
        case Helping():
            corner = _buttons(words, Command.BACK, Command.HOME)
            return screen.Help(words.help_title, kiosk.help, corner)
        case Leaving(_, left):
            seconds = math.ceil(left)
            (stay,) = _buttons(words, Command.STAY)
            return screen.Leaving(words.still_there, words.still_there_text(seconds), stay, seconds)


def _welcome(kiosk: Kiosk, seconds: float) -> screen.Welcome:
    words, clinic = kiosk.words, kiosk.site.clinic
    (start,) = _buttons(words, Command.START)
    text = words.welcome_text_of.format(clinic=clinic) if clinic else words.welcome_text
    breath = 0.0 if kiosk.site.reduced_motion else guide.swing(seconds / WELCOME_BREATH_SECONDS)
    return screen.Welcome(words.welcome_title, text, start, words.start_hint, breath)


# --- choosing -------------------------------------------------------------------------------------


def _areas(kiosk: Kiosk, phase: ChoosingArea) -> screen.Choose:
    words = kiosk.words
    cards = [
        Button(words.areas[area], Pick(number), "plain", str(number), words.area_notes[area])
        for number, area in choices.areas_shown(kiosk, phase).items()
    ]
    more = (Command.MORE,) if choices.area_pages(kiosk) > 1 else ()
    person = Button(words.need_person, Command.HELP, "help", words.labels[Command.HELP], words.need_person_note)
    title = words.choose_area if cards else words.nothing_to_choose
    return screen.Choose(title, (*cards, person), _buttons(words, *more, Command.HOME))


def _exercises(kiosk: Kiosk, phase: ChoosingExercise) -> screen.Choose:
    words = kiosk.words
    shown = choices.exercises_shown(kiosk, phase)
    cards = [_exercise_card(words, number, script) for number, script in enumerate(shown, start=1)]
    more = (Command.MORE,) if choices.pages(kiosk, phase.area) > 1 else ()
    return screen.Choose(words.areas[phase.area], tuple(cards), _buttons(words, *more, Command.BACK, Command.HOME))


def _exercise_card(words: Words, number: int, script: Script) -> Button:
    note = f"{script.summary} {words.minutes(script.minutes)}".strip()
    return Button(script.title, Pick(number), "plain", str(number), note)


# --- an exercise ----------------------------------------------------------------------------------


def _exercise(kiosk: Kiosk, session: Session) -> View:  # noqa: C901, PLR0911 - one line for each thing to do
    words = kiosk.words
    place, corner = _place(words, session), _buttons(words, Command.PAUSE, Command.STOP)
    match session.doing:
        case Counting(step, _, found):
            return screen.Count(place, corner, _title_before(session), words.count_text, step.goal, found)
        case Rating(step, _, chosen):
            scale = words.scale(step.name)
            return screen.CheckIn(place, corner, scale.question, words.rate_text, scale.low, scale.high, chosen)
        case Asking(step):
            buttons = tuple(_answer(kiosk, n, answer.phrases) for n, answer in enumerate(step.answers, start=1))
            return screen.Ask(place, corner, step.question, buttons)
        case Offering():
            person = _said(kiosk, words.need_person, Command.HELP, words.person[1], "help")
            return screen.Ask(place, corner, words.offer_person, (person, _go_on(kiosk)))
        case Waiting():
            phrase = words.commands[Command.READY][0]
            ready = _said(kiosk, words.labels[Command.READY], Command.READY, phrase, "primary")
            return screen.Ask(place, corner, _title_before(session), (ready,))
        case Moving() as moving:
            return screen.Player(place, corner, guide.moving(kiosk, session, moving), guide.caption(kiosk))
        case _:
            return screen.Player(place, corner, Rest(), guide.caption(kiosk))


def _answer(kiosk: Kiosk, number: int, answers: tuple[str, ...]) -> Button:
    note = kiosk.words.one_of(quoted(answers)) if kiosk.listens else ""
    return Button(_sentence_case(answers[0]), Pick(number), note=note)


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def _said(kiosk: Kiosk, label: str, command: Command, phrase: str, tone: Tone = "plain") -> Button:
    """A button that shows the phrase which says it, where it would be heard."""
    return Button(label, command, tone, note=f"“{phrase}”" if kiosk.listens else "")


def _go_on(kiosk: Kiosk) -> Button:
    phrase = kiosk.words.commands[Command.CONTINUE][1]
    return _said(kiosk, _sentence_case(phrase), Command.CONTINUE, phrase)


def _stopping(kiosk: Kiosk) -> screen.Ask:
    words = kiosk.words
    stop = _said(kiosk, words.stop_here, Command.STOP, words.commands[Command.STOP][0], "primary")
    return screen.Ask("", _buttons(words, Command.HELP), words.stop_or_go_on, (stop, _go_on(kiosk)))


def _place(words: Words, session: Session) -> str:
    """Where in the exercise it is, and what can be heard besides the voice."""
    heard = words.sounds[session.sound] if session.sound else ""
    return " · ".join(filter(None, (session.script.title, _position(words, session), heard)))


def _position(words: Words, session: Session) -> str:
    """The round, the part, or how long the whole takes. Bypaths are not counted."""
    way = timing.named_parts_ahead(session.script.parts)
    match session.doing:
        case Moving(Breathe(_, rounds), _, done, _):
            return words.round_of.format(number=done + 1, all=rounds)
        case Rating():
            return words.minutes(session.script.minutes)
        case _ if session.part in way:
            return words.part_of.format(number=way.index(session.part) + 1, all=len(way))
        case _:
            return ""


def _title_before(session: Session) -> str:
    """The paragraph before this step, or its first sentence, as a title: "Name five things you can see"."""
    steps = session.script.parts[session.part].steps[: session.step]
    said = [step.text for step in steps if isinstance(step, Say)]
    if not said:
        return session.script.title
    text = said[-1]
    return (text if len(text) <= TITLE_LENGTH else sentences(text)[0]).rstrip(".")


# --- the end --------------------------------------------------------------------------------------


def _done(words: Words, done: Done) -> screen.Done:
    title = words.stopped_title if done.stopped else words.done_title
    buttons = _buttons(words, Command.FINISH, Command.ANOTHER, Command.AGAIN)
    rated = ending.before_and_after(done)
    if rated is None:
        return screen.Done(title, _done_text(words, done), buttons)
    _, before, after = rated
    if ending.worse(words, done):
        text, buttons = words.done_worse, (*buttons, *_buttons(words, Command.HELP))
    else:
        text = words.done_same if before == after else words.done_better
    text = text.format(before=before, after=after)
    return screen.Done(title, text, buttons, before, after, words.before, words.after)


def _done_text(words: Words, done: Done) -> str:
    """What was rated, where it is more than one thing and none of it twice; or else a kind sentence."""
    if len(done.ratings) <= 1:
        return words.done_plain
    ratings = " · ".join(f"{_sentence_case(name)} {number}" for name, number in done.ratings)
    return words.done_ratings.format(ratings=ratings)
