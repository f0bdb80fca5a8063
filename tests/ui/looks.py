"""A look for every screen and every state of it, written by hand: what people see, and what is hard to fit."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core.messages import Command, Pick
from kiosk.core.screen import (
    Ask,
    Button,
    Caption,
    CheckIn,
    Choose,
    Count,
    Done,
    Help,
    Leaving,
    Look,
    Mark,
    Player,
    Rest,
    Ring,
    Welcome,
)

PAUSE = Button("Pause", Command.PAUSE)
CONTINUE = Button("Continue", Command.CONTINUE, "primary")
STOP = Button("Stop", Command.STOP)
HOME = Button("Home", Command.HOME)
BACK = Button("Back", Command.BACK)
MORE = Button("More", Command.MORE)
HELP = Button("Help", Command.HELP, "help")
FINISH = Button("Finish", Command.FINISH, "primary")
ANOTHER = Button("Another one", Command.ANOTHER)
AGAIN = Button("Again", Command.AGAIN)
CORNER = (PAUSE, STOP)

CHIPS = tuple(
    Button(command.value, command)
    for command in (Command.PAUSE, Command.REPEAT, Command.NEXT, Command.SLOWER, Command.STOP)
)
FEW_CHIPS = (Button("next", Command.NEXT), Button("repeat", Command.REPEAT), Button("stop", Command.STOP))
MANY_CHIPS = (*CHIPS, Button("continue", Command.CONTINUE), Button("louder", Command.LOUDER), HELP)

PRIVACY = Mark("listening", "Listening on this device only. Nothing you say is kept.")
YOU_CAN_SAY = Mark("listening", "You can say")
HEARD = Mark("hearing", "I heard “six”", 0.8)
OFF = Mark("off", "I can’t hear you just now. Touch the screen instead.")
MISSED = Mark("listening", "I didn’t catch that. You can say “pause”, “repeat”, “next”, “slower” or “stop”.")
NO_SOUND = "There is no sound just now. The words are on the screen."

START = Button("Start", Command.START, "primary")
WAITING = Welcome(
    "Take a moment for yourself",
    "Short spoken exercises to settle, ground and steady yourself while you wait.",
    START,
    "or say “start”",
    0.6,
)
SETTINGS = (Button("Larger text", Command.TEXT_SIZE), Button("Español", Command.LANGUAGE))
WELCOME = Look(WAITING, PRIVACY, SETTINGS)

AREAS = (
    Button("Relax", Pick(1), "soft", "1", "Slow the breath, soften the body"),
    Button("Ground", Pick(2), "soft", "2", "Come back to the room and your senses"),
    Button("Feel", Pick(3), "plain", "3", "Name what is here, let it move"),
    Button("Notice", Pick(4), "plain", "4", "Spot a pattern with curiosity"),
    Button("Reframe", Pick(5), "plain", "5", "Look at a thought another way"),
    Button("Connect", Pick(6), "plain", "6", "Say what you need, set a limit"),
    Button("Strengthen", Pick(7), "plain", "7", "Remember what you can do"),
    Button("I need a person", Command.HELP, "help", "Help", "How to reach the staff here"),
)
EXERCISES = (
    Button("Even breathing", Pick(1), "plain", "1", "Breathe in and out for the same time. 3 minutes"),
    Button("Box breathing", Pick(2), "plain", "2", "Four sides, four seconds each. 4 minutes"),
    Button("Leaves on a stream", Pick(3), "plain", "3", "Let each thought float by on a leaf of its own. 6 minutes"),
    Button("Muscle by muscle", Pick(4), "plain", "4", "Tense and let go, from your hands to your feet. 12 minutes"),
    Button("A kind word for yourself", Pick(5), "plain", "5", "Say what you would say to a good friend. 5 minutes"),
    Button("Acknowledging uncomfortable feelings", Pick(6), "plain", "6", "Make room for what hurts. 1 minute"),
)
CHOOSE = Look(
    Choose("What would help right now?", AREAS, (HOME,)),
    Mark("listening", "Say a name or a number, like “ground” or “two”"),
)


def choose(number: int) -> Look:
    """Return the exercises of an area, so many of them."""
    view = Choose("Strengthen", EXERCISES[:number], (MORE, BACK, HOME))
    return Look(view, Mark("listening", "Say a number, like “one”, or “back”"))


SENTENCE = "Let the air come in through your nose, slow and easy, as deep as feels right."
LONG_SENTENCE = (
    "If you like, let your shoulders drop, and notice how the weight of your arms is carried by the chair, by the "
    "floor, by the ground beneath it, so that for this one moment there is nothing at all that you need to hold up."
)
SAID, LONG = tuple(SENTENCE.split()), tuple(LONG_SENTENCE.split())
PLACE = "Box breathing · round 2 of 4"
BREATHING = Player(PLACE, CORNER, Ring("Breathe in", "3", 0.64, 0.41), Caption(SAID, 10))
PLAYER = Look(
    BREATHING,
    YOU_CAN_SAY,
    CHIPS,
    0.38,
    "2:10 left",
    "night",
)
COUNTING = Count(
    "Five senses · part 1 of 5",
    CORNER,
    "Name five things you can see",
    "Say each one out loud, or touch a circle for each.",
    5,
    3,
)
LONG_TITLE = "Find three things around you that have a colour you like to look at"
COUNT = Look(
    COUNTING,
    Mark("hearing", "Listening… three so far", 0.5),
    FEW_CHIPS,
    0.22,
    "3:05 left",
)
RATING = CheckIn(
    "Five senses · 4 minutes",
    CORNER,
    "How tense do you feel right now?",
    "Say or touch a number. It is used only for this exercise.",
    "At ease",
    "As tense as I can be",
    6,
)
CHECKIN = Look(
    RATING,
    HEARD,
    (Button("skip", Command.NEXT), *FEW_CHIPS[1:]),
    0.0,
    "4:00 left",
)
ASK = Look(
    Ask(
        "Even breathing",
        CORNER,
        "Would you like to go on a little longer?",
        (Button("Yes", Pick(1), note="“yes” or “sure”"), Button("No", Pick(2), note="“no” or “no thanks”")),
    ),
    Mark("listening", "Say or touch your answer"),
    FEW_CHIPS,
    0.7,
    "1:00 left",
)
STOPPING = Look(
    Ask(
        "",
        (HELP,),
        "Stop here, or go on?",
        (
            Button("Stop here", Command.STOP, "primary", note="“stop”"),
            Button("Go on", Command.CONTINUE, note="“go on”"),
        ),
    ),
    Mark("listening", "Say or touch your answer"),
)
PERSON = Button("I need a person", Command.HELP, "help", note="“a person”")
GO_ON = Button("Go on", Command.CONTINUE, note="“go on”")
OFFERING = Look(
    Ask(
        "Acknowledging uncomfortable feelings · 12 minutes",
        CORNER,
        "That sounds like a lot. Would you like a person, or to go on?",
        (PERSON, GO_ON),
    ),
    Mark("listening", "Say or touch your answer"),
    FEW_CHIPS[1:],
)
DONE = Look(
    Done(
        "Well done for taking this time.",
        "You went from a 6 to a 3. Small shifts count, and so does simply showing up.",
        (FINISH, ANOTHER, AGAIN),
        6,
        3,
        "before",
        "after",
    ),
    Mark("listening", "Say “another” to stay."),
    left="0:17 left",
)
WORSE = replace(
    DONE,
    view=Done(
        "Well done for taking this time.",
        "You went from a 0 to a 10. This can happen, and it is not your fault. A person here can help, if you like.",
        (FINISH, ANOTHER, AGAIN, HELP),
        0,
        10,
        "before",
        "after",
    ),
)
UNRATED = replace(
    DONE, view=Done("That is enough for now.", "Take a moment before you get up.", (FINISH, ANOTHER, AGAIN))
)
HELPING = Look(
    Help(
        "You can reach a person",
        (
            "Please tell the front desk, or anyone who works here. They know this screen and will come to you.",
            "If nobody is at the desk, ring the bell beside it, or call 555 0100 from the phone on the wall.",
            "If you think of harming yourself: the crisis line is open day and night, free of charge, at 988.",
        ),
        (BACK, HOME),
    ),
    Mark("listening", "Say “back” to go on"),
)
LEAVING = Look(
    Leaving(
        "Are you still there?",
        "Going back to the start in 17 seconds. Nothing you chose is kept.",
        Button("I’m still here", Command.STAY, "primary"),
        17,
    ),
    Mark("listening", "Say or touch your answer"),
)
LOOKS: dict[str, Look] = {
    "welcome": WELCOME,
    "welcome, no chips": replace(WELCOME, chips=()),
    "welcome, off": replace(WELCOME, mark=OFF, notice=NO_SOUND),
    "choose, areas": CHOOSE,
    "choose, missed": replace(CHOOSE, mark=MISSED, notice=NO_SOUND),
    "choose, nothing": replace(
        CHOOSE, view=Choose("There are no exercises here just now.", AREAS[-1:], (HOME,)), mark=PRIVACY
    ),
    **{f"choose, {number}": choose(number) for number in range(1, 7)},
    "choose, 7": replace(CHOOSE, view=Choose("What would help right now?", AREAS[1:], (HOME,))),
    "player, in": PLAYER,
    "player, first": replace(
        PLAYER, view=replace(BREATHING, guide=Ring("Breathe in", "1", 0.0, 0.0), caption=Caption(SAID, 1))
    ),
    "player, hold": replace(PLAYER, view=replace(BREATHING, guide=Ring("Hold", "4", 1.0, 0.97), caption=Caption())),
    "player, out": replace(
        PLAYER, view=replace(BREATHING, guide=Ring("Breathe out", "12", 0.08, 0.9), caption=Caption(SAID, 0))
    ),
    "player, long caption": replace(PLAYER, view=replace(BREATHING, guide=Rest(), caption=Caption(LONG, 24))),
    "player, paused": replace(
        replace(
            PLAYER,
            view=replace(BREATHING, corner=(CONTINUE, STOP), guide=Rest("Paused"), caption=Caption(LONG, len(LONG))),
        ),
        mark=Mark("listening", "Take your time. Say “continue” to go on."),
        chips=(Button("continue", Command.CONTINUE), *FEW_CHIPS),
    ),
    "player, missed": replace(
        replace(PLAYER, view=replace(BREATHING, guide=Rest())), mark=MISSED, notice=NO_SOUND, theme="day"
    ),
    "player, many chips": replace(PLAYER, chips=MANY_CHIPS, left="59:59 left"),
    "player, long place": replace(
        PLAYER, view=replace(BREATHING, place="Acknowledging uncomfortable feelings · part 12 of 14")
    ),
    "count": COUNT,
    "count, none": replace(COUNT, view=replace(COUNTING, found=0)),
    "count, one": replace(COUNT, view=replace(COUNTING, goal=1, found=1)),
    "count, ten": replace(COUNT, view=replace(COUNTING, goal=10, found=4), mark=OFF, notice=NO_SOUND),
    "count, long": replace(COUNT, view=replace(COUNTING, title=LONG_TITLE)),
    "check-in": CHECKIN,
    "check-in, off": replace(CHECKIN, view=replace(RATING, chosen=None), mark=OFF, notice=NO_SOUND),
    "check-in, long": replace(
        CHECKIN,
        view=replace(
            RATING,
            title="How strong is this right now: the wish to be somewhere else?",
            low="None at all",
            high="The worst I can imagine",
            chosen=10,
        ),
    ),
    "ask": ASK,
    "stopping": STOPPING,
    "offering": OFFERING,
    "done": DONE,
    "done, worse": WORSE,
    "done, unrated": UNRATED,
    "help": HELPING,
    "help, short": replace(
        HELPING, view=Help("You can reach a person", ("Please tell the front desk.",), (BACK, HOME))
    ),
    "leaving": LEAVING,
}
