"""A look for every screen of staff, written by hand: what they see, and what is hard to fit."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core.messages import Act, Command
from kiosk.core.screen import Bar, Button, Desk, Keyboard, Keypad, Look, Mark, Notice, Row, Switch

MARK = Mark("listening", "")
TABS = (
    Button("Scripts", Act("open", "scripts"), "soft"),
    Button("Sound & mic", Act("open", "sound")),
    Button("Use & results", Act("open", "use")),
    Button("Settings", Act("open", "settings")),
    Button("Health", Act("open", "health")),
    Button("Lock", Act("lock")),
)
LONG_TABS = tuple(
    replace(tab, label=label)
    for tab, label in zip(
        TABS,
        ("Ejercicios", "Sonido y micrófono", "Uso y resultados", "Configuración", "Estado del equipo", "Bloquear"),
        strict=True,
    )
)
PAGES = (Button("Earlier", Act("page", "-")), Button("More", Act("page", "+")))
LONG_FINDING = (
    "evening-wind-down.md, line 14: “[pause fast]” is not a pause. Write how long it lasts, like [pause 5 seconds]. "
    "Line 21: “[breathe in 4, out]” lacks how long the breath goes out. Line 30: the exercise never ends, for “go to "
    "Beginning” leads back to the first part every time, whatever somebody answers to the question there."
)
HOSTILE = f"{'a-very-long-name-' * 15}.md"[-255:]


def script(title: str, note: str, *, on: bool = True) -> Row:
    """A row for an exercise."""
    return Row(title, note, (Button("Preview", Act("preview", title)),), Switch(on, Act("switch", title)))


SCRIPTS = (
    script("Box breathing", "Relax · 3 min · English"),
    script("Five senses", "Ground · 4 min · English, Español"),
    script("Muscle by muscle", "Relax · 8 min · English · reviewed by Dr. A. Lindqvist"),
    script("Leaves on a stream", "Feel · 5 min · English · not reviewed", on=False),
)
STICK = Notice(
    "USB stick “CLINIC”: 3 scripts, 1 needs a fix.",
    "evening-wind-down.md, line 14: “[pause fast]” — a pause needs a length, like [pause 5 seconds].",
    warns=True,
)
OFFER = Notice(
    "USB stick “CLINIC”: 3 scripts, 1 needs a fix.",
    "They can be looked at one by one first.",
    (Button("Publish 2", Act("publish"), "primary"), Button("Write findings", Act("write"))),
)
ADD = Button("Add from USB stick", Act("add"), "primary")


def desk(title: str, *rows: Row, **parts: object) -> Look:
    """A look at a staff screen."""
    return Look(replace(Desk(title, TABS, rows), **parts), MARK)


SETTINGS = (
    Row(
        "Text size",
        "How large letters are at the beginning of a visit.",
        (Button("Larger", Act("set", "text")),),
        None,
        "Usual",
    ),
    Row("Colors", "How the screen looks at the beginning.", (Button("Change", Act("set", "theme")),), None, "Light"),
    Row("Volume", "How loud the kiosk speaks.", (Button("−", Act("less")), Button("+", Act("more"))), None, "70 %"),
    Row(
        "People may interrupt",
        "The kiosk listens while it speaks.",
        switch=Switch(on=True, intent=Act("switch", "barge")),
    ),
)
SOUND = (
    Row("Volume", "How loud the kiosk speaks now.", (Button("−", Act("less")), Button("+", Act("more"))), None, "70 %"),
    Row("Microphone", level=0.4, buttons=(Button("Say yes", Act("listen")),)),
    Row("Microphone", "It hears nothing. Look at its plug.", level=0.0, warns=True),
    Row("Voice", "hibari", (Button("Hear it", Act("hear")),)),
)
HEALTH = (
    Row("Version", value="0.1.0"),
    Row("Space left", "Enough for 400 exercises.", value="12 GB"),
    Row("Temperature", "It is hot. Give the kiosk more air.", value="81 °C", warns=True),
    Row("Microphone", "It is not there. Plug it in, then lock and open this screen again.", warns=True),
)
WEEKS = tuple(Bar(f"{day} Nov", visits / 42, str(visits)) for day, visits in ((2, 12), (9, 31), (16, 42), (23, 0)))
USE = (
    Row("Box breathing", "begun 24, finished 19", value="−1.6"),
    Row("Five senses", "begun 12, finished 12", value="too few"),
)
KEYS = (
    *(Button(str(digit), Act("digit", str(digit))) for digit in range(1, 10)),
    Button("Delete", Act("delete")),
    Button("0", Act("digit", "0")),
    Button("OK", Act("enter"), "primary"),
)
PIN = Keypad("For staff", "Type the PIN.", 2, KEYS, (Button("Back", Command.BACK),))


def letters(row: str) -> tuple[Button, ...]:
    return tuple(Button(letter, Act("type", letter)) for letter in row)


LETTERS = (
    letters("1234567890"),
    letters("qwertyuiop"),
    letters("asdfghjkl"),
    (Button("Capitals", Act("shift")), *letters("zxcvbnm"), Button("Delete", Act("delete"))),
    (
        Button("?,!", Act("symbols")),
        *letters(","),
        Button("Space", Act("type", " ")),
        *letters("."),
        Button("Done", Act("enter"), "primary"),
    ),
)
TYPING = Keyboard(
    "Name of the clinic",
    "It stands on the first screen, so that people know where they are.",
    "Lakeside Center for ",
    LETTERS,
    (Button("Cancel", Act("cancel")),),
)

STAFF: dict[str, Look] = {
    "scripts": desk("Scripts", *SCRIPTS, corner=(ADD,)),
    "scripts, pages": desk("Scripts", *SCRIPTS, corner=(ADD,), pages=PAGES, page="1 of 7"),
    "scripts, stick": desk("Scripts", *SCRIPTS[:3], corner=(ADD,), notice=STICK, pages=PAGES, page="1 of 10"),
    "scripts, offer": desk("Scripts", *SCRIPTS[:3], notice=OFFER, pages=PAGES, page="10 of 10"),
    "scripts, hostile": desk(
        HOSTILE[:80],
        Row(HOSTILE, LONG_FINDING, (Button("Preview", Act("look")),), warns=True),
        Row(LONG_FINDING, HOSTILE, (Button("Preview", Act("look", "2")),)),
        notice=Notice(HOSTILE, LONG_FINDING, OFFER.buttons, warns=True),
        pages=PAGES,
        page="1 of 3000",
    ),
    "settings": desk("Settings", *SETTINGS, pages=PAGES, page="2 of 5"),
    "sound": desk("Sound & mic", *SOUND),
    "health": desk("Health", *HEALTH, corner=(Button("Restart", Act("restart")), Button("Copy report", Act("copy")))),
    "use": desk("Use & results", *USE, bars=WEEKS, pages=PAGES, page="1 of 9"),
    "long tabs": desk("Configuración", *SETTINGS, tabs=LONG_TABS),
    "nothing": desk("Use & results"),
    "pin": Look(PIN, MARK),
    "pin, none yet": Look(replace(PIN, filled=0), MARK),
    "pin, long": Look(
        replace(PIN, filled=8, text="That was not the PIN. You can try again in 16 minutes and 40 seconds."), MARK
    ),
    "keyboard": Look(TYPING, MARK),
    "keyboard, empty": Look(replace(TYPING, value=""), MARK),
    "keyboard, four rows": Look(replace(TYPING, keys=LETTERS[1:]), MARK),
    "keyboard, long": Look(replace(TYPING, title=HOSTILE, text=LONG_FINDING, value=2 * LONG_FINDING), MARK),
}


def fewer(look: Look) -> Look:
    """The same with as many rows as there are with larger letters."""
    view = look.view
    return (
        replace(look, view=replace(view, rows=view.rows[: 2 if view.notice else 3])) if isinstance(view, Desk) else look
    )


STAFF_LOOKS = {f"staff, {name}": look for name, look in STAFF.items()}
STAFF_LARGER = {f"staff, fewer {name}": fewer(look) for name, look in STAFF.items() if fewer(look) != look}
