"""All exercises as files that can be edited, and added again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from kiosk.core.script import Script
from kiosk.scripts.disk import Disk, replace_file
from kiosk.scripts.files import read_text
from kiosk.scripts.findings import RefusedError
from kiosk.scripts.library import Entry, Library
from kiosk.scripts.opening import opened
from kiosk.scripts.sound_files import MOST_SOUND_BYTES, recordings_of

Outcome = Literal["written", "there", "kept"]
"""A file was written, or was there with the same content, or was there with another, which it keeps."""


def export(library: Library, folder: Path) -> Iterator[tuple[Path, Outcome]]:
    """Write each script as `<language>/<id>.md` into a folder, its recordings into a folder of its name beside it.

    Yields each file, which is there with all of its content or not at all. Raises `OSError` where they cannot be
    written, `RefusedError` where they cannot be read.
    """
    disk = Disk()
    for script, entry in library.in_use:
        for name, content in _contents(script, entry):
            yield folder / name, _write(disk, folder / name, content)


def _contents(script: Script, entry: Entry) -> Iterator[tuple[Path, bytes]]:
    """Yield the files of a script: where they belong, and what is in them."""
    language = Path(script.language)
    yield language / f"{script.id}.md", read_text(entry.path, entry.folder).encode()
    for name in recordings_of(script):
        with opened(Path(script.folder) / name, Path(script.folder)) as file:
            content = file.read(MOST_SOUND_BYTES)
        yield language / script.id / name, content


def _write(disk: Disk, path: Path, content: bytes) -> Outcome:
    if os.path.lexists(path):
        return "there" if _holds(path, content) else "kept"
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(disk, path, content)
    return "written"


def _holds(path: Path, content: bytes) -> bool:
    try:
        with opened(path, path.parent) as file:
            return file.read(MOST_SOUND_BYTES + 1) == content
    except RefusedError:
        return False
