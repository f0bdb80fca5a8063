"""The end of an exercise: before and after, and kind words for each way it can have gone."""

from __future__ import annotations

from kiosk.core import speech, words
from kiosk.core.state import Done, Kiosk, Session


def finish(kiosk: Kiosk, session: Session, *, stopped: bool = False) -> Kiosk:
    """End the exercise."""
    done = Done(session.script, session.ratings, kiosk.site.countdown_seconds, stopped=stopped)
    line = done_line(done)
    return speech.say(kiosk.enters(done), line)


def done_line(done: Done) -> str:
    """Return what is said at the end. Ratings are never said aloud."""
    if done.stopped:
        return f"{words.STOPPED_TITLE} {words.DONE_SAID}"
    return f"{words.DONE_TITLE} {words.DONE_WORSE_SAID if worse(done) else words.DONE_SAID}"


def before_and_after(done: Done) -> tuple[str, int, int] | None:
    """Return the first thing that was rated twice, with its first and its last rating."""
    for name, before in done.ratings:
        rated = [number for other, number in done.ratings if other == name]
        if len(rated) > 1:
            return name, before, rated[-1]
    return None


def worse(done: Done) -> bool:
    """Whether what was rated has become worse."""
    match before_and_after(done):
        case (name, before, after):
            return after > before if words.scale(name).lower_is_better else after < before
        case _:
            return False
