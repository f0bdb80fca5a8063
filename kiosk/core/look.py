"""What the screen shows, as a function of the state."""

from __future__ import annotations

import math
from itertools import accumulate

from kiosk.core import choices, ending, footer, screen, timing
from kiosk.core.messages import Command, Pick
from kiosk.core.screen import Button, Caption, Guide, Look, Rest, Ring, Tone, View
from kiosk.core.script import Breathe, Say, Script, sentences
from kiosk.core.session import Asking, Counting, Moving, Offering, Rating, Session, Waiting
from kiosk.core.state import (
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
    progress, left = footer.progress(kiosk)
    return Look(
        view=_view(kiosk),
        mark=footer.mark(kiosk),
        chips=footer.chips(kiosk),
        progress=progress,
        left=left,
        theme=kiosk.site.theme,
        notice=kiosk.words.voice_off if kiosk.missing & {"voice", "loudspeaker"} else "",
    )


def _view(kiosk: Kiosk) -> View:  # noqa: C901, PLR0911 - one line for each phase
    words = kiosk.words
    match kiosk.phase:
        case Welcome(seconds):
            return _welcome(kiosk, seconds)
        case ChoosingArea():
            return _areas(kiosk)
        case ChoosingExercise() as phase:
            return _exercises(kiosk, phase)
        case Exercising(session):
            return _exercise(kiosk, session)
        case Paused(session):
            corner = _buttons(words, Command.CONTINUE, Command.STOP)
            return screen.Player(_place(words, session), corner, Rest(words.paused), _caption(kiosk))
        case Stopping():
            return _stopping(words)
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
    breath = 0.0 if kiosk.site.reduced_motion else _swing(seconds / WELCOME_BREATH_SECONDS)
    return screen.Welcome(words.welcome_title, text, start, words.start_hint, breath)


# --- choosing -------------------------------------------------------------------------------------


def _areas(kiosk: Kiosk) -> screen.Choose:
    words = kiosk.words
    cards = [
        Button(words.areas[area], Pick(number), "plain", str(number), words.area_notes[area])
        for number, area in enumerate(choices.areas(kiosk), start=1)
    ]
    person = Button(words.need_person, Command.HELP, "help", words.labels[Command.HELP], words.need_person_note)
    title = words.choose_area if cards else words.nothing_to_choose
    return screen.Choose(title, (*cards, person), _buttons(words, Command.HOME))


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
            buttons = tuple(_answer(words, n, answer.phrases) for n, answer in enumerate(step.answers, start=1))
            return screen.Ask(place, corner, step.question, buttons)
        case Offering():
            person = _said(words.need_person, Command.HELP, words.person[1], "help")
            return screen.Ask(place, corner, words.offer_person, (person, _go_on(words)))
        case Waiting():
            ready = _said(words.labels[Command.READY], Command.READY, words.commands[Command.READY][0], "primary")
            return screen.Ask(place, corner, _title_before(session), (ready,))
        case Moving() as moving:
            return screen.Player(place, corner, _ring(moving, kiosk), _caption(kiosk))
        case _:
            return screen.Player(place, corner, Rest(), _caption(kiosk))


def _answer(words: Words, number: int, answers: tuple[str, ...]) -> Button:
    return Button(_sentence_case(answers[0]), Pick(number), note=words.one_of(quoted(answers)))


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def _said(label: str, command: Command, phrase: str, tone: Tone = "plain") -> Button:
    """A button that shows the phrase which says it."""
    return Button(label, command, tone, note=f"“{phrase}”")


def _go_on(words: Words) -> Button:
    phrase = words.commands[Command.CONTINUE][1]
    return _said(_sentence_case(phrase), Command.CONTINUE, phrase)


def _stopping(words: Words) -> screen.Ask:
    stop = _said(words.stop_here, Command.STOP, words.commands[Command.STOP][0], "primary")
    return screen.Ask("", _buttons(words, Command.HELP), words.stop_or_go_on, (stop, _go_on(words)))


def _place(words: Words, session: Session) -> str:
    """Where in the exercise it is: round, part, or how long the whole takes. Bypaths are not counted."""
    title = session.script.title
    way = timing.named_parts_ahead(session.script.parts)
    match session.doing:
        case Moving(Breathe(_, rounds), _, done, _):
            return f"{title} · {words.round_of.format(number=done + 1, all=rounds)}"
        case Rating():
            return f"{title} · {words.minutes(session.script.minutes)}"
        case _ if session.part in way:
            return f"{title} · {words.part_of.format(number=way.index(session.part) + 1, all=len(way))}"
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
    """The sentence being said, or said last. A cue stands in the ring, and leaves the caption empty."""
    speech = kiosk.visit.speech
    if speech is None or speech.text in kiosk.words.moves.values():
        return Caption()
    said = [tuple(sentence.split()) for sentence in sentences(speech.text)]
    places = zip(said, accumulate(map(len, said)), strict=True)
    captions = (Caption(words, speech.spoken - end + len(words)) for words, end in places if speech.spoken <= end)
    return next(captions, Caption())


def _ring(moving: Moving, kiosk: Kiosk) -> Guide:
    """The ring at this moment. Full after "in", empty after "out"; a hold stays as it is."""
    move = moving.step.moves[moving.index]
    length = move.seconds * kiosk.visit.pace
    arc = min(1.0, moving.elapsed / length)
    count = str(math.floor(moving.elapsed) + 1)
    return Ring(kiosk.words.moves[move.kind], count, _size(moving, arc), arc)


def _size(moving: Moving, arc: float) -> float:
    match moving.step.moves[moving.index].kind:
        case "in" | "tense":
            return _swing(arc / 2)
        case "out" | "release":
            return _swing((1 + arc) / 2)
        case "hold":
            earlier = [move.kind for move in moving.step.moves[: moving.index]]
            moves = [kind for kind in earlier if kind != "hold"]
            return 1.0 if moves and moves[-1] == "in" else 0.0


def _swing(turns: float) -> float:
    """A swing from 0 to 1 and back in each turn, with sine easing at both ends."""
    return (1 - math.cos(2 * math.pi * turns)) / 2


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
