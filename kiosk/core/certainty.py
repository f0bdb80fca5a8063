"""How certain it has to be that something was said, before it is done: the more, the more it costs."""

from __future__ import annotations

from kiosk.core.messages import Command, Intent

COSTLY = frozenset({Command.STOP, Command.HOME, Command.FINISH, Command.LANGUAGE, Command.TOUCH_ONLY})
"""Commands that lose something when they were not meant: the place, the visit, or the ear that understands."""

SURE = 0.5
"""The least confidence at which a phrase counts as heard. (A closed list makes the recogniser sure of
itself, so this rejects little; "[unk]" does most of the work.)"""

SURE_ALONE = 0.9
"""The same where other speech was not ruled out. Of 240 digits by three people 70 % are right so, in place of 57 %."""


def sure(confidence: float, *, alone: bool) -> bool:
    """Whether something was recognised with enough confidence; `alone`, other speech was not ruled out."""
    return confidence >= (SURE_ALONE if alone else SURE)


def allowed_alone(intent: Intent | None) -> bool:
    """Whether this may be done though other speech was not ruled out: it costs little."""
    return intent is not None and intent not in COSTLY and intent is not Command.HELP
