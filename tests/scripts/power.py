"""A disk whose power fails, and what is found on it afterwards.

It does everything on a real disk, which it need not flush, and keeps account of it. When the power
fails, a file that is being written is half there, and of each folder those names are sure that were
flushed; of the others each may be as it was or as it became, which `survives` decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.scripts.disk import Disk


class PowerCutError(BaseException):
    """The power has failed: nobody can do anything about it."""


@dataclass
class Folder:
    """What is in a folder, and what was when it was last flushed."""

    names: dict[str, Node] = field(default_factory=dict)
    flushed: dict[str, Node] = field(default_factory=dict)

    def after_a_cut(self, survives: Callable[[str], bool]) -> dict[str, Node]:
        unsure = {name for name in {*self.names, *self.flushed} if self.names.get(name) is not self.flushed.get(name)}
        found = {name: self.names if name in unsure and survives(name) else self.flushed for name in self._all()}
        return {name: names[name] for name, names in found.items() if name in names}

    def _all(self) -> list[str]:
        return sorted({*self.names, *self.flushed})


@dataclass
class File:
    content: bytes


@dataclass
class Link:
    target: str


Node = Folder | File | Link


class Power(Disk):
    """The disk below `root`, with power for so many operations."""

    def __init__(self, root: Path, operations: int = 1_000_000) -> None:
        self.root, self.tree, self.left = root, Folder(), operations
        root.mkdir()

    # --- what it does

    def make_folder(self, path: Path) -> None:
        self._spend()
        super().make_folder(path)
        self._folder(path.parent).names.setdefault(path.name, Folder())

    def write(self, path: Path, content: bytes, mode: int = 0o666) -> None:
        if self.left == 0:
            self._put(path, File(content[: len(content) // 2]))
        self._spend()
        path.write_bytes(content)
        path.chmod(mode)
        self._put(path, File(content))

    def link(self, path: Path, existing: Path) -> None:
        self._spend()
        super().link(path, existing)
        self._put(path, self._folder(existing.parent).names[existing.name])

    def point(self, path: Path, target: str) -> None:
        self._spend()
        super().point(path, target)
        self._put(path, Link(target))

    def rename(self, path: Path, new: Path) -> None:
        self._spend()
        super().rename(path, new)
        self._put(new, self._folder(path.parent).names.pop(path.name))

    def remove(self, path: Path) -> None:
        self._spend()
        super().remove(path)
        self._folder(path.parent).names.pop(path.name)

    def flush(self, folder: Path) -> None:
        self._spend()
        place = self._folder(folder)
        place.flushed = dict(place.names)

    # --- what is found

    def after_a_cut(self, root: Path, survives: Callable[[str], bool]) -> None:
        """Write what is on the disk, now that the power has failed, below another folder."""
        _write(root, self.tree, survives)

    def _spend(self) -> None:
        if self.left == 0:
            raise PowerCutError
        self.left -= 1

    def _put(self, path: Path, node: Node) -> None:
        self._folder(path.parent).names[path.name] = node

    def _folder(self, path: Path) -> Folder:
        place: Node = self.tree
        for name in path.relative_to(self.root).parts:
            assert isinstance(place, Folder)
            place = place.names[name]
        assert isinstance(place, Folder)
        return place


def _write(path: Path, node: Node, survives: Callable[[str], bool]) -> None:
    match node:
        case File(content):
            path.write_bytes(content)
        case Link(target):
            path.symlink_to(target)
        case Folder():
            path.mkdir()
            for name, inner in node.after_a_cut(survives).items():
                _write(path / name, inner, survives)
