"""What came of reading scripts, kept on disk, so that a large library opens at once.

- A script is known by a digest of its text, id and language. Of the recordings that were asked for
  while it was read, size and time are kept as well, and compared.
- There is one file, with a line of JSON for each script. It appears complete or not at all (written
  beside, then renamed) and begins with a digest of the rest and of the kiosk's own code: a file that
  is damaged, or was written by another version, is as good as none.
- Each script is taken from its line by itself: no step takes so long that the sound would stutter.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple

from kiosk.core import script as core_script
from kiosk.scripts.findings import Finding
from kiosk.scripts.parser import Parsed, parse
from kiosk.scripts.sound_files import recordings_beside, recordings_folder
from kiosk.scripts.surroundings import Surroundings

_log = logging.getLogger(__name__)

_CODE = Path(__file__).parent, Path(core_script.__file__).parent

_KINDS: dict[str, Callable[..., object]] = {
    **{name: kind for name, kind in vars(core_script).items() if isinstance(kind, type) and issubclass(kind, Struct)},
    "Finding": Finding,
    "Parsed": Parsed,
    "": lambda *entries: entries,
}
"""What is made of a list in JSON, by its first entry; without a name it is a tuple."""


@dataclass
class ParseCache:
    """The cache in a file, or without one for as long as this lives. To be used by one thread."""

    file: Path | None = None
    _known: dict[str, str] = field(init=False)
    _used: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._known = _read(self.file) if self.file else {}

    def parse(self, text: str, path: Path, language: str) -> Parsed:
        """Read the script in a file whose text this is, unless that was done before."""
        key = blake2b(json.dumps([text, path.stem, language]).encode(), digest_size=20).hexdigest()
        line = self._known.get(key)
        marks, found = json.loads(line) if line else ({}, [])
        if not line or any(mark != _mark(path, name) for name, mark in marks.items()):
            line, parsed = _line(text, path, language)
        else:
            parsed = _made(found)
        self._used[key] = line
        return parsed

    def save(self) -> None:
        """Keep what was read since this was opened or last saved, and nothing else, if some of it is new."""
        if any(self._known.get(key) != line for key, line in self._used.items()):
            self._known = self._used
            if self.file:
                _write(self.file, self._known)
        self._used = {}


def _line(text: str, path: Path, language: str) -> tuple[str, Parsed]:
    """Read a script; return what came of it, also as a line, with the marks of the recordings that it asked for."""
    marks: dict[str, str] = {}
    beside = recordings_beside(path)

    def recording(name: str) -> float:
        marks[name] = _mark(path, name)
        return beside(name)

    parsed = parse(text, path.stem, language, Surroundings(recording), advise=False)
    return json.dumps([marks, _plain(parsed)]), parsed


def _mark(path: Path, name: str) -> str:
    """Return what changes when a recording does; nothing where there is none."""
    try:
        status = (recordings_folder(path) / name).stat()
    except OSError:
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"


# --- the file -----------------------------------------------------------------------------------


def _read(file: Path) -> dict[str, str]:
    try:
        digest, _, content = file.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if digest != _digest(content):
        _log.info("The scripts are read anew: %s is damaged, or of another version.", file)
        return {}
    lines = content.decode().splitlines()
    return {line[:40]: line[40:] for line in lines}


def _write(file: Path, lines: dict[str, str]) -> None:
    content = "\n".join(key + line for key, line in lines.items()).encode()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, delete=False) as beside:
            beside.write(_digest(content) + b"\n" + content)
        Path(beside.name).replace(file)
    except OSError as error:
        _log.warning("What was read of the scripts cannot be kept, so it will be read again: %s", error)


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=20, key=_version()).hexdigest().encode()


@cache
def _version() -> bytes:
    """Return a digest of the code that reads scripts: it need not be told when it changes."""
    digest = blake2b(digest_size=32)
    for path in sorted(path for folder in _CODE for path in folder.iterdir() if path.suffix in {".py", ".lark"}):
        digest.update(path.read_bytes())
    return digest.digest()


# --- JSON ---------------------------------------------------------------------------------------


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever a script consists of
    """Return records and tuples as lists that begin with their name."""
    if isinstance(value, tuple):
        return ["", *map(_plain, value)]
    if isinstance(value, Struct):
        return [type(value).__name__, *map(_plain, astuple(value))]
    return value


def _made(data: list[Any]) -> Any:  # noqa: ANN401  # whatever a script consists of
    """Return what `_plain` was given."""
    return _KINDS[data[0]](*[_made(each) if isinstance(each, list) else each for each in data[1:]])
