"""The clerk of the staff area, with all that it can do. Apart from `run`, for the first frame does not need it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from kiosk.commands.exercises import library_from
from kiosk.config import Settings, load
from kiosk.ports import Post
from kiosk.staff import health, uses
from kiosk.staff.clerk import Doing, Errands
from kiosk.staff.diary import Diary

SHARED = Path("/var/lib/breathing-space")
"""What is kept for all users of a machine, where there is such a folder."""


class Running(Struct, frozen=True):
    """What is to be known of the program that runs, and how to have it begin anew."""

    diary: Diary
    names: Callable[[], Mapping[str, str]]
    restart: Callable[[], None]


def kept_folder(shared: Path = SHARED) -> Path:
    """Return the folder of what the kiosk keeps: PIN, settings, counts (XDG base directories)."""
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return shared if os.access(shared, os.W_OK) else home / "breathing-space"


def open_clerk(settings: Settings, post: Post, running: Running) -> Errands:
    """Return the clerk, at work."""
    folder = kept_folder()
    folder.mkdir(parents=True, exist_ok=True)
    counts = uses.Uses(folder / "uses.sqlite")
    ward = health.Ward(settings, load()[1], running.diary, counts.aside, running.names, lambda: library_from(settings))
    doings: dict[type, Doing] = {
        **uses.errands(counts, save),
        **health.errands(ward, save, running.restart),
    }
    return Errands(doings, post)


def save(name: str, text: str) -> None:
    """Write a file to the stick. Raises `RefusedError`."""
    raise NotImplementedError
