from kiosk.core.script import (
    Answer,
    Ask,
    Breath,
    Breathe,
    Count,
    End,
    GoTo,
    Next,
    Part,
    Pause,
    Rate,
    Repeat,
    Say,
    Script,
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
        Part("Breathe", (Breathe((Breath("in", 4.0), Breath("hold", 1.5), Breath("out", 6.0)), 5),)),
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

## Breathe

[breathe in 4, hold 1.5, out 6, 5 rounds]
"""


def test_a_script_is_written_as_a_person_would_write_it() -> None:
    assert TEXT == write(SCRIPT)
