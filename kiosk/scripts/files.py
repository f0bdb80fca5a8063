"""Files with scripts: which are read, and why others are refused.

What staff bring on a USB stick is anything: other formats, other encodings, links, devices, films.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from kiosk.scripts.findings import RefusedError, about_file
from kiosk.scripts.formats import MOST_BYTES, text_of
from kiosk.scripts.opening import opened
from kiosk.scripts.parser import Parsed, parse
from kiosk.scripts.sound_files import recordings_beside, recordings_folder
from kiosk.scripts.surroundings import Surroundings

LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
"""The name of a folder that holds scripts in one language, like "en" or "pt-br"."""

MOST_ENTRIES = 10_000
"""So many files and folders are looked at below one folder."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60

_TEXTS = (".txt", ".text", ".markdown")
_DOCUMENTS = {".doc", ".docx", ".odt", ".pages", ".pdf", ".rtf", ".htm", ".html"}
_ARCHIVES = {".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst"}

_NO_VOCABULARY: frozenset[str] = frozenset()


def parse_file(path: Path, folder: Path, language: str, vocabulary: frozenset[str] = _NO_VOCABULARY) -> Parsed:
    """Read the script in a file. A file that is refused, or leads out of the folder, has that as its finding."""
    try:
        text = read_text(path, folder)
        check_name(path)
    except RefusedError as refused:
        return Parsed(None, (about_file(*refused.args),))
    return parse_text(text, path.stem, language, path, vocabulary)


def parse_text(
    text: str, identifier: str, language: str, path: Path, vocabulary: frozenset[str] = _NO_VOCABULARY
) -> Parsed:
    """Read a script that stands in a file, with the recordings beside it."""
    parsed = parse(text, identifier, language, Surroundings(recordings_beside(path), vocabulary))
    return in_folder(parsed, recordings_folder(path))


def in_folder(parsed: Parsed, folder: Path) -> Parsed:
    """Return what was read, with the folder of the script's recordings."""
    return replace(parsed, script=parsed.script and replace(parsed.script, folder=str(folder)))


def read_text(path: Path, folder: Path) -> str:
    """Return the text in a file. Raises `RefusedError` if there is none, or if it leads out of the folder."""
    with opened(path, folder) as file:
        data = file.read(MOST_BYTES + 1)
    return text_of(data)


def could_be_script(path: Path) -> bool:
    """Whether somebody may have meant this file to be a script. Hidden files and sounds are not."""
    return not _is_hidden(path.name) and path.suffix.lower() in {".md", *_TEXTS} | _DOCUMENTS | _ARCHIVES


def is_text(path: Path) -> bool:
    """Whether a file is named as a text."""
    return path.suffix.lower() in {".md", *_TEXTS}


def listed(folder: Path, most: int | None = None) -> list[os.DirEntry[str]]:
    """Return what is in a folder, by name and without what is hidden; nothing where it cannot be looked into.

    Where there are more than `most`, it is any of them.
    """
    try:
        with os.scandir(folder) as entries:
            found = islice((entry for entry in entries if not _is_hidden(entry.name)), most)
            return sorted(found, key=lambda entry: entry.name)
    except OSError:
        return []


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether this is a folder or a link to one."""
    try:
        return entry.is_dir()
    except OSError:  # a circle of links, for example
        return False


def candidates_in(folder: Path) -> Iterator[Path]:
    """Yield what could be a script in the folders for languages that are in this folder, in order."""
    for language in listed(folder):
        if is_folder(language):
            yield from _candidates(listed(Path(language)))


def candidates_below(folder: Path) -> Iterator[Path]:
    """Yield what could be a script in a folder and in all below it, in order; links to folders are not followed.

    Raises `RefusedError` after `MOST_ENTRIES`.
    """
    seen, waiting = 0, [folder]
    while waiting:
        entries = listed(waiting.pop())
        seen += len(entries)
        if seen > MOST_ENTRIES:
            raise RefusedError(f"There are more than {MOST_ENTRIES} files here.", "Name the folder with the scripts.")
        waiting.extend(Path(entry) for entry in reversed(entries) if entry.is_dir(follow_symlinks=False))
        yield from _candidates(entries)


def _candidates(entries: list[os.DirEntry[str]]) -> Iterator[Path]:
    files = (Path(entry) for entry in entries if not entry.is_dir(follow_symlinks=False))
    return (file for file in files if could_be_script(file))


def _is_hidden(name: str) -> bool:
    """Whether a name is hidden on Linux and macOS, a system folder of Windows, or a lock of Word."""
    return name.startswith((".", "$", "~$"))


def tidy_id(name: str) -> str:
    """Return the id that a file of this name gets: small letters, digits and hyphens; nothing if it has none."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    for ending in (".md", *_TEXTS, ".md"):  # where Windows hides endings, there are files named “rest.md.txt”
        plain = plain.removesuffix(ending)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_ID].rstrip("-")


def check_name(path: Path) -> None:
    """Raise `RefusedError` unless a file is named as a script is."""
    hint = f"Name it “{tidy_id(path.stem) or 'my-exercise'}.md”."
    if path.suffix != ".md":
        raise RefusedError("The name of a script ends in “.md”.", hint)
    if not _ID.fullmatch(path.stem) or len(path.stem) > _LONGEST_ID:
        raise RefusedError("The name of a script has small letters, digits and hyphens only.", hint)


def check_offered_name(path: Path) -> str:
    """Return the id that a file gets when it is added. Raises `RefusedError` unless its name is that of a text."""
    if not is_text(path):
        raise RefusedError("The name of a script ends in “.md” or “.txt”.", "Save it as plain text, under such a name.")
    identifier = tidy_id(path.name)
    if not identifier:
        raise RefusedError("There is no plain letter in the name of this file.", "Name it like “slow-breaths.md”.")
    return identifier
