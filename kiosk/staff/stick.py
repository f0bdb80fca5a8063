"""The USB stick: somebody's files, which are looked at and never trusted.

Deployment mounts it read-only, and without programs; here it is a folder. Links and devices on it are passed over,
and of files only so many, so deep, and of the kinds that are known are looked at. What is written to it appears as
a whole or not at all. A stick may be pulled out at any moment: then it says so, and whatever was read of it is as
good as nothing.
"""

from __future__ import annotations

import errno
import os
import re
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from msgspec import Struct

from kiosk.scripts.disk import Disk, replace_file
from kiosk.scripts.files import could_be_script, is_text, listed
from kiosk.scripts.findings import RefusedError, shown
from kiosk.staff.outgoing import Outgoing

MOST_ENTRIES = 20_000
"""So many files and folders are looked at."""

DEEPEST = 6
"""Folders within folders."""

MOST_TEXTS = 300
"""So many texts are read."""

OURS = "breathing-space-"
"""What the names of files begin with that the kiosk itself writes to a stick."""

_LABELS = Path("/dev/disk/by-label")
_ESCAPED = re.compile(r"\\x([0-9a-f]{2})")
_FEW = 100
_LONGEST_NAME = 60

_PULLED = ("The USB stick was pulled out.", "Put it in again, and wait until it is shown here.")
_WHY = {
    errno.ENOSPC: ("The USB stick is full.", "Make room on it, or use another one."),
    errno.EDQUOT: ("The USB stick is full.", "Make room on it, or use another one."),
    errno.EFBIG: ("The USB stick cannot hold a file as large as this.", "Use another one."),
    errno.EROFS: ("The USB stick is write-protected.", "Move the little switch on its side, or use another one."),
    errno.EACCES: ("The kiosk may not write to this USB stick.", "Use another one."),
    errno.EPERM: ("The kiosk may not write to this USB stick.", "Use another one."),
}
_ANSWERS = {"none": _PULLED, "protected": _WHY[errno.EROFS], "full": _WHY[errno.ENOSPC]}


class Stick(Struct, frozen=True):
    """A stick: the folder where it is mounted, its label as it can be shown, and what tells it from others."""

    folder: Path
    label: str
    mark: str

    @property
    def is_there(self) -> bool:
        """Whether it is still there: neither pulled out nor changed for another one."""
        return _mark(self.folder) == self.mark

    def check(self) -> None:
        """Raise `RefusedError` unless it is still there."""
        if not self.is_there:
            raise RefusedError(*_PULLED)

    def reasons(self, reasons: tuple[str, ...]) -> tuple[str, ...]:
        """Return why something with it went wrong, and what to do: in the first place that it was pulled out."""
        return reasons if self.is_there else _PULLED

    def name(self, path: Path) -> str:
        """Return the name of a file on it, with its folders, as it can be shown: escaped, and not too long."""
        return short(shown(path.relative_to(self.folder)))


def find(place: Path) -> Stick | None:
    """Return the stick that is mounted at this place or in a folder there. Files that are there will do for a stick."""
    before = _mark(place)
    folder = place if os.path.ismount(place) else _folder_in(place)
    mark = folder and _mark(folder)
    if not folder or not mark or (folder == place and mark != before):  # it may have been pulled out just now
        return None
    name = _label(mark) or ("" if folder == place else folder.name)
    return Stick(folder, short(shown(Path(name))) if name else "", mark)


def _folder_in(place: Path) -> Path | None:
    """Return the folder in this one where something is mounted, or else this one, if there is something in it."""
    entries = listed(place, _FEW)
    mounted = (Path(entry) for entry in entries if os.path.ismount(entry))
    return next(mounted, place if entries else None)


def _mark(folder: Path) -> str:
    """Return what tells the stick that is mounted there from others; nothing where it cannot be looked into."""
    try:
        with os.scandir(folder):
            status = folder.stat()
    except OSError:
        return ""
    return f"{status.st_dev} {status.st_ino}"


def _label(mark: str) -> str:
    """Return the label of the device that has this mark; nothing where it has none."""
    for entry in listed(_LABELS):
        with suppress(OSError):
            if f"{entry.stat().st_rdev}" == mark.split(maxsplit=1)[0]:
                return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), entry.name)
    return ""


def short(name: str) -> str:
    """Return a name, without its middle where it is long: the ending may matter."""
    half = _LONGEST_NAME // 2
    return name if len(name) <= _LONGEST_NAME else f"{name[:half]}…{name[1 - half :]}"


# --- what is on it ----------------------------------------------------------------------------------


class Contents(Struct, frozen=True):
    """The texts on a stick, those in the upper folders first; the documents of other kinds; whether there is `more`."""

    texts: tuple[Path, ...]
    documents: tuple[Path, ...]
    more: bool


def contents(stick: Stick) -> Contents:
    """Return what could be meant for the kiosk. Raises `RefusedError` if the stick was pulled out."""
    found, seen = _plain_files(stick.folder)
    texts = [path for path in found if is_text(path) and not path.name.startswith(OURS)]
    documents = [path for path in found if could_be_script(path) and not is_text(path)]
    stick.check()
    more = seen >= MOST_ENTRIES or len(texts) > MOST_TEXTS
    return Contents(tuple(texts[:MOST_TEXTS]), tuple(documents), more)


def _plain_files(folder: Path) -> tuple[list[Path], int]:
    """Return the files in a folder and in those below it, and how many entries were looked at for that."""
    files: list[Path] = []
    seen = 0
    waiting = deque([(folder, 1)])
    while waiting and seen < MOST_ENTRIES:
        here, depth = waiting.popleft()
        entries = listed(here, MOST_ENTRIES - seen)
        seen += len(entries)
        files.extend(Path(entry) for entry in entries if _kind(entry) == "file")
        if depth < DEEPEST:
            waiting.extend((Path(entry), depth + 1) for entry in entries if _kind(entry) == "folder")
    return files, seen


def _kind(entry: os.DirEntry[str]) -> Literal["file", "folder", "other"]:
    """Return what this is; links and devices are something other."""
    with suppress(OSError):
        if entry.is_dir(follow_symlinks=False):
            return "folder"
        if entry.is_file(follow_symlinks=False):
            return "file"
    return "other"


# --- writing to it ----------------------------------------------------------------------------------


@contextmanager
def writing(stick: Stick) -> Iterator[Path]:
    """Provide the folder in which to put what is to be on the stick. Raises `RefusedError` if it does not get there."""
    outgoing = Outgoing(stick.folder.parent)
    try:
        with _given_to(outgoing, stick) if outgoing.is_there else _held(stick) as folder:
            yield folder
    except OSError as error:
        raise RefusedError(*stick.reasons(_WHY.get(error.errno or 0, _otherwise(error.strerror)))) from error


@contextmanager
def _held(stick: Stick) -> Iterator[Path]:
    """Hold the stick itself, so that nothing gets to where it was, or to another one, when it is pulled out."""
    held = os.open(stick.folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        stick.check()
        yield Path(f"/proc/self/fd/{held}")
        stick.check()
    finally:
        os.close(held)


@contextmanager
def _given_to(outgoing: Outgoing, stick: Stick) -> Iterator[Path]:
    """Have the machine write it."""
    stick.check()
    outgoing.clear()
    yield outgoing.folder
    answer = outgoing.ask()
    if answer != "written":
        raise RefusedError(*stick.reasons(_ANSWERS.get(answer, _otherwise(answer))))


def write(stick: Stick, name: str, text: str, disk: Disk | None = None) -> None:
    """Write a text to the stick, in place of an earlier one. Raises `RefusedError` if that cannot be done."""
    with writing(stick) as folder:
        replace_file(disk or Disk(), folder / name, text.encode())


def _otherwise(reason: str | None) -> tuple[str, ...]:
    """Return that a stick cannot be written to, where it is not known what to do about it."""
    return f"The USB stick cannot be written to ({reason}).", "Try it once more, or use another one."
