"""The exercises of this kiosk: all scripts in some folders that can be performed.

A folder holds `<language>/<id>.md`. A script in a later folder takes the place of one with the same
language and id in an earlier one, unless it is broken: a broken file never takes a working script
away.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from kiosk.core.script import AREAS, Script
from kiosk.scripts.files import LANGUAGE, could_be_script, parse_file
from kiosk.scripts.findings import Finding, about_file, format_finding
from kiosk.scripts.parser import Parsed

_log = logging.getLogger(__name__)

FileFindings = tuple[Path, tuple[Finding, ...]]
"""A file, and what was found in it."""


@dataclass(frozen=True)
class Library:
    """The scripts, by language, area and title; and the findings of every file that was looked at."""

    scripts: tuple[Script, ...]
    findings: tuple[FileFindings, ...]


def builtin_folder() -> Path:
    """Return the folder of the exercises that come with the program."""
    package = Path(str(files("kiosk")))
    installed = package / "audio_scripts"
    return installed if installed.is_dir() else package.parent / "audio_scripts"


def load_library(folders: Sequence[Path]) -> Library:
    """Read all scripts in these folders. A folder that is not there is empty."""
    scripts: dict[tuple[str, str], Script] = {}
    findings: list[FileFindings] = []
    for folder in folders:
        for path in _candidates(folder.glob("*/*")):
            parsed = _parse(path, folder)
            findings.append((path, parsed.findings))
            if parsed.script is None:
                _log_left_out(path, parsed.findings)
            else:
                scripts[parsed.script.language, parsed.script.id] = parsed.script
    return Library(tuple(sorted(scripts.values(), key=_place)), tuple(findings))


def check(paths: Iterable[Path]) -> list[FileFindings]:
    """Return the findings of these files, and of all scripts in these folders and the folders in them."""
    checked: list[FileFindings] = []
    for path in paths:
        if path.is_dir():
            checked.extend((file, _parse_anywhere(file, path).findings) for file in _candidates(path.rglob("*")))
        else:
            checked.append((path, _parse_anywhere(path, path.parent).findings))
    return checked


def _candidates(paths: Iterable[Path]) -> list[Path]:
    return sorted(path for path in paths if could_be_script(path) and not path.is_dir())


def _parse(path: Path, folder: Path) -> Parsed:
    """Read a script that stands in the folder of its language."""
    language = path.parent.name
    if LANGUAGE.fullmatch(language):
        return parse_file(path, folder, language)
    hint = "Name it like “en” for English or “es” for Spanish."
    return Parsed(None, (about_file(f"The folder “{language}” is not named as a language.", hint),))


def _parse_anywhere(path: Path, folder: Path) -> Parsed:
    """Read a script wherever it is; its language matters little for what is wrong with it."""
    language = path.absolute().parent.name
    return parse_file(path, folder, language if LANGUAGE.fullmatch(language) else "en")


def _log_left_out(path: Path, findings: tuple[Finding, ...]) -> None:
    errors = [finding for finding in findings if finding.severity == "error"]
    _log.warning("A script is left out. %s", format_finding(path, errors[0]))


def _place(script: Script) -> tuple[str, int, str, str]:
    """Where a script stands in the order of the library."""
    return script.language, AREAS.index(script.area), script.title.casefold(), script.id
