"""Staff in front of a kiosk that was just switched on: a finger on real buttons, the real clerk, and real files."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.commands.settings import site_from
from kiosk.config import Settings, load
from kiosk.core.look import look
from kiosk.core.messages import Act, Command, Intent
from kiosk.core.screen import Desk, Keypad, Row, View
from kiosk.core.staff.script_errands import FindStick, ListScripts, ScriptsListed, StickSeen
from kiosk.core.state import Kiosk
from kiosk.devices.hours import Porter
from kiosk.runtime import Inbox, Runtime
from kiosk.staff import pin, settings
from kiosk.staff.clerk import Doing, Errands
from tests.core.acting import BREATHING, SENSES
from tests.fakes import FakeEar, FakeVoice
from tests.staff.test_pin import QUICK, Clock
from tests.ui.desk import Desk as Window

FRAME = 0.05
DEADLINE_SECONDS = 30.0
BETWEEN_TOUCHES = 0.4
"""Longer than the time in which a second touch counts as a mistake."""

PIN = "2749"

NO_SCRIPTS: dict[type, Doing] = {ListScripts: lambda _, __: ScriptsListed(()), FindStick: lambda _, __: StickSeen()}


@dataclass
class Staff:
    """Somebody in front of a kiosk that has just been switched on. What it keeps is in the folder."""

    window: Window
    folder: Path
    clock: Clock = field(default_factory=Clock)
    technicians: str = 'clinic = "Lakeside"'

    def __post_init__(self) -> None:
        below = self.folder / "technicians.toml"
        below.write_text(self.technicians, encoding="utf-8")
        self.file = self.folder / "kept" / "settings.toml"
        running, _ = load(below, self.file)
        self.inbox = Inbox()
        self.porter = Porter(running.opening_hours, running.night, self.inbox.put)
        guard = pin.Guard(self.folder / "kept" / "pin.json", self.clock, hasher=QUICK)
        changes = settings.Changes(self.file, below, running, self._apply)
        self.clerk = Errands({**NO_SCRIPTS, **pin.doings(guard), **settings.doings(changes)}, self.inbox.put)
        self.ear = FakeEar(self.inbox.put)
        kiosk = Kiosk(site=site_from(running), scripts=(BREATHING, SENSES))
        self.runtime = Runtime(kiosk, FakeVoice(self.inbox.put), self.ear, self.window.screen, self.clerk, self.inbox)
        self.runtime.start()
        self.frame()

    def _apply(self, new: Settings) -> None:
        self.porter.change(new.opening_hours, new.night)
        self.porter.look()

    def switch_off_and_on(self) -> Staff:
        """The same kiosk after a restart, in which the clock begins anew."""
        self.clerk.close()
        return Staff(self.window, self.folder, Clock(3.0), self.technicians)

    # --- what happens

    def frame(self, seconds: float = FRAME) -> Staff:
        """Let a frame go by, with what was touched since the last."""
        for event in self.window.posted:
            self.inbox.put(event)
        self.window.posted.clear()
        self.runtime.frame(seconds)
        return self

    def until(self, happened: Callable[[], bool]) -> Staff:
        """Let frames go by until this is so: what the clerk does takes its time."""
        deadline = time.monotonic() + DEADLINE_SECONDS
        while not happened():
            assert time.monotonic() < deadline, self.view
            self.inbox.awake.clear()
            self.inbox.awake.wait(FRAME)
            self.frame(0.0)
        return self

    def tap(self, *intents: Intent) -> Staff:
        """Touch buttons on the panel, and let what comes of each be done."""
        for intent in intents:
            self.window.now += BETWEEN_TOUCHES
            self.window.tap(intent)
            self.frame().until(lambda: not (self.runtime.kiosk.staff and self.runtime.kiosk.staff.awaiting))
        return self

    def hold_the_mark(self) -> Staff:
        """Hold the listening mark for three seconds."""
        self.window.now += BETWEEN_TOUCHES
        finger = self.window.touch(*self.window.place(Command.STAFF).centre)
        finger.down()
        for _ in range(31):
            self.window.now += 0.1
            self.frame(0.1)
        finger.up()
        return self.frame().until(lambda: isinstance(self.view, Keypad) and self.pad.text != "One moment.")

    def type_pin(self, *pins: str) -> Staff:
        for text in pins:
            self.tap(*(Act("digit", digit) for digit in text), Act("enter"))
        return self

    def get_in(self) -> Staff:
        """Get in, to the settings; the first time with a new PIN."""
        self.hold_the_mark()
        self.type_pin(*[PIN] * (2 if "Choose" in self.pad.title else 1))
        return self.tap(Act("open", "settings"))

    def touch(self, title: str, label: str = "") -> Staff:
        """Touch the button with this label in the row with this title, or its switch."""
        row = self.row(title)
        intent = next((b.intent for b in row.buttons if b.label == label), row.switch and row.switch.intent)
        assert intent, row
        return self.tap(intent)

    def row(self, title: str) -> Row:
        """The row whose title begins so, on whatever page it is."""
        for _ in range(9):
            for row in self.desk.rows:
                if row.title.startswith(title):
                    return row
            self.tap(Act("page", "+"))
        raise AssertionError(title)

    # --- what is seen

    @property
    def view(self) -> View:
        return look(self.runtime.kiosk).view

    @property
    def desk(self) -> Desk:
        assert isinstance(self.view, Desk)
        return self.view

    @property
    def pad(self) -> Keypad:
        assert isinstance(self.view, Keypad)
        return self.view

    @property
    def kept(self) -> dict[str, object]:
        return tomllib.loads(self.file.read_text(encoding="utf-8"))
