"""An exercise in progress: from one step to the next.

Everything here takes the kiosk and gives it back a little further on. Three things move an
exercise: the end of what is being said (`speech_ended`), time (`passed`), and the person (`to_next`,
`to_previous`, `again`, `without_holds`, and `answering.py`). No wait is without an end.
"""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core import ending, prompts, speech, timing
from kiosk.core.choices import key_of
from kiosk.core.counting import counted
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
    Recording,
    Repeat,
    Say,
    Script,
    Sound,
    Step,
    Target,
    Tense,
    Wait,
    part_named,
    sentences,
    with_caution,
)
from kiosk.core.session import Asking, Counting, Doing, Moving, Offering, Rating, Resting, Session, Telling, Waiting
from kiosk.core.staff.errands import CountBegun
from kiosk.core.state import Exercising, Kiosk
from kiosk.words.scales import VERY_HIGH
from kiosk.words.words import Words

_NOTHING_YET = Resting(0.0, 0.0)


def begin(kiosk: Kiosk, script: Script) -> Kiosk:
    """Start an exercise from its first step, which is its caution."""
    script = with_caution(script)
    spoken = lines(kiosk.words, script)
    recordings = tuple(recording for _, recording in spoken)
    texts = tuple(text for text, _ in spoken)
    prepare = Prepare(texts, script.language, recordings if any(recordings) else ())
    kiosk = counted(speech.hush(kiosk).asks(prepare), CountBegun(key_of(script)))
    return _at(kiosk, Session(script, _NOTHING_YET), 0, 0)


def lines(words: Words, script: Script) -> tuple[tuple[str, str], ...]:
    """Return all that will be said in an exercise, in order, each once: the text, and its recording's path or ""."""
    steps = [step for part in script.parts for step in part.steps]
    said = [(line, recording_of(script, step)) for step in steps for line in _lines_of(words, step)]
    return tuple(dict.fromkeys(said))


def recording_of(script: Script, step: Step) -> str:
    """Return the path of the recording that is played at a step, or ""."""
    match step:
        case Say(_, Recording(name, _)):
            return f"{script.folder}/{name}"
        case _:
            return ""


def _lines_of(words: Words, step: Step) -> tuple[str, ...]:
    match step:
        case Say(text, recording):
            return sentences(text) if recording is None else (text,)
        case Breathe() | Tense():
            return tuple(words.moves[move.kind] for move in step.moves)
        case Ask() as ask:
            return (prompts.ask_prompt(words, ask),)
        case Rate(name):
            return words.rating_prompt(name), words.rating_prompt(name, brief=True)
        case Pause() | Count() | Wait() | Sound():
            return ()


# --- moving through the script --------------------------------------------------------------------


def _at(kiosk: Kiosk, session: Session, part: int, step: int) -> Kiosk:
    """Go to this step, to the first one after it where that part is too short, or to the end."""
    parts = session.script.parts
    while part < len(parts) and step >= len(parts[part].steps):
        part, step = part + 1, 0
    if part >= len(parts):
        return ending.finish(kiosk, session)
    session = replace(session, part=part, step=step)
    match session.here:
        case Sound(name):
            session = replace(session, sound=name if kiosk.site.background_sounds else "")
        case _:
            pass
    return _doing(kiosk, session, _first(session, kiosk.visit.pace))


def _first(session: Session, pace: float) -> Doing:  # noqa: C901, PLR0911 - one line for each kind of step
    """What a step begins with."""
    match session.here:
        case Say():
            return Telling()
        case Pause(seconds):
            return Resting(seconds * pace, seconds * pace)
        case Breathe() as step:
            return Moving(step if session.holds else _with_no_holds(step))
        case Tense() as step:
            return Moving(step)
        case Count(_, seconds) as step:
            return Counting(step, seconds)
        case Wait(seconds) as step:
            return Waiting(step, seconds)
        case Sound():
            return _NOTHING_YET
        case Ask(seconds=seconds) as step:
            return Asking(step, seconds)
        case Rate() as step:
            return Rating(step, timing.RATE_SECONDS)


def _with_no_holds(step: Breathe) -> Breathe:
    return replace(step, moves=tuple(move for move in step.moves if move.kind != "hold"))


def _doing(kiosk: Kiosk, session: Session, doing: Doing) -> Kiosk:
    """Begin to do this, and say what goes with it."""
    kiosk = kiosk.with_visit(phase=Exercising(replace(session, doing=doing)))
    line = _line(kiosk.words, session, doing)
    recording = recording_of(session.script, session.here) if isinstance(doing, Telling) else ""
    return speech.say(kiosk, line, recording) if line else kiosk


def _line(words: Words, session: Session, doing: Doing) -> str:  # noqa: C901, PLR0911 - one line for each thing to do
    """What the voice says at the beginning of this."""
    match doing:
        case Telling(sentence):
            return _lines_of(words, session.here)[sentence]
        case Moving(step, index):
            return words.moves[step.moves[index].kind]
        case Asking(step):
            return prompts.ask_prompt(words, step)
        case Waiting():
            return prompts.wait_prompt(words, session)
        case Rating(step, chosen=None):
            return words.rating_prompt(step.name, brief=bool(session.ratings))
        case Offering():
            return words.offer_person
        case Resting() | Counting() | Rating():
            return ""


def onward(kiosk: Kiosk, session: Session) -> Kiosk:
    """Go on with the step after this one."""
    return _at(kiosk, session, session.part, session.step + 1)


def to_next(kiosk: Kiosk, session: Session) -> Kiosk:
    """Go on with the next part; from a question or a rating, with the next step."""
    if isinstance(session.doing, Asking | Rating | Offering | Waiting):
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


def without_holds(kiosk: Kiosk, session: Session) -> Kiosk:
    """Leave out the holds from now on; a round with holds begins anew."""
    session = replace(session, holds=False)
    match session.doing:
        case Moving(Breathe() as step, _, done):
            return _doing(speech.hush(kiosk), session, Moving(_with_no_holds(step), round=done))
        case doing:
            return continuing(kiosk, session, doing)


def take_up(kiosk: Kiosk, session: Session) -> Kiosk:
    """Go on after an interruption that hushed the speech: from the beginning of the sentence or the round."""
    match session.doing:
        case Moving(step, _, done, _):
            return _doing(kiosk, session, Moving(step, round=done))
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
        case Telling(sentence), Say(text, recording):
            last = recording is not None or sentence + 1 >= len(sentences(text))
            gap = (timing.PARAGRAPH_GAP if last else timing.SENTENCE_GAP) * kiosk.visit.pace
            return _doing(kiosk, session, Resting(gap, gap, None if last else Telling(sentence + 1)))
        case _:
            return kiosk


def passed(kiosk: Kiosk, session: Session, seconds: float) -> Kiosk:
    """Let time go by. Waits for a person run only while the kiosk is not speaking."""
    match session.doing:
        case Resting():
            return _rested(kiosk, session, session.doing, seconds)
        case Moving():
            return _moved(kiosk, session, session.doing, seconds)
        case Counting() | Waiting() | Asking() | Rating() | Offering() if not kiosk.speaking:
            return _waited(kiosk, session, session.doing, seconds)
        case _:
            return kiosk


def _rested(kiosk: Kiosk, session: Session, resting: Resting, seconds: float) -> Kiosk:
    left = resting.left - seconds
    if left > 0:
        return continuing(kiosk, session, replace(resting, left=left))
    return onward(kiosk, session) if resting.then is None else _doing(kiosk, session, resting.then)


def _moved(kiosk: Kiosk, session: Session, moving: Moving, seconds: float) -> Kiosk:
    """Time that a move does not need goes to the next one, so that the rhythm never drifts."""
    elapsed = moving.elapsed + seconds
    length = moving.step.moves[moving.index].seconds * kiosk.visit.pace
    if elapsed < length:
        return continuing(kiosk, session, replace(moving, elapsed=elapsed))
    following = _following(moving, elapsed - length)
    return onward(kiosk, session) if following is None else _doing(kiosk, session, following)


def _following(moving: Moving, elapsed: float) -> Moving | None:
    """The move after this one, or nothing after the last round."""
    index = (moving.index + 1) % len(moving.step.moves)
    done = moving.round + (index == 0)
    if done >= moving.step.rounds:
        return None
    return Moving(moving.step, index, done, elapsed)


def _waited(
    kiosk: Kiosk, session: Session, waiting: Counting | Waiting | Asking | Rating | Offering, seconds: float
) -> Kiosk:
    """Wait for a person, but not for ever. Whoever speaks has more time, that nobody is cut off in mid-word."""
    seconds *= timing.WHILE_SPEAKING if kiosk.loudness > 0 else 1.0
    if waiting.left > seconds:
        return continuing(kiosk, session, replace(waiting, left=waiting.left - seconds))
    match waiting:
        case Asking(step):
            return go(kiosk, session, step.silence)
        case Rating(step, chosen=int(number)) if number >= VERY_HIGH and kiosk.words.scale(step.name).lower_is_better:
            return _doing(kiosk, session, Offering(timing.OFFER_SECONDS))
        case _:
            return onward(kiosk, session)


def continuing(kiosk: Kiosk, session: Session, doing: Doing) -> Kiosk:
    """Go on with this, without saying anything."""
    return kiosk.with_visit(phase=Exercising(replace(session, doing=doing)))
