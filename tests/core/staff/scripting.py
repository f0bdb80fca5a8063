"""Staff at the exercises, with a clerk that reports what it is told to."""

from __future__ import annotations

from kiosk.core.messages import Act, Reported
from kiosk.core.screen import Button, Desk, Notice, Row
from kiosk.core.script import Part, Recording, Say, Script
from kiosk.core.staff.errands import Errand, Report
from kiosk.core.staff.script_errands import (
    FindStick,
    Found,
    ListScripts,
    ReadStick,
    ScriptsListed,
    Sheet,
    StickRead,
    StickSeen,
)
from tests.core.acting import BREATHING, SENSES, Acting
from tests.core.staff.test_area import asked, let_in

CALMA = Script("calma", "es", "Calma", "Relax", (Part("", (Say("Respira."),)),), reviewed_by="Dr. Ruiz")
RECORDED = Script(
    "own", "en", "My own", "Feel", (Part("", (Say("Hello."), Say("It is me.", Recording("me.ogg", 3)))),), folder="/usb"
)
BROKEN = Sheet("en/broken.md", None, (Found(4, "“[pauze]”: This is no instruction. Did you mean “pause”?"),))
HERE = ScriptsListed((BROKEN, Sheet("en/even.md", BREATHING, builtin=True, grade=4.25), Sheet("es/calma.md", CALMA)))

FAULT = Found(14, "“[pause fast]”: A pause needs a length. Write “[pause 5 seconds]”.")
ADVICE = Found(3, "This is a long sentence. Make two of it.", serious=False)
FAULTY = Sheet("evening.md", None, (FAULT, Found(0, "Title is missing. Begin the file with “Title: Rest”.")), "new")
NEW = Sheet("senses.md", SENSES, (ADVICE,), "new", 5.0)
OTHER = Sheet("own.md", RECORDED, (), "replaces")
SAME = Sheet("even.txt", BREATHING, (), "same")
CLINIC = StickSeen("CLINIC", "8 1")
ON_IT = StickRead((NEW, FAULTY, OTHER, SAME))


class Staff:
    """Somebody at the exercises. What the clerk is asked to do is answered in turn."""

    def __init__(self, here: ScriptsListed = HERE) -> None:
        self.acting = let_in(Acting())
        self.reports(ListScripts(), here)

    def reports(self, errand: Errand, *given: Report) -> Staff:
        """The clerk was asked to do this, and this comes of it."""
        assert errand == asked(self.acting)[-1]
        assert self.acting.kiosk.staff
        turn = self.acting.kiosk.staff.awaiting
        for report in given:
            self.acting.happen(Reported(turn, report))
        return self

    def touch(self, *labels: str) -> Staff:
        """Touch the buttons with these labels, one after another."""
        for label in labels:
            (button,) = [each for each in self.buttons() if each.label == label][:1]
            self.acting.touch(button.intent)
        return self

    def touch_at(self, title: str, label: str) -> Staff:
        """Touch the button with this label in the row with this title."""
        (button,) = [each for each in self._row(title).buttons if each.label == label]
        self.acting.touch(button.intent)
        return self

    def _row(self, title: str) -> Row:
        """Turn the pages to the row with this title."""
        for _ in self.rows:
            found = [row for row in self.desk.rows if row.title == title]
            if found:
                return found[0]
            self.acting.touch(Act("page", "+"))
        raise AssertionError(title)

    def switch(self, title: str) -> Staff:
        """Turn the switch of an exercise."""
        switch = self._row(title).switch
        assert switch
        self.acting.touch(switch.intent)
        return self

    def with_stick(self, stick: StickSeen = CLINIC, read: StickRead = ON_IT) -> Staff:
        """A stick is put in, and noticed."""
        self.acting.wait(1.1)
        self.reports(FindStick(), stick).acting.wait(0.1)
        return self.reports(ReadStick(), read)

    def buttons(self) -> list[Button]:
        """All buttons that are there."""
        desk = self.desk
        inside = [button for row in desk.rows for button in row.buttons]
        told = desk.notice.buttons if desk.notice else ()
        return [*desk.corner, *told, *inside, *desk.pages, *desk.tabs]

    @property
    def desk(self) -> Desk:
        """What staff see."""
        view = self.acting.look.view
        assert isinstance(view, Desk)
        return view

    @property
    def notice(self) -> Notice | None:
        """What they are told."""
        return self.desk.notice

    @property
    def titles(self) -> list[str]:
        """The titles of the rows on all pages."""
        return [row.title for row in self.rows]

    @property
    def rows(self) -> list[Row]:
        """The rows on all pages."""
        found: list[Row] = []
        while not set(map(repr, self.desk.rows)) <= set(map(repr, found)):
            found.extend(self.desk.rows)
            if self.desk.pages:
                self.acting.touch(Act("page", "+"))
        return found

    @property
    def corner(self) -> list[str]:
        """The labels of the buttons beside the title."""
        return [button.label for button in self.desk.corner]
