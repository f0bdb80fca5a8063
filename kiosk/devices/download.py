"""Downloading a file that is known beforehand: resumed where it was interrupted, used only if it is the right one."""

from __future__ import annotations

import hashlib
import urllib.request
from collections.abc import Callable
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from typing import Final

from msgspec import Struct

Progress = Callable[[int, int], None]
"""Told how many bytes there are by now, and how many there will be."""

BLOCK_BYTES: Final = 1 << 17
TIMEOUT_SECONDS: Final = 30.0


class DownloadError(Exception):
    """It was not downloaded; says why, and what can be done, in plain words."""


class Download(Struct, frozen=True):
    """A file on the net, of which is known what is in it."""

    address: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The file's name."""
        return self.address.rsplit("/", 1)[-1]

    def is_in(self, path: Path) -> bool:
        """Return whether this is what a file holds."""
        with path.open("rb") as file:
            return path.stat().st_size == self.size and hashlib.file_digest(file, "sha256").hexdigest() == self.sha256


def fetch(download: Download, part: Path, progress: Progress) -> None:
    """Bring the file to `part`, going on with what is there already. Raises `DownloadError`."""
    try:
        _fetch_rest(download, part, progress)
    except (OSError, HTTPException) as error:
        raise DownloadError(f"{download.address} cannot be downloaded: {error}") from error
    size = part.stat().st_size
    if size < download.size:
        raise DownloadError(f"the download broke off after {size} of {download.size} bytes; try again to go on")
    if not download.is_in(part):
        part.unlink()
        raise DownloadError(f"{download.address} gave something else than expected (its SHA-256 is wrong)")


def _fetch_rest(download: Download, part: Path, progress: Progress) -> None:
    size = part.stat().st_size if part.exists() else 0
    if size >= download.size:
        return
    request = urllib.request.Request(download.address, headers={"Range": f"bytes={size}-"})  # noqa: S310 - a constant
    with (
        urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as response,  # noqa: S310
        part.open("ab" if response.status == HTTPStatus.PARTIAL_CONTENT else "wb") as file,
    ):
        while file.tell() < download.size and (block := response.read(BLOCK_BYTES)):
            file.write(block)
            progress(file.tell(), download.size)
