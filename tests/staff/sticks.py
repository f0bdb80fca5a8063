"""A USB stick for tests: a folder, with what people have on theirs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

import numpy as np
import soundfile

from kiosk.core.staff.script_errands import Sheet, StickRead, StickReading, StickSeen
from kiosk.scripts.cache import ParseCache
from kiosk.scripts.findings import RefusedError
from kiosk.scripts.offers import Desk
from kiosk.scripts.shelf import Places, Shelf
from kiosk.scripts.watch import Watch
from kiosk.staff.publishing import Publisher
from tests.scripts.shelves import titles

GOOD = "Title: Slow rest\nArea: Relax\nMinutes: 1\n\nRest a while.\n[pause 30 seconds]\n\nThank you.\n"
BROKEN = "Title: Evening\nArea: Relax\n\nRest a while.\n[pauze 20 seconds]\n"
SPOKEN = GOOD.replace("Slow rest", "Spoken") + "\n[voice me.wav]\nIt is me.\n"
HOSTILE = (
    b"two\nlines.md",
    b"\xe2\x80\xaetxt.exe.md",  # reads backwards
    b"\xff\xfe.md",  # no text at all
    b"\x1b[2J.md",
    b"a" * 252 + b".md",
)
"""Names of files, in bytes."""

PULLED = "The USB stick was pulled out. Put it in again, and wait until it is shown here."
NO_STICK = "There is no USB stick. Put one in, and wait until it is shown here."


@dataclass
class Stick:
    """The place where sticks are mounted, with a stick in it, which can be pulled out and put in again."""

    place: Path
    drawer: Path

    def __post_init__(self) -> None:
        self.place.mkdir(parents=True)

    def put(self, name: str | bytes, text: str = GOOD) -> Path:
        """Write a file to it."""
        path = Path(os.fsdecode(os.path.join(os.fsencode(self.place), os.fsencode(name))))  # noqa: PTH118  # bytes
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def pull(self) -> None:
        """Take it away, in the middle of whatever happens."""
        self.place.rename(self.drawer)
        self.place.mkdir()

    def put_in(self) -> None:
        """Put it in again, if it is out."""
        if self.drawer.exists():
            self.place.rmdir()
            self.drawer.rename(self.place)

    def contents(self) -> dict[str, bytes]:
        """Everything on it, whether it is in or not."""
        folder = self.drawer if self.drawer.exists() else self.place
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def publisher(home: Path, place: Path, shelf: Shelf | None = None) -> Publisher:
    """A kiosk without exercises of its own, in which everything can be spoken at once."""
    places = Places((), shelf or Shelf(home / "shelf"))
    return Publisher(Watch(places, ParseCache()), place, Desk("en"), lambda _text, _language: True)


def moved(office: Publisher, home: Path) -> Publisher:
    """The same, with what it has read, on another kiosk."""
    return replace(office, watch=Watch(Places((), Shelf(home / "shelf")), ParseCache()))


def outcome(do: Callable[[], object]) -> object:
    """What comes of it, or why it is refused."""
    try:
        return do()
    except RefusedError as refused:
        return " ".join(refused.args)


def read(office: Publisher) -> StickRead | StickSeen:
    """Read the stick to its end."""
    found = office.read_stick()
    while isinstance(found, StickReading):
        found = office.read_stick(on=True)
    return found


def sheets(office: Publisher) -> tuple[Sheet, ...]:
    """What is on the stick."""
    found = read(office)
    assert isinstance(found, StickRead)
    return found.sheets


def record(stick: Stick) -> None:
    """Put a script with a recording on it."""
    stick.put("spoken.md", SPOKEN)
    soundfile.write(stick.place / "me.wav", np.zeros(8000, np.float32), 8000)


def on_shelf(office: Publisher) -> list[str]:
    """The exercises that were published, by their titles."""
    return titles(office.watch.places.shelf)


class Interrupting:
    """Does something at the `at`-th call of the operating system that is made within it, counting from 0."""

    def __init__(self, at: int, do: Callable[[], object]) -> None:
        self.at, self.do, self.calls = at, do, 0

    def __enter__(self) -> Self:
        sys.setprofile(self._seen)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _seen(self, _frame: object, event: str, called: Any) -> None:  # noqa: ANN401  # any function
        if event != "c_call" or not _is_of_the_system(called):
            return
        if self.calls == self.at:
            sys.setprofile(None)
            self.do()
            sys.setprofile(self._seen)
        self.calls += 1


def calls_of(do: Callable[[], object]) -> int:
    """How many calls of the operating system something makes."""
    with Interrupting(-1, do) as nothing:
        do()
    return nothing.calls


def _is_of_the_system(called: Any) -> bool:  # noqa: ANN401  # any function
    """Whether a function is one of the operating system: of files, by name or opened."""
    owner = type(getattr(called, "__self__", None)).__module__
    return getattr(called, "__module__", "") in {"posix", "_io", "fcntl"} or owner in {"posix", "_io"}
