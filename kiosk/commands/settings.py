"""From a settings file to what the core needs to know of it, and where files are kept."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from kiosk.config import Problem, Settings, load
from kiosk.core.state import Site

SHARED = Path("/var/lib/breathing-space")
"""Where a machine keeps what the kiosk keeps, where there is such a folder."""

log = logging.getLogger(__name__)


def load_all(path: Path | None) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings, with what staff have changed, and what is wrong in the files."""
    return load(path, changes_file())


def settings_from(path: Path | None) -> Settings:
    """Return the settings, having logged what is wrong in the files."""
    settings, problems = load_all(path)
    for problem in problems:
        log.warning("%s", problem)
    return settings


def kept_folder(shared: Path = SHARED) -> Path:
    """Return the folder of what the kiosk keeps for good: the machine's, where it may write there, or the user's."""
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return shared if os.access(shared, os.W_OK) else home / "breathing-space"


def changes_file() -> Path:
    """Return the file of what staff have changed in the settings."""
    return kept_folder() / "settings.toml"


def site_from(settings: Settings) -> Site:
    """Return what the core needs to know of the settings."""
    return Site(
        language=settings.language,
        theme=settings.theme,
        text_size=settings.text_size,
        volume=settings.volume,
        volume_min=settings.volume_min,
        volume_max=settings.volume_max,
        idle_seconds=settings.idle_seconds,
        countdown_seconds=settings.countdown_seconds,
        reduced_motion=settings.reduced_motion,
        clinic=settings.clinic,
        help_paragraphs=settings.help_paragraphs,
        off=frozenset(settings.exercises_off),
        country=settings.country,
        languages=settings.languages,
        background_sounds=settings.background_sounds,
        listen_while_speaking=settings.listen_while_speaking,
        count_uses=settings.count_uses,
    )


def cache_folder() -> Path:
    """Return the folder for rendered speech: the kiosk's own lines, nothing that anybody said."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "breathing-space" / "speech"
