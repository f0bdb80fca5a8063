"""Every English word that the kiosk itself says, shows or understands. Exercises bring their own.

Texts are invitations, in plain words; a rating is never said aloud. Words to say stand in curly
quotes, which the screen emphasises.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.messages import Command

# --- understood -----------------------------------------------------------------------------------

COMMANDS: dict[Command, tuple[str, ...]] = {
    Command.START: ("start", "begin", "let's start"),
    Command.PAUSE: ("pause", "wait"),
    Command.CONTINUE: ("continue", "go on", "carry on"),
    Command.REPEAT: ("repeat", "say that again"),
    Command.NEXT: ("next", "skip"),
    Command.BACK: ("back", "go back"),
    Command.MORE: ("more",),
    Command.SLOWER: ("slower", "slow down"),
    Command.FASTER: ("faster",),
    Command.LOUDER: ("louder",),
    Command.QUIETER: ("quieter", "softer"),
    Command.HELP: ("help", "i need help", "i need a person"),
    Command.STOP: ("stop",),
    Command.HOME: ("home", "go home"),
    Command.FINISH: ("finish",),
    Command.ANOTHER: ("another", "another one"),
    Command.AGAIN: ("again",),
    Command.STAY: ("stay", "i'm here"),
}
"""What can be said for each command; the first is shown."""

YES = ("yes", "yeah", "yes please", "sure", "okay")
NO = ("no", "nope", "no thanks", "no thank you")

NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")

# --- shown and said -------------------------------------------------------------------------------

AREA_NOTES = {
    "Relax": "Slow the breath, soften the body",
    "Ground": "Come back to the room and your senses",
    "Feel": "Name what is here, let it move",
    "Notice": "Spot a pattern with curiosity",
    "Reframe": "Look at a thought another way",
    "Connect": "Say what you need, set a limit",
    "Strengthen": "Remember what you can do",
}

HIGHEST = 10
"""The upper end of every rating."""

VERY_HIGH = 9
"""From this rating of tension or distress on, a person is offered before the exercise goes on."""

BREATH_WORDS = {"in": "Breathe in", "hold": "Hold", "out": "Breathe out"}


@dataclass(frozen=True)
class Scale:
    """How one thing is rated: the question, the ends of the scale, and whether lower is better."""

    question: str
    low: str
    high: str
    lower_is_better: bool = True


SCALES = {
    "tension": Scale("How tense do you feel right now?", "At ease", "As tense as I can be"),
    "distress": Scale("How much distress do you feel right now?", "None", "The worst I can imagine"),
    "confidence": Scale("How confident do you feel right now?", "Not at all", "Completely", lower_is_better=False),
}


def scale(name: str) -> Scale:
    """Return how `name` is rated; what is not in `SCALES` gets a plain question."""
    return SCALES.get(name.lower()) or Scale(f"How strong is this right now: {name}?", "Not at all", "Very")


WELCOME_TITLE = "Take a moment for yourself"
WELCOME_TEXT = "Short spoken exercises to settle, ground and steady yourself while you wait."
WELCOME_TEXT_OF = "short spoken exercises to settle, ground and steady yourself while you wait."
START_HINT = "or say “start”"
PRIVACY = "Listening on this device only. Nothing you say is kept."
EAR_OFF = "I can’t hear you just now. Touch the screen instead."
VOICE_OFF = "There is no sound just now. The words are on the screen."

CHOOSE_AREA = "What would help right now?"
CHOOSE_AREA_HINT = "Say a name or a number, like “{name}” or “{number}”"
CHOOSE_EXERCISE_HINT = "Say a number, like “one”, or “back”"
NOTHING_TO_CHOOSE = "There are no exercises here just now."
NOTHING_TO_CHOOSE_SAID = "There are no exercises here just now. Please tell the front desk."
NEED_PERSON = "I need a person"
NEED_PERSON_NOTE = "How to reach the staff here"

RATE_TEXT = "Say or touch a number. It is used only for this exercise."
RATE_SAID = "You can say a number from zero to ten, or skip."
COUNT_TEXT = "Say each one out loud, or touch a circle for each."
COUNT_SO_FAR = "Listening… {count} so far"
YOU_CAN_SAY = "You can say"
ANSWER_HINT = "Say or touch your answer"
PAUSED = "Paused"
PAUSED_HINT = "Take your time. Say “continue” to go on."

STOP_OR_GO_ON = "Stop here, or go on?"
OFFER_PERSON = "That sounds like a lot. Would you like a person, or to go on?"

DONE_TITLE = "Well done for taking this time."
STOPPED_TITLE = "That is enough for now."
DONE_BETTER = "You went from a {before} to a {after}. Small shifts count, and so does simply showing up."
DONE_SAME = "You stayed at {after}. Giving yourself a few minutes still counts."
DONE_WORSE = (
    "You went from a {before} to a {after}. This can happen, and it is not your fault. "
    "A person here can help, if you like."
)
DONE_PLAIN = "Take a moment before you get up. There is no hurry."
DONE_HINT = "Going back to the start in {seconds} seconds. Say “another” to stay."
DONE_SAID = "You can say finish, another, or again."
DONE_WORSE_SAID = "If you feel worse than before, that can happen. A person here can help. Just say help."

HELP_TITLE = "You can reach a person"
HELP_HINT = "Say “back” to go on"

STILL_THERE = "Are you still there?"
STILL_THERE_SAID = "Are you still there? You can say yes, or touch the screen."
STILL_THERE_TEXT = "Going back to the start in {seconds} seconds. Nothing you chose is kept."
STAY = "I’m still here"

I_HEARD = "I heard “{words}”"
DID_NOT_CATCH = "I didn’t catch that. You can say {phrases}."
LOUDER = "A little louder"
QUIETER = "A little quieter"
SLOWER = "A little slower"
FASTER = "A little faster"
NO_LOUDER = "This is as loud as it goes"
NO_QUIETER = "This is as quiet as it goes"


def one_of(phrases: tuple[str, ...]) -> str:
    """Return "a", "a or b", "a, b or c"."""
    *most, last = phrases
    return f"{', '.join(most)} or {last}" if most else last


def quoted(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Return the phrases in curly quotes, which the screen emphasises."""
    return tuple(f"“{phrase}”" for phrase in phrases)


def you_can_say(names: tuple[str, ...]) -> str:
    """Return a sentence that says what can be said."""
    return f"You can say {one_of(tuple(name.lower() for name in names))}."
