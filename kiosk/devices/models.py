"""Where speech models are, and whether they are whole.

A model is a folder in Vosk's layout. It is looked for in this order: the setting, what is installed
for the language (by the system, or by `kiosk models get`), the compact English model that comes with
the kiosk. Vosk would look for one by itself, on the net as well; it is therefore always given a folder.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kiosk.devices.trial import NO_VOSK

log = logging.getLogger(__name__)

COMPACT: Final = Path(__file__).parents[1] / "models" / "kiosk-en-compact"
"""The English model that comes with the kiosk."""

NAMES: Final = "vosk-model-small-*"
"""How folders of models are named: the language follows."""

SYSTEM_FOLDERS: Final = (Path("/usr/local/share/vosk"), Path("/usr/share/vosk"))

FILES: Final = (
    "am/final.mdl",
    "conf/mfcc.conf",
    "conf/model.conf",
    "graph/Gr.fst",
    "graph/HCLr.fst",
    "graph/disambig_tid.int",
)
"""Without these a model cannot recognise a list of phrases. (The words may be in a file of their own, as in the
compact model, or in Gr.fst, as in the official small ones.)"""

TRIAL: Final = Path(__file__).with_name("trial.py")
PATIENCE_SECONDS: Final = 60.0


class ModelError(Exception):
    """A speech model is missing, damaged or cannot be had; says so in plain words."""


def own_folder() -> Path:
    """Return the folder for the models that the kiosk gets itself (XDG base directories)."""
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "breathing-space" / "models"


def find_models(setting: Path | None, language: str, system: tuple[Path, ...] = SYSTEM_FOLDERS) -> Iterator[Path]:
    """Yield the folders of the models for `language` (like "en"), the preferred one first, whole or not."""
    if setting:
        yield setting
    for folder in (*system, own_folder()):
        yield from sorted(folder.glob(f"vosk-model-small-{language}-*"), reverse=True)
    if language == "en":
        yield COMPACT


def found_model(setting: Path | None, language: str) -> Path | None:
    """Return the first of `find_models` that is complete, without trying it, if there is any."""
    return next((folder for folder in find_models(setting, language) if not _lacking(folder)), None)


def working_model(setting: Path | None, language: str) -> Path:
    """Return the first of `find_models` that works; the others are logged. Raises `ModelError` if there is none."""
    troubles = []
    for folder in find_models(setting, language):
        problems = check_model(folder)
        if not problems:
            return folder
        troubles += problems
        log.warning("speech model: %s", "; ".join(problems))
    raise ModelError("; ".join(troubles) or f"there is no speech model for the language “{language}”")


def check_model(folder: Path, patience_seconds: float = PATIENCE_SECONDS) -> list[str]:
    """Return what is wrong with a model, in plain words; nothing if it recognises. Takes half a second or more."""
    if not folder.is_dir():
        return [f"there is no folder {folder}"]
    missing = _lacking(folder)
    if missing:
        return [f"{folder} lacks {', '.join(missing)}"]
    return _tried(folder, patience_seconds)


def _lacking(folder: Path) -> list[str]:
    return [name for name in FILES if not _has(folder / name)]


def _has(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _tried(folder: Path, patience_seconds: float) -> list[str]:
    command = [sys.executable, "-I", str(TRIAL), str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=patience_seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return [f"{folder} takes longer than {patience_seconds:g} seconds to load"]
    if done.returncode == 0:
        return []
    reasons = done.stderr.decode(errors="replace").split("\n")
    log.info("the trial of %s ended with %d: %s", folder, done.returncode, reasons)
    return [f"Vosk cannot be loaded ({reasons[0]})" if done.returncode == NO_VOSK else f"{folder} is damaged"]
