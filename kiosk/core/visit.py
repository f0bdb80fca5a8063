"""The visit: what the kiosk does, as a pure function.

    step(kiosk, event) -> (kiosk, effects)

The rules, each with a test of its own:

- What does not fit the phase changes nothing; a reply to an earlier turn changes nothing.
- STOP leads out of every phase, HELP into help from every phase. Said (not touched) in an exercise,
  STOP asks back first, for it may have been misheard.
- Every wait ends by itself, somewhere kind. When nobody has shown up for `idle_seconds` outside an
  exercise, a countdown leads to Welcome, and all that belongs to the visit is forgotten.
- A device that is missing is a fact like another: captions go on without a voice, touch without an ear.

Inside, every function takes the kiosk and gives it back changed, its effects collected in it.
"""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from kiosk.core import (
    answering,
    choosing,
    ending,
    exercise,
    helping,
    listening,
    phrases,
    speech,
    steering,
    timing,
    welcome,
)
from kiosk.core.certainty import COSTLY
from kiosk.core.learning import learned
from kiosk.core.messages import (
    Command,
    Effect,
    Event,
    Failed,
    Heard,
    Hours,
    Input,
    Intent,
    Level,
    LibraryChanged,
    PlaySound,
    Recovered,
    Reported,
    SpeakingWord,
    Spoke,
    Tick,
    Touched,
    Uttered,
)
from kiosk.core.prompts import help_prompt, pause_prompt
from kiosk.core.staff import area
from kiosk.core.state import (
    Asleep,
    Base,
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
    session_of,
)

VOLUME_STEP = 0.15


def step(kiosk: Kiosk, event: Event) -> tuple[Kiosk, tuple[Effect, ...]]:
    """Return the kiosk after this event, and what has to be done about it, in order."""
    kiosk = _with_staff(kiosk, event) if kiosk.staff else area.after(_happened(kiosk, event), event)
    kiosk = listening.offer(speech.at_its_volume(_sounding(kiosk)))
    return replace(kiosk, effects=()), kiosk.effects


def start(kiosk: Kiosk) -> tuple[Kiosk, tuple[Effect, ...]]:
    """Return the kiosk at Welcome, as it is when it has just been switched on, and what has to be done first."""
    kiosk = listening.offer(speech.at_its_volume(welcome.begin(kiosk)))
    return replace(kiosk, effects=()), kiosk.effects


def _with_staff(kiosk: Kiosk, event: Event) -> Kiosk:
    """Let an event happen while staff are at work: what is touched and heard is theirs, and the visit waits."""
    match event:
        case Touched() | Heard() | Uttered() | Input() | Reported():
            return area.happened(kiosk, event)
        case Tick(seconds):
            return area.passed(speech.passed(listening.passed(kiosk, seconds), seconds), seconds)
        case _:
            return _happened(kiosk, event)


def _sounding(kiosk: Kiosk) -> Kiosk:
    """Have the background sound that belongs here; there is none but in an exercise."""
    sound = kiosk.phase.session.sound if isinstance(kiosk.phase, Exercising) else ""
    return kiosk if sound == kiosk.sound else replace(kiosk, sound=sound).asks(PlaySound(sound))


def _happened(kiosk: Kiosk, event: Event) -> Kiosk:  # noqa: C901, PLR0911 - one line for each kind of event
    match event:
        case Tick(seconds):
            return _passed(kiosk, seconds)
        case Touched(intent):
            return _meant(kiosk, intent)
        case Heard():
            return _heard(kiosk, event)
        case Uttered(turn):
            return _uttered(kiosk, turn)
        case Level(loudness):
            return speech.made_room(replace(kiosk, loudness=loudness), 0.0)
        case SpeakingWord(turn, index):
            return speech.reached(kiosk, turn, index)
        case Spoke(turn):
            return _carry_on(kiosk, speech.ended(kiosk, turn))
        case Failed() | Recovered() | LibraryChanged() | Hours():
            return learned(kiosk, event)
        case Input() | Reported():  # of what nobody waits for just now
            return area.known(kiosk, event)
        case _:
            assert_never(event)


# --- time -----------------------------------------------------------------------------------------


def _passed(kiosk: Kiosk, seconds: float) -> Kiosk:
    """Let time go by: for what is being said, for what is being done, for who may have left."""
    kiosk = _carry_on(kiosk, speech.passed(listening.passed(kiosk, seconds), seconds))
    match kiosk.phase:
        case Welcome() as phase:
            return welcome.passed(kiosk, phase, seconds)
        case Asleep():
            return kiosk
        case Exercising(session):
            return exercise.passed(kiosk, session, seconds)
        case Done() | Leaving() | Stopping() as phase:
            return kiosk if kiosk.speaking else _counted_down(kiosk, phase, seconds)
        case ChoosingArea() | ChoosingExercise() | Paused() | Helping() as phase:
            return _idled(kiosk, phase, seconds)


def _carry_on(before: Kiosk, kiosk: Kiosk) -> Kiosk:
    """Go on in the exercise if what was being said before has been said now."""
    match kiosk.phase:
        case Exercising(session) if before.speaking and not kiosk.speaking:
            return exercise.speech_ended(kiosk, session)
        case _:
            return kiosk


def _counted_down(kiosk: Kiosk, phase: Done | Leaving | Stopping, seconds: float) -> Kiosk:
    if phase.left > seconds:
        return kiosk.with_visit(phase=replace(phase, left=phase.left - seconds))
    return kiosk.enters(Paused(phase.session)) if isinstance(phase, Stopping) else welcome.begin(kiosk)


def _idled(kiosk: Kiosk, phase: Base | Helping, seconds: float) -> Kiosk:
    """After a long time without a sign of anyone, ask whether somebody is still here."""
    if kiosk.speaking and not isinstance(phase, Paused):
        return kiosk
    idle = kiosk.visit.idle + seconds
    if idle < kiosk.site.idle_seconds:
        return kiosk.with_visit(idle=idle)
    kiosk = kiosk.enters(Leaving(phase, kiosk.site.countdown_seconds))
    return speech.say(kiosk, kiosk.words.still_there_said)


# --- what was heard and what was meant ------------------------------------------------------------


def _heard(kiosk: Kiosk, heard: Heard) -> Kiosk:
    intent = phrases.meaning(kiosk, heard)
    if intent is None:
        return listening.missed(kiosk, heard)
    kiosk = listening.understood(kiosk, heard)
    session = session_of(kiosk.phase)
    if session is None or intent not in COSTLY or isinstance(kiosk.phase, Stopping):
        return _meant(kiosk, intent)
    kiosk = kiosk.enters(Stopping(session, timing.STOP_SECONDS))
    return speech.say(kiosk, kiosk.words.stop_or_go_on)


def _uttered(kiosk: Kiosk, turn: int) -> Kiosk:
    if turn != kiosk.offer.turn or not isinstance(kiosk.phase, Exercising) or speech.echoes(kiosk.visit.speech):
        return kiosk
    return answering.uttered(kiosk, kiosk.phase.session)


def _meant(kiosk: Kiosk, intent: Intent) -> Kiosk:
    """Do what was meant. First what can be meant everywhere, then what this phase makes of it."""
    kiosk = kiosk.with_visit(idle=0.0, misses=0)
    match intent:
        case Command.HELP:
            return helping.begin(kiosk)
        case Command.STAFF:
            return area.enter(helping.held(kiosk))
        case Command.STOP | Command.HOME:
            return _stop(kiosk, home=intent is Command.HOME)
        case Command.LOUDER:
            return _volume(kiosk, VOLUME_STEP)
        case Command.QUIETER:
            return _volume(kiosk, -VOLUME_STEP)
        case _:
            return _in_phase(kiosk, kiosk.phase, intent)


def _in_phase(kiosk: Kiosk, phase: Phase, intent: Intent) -> Kiosk:  # noqa: C901, PLR0911 - one line for each phase
    match phase:
        case Welcome():
            return welcome.chosen(kiosk, intent)
        case Asleep():
            return welcome.come_back(kiosk) if intent is Command.START else kiosk
        case ChoosingArea():
            return welcome.come_back(kiosk) if intent is Command.BACK else choosing.area_picked(kiosk, phase, intent)
        case ChoosingExercise():
            return choosing.exercise_picked(kiosk, phase, intent)
        case Exercising(session):
            return steering.steered(kiosk, session, intent)
        case Paused(session):
            return steering.while_paused(kiosk, session, intent)
        case Stopping(session):
            return steering.go_on(kiosk, session) if intent is Command.CONTINUE else kiosk
        case Done():
            return _after(kiosk, phase, intent)
        case Helping(was) | Leaving(was):
            return _interrupted(kiosk, phase, was, intent)


def _after(kiosk: Kiosk, done: Done, intent: Intent) -> Kiosk:
    match intent:
        case Command.FINISH:
            return welcome.come_back(kiosk)
        case Command.ANOTHER:
            return choosing.choose_area(kiosk)
        case Command.AGAIN:
            return exercise.begin(kiosk.enters(done), done.script)
        case Command.REPEAT:
            return speech.say(kiosk, ending.done_line(kiosk.words, done))
        case _:
            return kiosk


def _interrupted(kiosk: Kiosk, phase: Helping | Leaving, was: Base | Helping, intent: Intent) -> Kiosk:
    """Give back what help or the countdown interrupted."""
    going_on = {Command.BACK, Command.CONTINUE} if isinstance(phase, Helping) else {Command.STAY, Command.CONTINUE}
    if intent in going_on:
        return _again_in(speech.hush(kiosk).enters(was), was)
    if intent is Command.REPEAT and isinstance(phase, Helping):
        return speech.say(kiosk, help_prompt(kiosk.words, kiosk.help))
    return kiosk


def _again_in(kiosk: Kiosk, phase: Base | Helping) -> Kiosk:  # noqa: C901, PLR0911 - one line for each phase
    """Say where somebody is who comes back from something that interrupted."""
    match phase:
        case Welcome():
            return speech.say(kiosk, kiosk.words.welcome_said)
        case ChoosingArea(page):
            return choosing.choose_area(kiosk, page)
        case ChoosingExercise(area, page):
            return choosing.choose_exercise(kiosk, area, page)
        case Paused():
            return speech.say(kiosk, pause_prompt(kiosk.words))
        case Done():
            return speech.say(kiosk, ending.done_line(kiosk.words, phase))
        case Helping():
            return speech.say(kiosk, help_prompt(kiosk.words, kiosk.help))
        case Asleep() | Exercising() | Stopping():
            return kiosk


# --- everywhere -----------------------------------------------------------------------------------


def _stop(kiosk: Kiosk, *, home: bool) -> Kiosk:
    """Leave: an exercise ends kindly, everything else ends at Welcome."""
    session = session_of(kiosk.phase)
    return welcome.come_back(kiosk) if session is None or home else ending.finish(kiosk, session, stopped=True)


def _volume(kiosk: Kiosk, change: float) -> Kiosk:
    """Be louder or quieter, within what the clinic allows, and say on the screen that it was done."""
    low, high = kiosk.site.volume_min, kiosk.site.volume_max
    volume = min(high, max(low, round(kiosk.visit.volume + change, 2)))
    words = kiosk.words
    done, limit = (words.louder, words.no_louder) if change > 0 else (words.quieter, words.no_quieter)
    text = limit if volume == kiosk.visit.volume else done
    return listening.remark(kiosk.with_visit(volume=volume), text)
