"""The end of an exercise: before and after, and kind words for each way it can have gone."""

from __future__ import annotations

from kiosk.core import speech
from kiosk.core.choices import key_of
from kiosk.core.counting import counted
from kiosk.core.session import Session
from kiosk.core.staff.errands import CountFinished
from kiosk.core.state import Done, Kiosk
from kiosk.words.words import Words


def finish(kiosk: Kiosk, session: Session, *, stopped: bool = False) -> Kiosk:
    """End the exercise."""
    done = Done(session.script, session.ratings, kiosk.site.countdown_seconds, stopped=stopped)
    line = done_line(kiosk.words, done)
    if not stopped:
        kiosk = counted(kiosk, CountFinished(key_of(done.script), relief(kiosk.words, done)))
    return speech.say(kiosk.enters(done), line)


def done_line(words: Words, done: Done) -> str:
    """Return what is said at the end. Ratings are never said aloud."""
    if done.stopped:
        return f"{words.stopped_title} {words.done_said}"
    return f"{words.done_title} {words.done_worse_said if worse(words, done) else words.done_said}"


def before_and_after(done: Done) -> tuple[str, int, int] | None:
    """Return the first thing that was rated twice, with its first and its last rating."""
    for name, before in done.ratings:
        rated = [number for other, number in done.ratings if other == name]
        if len(rated) > 1:
            return name, before, rated[-1]
    return None


def relief(words: Words, done: Done) -> int | None:
    """Return by how many points what was rated has become better, where it was rated twice."""
    match before_and_after(done):
        case (name, before, after):
            return before - after if words.scale(name).lower_is_better else after - before
        case _:
            return None


def worse(words: Words, done: Done) -> bool:
    """Whether what was rated has become worse."""
    return (relief(words, done) or 0) < 0
