"""The clerk of the staff area, with all that it can do. Apart from `run`, for the first frame does not need it."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.config import Settings
from kiosk.ports import Post
from kiosk.staff.clerk import Doing, Errands

SHARED = Path("/var/lib/breathing-space")
"""What is kept for all users of a machine, where there is such a folder."""


def kept_folder(shared: Path = SHARED) -> Path:
    """Return the folder of what the kiosk keeps: PIN, settings, counts (XDG base directories)."""
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return shared if os.access(shared, os.W_OK) else home / "breathing-space"


def open_clerk(settings: Settings, post: Post) -> Errands:
    """Return the clerk, at work."""
    doings: dict[type, Doing] = {}
    return Errands(doings, post)
