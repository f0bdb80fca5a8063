"""The exercises that can be chosen. Apart from the settings, for the grammar takes a while to import."""

from __future__ import annotations

from kiosk.commands.settings import site_from
from kiosk.config import Settings
from kiosk.core.script import Script
from kiosk.core.state import Kiosk
from kiosk.scripts.library import builtin_folder, load_library


def exercises_from(settings: Settings) -> tuple[Script, ...]:
    """Return the built-in exercises and the clinic's own. Broken scripts are logged and left out."""
    return load_library([builtin_folder(), *settings.scripts]).scripts


def kiosk_from(settings: Settings) -> Kiosk:
    """Return the kiosk with this clinic's settings and exercises."""
    return Kiosk(site=site_from(settings), scripts=exercises_from(settings))
