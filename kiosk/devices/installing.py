"""Installing a speech model: from its makers, from a file or from a folder; wholly or not at all.

It is unpacked and tried in a folder beside the place where it belongs, and moved there in one step.
"""

from __future__ import annotations

import os
import shutil
import stat
import zipfile
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kiosk.devices.download import Download, DownloadError, Progress, fetch
from kiosk.devices.models import NAMES, ModelError, check_model, own_folder

OFFICIAL: Final = Download(
    address="https://alphacephei.com/vosk/models/vosk-model-small-en-us-0.15.zip",
    size=41_205_931,
    sha256="30f26242c4eb449f948e42cb302dd7a686cb29a3423a8367f99ff41780942498",
)
"""The official small English model (Apache-2.0)."""

UNFINISHED: Final = ".installing-"

_BAD_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What zipfile raises for files that are damaged, encrypted or packed in an unknown way."""


def get_model(
    source: Path | None = None,
    target: Path | None = None,
    progress: Progress = lambda _done, _total: None,
    official: Download = OFFICIAL,
) -> Path:
    """Install a model in the folder `target` (by default the kiosk's own) and return the model's folder.

    `source` is the model's zip file or folder, or a place that holds one, like a stick. Without it
    the official model is downloaded, unless it is there already. Raises `ModelError`.
    """
    target = target or own_folder()
    try:
        target.mkdir(parents=True, exist_ok=True)
        return _get_official(official, target, progress) if source is None else _take(source, official, target)
    except (OSError, DownloadError) as error:
        raise ModelError(f"the speech model was not installed: {error}") from error


def _get_official(official: Download, target: Path, progress: Progress) -> Path:
    installed = target / Path(official.name).stem
    if not check_model(installed):
        return installed
    part = target / f"{official.name}.part"
    fetch(official, part, progress)
    folder = _install(part, target)
    part.unlink()
    return folder


def _take(source: Path, official: Download, target: Path) -> Path:
    found = _found(source)
    if found.name == official.name and not official.is_in(found):
        raise ModelError(f"{found} is damaged: it is not the official model (its SHA-256 is wrong)")
    return _install(found, target)


def _found(source: Path) -> Path:
    """Return the model's zip file or folder: this, or the last by name in this place."""
    if source.is_file() or source.match(NAMES):
        return source
    inside = [path for path in sorted(source.glob(NAMES)) if path.is_dir() or path.suffix == ".zip"]
    if not inside:
        raise ModelError(f"there is no speech model in {source}: no zip file or folder named {NAMES}")
    return inside[-1]


def _install(source: Path, target: Path) -> Path:
    for left_over in target.glob(f"{UNFINISHED}*"):  # by a power cut
        shutil.rmtree(left_over)
    with TemporaryDirectory(prefix=UNFINISHED, dir=target) as folder:
        unfinished = Path(folder)
        model = _copied(source, unfinished) if source.is_dir() else _unpacked(source, unfinished)
        problems = check_model(model)
        if problems:
            raise ModelError(f"{source} holds no speech model that works: {'; '.join(problems)}")
        return _move(model, target / model.name)


def _copied(source: Path, folder: Path) -> Path:
    return Path(shutil.copytree(source, folder / source.name))


def _unpacked(source: Path, folder: Path) -> Path:
    """Unpack a zip file that holds one folder, and return that."""
    try:
        with zipfile.ZipFile(source) as archive:
            for entry in archive.infolist():
                _refuse_strange(entry)
            archive.extractall(folder)
    except _BAD_ZIP as error:
        raise ModelError(f"{source} is damaged: {error}") from error
    inside = list(folder.iterdir())
    if len(inside) != 1 or not inside[0].match(NAMES):
        raise ModelError(f"{source} does not hold just one folder named {NAMES}")
    return inside[0]


def _refuse_strange(entry: zipfile.ZipInfo) -> None:
    """Refuse what would land outside of the folder, and links."""
    path = Path(entry.filename)
    if path.is_absolute() or ".." in path.parts or stat.S_ISLNK(entry.external_attr >> 16):
        raise ModelError(f"the zip file is not safe to unpack: it holds {entry.filename!r}")


def _move(model: Path, place: Path) -> Path:
    """Put the model into its place; one that was there goes where the unfinished ones go."""
    os.sync()  # after a power cut, a folder must not have its name but not yet its content
    if place.exists():
        place.rename(model.with_name("replaced"))
    return model.rename(place)
