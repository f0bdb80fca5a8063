"""An exercise in progress: from one step to the next.

Everything here takes the kiosk and gives it back a little further on. Three things move an
exercise: the end of what is being said (`speech_ended`), time (`passed`), and the person (`picked`,
`uttered`, `to_next`, `to_previous`, `again`). No wait is without an end.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core import ending, speech, timing, words
from kiosk.core.messages import Prepare
from kiosk.core.script import (
    Ask,
    Breathe,
    Count,
    End,
    GoTo,
    Next,
    Pause,
    Rate,
    Repeat,
    Say,
    Script,
    Step,
    Target,
    part_named,
    sentences,
)
from kiosk.core.state import (
    Asking,
    Breathing,
    Counting,
    Doing,
    Exercising,
    Kiosk,
    Offering,
    Rating,
    Resting,
    Session,
    Telling,
)

_NOTHING_YET = Resting(0.0, 0.0)


def begin(kiosk: Kiosk, script: Script) -> Kiosk:
    """Start an exercise from its first step."""
    kiosk = speech.hush(kiosk).asks(Prepare(lines(script), script.language))
    return _at(kiosk, Session(script, _NOTHING_YET), 0, 0)


def lines(script: Script) -> tuple[str, ...]:
    """Return all that will be said in an exercise, in order, each once."""
    said = [line for part in script.parts for step in part.steps for line in _lines_of(step)]
    return tuple(dict.fromkeys(said))


def _lines_of(step: Step) -> tuple[str, ...]:
    match step:
        case Say(text):
            return sentences(text)
        case Breathe(breaths):
            return tuple(words.BREATH_WORDS[breath.kind] for breath in breaths)
        case Ask(question):
            return (question,)
        case Rate(name):
            return (rating_prompt(name),)
        case Pause() | Count():
            return ()


def rating_prompt(name: str) -> str:
    """Return what is said when a number is asked for."""
    return f"{words.scale(name).question} {words.RATE_SAID}"


# --- moving through the script --------------------------------------------------------------------


def _at(kiosk: Kiosk, session: Session, part: int, step: int) -> Kiosk:
    """Go to this step, to the first one after it where that part is too short, or to the end."""
    parts = session.script.parts
    while part < len(parts) and step >= len(parts[part].steps):
        part, step = part + 1, 0
    if part >= len(parts):
        return ending.finish(kiosk, session)
    session = replace(session, part=part, step=step)
    return _doing(kiosk, session, _first(session.here, kiosk.visit.pace))


def _first(step: Step, pace: float) -> Doing:  # noqa: C901 - one line for each kind of step
    """What a step begins with."""
    match step:
        case Say():
            return Telling()
        case Pause(seconds):
            return Resting(seconds * pace, seconds * pace)
        case Breathe():
            return Breathing(step)
        case Count(_, seconds):
            return Counting(step, seconds)
        case Ask(seconds=seconds):
            return Asking(step, seconds)
        case Rate():
            return Rating(step, timing.RATE_SECONDS)


def _doing(kiosk: Kiosk, session: Session, doing: Doing) -> Kiosk:
    """Begin to do this, and say what goes with it."""
    kiosk = kiosk.with_visit(phase=Exercising(replace(session, doing=doing)))
    line = _line(session, doing)
    return speech.say(kiosk, line) if line else kiosk


def _line(session: Session, doing: Doing) -> str:  # noqa: C901 - one line for each thing to do
    """What is said at the beginning of this."""
    match doing:
        case Telling(sentence):
            here = session.here
            return sentences(here.text)[sentence] if isinstance(here, Say) else ""
        case Breathing(step, index):
            return words.BREATH_WORDS[step.breaths[index].kind]
        case Asking(step):
            return step.question
        case Rating(step, chosen=None):
            return rating_prompt(step.name)
        case Offering():
            return words.OFFER_PERSON
        case Resting() | Counting() | Rating():
            return ""


def onward(kiosk: Kiosk, session: Session) -> Kiosk:
    """Go on with the step after this one."""
    return _at(kiosk, session, session.part, session.step + 1)


def to_next(kiosk: Kiosk, session: Session) -> Kiosk:
    """Go on with the next part; from a question or a rating, with the next step."""
    if isinstance(session.doing, Asking | Rating | Offering):
        return onward(kiosk, session)
    return _at(kiosk, session, session.part + 1, 0)


def to_previous(kiosk: Kiosk, session: Session) -> Kiosk:
    """Go to the beginning of the part before, or of this one where it is the first."""
    return _at(kiosk, session, max(0, session.part - 1), 0)


def again(kiosk: Kiosk, session: Session) -> Kiosk:
    """Say the last paragraph of this part again, and go on from there."""
    steps = session.script.parts[session.part].steps
    said = [index for index, step in enumerate(steps[: session.step + 1]) if isinstance(step, Say)]
    if isinstance(session.here, Ask | Rate) or not said:
        return _at(kiosk, session, session.part, session.step)
    return _at(kiosk, session, session.part, said[-1])


def take_up(kiosk: Kiosk, session: Session) -> Kiosk:
    """Go on after an interruption that hushed the speech: from the beginning of the sentence or the round."""
    match session.doing:
        case Breathing(step, _, done, _):
            return _doing(kiosk, session, Breathing(step, round=done))
        case doing:
            return _doing(kiosk, session, doing)


def go(kiosk: Kiosk, session: Session, target: Target) -> Kiosk:
    """Go where an answer leads."""
    match target:
        case Next():
            return onward(kiosk, session)
        case Repeat():
            return again(kiosk, session)
        case End():
            return ending.finish(kiosk, session)
        case GoTo(name):
            return _at(kiosk, session, part_named(session.script.parts, name), 0)


# --- what happens ---------------------------------------------------------------------------------


def speech_ended(kiosk: Kiosk, session: Session) -> Kiosk:
    """Go on when a sentence has been said; nothing else waits for the end of its words."""
    match session.doing, session.here:
        case Telling(sentence), Say(text):
            last = sentence + 1 >= len(sentences(text))
            gap = (timing.PARAGRAPH_GAP if last else timing.SENTENCE_GAP) * kiosk.visit.pace
            return _doing(kiosk, session, Resting(gap, gap, None if last else Telling(sentence + 1)))
        case _:
            return kiosk


def passed(kiosk: Kiosk, session: Session, seconds: float) -> Kiosk:
    """Let time go by. Waits for a person run only while the kiosk is not speaking."""
    match session.doing:
        case Resting():
            return _rested(kiosk, session, session.doing, seconds)
        case Breathing():
            return _breathed(kiosk, session, session.doing, seconds)
        case Counting() | Asking() | Rating() | Offering() if not kiosk.speaking:
            return _waited(kiosk, session, session.doing, seconds)
        case _:
            return kiosk


def _rested(kiosk: Kiosk, session: Session, resting: Resting, seconds: float) -> Kiosk:
    left = resting.left - seconds
    if left > 0:
        return _continuing(kiosk, session, replace(resting, left=left))
    return onward(kiosk, session) if resting.then is None else _doing(kiosk, session, resting.then)


def _breathed(kiosk: Kiosk, session: Session, breathing: Breathing, seconds: float) -> Kiosk:
    """Time that a phase does not need goes to the next one, so that the rhythm never drifts."""
    elapsed = breathing.elapsed + seconds
    length = breathing.step.breaths[breathing.index].seconds * kiosk.visit.pace
    if elapsed < length:
        return _continuing(kiosk, session, replace(breathing, elapsed=elapsed))
    following = _following(breathing, elapsed - length)
    return onward(kiosk, session) if following is None else _doing(kiosk, session, following)


def _following(breathing: Breathing, elapsed: float) -> Breathing | None:
    """The phase after this one, or nothing after the last round."""
    index = (breathing.index + 1) % len(breathing.step.breaths)
    done = breathing.round + (index == 0)
    if done >= breathing.step.rounds:
        return None
    return Breathing(breathing.step, index, done, elapsed)


def _waited(kiosk: Kiosk, session: Session, waiting: Counting | Asking | Rating | Offering, seconds: float) -> Kiosk:
    """Wait for a person, but not for ever."""
    if waiting.left > seconds:
        return _continuing(kiosk, session, replace(waiting, left=waiting.left - seconds))
    match waiting:
        case Asking(step):
            return go(kiosk, session, step.silence)
        case Rating(chosen=int(number)) if number >= words.VERY_HIGH and words.scale(waiting.step.name).lower_is_better:
            return _doing(kiosk, session, Offering(timing.OFFER_SECONDS))
        case _:
            return onward(kiosk, session)


def _continuing(kiosk: Kiosk, session: Session, doing: Doing) -> Kiosk:
    return kiosk.with_visit(phase=Exercising(replace(session, doing=doing)))


def person_declined(kiosk: Kiosk, session: Session) -> Kiosk:
    """Go on after a person was offered and not wanted."""
    return onward(speech.hush(kiosk), session) if isinstance(session.doing, Offering) else kiosk


def uttered(kiosk: Kiosk, session: Session) -> Kiosk:
    """Count a thing that somebody has named."""
    match session.doing:
        case Counting(_, _, found):
            return _counted(kiosk, session, session.doing, found + 1)
        case _:
            return kiosk


def _counted(kiosk: Kiosk, session: Session, counting: Counting, found: int) -> Kiosk:
    """So many things have been found. The last one is seen for a moment before it goes on."""
    goal = counting.step.goal
    left = timing.CHOSEN_SECONDS if found >= goal else counting.left
    return _continuing(kiosk, session, replace(counting, left=left, found=min(found, goal)))


def picked(kiosk: Kiosk, session: Session, number: int) -> Kiosk:
    """Take a number as an answer, a rating or a circle; numbers that are not on the screen mean nothing."""
    match session.doing:
        case Asking(step) if 1 <= number <= len(step.answers):
            return go(speech.hush(kiosk), session, step.answers[number - 1].target)
        case Rating(step) if 0 <= number <= words.HIGHEST:
            return _rated(speech.hush(kiosk), session, step, number)
        case Counting(step, found=found) if found < number <= step.goal:
            return _counted(kiosk, session, session.doing, number)
        case _:
            return kiosk


def _rated(kiosk: Kiosk, session: Session, step: Rate, number: int) -> Kiosk:
    """Note the rating; said or touched again while it is shown, it is corrected."""
    earlier = session.ratings[:-1] if _just_rated(session) else session.ratings
    session = replace(session, ratings=(*earlier, (step.name, number)))
    return _continuing(kiosk, session, Rating(step, timing.CHOSEN_SECONDS, number))


def _just_rated(session: Session) -> bool:
    return isinstance(session.doing, Rating) and session.doing.chosen is not None
