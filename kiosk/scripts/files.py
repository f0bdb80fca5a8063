"""Files with scripts: which are read, and why others are refused.

What staff bring on a USB stick is anything: other formats, other encodings, links, devices, films.
"""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.scripts.findings import about_file
from kiosk.scripts.parser import Parsed, parse

MOST_BYTES = 1_000_000

LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
"""The name of a folder that holds scripts in one language, like "en" or "pt-br"."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60

_OTHER_TEXTS = {".txt", ".text", ".doc", ".docx", ".odt", ".pages", ".pdf", ".rtf", ".htm", ".html"}

_AS_TEXT = "In the word processor choose “Save as”, then plain text with the encoding UTF-8."
_AS_UTF8 = "In Notepad choose “Save as”, then the encoding UTF-8."
_FORMATS = {
    b"\xff\xfe": ("This text is stored as UTF-16 (“Unicode”).", _AS_UTF8),
    b"\xfe\xff": ("This text is stored as UTF-16 (“Unicode”).", _AS_UTF8),
    b"PK\x03\x04": ("This is a word processor’s document (or an archive), not plain text.", _AS_TEXT),
    b"\xd0\xcf\x11\xe0": ("This is a word processor’s document, not plain text.", _AS_TEXT),
    b"{\\rtf": ("This is rich text, not plain text.", _AS_TEXT),
    b"%PDF": ("This is a PDF, not plain text.", "Copy its text into an editor, and save that as plain text."),
}
"""What files of other formats begin with."""


class RefusedError(Exception):
    """A file is not read. The arguments are what is wrong with it, and what to do."""


def parse_file(path: Path, folder: Path, language: str) -> Parsed:
    """Read the script in a file. A file that is refused, or leads out of the folder, has that as its finding."""
    try:
        text = _text(path, folder)
    except RefusedError as refused:
        return Parsed(None, (about_file(*refused.args),))
    return parse(text, path.stem, language)


def could_be_script(path: Path) -> bool:
    """Whether somebody may have meant this file to be a script. Hidden files and sounds are not."""
    return not path.name.startswith(".") and path.suffix.lower() in {".md", *_OTHER_TEXTS}


def _text(path: Path, folder: Path) -> str:
    _check_name(path)
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(folder.resolve()):
            raise RefusedError("This link leads out of its folder.", "Put the file itself here.")
        if not real.is_file():
            raise RefusedError("This is not a file.", "Put a text file here.")
        with real.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, RuntimeError) as error:  # a circle of links is a RuntimeError before Python 3.13
        reason = getattr(error, "strerror", None) or str(error)
        raise RefusedError(f"The file cannot be read: {reason}.", "Is it there, and can it be opened?") from error
    return _decoded(data)


def _check_name(path: Path) -> None:
    suggested = re.sub(r"[^a-z0-9]+", "-", path.stem.lower().removesuffix(".md")).strip("-")[:_LONGEST_ID]
    hint = f"Name it “{suggested or 'my-exercise'}.md”."
    if path.suffix != ".md":
        raise RefusedError("The name of a script ends in “.md”.", hint)
    if not _ID.fullmatch(path.stem) or len(path.stem) > _LONGEST_ID:
        raise RefusedError("The name of a script has small letters, digits and hyphens only.", hint)


def _decoded(data: bytes) -> str:
    for beginning, reason in _FORMATS.items():
        if data.startswith(beginning):
            raise RefusedError(*reason)
    if len(data) > MOST_BYTES:
        raise RefusedError("This file is larger than 1 MB.", "An exercise is a page or two of text.")
    if b"\0" in data:
        raise RefusedError("This is not a text.", _AS_TEXT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RefusedError(f"Line {line} has a letter that is not stored as UTF-8.", _AS_UTF8) from error
