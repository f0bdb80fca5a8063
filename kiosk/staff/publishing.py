"""Exercises for the screens of staff: which there are, what is on a stick, and taking it over.

What was read of a stick stays in memory, texts and all, so that what is published is what was looked at, whatever has
become of the stick; only recordings are copied when it is done. Reading goes on for a moment with every errand: a
stick with thousands of files keeps nobody from doing something else.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from kiosk.core.staff.errands import Saved
from kiosk.core.staff.script_errands import (
    CountRendered,
    Exported,
    ExportScripts,
    FindStick,
    Found,
    ListScripts,
    Publish,
    Published,
    ReadStick,
    Rendered,
    SaveText,
    ScriptsListed,
    Sheet,
    Standing,
    StickRead,
    StickReading,
    StickSeen,
    Undone,
    UndoScripts,
)
from kiosk.scripts.exporting import export
from kiosk.scripts.findings import Finding, RefusedError, shown
from kiosk.scripts.library import Entry, Key, builtin_folder, key_of
from kiosk.scripts.offers import Desk, Offer, one_by_one, reading_grade
from kiosk.scripts.shelf import Difference
from kiosk.scripts.watch import Watch
from kiosk.staff.clerk import Doing
from kiosk.staff.stick import OURS, Contents, Stick, contents, find, short, write, writing

READING_SECONDS = 0.2
"""So long it reads with one errand."""

EXPORTED = f"{OURS}exercises"
"""The folder of exported exercises on a stick."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

Has = Callable[[str, str], bool]
"""Whether a text in a language can be spoken at once."""


@dataclass
class Reading:
    """A stick that is being read, or was: what is on it, the scripts so far, and those that are yet to come."""

    stick: Stick
    contents: Contents
    coming: Iterator[Offer]
    offers: list[Offer] = field(default_factory=list)

    def go_on(self, seconds: float) -> bool:
        """Read for so long; return whether all has been read. Raises `RefusedError` if the stick was pulled out."""
        end = monotonic() + seconds
        for offer in self.coming:
            self.offers.append(offer)
            if monotonic() >= end:
                break
        else:
            self.stick.check()
            return True
        self.stick.check()
        return False


@dataclass
class Publisher:
    """The exercises of the kiosk, the place for sticks, if it has one, and what was read of the one that is there."""

    watch: Watch
    place: Path | None
    desk: Desk
    has: Has
    reading: Reading | None = None

    def list_scripts(self) -> ScriptsListed:
        """Tell which exercises there are."""
        library = self.watch.read()
        broken = [_of_entry(entry) for entry in library.entries if entry.is_broken]
        in_use = [_of_entry(entry) for _, entry in library.in_use if not entry.is_broken]
        undo, redo = self.watch.places.shelf.steps()
        return ScriptsListed((*broken, *in_use), undo, redo)

    def find_stick(self) -> StickSeen:
        """Tell which stick is there."""
        stick = find(self.place) if self.place else None
        return StickSeen(stick.label, stick.mark) if stick else StickSeen()

    def read_stick(self, *, on: bool = False) -> StickRead | StickReading | StickSeen:
        """Read the stick, or more of it; if it was pulled out, tell that there is none."""
        before, self.reading = self.reading, None
        try:
            reading = before if on and before else self._begin()
            done = reading.go_on(READING_SECONDS)
        except RefusedError:
            return StickSeen()
        self.reading = reading
        if not done:
            return StickReading(len(reading.offers), len(reading.contents.texts))
        sheets = tuple(_of_offer(offer, reading.stick) for offer in reading.offers)
        documents = tuple(map(reading.stick.name, reading.contents.documents))
        return StickRead(sheets, documents, reading.contents.more)

    def _begin(self) -> Reading:
        stick = self._stick()
        found = contents(stick)
        return Reading(stick, found, one_by_one(found.texts, self.desk, self.watch.read()))

    def _stick(self) -> Stick:
        stick = find(self.place) if self.place else None
        if stick is None:
            raise RefusedError("There is no USB stick.", "Put one in, and wait until it is shown here.")
        return stick

    def count_rendered(self, lines: Iterable[tuple[str, str]]) -> Rendered:
        """Tell how many of these lines can be spoken at once."""
        return Rendered(sum(self.has(text, language) for text, language in lines))

    def publish(self, keys: Collection[str]) -> Published:
        """Take exercises over that were read."""
        reading = self.reading or self._begin()
        chosen = [
            offer.manuscript(script)
            for offer in reading.offers
            if (script := offer.parsed.script) and f"{script.language}/{script.id}" in keys
        ]
        try:
            self.watch.places.shelf.change(chosen)
        except OSError as error:
            raise _not_published(error) from error
        except RefusedError as refused:
            raise RefusedError("Nothing was published.", *reading.stick.reasons(refused.args)) from refused
        return Published(len(chosen))

    def undo(self, *, redo: bool = False) -> Undone:
        """Take a change back, or bring it back."""
        shelf = self.watch.places.shelf
        titles = self._titles()
        try:
            difference = (shelf.redo() if redo else shelf.undo()) or Difference()
        except OSError as error:
            raise _not_published(error) from error
        titles |= self._titles()
        keys = difference.added, difference.removed, difference.changed
        added, removed, changed = (tuple(titles.get(key, key[1]) for key in some) for some in keys)
        return Undone(added, removed, changed, redo)

    def _titles(self) -> dict[Key, str]:
        return {key_of(script): script.title for script in self.watch.read().scripts}

    def export(self) -> Exported:
        """Write all exercises to the stick."""
        with writing(self._stick()) as folder:
            outcomes = [outcome for _, outcome in export(self.watch.read(), folder / EXPORTED)]
        return Exported(outcomes.count("written"), outcomes.count("there"), outcomes.count("kept"), EXPORTED)

    def save_text(self, name: str, text: str) -> Saved:
        """Write a text to the stick."""
        self.save(name, text)
        return Saved(name)

    def save(self, name: str, text: str) -> None:
        """Write a file of this name to the stick. Raises `RefusedError`."""
        write(self._stick(), name, text)


def doings(publisher: Publisher) -> dict[type, Doing]:
    """Return how the errands about exercises and the stick are done."""
    return {
        ListScripts: lambda _, __: publisher.list_scripts(),
        FindStick: lambda _, __: publisher.find_stick(),
        ReadStick: lambda errand, _: publisher.read_stick(on=errand.on),
        CountRendered: lambda errand, _: publisher.count_rendered(errand.lines),
        Publish: lambda errand, _: publisher.publish(errand.keys),
        UndoScripts: lambda errand, _: publisher.undo(redo=errand.redo),
        ExportScripts: lambda _, __: publisher.export(),
        SaveText: lambda errand, _: publisher.save_text(errand.name, errand.text),
    }


def _not_published(error: OSError) -> RefusedError:
    """Return why the exercises could not be changed, in plain words."""
    if error.errno in _FULL:
        return RefusedError(
            "There is no room left on the kiosk, so nothing was changed.",
            "Whoever looks after the kiosk can make room, or put in a larger card.",
        )
    return RefusedError(
        f"The kiosk cannot keep exercises just now ({error.strerror}), so nothing was changed.",
        "Please tell whoever looks after the kiosk.",
    )


# --- in words ---------------------------------------------------------------------------------------


def _of_entry(entry: Entry) -> Sheet:
    """Return a file of the library as it is shown."""
    script = None if entry.is_broken else entry.script
    return Sheet(
        short(shown(entry.path.relative_to(entry.folder))),
        script,
        tuple(map(_found, entry.findings)),
        grade=reading_grade(script) if script else None,
        builtin=entry.folder == builtin_folder(),
    )


def _of_offer(offer: Offer, stick: Stick) -> Sheet:
    """Return a file of the stick as it is shown."""
    script = offer.parsed.script
    standing: Standing = "same" if offer.is_same else "replaces" if offer.instead else "new"
    findings = tuple(_found(finding, f"{shown(stick.folder)}/") for finding in offer.parsed.findings)
    return Sheet(stick.name(offer.path), script, findings, standing, reading_grade(script) if script else None)


def _found(finding: Finding, place: str = "") -> Found:
    """Return a finding in words, without the place where the stick is mounted."""
    words = f"“{finding.words}”: " if finding.words else ""
    about_all = (finding.line, finding.column, finding.words) == (1, 1, "")
    text = f"{words}{finding.message} {finding.hint}"
    text = text.replace(place, "") if place else text
    return Found(0 if about_all else finding.line, text, finding.severity == "error")
