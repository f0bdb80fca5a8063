"""What the screen shows, as a function of the state."""

from __future__ import annotations

import math

from kiosk.core import choices, ending, footer, screen, words
from kiosk.core.messages import Command, Pick
from kiosk.core.screen import Button, Caption, Guide, Look, Rest, Ring, View
from kiosk.core.script import Say, Script, sentences
from kiosk.core.state import (
    Asking,
    Breathing,
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
    Rating,
    Session,
    Stopping,
    Welcome,
)

WELCOME_BREATH_SECONDS = 10.0
"""The circles on Welcome open and close once in this time: 5 s in, 5 s out."""

TITLE_LENGTH = 60
"""The longest sentence, in characters, that can be the title of a screen."""

_PAUSE = Button("Pause", Command.PAUSE)
_CONTINUE = Button("Continue", Command.CONTINUE, "primary")
_STOP = Button("Stop", Command.STOP)
_HOME = Button("Home", Command.HOME)
_BACK = Button("Back", Command.BACK)
_HELP = Button("Help", Command.HELP, "help")
_FINISH = Button("Finish", Command.FINISH, "primary")
_ANOTHER = Button("Another one", Command.ANOTHER)
_AGAIN = Button("Again", Command.AGAIN)


def look(kiosk: Kiosk) -> Look:
    """Return the whole screen for this state."""
    progress, left = footer.progress(kiosk)
    return Look(
        view=_view(kiosk),
        mark=footer.mark(kiosk),
        chips=footer.chips(kiosk),
        progress=progress,
        left=left,
        theme=kiosk.site.theme,
        notice=words.VOICE_OFF if kiosk.missing & {"voice", "loudspeaker"} else "",
    )


def _view(kiosk: Kiosk) -> View:  # noqa: C901, PLR0911 - one line for each phase
    match kiosk.phase:
        case Welcome(seconds):
            start = Button("Start", Command.START, "primary")
            text = f"{kiosk.site.clinic}: {words.WELCOME_TEXT_OF}" if kiosk.site.clinic else words.WELCOME_TEXT
            breath = 0.0 if kiosk.site.reduced_motion else _swing(seconds / WELCOME_BREATH_SECONDS)
            return screen.Welcome(words.WELCOME_TITLE, text, start, words.START_HINT, breath)
        case ChoosingArea():
            return _areas(kiosk)
        case ChoosingExercise() as phase:
            return _exercises(kiosk, phase)
        case Exercising(session):
            return _exercise(kiosk, session)
        case Paused(session):
            corner = (_CONTINUE, _STOP)
            return screen.Player(_place(session), corner, Rest(words.PAUSED), _caption(kiosk))
        case Stopping():
            return _stopping()
        case Done() as phase:
            return _done(phase)
        case Helping():
            return screen.Help(words.HELP_TITLE, kiosk.site.help_paragraphs, (_BACK, _HOME))
        case Leaving(_, left):
            seconds = math.ceil(left)
            stay = Button(words.STAY, Command.STAY, "primary")
            return screen.Leaving(words.STILL_THERE, words.STILL_THERE_TEXT.format(seconds=seconds), stay, seconds)


# --- choosing -------------------------------------------------------------------------------------


def _areas(kiosk: Kiosk) -> screen.Choose:
    cards = [
        Button(area, Pick(number), "plain", str(number), words.AREA_NOTES[area])
        for number, area in enumerate(choices.areas(kiosk), start=1)
    ]
    person = Button(words.NEED_PERSON, Command.HELP, "help", "Help", words.NEED_PERSON_NOTE)
    title = words.CHOOSE_AREA if cards else words.NOTHING_TO_CHOOSE
    return screen.Choose(title, (*cards, person), (_HOME,))


def _exercises(kiosk: Kiosk, phase: ChoosingExercise) -> screen.Choose:
    cards = [_exercise_card(number, s) for number, s in enumerate(choices.exercises_shown(kiosk, phase), start=1)]
    more = (Button("More", Command.MORE),) if choices.pages(kiosk, phase.area) > 1 else ()
    return screen.Choose(phase.area, tuple(cards), (*more, _BACK, _HOME))


def _exercise_card(number: int, script: Script) -> Button:
    note = f"{script.summary} {_minutes(script)}".strip()
    return Button(script.title, Pick(number), "plain", str(number), note)


def _minutes(script: Script) -> str:
    return "1 minute" if script.minutes == 1 else f"{script.minutes} minutes"


# --- an exercise ----------------------------------------------------------------------------------


def _exercise(kiosk: Kiosk, session: Session) -> View:
    place, corner = _place(session), (_PAUSE, _STOP)
    match session.doing:
        case Counting(step, _, found):
            return screen.Count(place, corner, _title_before(session), words.COUNT_TEXT, step.goal, found)
        case Rating(step, _, chosen):
            scale = words.scale(step.name)
            return screen.CheckIn(place, corner, scale.question, words.RATE_TEXT, scale.low, scale.high, chosen)
        case Asking(step):
            buttons = tuple(_answer(n, answer.phrases) for n, answer in enumerate(step.answers, start=1))
            return screen.Ask(place, corner, step.question, buttons)
        case Offering():
            person = Button(words.NEED_PERSON, Command.HELP, "help", note="“a person”")
            go_on = Button("Go on", Command.CONTINUE, "plain", note="“go on”")
            return screen.Ask(place, corner, words.OFFER_PERSON, (person, go_on))
        case Breathing() as breathing:
            return screen.Player(place, corner, _ring(breathing, kiosk), _caption(kiosk))
        case _:
            return screen.Player(place, corner, Rest(), _caption(kiosk))


def _answer(number: int, answers: tuple[str, ...]) -> Button:
    label = answers[0][:1].upper() + answers[0][1:]
    return Button(label, Pick(number), note=words.one_of(words.quoted(answers)))


def _stopping() -> screen.Ask:
    stop = Button("Stop here", Command.STOP, "primary", note="“stop”")
    go_on = Button("Go on", Command.CONTINUE, "plain", note="“go on”")
    return screen.Ask("", (_HELP,), words.STOP_OR_GO_ON, (stop, go_on))


def _place(session: Session) -> str:
    """Where in the exercise it is: round, part, or how long the whole takes."""
    title = session.script.title
    named = [part.name for part in session.script.parts if part.name]
    name = session.script.parts[session.part].name
    match session.doing:
        case Breathing(step, _, done, _):
            return f"{title} · round {done + 1} of {step.rounds}"
        case Rating():
            return f"{title} · {_minutes(session.script)}"
        case _ if name in named:
            return f"{title} · part {named.index(name) + 1} of {len(named)}"
        case _:
            return title


def _title_before(session: Session) -> str:
    """The paragraph before this step, or its first sentence, as a title: "Name five things you can see"."""
    steps = session.script.parts[session.part].steps[: session.step]
    said = [step.text for step in steps if isinstance(step, Say)]
    if not said:
        return session.script.title
    text = said[-1]
    return (text if len(text) <= TITLE_LENGTH else sentences(text)[0]).rstrip(".")


def _caption(kiosk: Kiosk) -> Caption:
    """What is being said, or was said last. A breathing cue stands in the ring, and leaves the caption empty."""
    speech = kiosk.visit.speech
    if speech is None or speech.text in words.BREATH_WORDS.values():
        return Caption()
    return Caption(tuple(speech.text.split()), speech.spoken)


def _ring(breathing: Breathing, kiosk: Kiosk) -> Guide:
    """The ring at this moment. Full after "in", empty after "out"; a hold stays as it is."""
    breath = breathing.step.breaths[breathing.index]
    length = breath.seconds * kiosk.visit.pace
    arc = min(1.0, breathing.elapsed / length)
    count = str(math.floor(breathing.elapsed) + 1)
    return Ring(words.BREATH_WORDS[breath.kind], count, _size(breathing, arc), arc)


def _size(breathing: Breathing, arc: float) -> float:
    match breathing.step.breaths[breathing.index].kind:
        case "in":
            return _swing(arc / 2)
        case "out":
            return _swing((1 + arc) / 2)
        case "hold":
            earlier = [breath.kind for breath in breathing.step.breaths[: breathing.index]]
            moves = [kind for kind in earlier if kind != "hold"]
            return 1.0 if moves and moves[-1] == "in" else 0.0


def _swing(turns: float) -> float:
    """A swing from 0 to 1 and back in each turn, with sine easing at both ends."""
    return (1 - math.cos(2 * math.pi * turns)) / 2


# --- the end --------------------------------------------------------------------------------------


def _done(done: Done) -> screen.Done:
    title = words.STOPPED_TITLE if done.stopped else words.DONE_TITLE
    buttons: tuple[Button, ...] = (_FINISH, _ANOTHER, _AGAIN)
    rated = ending.before_and_after(done)
    if rated is None:
        return screen.Done(title, words.DONE_PLAIN, buttons)
    _, before, after = rated
    if ending.worse(done):
        text, buttons = words.DONE_WORSE, (*buttons, _HELP)
    else:
        text = words.DONE_SAME if before == after else words.DONE_BETTER
    return screen.Done(title, text.format(before=before, after=after), buttons, before, after)
