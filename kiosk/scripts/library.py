"""The exercises of this kiosk: all scripts in some folders that can be performed.

A folder holds `<language>/<id>.md`, and the recordings beside. A script in a later folder takes the
place of one with the same language and id in an earlier one, unless it is broken: a broken file never
takes a working script away.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kiosk.core.script import AREAS, Script
from kiosk.scripts.cache import ParseCache
from kiosk.scripts.files import (
    LANGUAGE,
    candidates_below,
    candidates_in,
    check_name,
    in_folder,
    parse_file,
    read_text,
)
from kiosk.scripts.findings import Finding, RefusedError, about_file, format_finding, has_errors
from kiosk.scripts.parser import Parsed
from kiosk.scripts.sound_files import recordings_folder
from kiosk.scripts.surroundings import Vocabulary, unknown
from kiosk.words.languages import LANGUAGES

_log = logging.getLogger(__name__)

Key = tuple[str, str]
"""What tells scripts apart: language and id."""

FileFindings = tuple[Path, tuple[Finding, ...]]
"""A file, and what was found in it."""


class Entry(Struct, frozen=True):
    """A file in one of the folders: what was found in it, and its script unless it is broken.

    A file that is broken since the library was last read keeps the script that it had.
    """

    folder: Path
    path: Path
    findings: tuple[Finding, ...]
    script: Script | None

    @property
    def is_broken(self) -> bool:
        """Whether there is an error in the file."""
        return has_errors(self.findings)


class Library(Struct, frozen=True, dict=True):
    """Every file that was looked at, in the order of the folders."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def in_use(self) -> tuple[tuple[Script, Entry], ...]:
        """The scripts that can be chosen, by language, area and title, each with the file it is in."""
        found = {key_of(script): (script, entry) for entry in self.entries if (script := entry.script)}
        return tuple(sorted(found.values(), key=lambda item: _place(item[0])))

    @property
    def scripts(self) -> tuple[Script, ...]:
        """The scripts that can be chosen."""
        return tuple(script for script, _ in self.in_use)

    @property
    def findings(self) -> tuple[FileFindings, ...]:
        """The findings of every file."""
        return tuple((entry.path, entry.findings) for entry in self.entries)


EMPTY = Library()


def key_of(script: Script) -> Key:
    """Return the language and the id of a script."""
    return script.language, script.id


def builtin_folder() -> Path:
    """Return the folder of the exercises that come with the program."""
    package = Path(str(files("kiosk")))
    installed = package / "audio_scripts"
    return installed if installed.is_dir() else package.parent / "audio_scripts"


def load_library(folders: Sequence[Path], cache: ParseCache | None = None, last: Library = EMPTY) -> Library:
    """Read all scripts in these folders. A folder that is not there is empty.

    `last` is what was read before: of a file that is broken by now, its script is kept.
    """
    cache = cache or ParseCache()
    before = {entry.path: entry.script for entry in last.entries}
    entries = [_entry(folder, path, cache) for folder in folders for path in candidates_in(folder)]
    cache.save()
    for entry in entries:
        if entry.is_broken:
            _log_broken(entry, kept=before.get(entry.path) is not None)
    return Library(tuple(replace(e, script=before.get(e.path)) if e.is_broken else e for e in entries))


def check(paths: Iterable[Path], vocabulary: Vocabulary = unknown) -> list[FileFindings]:
    """Return the findings of these files, and of all scripts in these folders and the folders in them.

    `vocabulary` returns the words that the speech model for a language knows.
    """
    return [found for path in paths for found in _checked(path, vocabulary)]


def _entry(folder: Path, path: Path, cache: ParseCache) -> Entry:
    language = path.parent.name.lower()
    if not LANGUAGE.fullmatch(language):
        hint = "Name it like “en” for English or “es” for Spanish."
        finding = about_file(f"The folder “{path.parent.name}” is not named as a language.", hint)
        return Entry(folder, path, (finding,), None)
    try:
        text = read_text(path, folder)
        check_name(path)
    except RefusedError as refused:
        return Entry(folder, path, (about_file(*refused.args),), None)
    parsed = in_folder(cache.parse(text, path, language), recordings_folder(path))
    return Entry(folder, path, parsed.findings, parsed.script)


def _checked(path: Path, vocabulary: Vocabulary) -> Iterator[FileFindings]:
    if not path.is_dir():
        yield path, _parse_anywhere(path, path.parent, vocabulary).findings
        return
    try:
        for file in candidates_below(path):
            yield file, _parse_anywhere(file, path, vocabulary).findings
    except RefusedError as refused:
        yield path, (about_file(*refused.args),)


def _parse_anywhere(path: Path, folder: Path, vocabulary: Vocabulary) -> Parsed:
    """Read a script wherever it is; its language matters little for what is wrong with it."""
    folder_name = path.absolute().parent.name.lower()
    language = folder_name if folder_name in LANGUAGES else "en"
    return parse_file(path, folder, language, vocabulary(language))


def _log_broken(entry: Entry, *, kept: bool) -> None:
    error = next(finding for finding in entry.findings if finding.severity == "error")
    what = "A script is broken, and stays as it was." if kept else "A script is left out."
    _log.warning("%s %s", what, format_finding(entry.path, error))


def _place(script: Script) -> tuple[str, int, str, str]:
    """Where a script stands in the order of the library."""
    return script.language, AREAS.index(script.area), script.title.casefold(), script.id
