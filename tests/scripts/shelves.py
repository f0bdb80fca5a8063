"""Scripts to be published, and what is found where they were."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile

from kiosk.scripts.library import load_library
from kiosk.scripts.shelf import Manuscript, Places, Shelf

TEXT = "Title: Try\nArea: Relax\n\nSit.\n"
CALM = Manuscript("en", "calm", TEXT.replace("Try", "Calm"))
REST = Manuscript("en", "rest", TEXT.replace("Try", "Rest"))
SLOW_REST = Manuscript("en", "rest", TEXT.replace("Try", "Slow rest"))
SPANISH = Manuscript("es", "calm", TEXT.replace("Try", "Calma"))


def with_recordings(folder: Path) -> Manuscript:
    """A script with two recordings, which are in this folder."""
    for name in ("one.wav", "two.flac"):
        soundfile.write(folder / name, np.zeros(8000, np.float32), 8000)
    text = TEXT + "\n[voice one.wav]\nOne.\n\n[voice two.flac]\nTwo.\n"
    return Manuscript("en", "spoken", text, (folder / "one.wav", folder / "two.flac"))


def contents(shelf: Shelf) -> dict[str, bytes]:
    """Everything in the version in use."""
    folder = shelf.current()
    if folder is None:
        return {}
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def titles(shelf: Shelf) -> list[str]:
    return [script.title for script in load_library(Places((), shelf).folders()).scripts]


def hidden(shelf: Shelf) -> list[str]:
    """What should not be lying about."""
    return [path.name for path in shelf.folder.rglob(".*")]
