from kiosk.core.script import (
    Answer,
    Ask,
    Breathe,
    Count,
    End,
    GoTo,
    Move,
    Next,
    Part,
    Pause,
    Rate,
    Recording,
    Repeat,
    Say,
    Script,
    Sound,
    Tense,
    Wait,
)
from kiosk.scripts.writer import write

ANSWERS = (
    Answer(("yes", "yes please"), GoTo("Breathe")),
    Answer(("again",), Repeat()),
    Answer(("not now",), Next()),
)

SCRIPT = Script(
    id="try",
    language="en",
    title="Try",
    area="Ground",
    minutes=3,
    caution="Eyes open is fine.",
    parts=(
        Part("", (Rate("tension"), Say("Sit."), Pause(2.5))),
        Part("See", (Say("Name two things."), Count(2, 30.0), Ask("Breathe now?", ANSWERS, 20.0, End()))),
        Part(
            "Hands",
            (Sound("sea"), Say("Make a fist.", Recording("fist.ogg", 3.5)), Tense(5.0, 15.0), Sound(), Wait(40.0)),
        ),
        Part("Breathe", (Breathe((Move("in", 4.0), Move("hold", 1.5), Move("out", 6.0)), 5),)),
    ),
)

TEXT = """\
Title: Try
Area: Ground
Minutes: 3
Caution: Eyes open is fine.

[rate tension]

Sit.

[pause 2.5 seconds]

## See

Name two things.

[count 2, up to 30 seconds]

Breathe now?
- yes, yes please: go to Breathe
- again: repeat
- not now: next
- no answer after 20 seconds: end

## Hands

[sound sea]

[voice fist.ogg]
Make a fist.

[tense 5, release 15]

[sound off]

[wait until ready, up to 40 seconds]

## Breathe

[breathe in 4, hold 1.5, out 6, 5 rounds]
"""


def test_a_script_is_written_as_a_person_would_write_it() -> None:
    assert TEXT == write(SCRIPT)
