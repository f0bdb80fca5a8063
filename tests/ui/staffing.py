"""Staff in front of the screen: a finger on real buttons, the real clerk, and a folder as the USB stick."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.choices import key_of
from kiosk.core.look import look
from kiosk.core.messages import Act, Command, Touched
from kiosk.core.screen import Button, Desk, Keypad, View
from kiosk.core.script import Script
from kiosk.core.staff.errands import ChangeSetting, CheckPin, FindPin, PinChecked, PinState, SettingsNow
from kiosk.core.state import Kiosk
from kiosk.devices.studio import Studio
from kiosk.devices.voice import SpokenVoice
from kiosk.ports import Voice
from kiosk.runtime import Inbox, Runtime
from kiosk.scripts.shelf import Shelf
from kiosk.staff.clerk import Doing, Errands
from kiosk.staff.publishing import Publisher, doings
from tests.devices.speech import FakePlayer
from tests.fakes import FakeEar, FakeVoice
from tests.staff.sticks import Stick, publisher
from tests.ui.desk import Desk as Window

DEADLINE_SECONDS = 30.0
FRAME = 0.05
DOUBLE_TAP = 0.4
"""Longer than the time in which a second touch counts as a mistake."""

LET_IN: dict[type, Doing] = {
    FindPin: lambda _, __: PinState(is_set=True),
    CheckPin: lambda errand, _: PinChecked(errand.digits == "2580"),
    ChangeSetting: lambda errand, _: SettingsNow({errand.name: errand.value}),
}


@dataclass
class Staff:
    """Somebody who was let in, and what they see and touch. `seconds` have gone by for the kiosk."""

    window: Window
    home: Path
    shelf: Shelf | None = None
    studio: Studio | None = None
    stick: Stick = field(init=False)
    office: Publisher = field(init=False)
    runtime: Runtime = field(init=False)
    seconds: float = 0.0
    closing: ExitStack = field(default_factory=ExitStack)

    def __post_init__(self) -> None:
        self.stick = Stick(self.home / "run" / "stick", self.home / "drawer")
        self.office = publisher(self.home, self.stick.place, self.shelf)
        self.inbox = Inbox()
        self.said = FakeVoice(self.inbox.put)
        voice: Voice = self.said
        if self.studio:
            self.office.has = self.studio.has
            voice = SpokenVoice(self.studio, FakePlayer(), self.inbox.put)
            self.closing.callback(voice.close)
        self.clerk = Errands({**LET_IN, **doings(self.office)}, self.inbox.put)
        ear = FakeEar(self.inbox.put)
        self.closing.callback(self.clerk.close)
        self.runtime = Runtime(Kiosk(), voice, ear, self.window.screen, self.clerk, self.inbox)
        self.runtime.start()
        self.inbox.put(Touched(Command.STAFF))
        self.until(lambda: isinstance(self.view, Keypad))
        for digit in ("2", "5", "8", "0"):
            self.tap(Act("digit", digit))
        self.tap(Act("enter"))
        self.until(lambda: isinstance(self.view, Desk))
        self.until(lambda: self.titles != ["The exercises are being read."])

    def close(self) -> None:
        self.closing.close()

    # --- what happens

    def frame(self) -> None:
        """Let a frame go by, with what was touched since the last."""
        for event in self.window.posted:
            self.inbox.put(event)
        self.window.posted.clear()
        self.runtime.frame(FRAME)
        self.seconds += FRAME

    def until(self, happened: Callable[[], bool]) -> Staff:
        """Let frames go by until this is so; what the clerk does takes its time."""
        deadline = time.monotonic() + DEADLINE_SECONDS
        self.frame()
        while not happened():
            assert time.monotonic() < deadline, self.view
            self.inbox.awake.clear()
            self.inbox.awake.wait(FRAME)
            self.frame()
        return self

    def tap(self, intent: Act | Command) -> Staff:
        """Touch a button on the panel."""
        self.window.tap(intent)
        self.window.now += DOUBLE_TAP
        self.frame()
        return self

    def touch(self, *labels: str) -> Staff:
        """Touch the buttons with these labels, one after another."""
        for label in labels:
            self.until(lambda label=label: bool(self._labelled(label)))  # type: ignore[misc]
            self.tap(self._labelled(label)[0])
        return self

    def touch_at(self, title: str, label: str) -> Staff:
        """Touch a button in the row with this title."""
        (row,) = [row for row in self.desk.rows if row.title == title]
        (intent,) = [button.intent for button in row.buttons if button.label == label]
        assert isinstance(intent, Act)
        return self.tap(intent)

    def told(self, text: str) -> Staff:
        """Wait until this is told above the rows."""
        return self.until(lambda: text in self.notice)

    # --- what is seen

    @property
    def view(self) -> View:
        return look(self.runtime.kiosk).view

    @property
    def desk(self) -> Desk:
        assert isinstance(self.view, Desk)
        return self.view

    @property
    def titles(self) -> list[str]:
        return [row.title for row in self.desk.rows]

    @property
    def notice(self) -> str:
        notice = self.view.notice if isinstance(self.view, Desk) else None
        return f"{notice.title} {notice.text}" if notice else ""

    @property
    def scripts(self) -> list[str]:
        """The exercises that are in use, by their keys."""
        return [key_of(script) for script in self._in_use()]

    def _in_use(self) -> tuple[Script, ...]:
        return publisher(self.home, self.stick.place, self.shelf).watch.read().scripts

    def _labelled(self, label: str) -> list[Act | Command]:
        found: list[Button] = []
        if isinstance(self.view, Desk):
            told = self.view.notice.buttons if self.view.notice else ()
            rows = [button for row in self.view.rows for button in row.buttons]
            found = [*self.view.corner, *told, *rows, *self.view.tabs]
        else:
            found = [*getattr(self.view, "corner", ()), *getattr(self.view, "buttons", ())]
        return [b.intent for b in found if b.label == label and isinstance(b.intent, Act | Command)]
