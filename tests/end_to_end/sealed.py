"""A program without a network that can write into one folder only, so that everything it leaves behind is there.

Bubblewrap gives it the machine's own files, read-only, and folders of its own for its home, for what is
temporary and for shared memory.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Collection, Iterable
from pathlib import Path

_TEMPORARY = {"tmp": "/tmp", "var-tmp": "/var/tmp", "shm": "/dev/shm"}  # noqa: S108 - the very folders it is about
PROGRAM = (Path(__file__).parents[2], Path(sys.prefix))
"""Where the program is, which may be among what is temporary."""

_XDG = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


def sealed(folder: Path, *readable: Path) -> list[str]:
    """Return a command that starts another so that it writes into `folder` only, which has its home.

    `readable` are temporary folders that it can read.
    """
    bubblewrap = shutil.which("bwrap")
    assert bubblewrap is not None, "bubblewrap is missing: deploy/setup.sh test"
    command = [bubblewrap, "--die-with-parent", "--unshare-net", "--ro-bind", "/", "/", "--dev-bind", "/dev", "/dev"]
    command += ["--proc", "/proc"]
    places = [*_TEMPORARY.values()]
    for name, place in _TEMPORARY.items():
        (folder / name).mkdir(parents=True)
        command += ["--bind", str(folder / name), place]
    for path in (*readable, *(here for here in PROGRAM if any(here.is_relative_to(each) for each in places))):
        command += ["--ro-bind", str(path), str(path)]
    (folder / "home").mkdir()
    command += ["--bind", str(folder), str(folder), "--setenv", "HOME", str(folder / "home")]
    return [*command, *(word for name in _XDG for word in ("--unsetenv", name))]


Files = dict[str, tuple[int, int, int, int]]
"""Of each file and folder its inode, size and times of change, of the content and of anything, in ns."""


def files_in(folder: Path) -> Files:
    """Return what there is in a folder. A file that was there for a moment has changed the folder's times."""
    return {str(path.relative_to(folder)): _mark(path.lstat()) for path in (folder, *folder.rglob("*"))}


def _mark(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def changes(before: Files, after: Files) -> list[str]:
    """Return which files and folders are there no more, are new, or have changed."""
    return sorted(path for path in {*before, *after} if before.get(path) != after.get(path))


def words_told(lines: Iterable[str], words: Collection[str]) -> list[str]:
    """Return the lines in which one of these words stands."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    return [line for line in lines if pattern.search(line)]
