"""From a settings file to what the core needs to know of it, and where files are kept."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from kiosk.config import Settings, load
from kiosk.core.state import Site

log = logging.getLogger(__name__)


def settings_from(path: Path | None) -> Settings:
    """Return the settings, having logged what is wrong in the file."""
    settings, problems = load(path)
    for problem in problems:
        log.warning("%s", problem)
    return settings


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
    )


def cache_folder() -> Path:
    """Return the folder for rendered speech: the kiosk's own lines, nothing that anybody said."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "breathing-space" / "speech"
