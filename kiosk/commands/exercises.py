"""The exercises that can be chosen. Apart from the settings, for the grammar takes a while to import."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.commands.settings import cache_folder, site_from
from kiosk.config import Settings
from kiosk.core.script import Script
from kiosk.core.state import Kiosk
from kiosk.scripts.cache import ParseCache
from kiosk.scripts.library import Library, builtin_folder
from kiosk.scripts.shelf import Places, Shelf
from kiosk.scripts.watch import Watch

SHARED = Path("/var/lib/breathing-space/scripts")
"""The shelf of all users of a machine, where there is such a folder."""


def shelf_folder(settings: Settings, shared: Path = SHARED) -> Path:
    """Return the folder of the clinic's own scripts (XDG base directories).

    A shared one is used by those as well who must not write to it: otherwise somebody would publish
    where no kiosk looks.
    """
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    usual = shared if shared.is_dir() else home / "breathing-space" / "scripts"
    return settings.library or usual


def places_from(settings: Settings) -> Places:
    """Return where scripts are, the built-in ones first."""
    return Places((builtin_folder(), *settings.scripts), Shelf(shelf_folder(settings)))


def watch_from(settings: Settings) -> Watch:
    """Return what reads the exercises, and tells when they change."""
    return Watch(places_from(settings), ParseCache(cache_folder().with_name("scripts.jsonl")))


def library_from(settings: Settings) -> Library:
    """Return the built-in exercises and the clinic's own, with what is wrong in them. Broken scripts are logged."""
    return watch_from(settings).read()


def exercises_from(settings: Settings) -> tuple[Script, ...]:
    """Return the exercises that can be chosen."""
    return library_from(settings).scripts


def kiosk_from(settings: Settings) -> Kiosk:
    """Return the kiosk with this clinic's settings and exercises."""
    return Kiosk(site=site_from(settings), scripts=exercises_from(settings))
