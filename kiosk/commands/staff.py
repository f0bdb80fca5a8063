"""The clerk of the staff area, with all that it can do. Apart from `run`, for the first frame does not need it."""

from __future__ import annotations

from kiosk.config import Settings
from kiosk.ports import Post
from kiosk.staff.clerk import Doing, Errands


def open_clerk(settings: Settings, post: Post) -> Errands:
    """Return the clerk, at work."""
    doings: dict[type, Doing] = {}
    return Errands(doings, post)
