"""Every button of every screen, touched as a finger does, does what its words say.

What comes of each is kept in `every_button.txt`, to be read and compared. After a change that is meant:
`KEEP_BUTTONS=1`, and look at the difference.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from kiosk.core import screen
from kiosk.core.look import look
from kiosk.core.messages import Act, Do, Effect, Touched
from kiosk.core.screen import Button, Row, View
from kiosk.core.state import ChoosingArea, ChoosingExercise, Kiosk, Site, session_of
from kiosk.core.visit import step
from kiosk.gallery.states import states
from kiosk.ui.parts import Part, Surface, Text
from kiosk.ui.touch import buttons
from tests.core.acting import within
from tests.ui.desk import Desk

KEPT = Path(__file__).with_name("every_button.txt")
STATES = states(Site())


def words_on(parts: tuple[Part, ...], button: Surface) -> str:
    """The words that are drawn on a button; on a large surface behind everything there are none."""
    if not button.fill:
        return "the mark, held" if button.hold else "anywhere"
    on_it = [part for part in parts if isinstance(part, Text) and part.ink.within(button.box)]
    wordless = "the switch" if isinstance(button.intent, Act) else "a tick"
    return " / ".join(" ".join(run.text for run in text.runs) for text in on_it) or wordless


def to_touch(parts: tuple[Part, ...]) -> list[Surface]:
    """All buttons; of keys that type a letter, or a digit, the first, for they are all alike."""
    found = buttons(parts)
    typing = [
        button.intent for button in found if button.quick and isinstance(button.intent, Act) and button.intent.what
    ]
    return [button for button in found if button.intent not in typing[1:]]


def touched(desk: Desk, kiosk: Kiosk) -> dict[str, str]:
    """What comes of each button, by the words on it, when it is touched in its middle."""
    desk.screen.show(look(kiosk))
    found: dict[str, str] = {}
    for number, button in enumerate(to_touch(desk.screen.parts), start=1):
        finger = desk.touch(*_spot(button))
        desk.posted.clear()
        desk.now += 1.0
        finger.down()
        desk.now += button.hold
        desk.screen.show(look(kiosk))
        finger.up()
        assert button.intent is not None
        assert desk.posted == [Touched(button.intent)]
        words = words_on(desk.screen.parts, button)
        words = f"{words} {number}" if words in found else words
        after, effects = step(kiosk, Touched(button.intent))
        found[words] = difference(kiosk, after) + asked(effects)
    return found


def _spot(button: Surface) -> tuple[float, float]:
    """The middle of a button, or a corner of one that lies behind others."""
    assert button.target is not None
    return button.target.centre if button.fill or button.hold else (button.target.right - 2, button.target.top - 2)


def difference(before: Kiosk, after: Kiosk) -> str:
    """What has become of the kiosk, in a line."""
    doing = type(after.staff or after.phase).__name__
    return " · ".join([doing, *filter(None, (_place(after), _visit(before, after), _said(after)))])


def _place(kiosk: Kiosk) -> str:
    if kiosk.staff:
        return _staff(look(kiosk).view)
    session = session_of(kiosk.phase)
    if session is not None:
        return f"step {session.part}.{session.step} {type(session.doing).__name__}"
    match kiosk.phase:
        case ChoosingArea(page):
            return f"page {page}"
        case ChoosingExercise(area, page):
            return f"{area}, page {page}"
        case _:
            return ""


def _staff(view: View) -> str:
    """What staff see."""
    match view:
        case screen.Keypad(title, text, filled):
            return f"{title} · {text} · {filled} digits"
        case screen.Keyboard(title, _, value):
            return f"{title} · “{value[-40:]}”"
        case screen.Desk(title, notice=notice, page=page, rows=rows):
            told = notice.title[:60] if notice else ""
            return " · ".join(filter(None, (title[:40], told, page, *map(_state, rows))))
        case _:
            return f"shows {type(view).__name__}"


def _state(row: Row) -> str:
    """How a row is set."""
    switch = ("on" if row.switch.on else "off") if row.switch else ""
    return " ".join(filter(None, (row.value, switch)))


def asked(effects: Iterable[Effect]) -> str:
    """What the clerk is asked to do."""
    return "".join(f" · asks {type(effect.errand).__name__}" for effect in effects if isinstance(effect, Do))


def _visit(before: Kiosk, after: Kiosk) -> str:
    """What else is different for the visit."""
    session, earlier = session_of(after.phase), session_of(before.phase)
    changes = {
        "pace": (before.visit.pace, after.visit.pace),
        "language": (before.language, after.language),
        "theme": (before.theme, after.theme),
        "text": (before.text_size, after.text_size),
        "touch only": (before.visit.liking.touch_only, after.visit.liking.touch_only),
        "holds": (earlier and earlier.holds, session and session.holds),
        "ratings": (earlier and earlier.ratings, session and session.ratings),
        "found": (getattr(earlier and earlier.doing, "found", None), getattr(session and session.doing, "found", None)),
    }
    return ", ".join(f"{name} {new}" for name, (old, new) in changes.items() if new is not None and new != old)


def _said(kiosk: Kiosk) -> str:
    speech = kiosk.visit.speech
    return f"“{speech.text[:60]}”" if (speech and speech.turn == kiosk.turn) or (speech and not speech.done) else ""


def kept() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for line in KEPT.read_text(encoding="utf-8").splitlines():
        state, words, comes = line.split(" | ", 2)
        table.setdefault(state.strip(), {})[words.strip()] = comes
    return table


def keep(state: str, found: dict[str, str]) -> None:
    table = kept() if KEPT.exists() else {}
    table[state] = found
    rows = [(name, words, comes) for name in STATES for words, comes in table.get(name, {}).items()]
    KEPT.write_text("".join(f"{name:24} | {words:48} | {comes}\n" for name, words, comes in rows), encoding="utf-8")


def test_every_state_is_in_the_table_and_no_other() -> None:
    assert set(kept()) == set(STATES)


@pytest.mark.parametrize("state", STATES)
def test_each_button_does_what_its_words_say(desk: Desk, state: str) -> None:
    found = touched(desk, STATES[state])
    if os.environ.get("KEEP_BUTTONS"):
        keep(state, found)
    assert kept()[state] == found


@pytest.mark.parametrize("state", STATES)
def test_every_button_of_a_look_can_be_touched(desk: Desk, state: str) -> None:
    shown = look(STATES[state])
    desk.screen.show(shown)
    assert {button.intent for button in within(shown, Button)} <= {
        button.intent for button in buttons(desk.screen.parts)
    }
