"""Errands and reports of exercises and of the USB stick."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kiosk.core.script import Script

Standing = Literal["in use", "new", "replaces", "same"]
"""What a script is beside those in use: one of them, not there yet, in place of one, or there already."""


class Found(Struct, frozen=True):
    """Something to mend (`serious`) or to make kinder in a script, in plain words. `line` 0 is the file as a whole."""

    line: int
    text: str
    serious: bool = True


class Sheet(Struct, frozen=True):
    """A file with a script, by its `name`, which can be shown as it is; without a `script` it is not fit for use.

    `grade` is how many years of school it takes to follow it, where that can be told. What is `builtin` came with the
    kiosk.
    """

    name: str
    script: Script | None
    findings: tuple[Found, ...] = ()
    standing: Standing = "in use"
    grade: float | None = None
    builtin: bool = False


class ListScripts(Struct, frozen=True):
    """Which exercises there are. Answered by `ScriptsListed`."""


class ScriptsListed(Struct, frozen=True):
    """The exercises, broken files first, and how many changes can be taken back and brought back."""

    sheets: tuple[Sheet, ...]
    undo: int = 0
    redo: int = 0


class FindStick(Struct, frozen=True):
    """Which USB stick is there. Answered by `StickSeen`."""


class StickSeen(Struct, frozen=True):
    """The stick that is there, by its `label`, which may be empty. Another one has another `mark`; none has none."""

    label: str = ""
    mark: str = ""


class ReadStick(Struct, frozen=True):
    """What is on the stick; or, to go `on`, more of it. Answered by `StickReading`, `StickRead`, or `StickSeen`."""

    on: bool = False


class StickReading(Struct, frozen=True):
    """So many files of all have been read; the others have to be asked for."""

    done: int
    of: int


class StickRead(Struct, frozen=True):
    """The scripts on the stick, and documents that are not plain text. There is `more` than is looked at."""

    sheets: tuple[Sheet, ...]
    documents: tuple[str, ...] = ()
    more: bool = False


class CountRendered(Struct, frozen=True):
    """How many of these lines, each with its language, can be spoken at once. Answered by `Rendered`."""

    lines: tuple[tuple[str, str], ...]


class Rendered(Struct, frozen=True):
    """So many lines can be spoken at once."""

    count: int


class Publish(Struct, frozen=True):
    """Take these exercises over from the stick, each as language/id: all or none. Answered by `Published`."""

    keys: tuple[str, ...]


class Published(Struct, frozen=True):
    """So many exercises are in use from now on."""

    count: int


class UndoScripts(Struct, frozen=True):
    """Take the last change of the clinic's own exercises back, or bring it back. Answered by `Undone`."""

    redo: bool = False


class Undone(Struct, frozen=True):
    """The exercises of these titles are there again, gone, or as they were. None: there was nothing to do."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    redo: bool = False


class ExportScripts(Struct, frozen=True):
    """Write all exercises to the stick. Answered by `Exported`."""


class Exported(Struct, frozen=True):
    """How many files were written, were there already, and were there with other content, which was left alone.

    They are in a `folder` of this name.
    """

    written: int
    there: int
    kept: int
    folder: str


class SaveText(Struct, frozen=True):
    """Write a text to the stick, in place of an earlier one of its name. Answered by `Saved`."""

    name: str
    text: str


ScriptErrand = ListScripts | FindStick | ReadStick | CountRendered | Publish | UndoScripts | ExportScripts | SaveText
ScriptReport = ScriptsListed | StickSeen | StickReading | StickRead | Rendered | Published | Undone | Exported
