"""What happened in a rehearsal, as entries that can be read: when, who, what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from msgspec import Struct

from kiosk.core import screen
from kiosk.core.messages import Event, Failed, Heard, Pick, Touched
from kiosk.core.screen import Look, View
from kiosk.core.state import Kiosk

What = Literal["says", "client", "touch", "heard", "screen", "notice", "failed"]


class Entry(Struct, frozen=True):
    """At `seconds` after the start, this happened."""

    seconds: float
    what: What
    text: str

    def __str__(self) -> str:
        """Return the entry as one line of a transcript."""
        minutes, seconds = divmod(self.seconds, 60)
        return f"{int(minutes)}:{seconds:05.2f}  {self.what:<7} {self.text}"


@dataclass
class Transcript:
    """Collects entries, and leaves out what did not change. `seconds` is the time of what is noted now."""

    seconds: float = 0.0
    entries: list[Entry] = field(default_factory=list)
    _said: int = 0
    _shown: str = ""
    _noticed: str = ""

    def note(self, what: What, text: str) -> None:
        """Add an entry."""
        self.entries.append(Entry(round(self.seconds, 2), what, text))

    def event(self, event: Event) -> None:
        """Note an event that a reader wants to know of."""
        match event:
            case Heard(text=text, confidence=confidence, final=final):
                self.note("heard", f"“{text}” {confidence:.2f}{'' if final else ' so far'}")
            case Touched(Pick(number)):
                self.note("touch", str(number))
            case Touched(intent):
                self.note("touch", str(intent))
            case Failed(device, reason):
                self.note("failed", f"{device}: {reason}")
            case _:
                pass

    def frame(self, kiosk: Kiosk, look: Look) -> bool:
        """Note what is newly said or shown; return whether the screen is another one."""
        speech = kiosk.visit.speech
        if speech is not None and speech.turn != self._said:
            self._said = speech.turn
            self.note("says", speech.text)
        if look.notice != self._noticed:
            self._noticed = look.notice
            self.note("notice", look.notice)
        name = view_name(look.view)
        if name == self._shown:
            return False
        self._shown = name
        self.note("screen", name)
        return True


def view_name(view: View) -> str:
    """Return what a screen is, in a few words: the same name for the same thing to see."""
    return " · ".join([type(view).__name__, *filter(None, _details(view))])


def _details(view: View) -> Iterator[str]:  # noqa: C901 - one line for each screen
    match view:
        case screen.Player(place, _, guide):
            yield place
            yield guide.word
        case screen.Count(title=title, found=found, goal=goal):
            yield title
            yield f"{found} of {goal}"
        case screen.CheckIn(title=title, chosen=chosen):
            yield title
            yield "" if chosen is None else str(chosen)
        case screen.Welcome(title) | screen.Choose(title) | screen.Help(title) | screen.Leaving(title):
            yield title
        case screen.Ask(title=title) | screen.Done(title=title):
            yield title
        case screen.Desk(title) | screen.Keypad(title) | screen.Keyboard(title):
            yield title
        case screen.Asleep():
            pass


def as_text(entries: Iterable[Entry]) -> str:
    """Return a transcript as text, one entry a line."""
    return "".join(f"{entry}\n" for entry in entries)
