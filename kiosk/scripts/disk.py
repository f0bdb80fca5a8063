"""What is done to the disk when something is to be kept for good, one thing after another.

Apart from what is done with it, so that a test can cut the power at any of these. After a power cut,
a file that was written is there with all of its content or with none of it that could be relied on,
and a name that was made, changed or removed may be as before until its folder was flushed.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class Disk:
    """The disk. Any method may raise `OSError`."""

    def make_folder(self, path: Path) -> None:
        """Make an empty folder, unless it is there."""
        path.mkdir(exist_ok=True)

    def write(self, path: Path, content: bytes, mode: int = 0o666) -> None:
        """Make a file of this content, which is on the disk for good when this returns; its name is not yet.

        `mode` are its permissions, of which the process's umask takes some away.
        """
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def link(self, path: Path, existing: Path) -> None:
        """Give another name to an existing file."""
        path.hardlink_to(existing)

    def point(self, path: Path, target: str) -> None:
        """Make a symbolic link to `target`, as seen from its folder."""
        path.symlink_to(target)

    def rename(self, path: Path, new: Path) -> None:
        """Give a file, link or folder a new name, in place of a file or link that has it."""
        path.replace(new)

    def remove(self, path: Path) -> None:
        """Remove a file, a link or an empty folder."""
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()

    def flush(self, folder: Path) -> None:
        """Have the names in a folder on the disk for good."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def make_folders(disk: Disk, folder: Path) -> None:
    """Make a folder and those it is in, as far as they are missing."""
    missing = [each for each in (folder, *folder.parents) if not each.is_dir()]
    for each in reversed(missing):
        disk.make_folder(each)
        disk.flush(each.parent)


def replace_file(disk: Disk, path: Path, content: bytes, mode: int = 0o666) -> None:
    """Put a file of this content in the place of what is there. A power cut leaves the old one or the new one.

    For one process at a time: others have to wait (`alone`). Where it cannot be done, nothing is left lying about.
    """
    beside = path.with_name(f".{path.name}.new")
    if os.path.lexists(beside):
        disk.remove(beside)
    try:
        disk.write(beside, content, mode)
        disk.rename(beside, path)
    except OSError:
        with suppress(OSError):
            disk.remove(beside)
        raise
    disk.flush(path.parent)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other process is changing anything in this folder, and keep others out meanwhile."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
