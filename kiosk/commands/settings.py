"""From a settings file to what the core needs to know of it, and where files are kept."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from msgspec.structs import asdict

from kiosk.config import Problem, Settings, load
from kiosk.core.state import Site, site_of

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
    return kept_folder() / "staff.toml"


def site_from(settings: Settings) -> Site:
    """Return what the core needs to know of the settings."""
    return site_of(asdict(settings), Site())


def cache_folder() -> Path:
    """Return the folder for rendered speech: the kiosk's own lines, nothing that anybody said."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "breathing-space" / "speech"
