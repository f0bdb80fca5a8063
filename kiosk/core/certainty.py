"""How certain it has to be that something was said, before it is done: the more, the more it costs."""

from __future__ import annotations

from kiosk.core.messages import Command

COSTLY = frozenset({Command.STOP, Command.HOME, Command.FINISH, Command.LANGUAGE, Command.TOUCH_ONLY})
"""Commands that lose something when they were not meant: the place, the visit, or the ear that understands."""

SURE = 0.5
"""The least confidence at which a phrase counts as heard. (A closed list makes the recogniser sure of
itself, so this rejects little; "[unk]" does most of the work.)"""

SURE_OF_A_NUMBER = 0.7
"""The same where one of many numbers was asked for: "five" and "nine" sound alike."""

SURE_BESIDE = 0.9
"""The same for what is no number where one was asked for: "five" and "nine" are easily taken for "back"."""
