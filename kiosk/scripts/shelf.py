"""The clinic's own scripts: one folder, of which every change makes a new version.

    current -> versions/0007      what is in use
    versions/0006/en/rest.md      a version is a folder of scripts like any other
    versions/0006/en/rest/a.ogg   the recordings of a script are in a folder of its name

A version never changes once it is there. A change makes a new one under a hidden name, has it on the
disk for good, names it, and only then points `current` to it, by renaming a link over it: whenever
the power fails, `current` leads to the old version or to the new one, and each of them is whole. What
is the same in both is the same file, linked; a change costs as much as is changed.

Versions are like the steps of an editor: `undo` goes to the one before, again and again, `redo` to the
one after, and a change takes the place of what was undone. Ten versions before the current one are
kept. A version is removed under a hidden name as well, and hidden leftovers go with the next change.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct, field

from kiosk.scripts.disk import Disk, alone, make_folders
from kiosk.scripts.files import candidates_in
from kiosk.scripts.library import Key
from kiosk.scripts.opening import opened
from kiosk.scripts.sound_files import MOST_SOUND_BYTES, recording_seconds

KEPT = 10
"""So many versions are kept before the current one."""

_NEW, _OLD = ".new", ".old-"


class Manuscript(Struct, frozen=True):
    """A script that is to be published: its text, and the recordings that it plays."""

    language: str
    id: str
    text: str
    recordings: tuple[Path, ...] = ()

    @property
    def key(self) -> Key:
        """Language and id."""
        return self.language, self.id


class Difference(Struct, frozen=True):
    """Which scripts a version has that another has not, has not that the other has, and has otherwise."""

    added: tuple[Key, ...] = ()
    removed: tuple[Key, ...] = ()
    changed: tuple[Key, ...] = ()


class Shelf(Struct, frozen=True):
    """The folder of the clinic's own scripts. Any number of processes may use it.

    Methods that change it raise `OSError` where it cannot be written to, and then nothing is changed.
    """

    folder: Path
    disk: Disk = field(default_factory=Disk)
    kept: int = KEPT

    def current(self) -> Path | None:
        """Return the folder of the version in use, if there is any. It stays as it is."""
        number = self._current()
        return None if number is None else self._version(number)

    def change(self, put: Sequence[Manuscript], drop: Collection[Key] = ()) -> None:
        """Publish these scripts, in place of those with the same language and id, and take those away.

        Raises `RefusedError` if a recording has become unfit in the meantime; then nothing is changed.
        """
        with self._alone():
            before = self._begin()
            new = self._versions / _NEW
            self._fill(new, put, {*drop, *(script.key for script in put)}, before)
            number = self._numbers()[-1] + 1
            self._retire([each for each in self._numbers() if each > int(before.name)])
            self.disk.rename(new, self._version(number))
            self.disk.flush(self._versions)
            self._point(number)
            self._retire(self._numbers()[: -self.kept - 1])

    def undo(self) -> Difference | None:
        """Go to the version before; return what that changed, or nothing if there is none."""
        return self._go(lambda current, numbers: [number for number in numbers if number < current][-1:])

    def redo(self) -> Difference | None:
        """Go to the version after; return what that changed, or nothing if there is none."""
        return self._go(lambda current, numbers: [number for number in numbers if number > current][:1])

    def steps(self) -> tuple[int, int]:
        """Return how many changes can be taken back, and how many that were can be brought back."""
        current, numbers = self._current(), self._numbers()
        if current is None:
            return 0, 0
        return sum(number < current for number in numbers), sum(number > current for number in numbers)

    def _go(self, choose: Callable[[int, list[int]], list[int]]) -> Difference | None:
        before = self.current()
        if before is None:
            return None
        with self._alone():
            before = self._begin()
            chosen = choose(int(before.name), self._numbers())
            if not chosen:
                return None
            self._point(chosen[0])
            return difference(before, self._version(chosen[0]))

    # --- versions

    @property
    def _versions(self) -> Path:
        return self.folder / "versions"

    @property
    def _link(self) -> Path:
        return self.folder / "current"

    def _version(self, number: int) -> Path:
        return self._versions / f"{number:04}"

    def _numbers(self) -> list[int]:
        names = os.listdir(self._versions) if self._versions.is_dir() else []  # noqa: PTH208  # no paths
        return sorted(int(name) for name in names if name.isdecimal() and self._version(int(name)).name == name)

    def _current(self) -> int | None:
        """Return the number of the version that the link leads to. Where it is damaged, that is the newest."""
        numbers = self._numbers()
        places = {os.path.realpath(self._version(number)): number for number in numbers}
        return places.get(os.path.realpath(self._link), numbers[-1] if numbers else None)

    def _begin(self) -> Path:
        """Return the version in use. Where there is none yet, or no link to it, make that first."""
        number = self._current()
        if number is None:
            number = 0
            self.disk.make_folder(self._version(number))
            self.disk.flush(self._versions)
        if os.path.realpath(self._link) != os.path.realpath(self._version(number)):
            self._point(number)
        return self._version(number)

    def _point(self, number: int) -> None:
        """Make a version the current one."""
        beside = self.folder / _NEW
        self.disk.point(beside, f"versions/{self._version(number).name}")
        self.disk.rename(beside, self._link)
        self.disk.flush(self.folder)

    def _retire(self, numbers: list[int]) -> None:
        """Hide versions; they go when the folder is tidied."""
        for number in numbers:
            self.disk.rename(self._version(number), self._versions / f"{_OLD}{number}")
        self.disk.flush(self._versions)

    # --- what is in a version

    def _fill(self, new: Path, put: Sequence[Manuscript], gone: Collection[Key], before: Path) -> None:
        """Make a version of what was there before, without what is gone, and with what is put there."""
        kept = [path for path in candidates_in(before) if (path.parent.name, path.stem) not in gone]
        folders = [
            new,
            *(new / name for name in {*(path.parent.name for path in kept), *(each.language for each in put)}),
        ]
        for folder in folders:
            self.disk.make_folder(folder)
        for path in kept:
            self._keep(path, new / path.parent.name)
        for script in put:
            self._add(script, new / script.language)
        for folder in reversed(folders):
            self.disk.flush(folder)

    def _keep(self, path: Path, folder: Path) -> None:
        """Take a script over from the version before."""
        self.disk.link(folder / path.name, path)
        recordings = path.with_suffix("")
        if recordings.is_dir():
            self.disk.make_folder(folder / path.stem)
            for recording in sorted(recordings.iterdir()):
                self.disk.link(folder / path.stem / recording.name, recording)
            self.disk.flush(folder / path.stem)

    def _add(self, script: Manuscript, folder: Path) -> None:
        self.disk.write(folder / f"{script.id}.md", script.text.encode())
        if script.recordings:
            self.disk.make_folder(folder / script.id)
            for recording in script.recordings:
                self._add_recording(recording, folder / script.id)
            self.disk.flush(folder / script.id)

    def _add_recording(self, recording: Path, folder: Path) -> None:
        """Copy a recording, and look at the copy: a stick may be pulled out, and a file change."""
        with opened(recording, recording.parent) as file:
            content = file.read(MOST_SOUND_BYTES + 1)
        self.disk.write(folder / recording.name, content)
        recording_seconds(folder / recording.name, folder)

    # --- one at a time

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Wait until nobody else is changing anything here; leave nothing lying about, whatever happens."""
        make_folders(self.disk, self._versions)
        with alone(self.folder):
            try:
                self._tidy()
                yield
            finally:
                with suppress(OSError):
                    self._tidy()

    def _tidy(self) -> None:
        """Remove what is hidden: what was not finished, and what is not wanted any more."""
        for folder in (self.folder, self._versions):
            for path in folder.glob(".*"):
                self._remove(path)

    def _remove(self, path: Path) -> None:
        if path.is_dir() and not path.is_symlink():
            for each in path.iterdir():
                self._remove(each)
        self.disk.remove(path)


class Places(Struct, frozen=True):
    """Where scripts are: folders of files that anybody may change, and the shelf, which comes after them."""

    loose: tuple[Path, ...]
    shelf: Shelf

    def folders(self) -> list[Path]:
        """Return the folders as they are now."""
        current = self.shelf.current()
        return [*self.loose, *([current] if current else [])]


def difference(before: Path, after: Path) -> Difference:
    """Return what is otherwise in one version than in another before it."""
    old, new = _marks(before), _marks(after)
    return Difference(
        added=tuple(key for key in new if key not in old),
        removed=tuple(key for key in old if key not in new),
        changed=tuple(key for key in new if key in old and new[key] != old[key]),
    )


def _marks(version: Path) -> dict[Key, list[tuple[str, int, int]]]:
    """Return of each script what changes with it: the names, sizes and times of its files."""
    return {(path.parent.name, path.stem): [_mark(each) for each in _files(path)] for path in candidates_in(version)}


def _files(path: Path) -> list[Path]:
    """Return the files of a script in a version: its text and its recordings."""
    recordings = path.with_suffix("")
    return [path, *(sorted(recordings.iterdir()) if recordings.is_dir() else [])]


def _mark(path: Path) -> tuple[str, int, int]:
    status = path.stat()
    return path.name, status.st_size, status.st_mtime_ns
