"""What a file is by its content, whatever it is called: a text, or something to be refused by name."""

from __future__ import annotations

from kiosk.scripts.findings import RefusedError

MOST_BYTES = 1_000_000

_AS_TEXT = "In the word processor choose “Save as”, then plain text with the encoding UTF-8."
_AS_UTF8 = "In Notepad choose “Save as”, then the encoding UTF-8."
_AS_FILES = "Unpack it, and use the files that were in it."
_COPIED = "Copy its text into an editor, and save that as plain text."
_BESIDE = "A recording belongs beside the script that plays it, which names it like “[voice rest.ogg]”."

_UTF_16 = ("This text is stored as UTF-16 (“Unicode”).", _AS_UTF8)
_DOCUMENT = ("This is a word processor’s document, not plain text.", _AS_TEXT)
_ARCHIVE = ("This is an archive of files, not a text.", _AS_FILES)
_SOUND = ("This is a sound, not a text.", _BESIDE)
_OTHER = ("This is not a text.", _AS_TEXT)

_BEGINNINGS = {
    b"\xff\xfe": _UTF_16,
    b"\xfe\xff": _UTF_16,
    b"\xd0\xcf\x11\xe0": _DOCUMENT,
    b"{\\rtf": ("This is rich text, not plain text.", _AS_TEXT),
    b"%PDF": ("This is a PDF, not plain text.", _COPIED),
    b"<!doctype": ("This is a web page, not plain text.", _COPIED),
    b"<html": ("This is a web page, not plain text.", _COPIED),
    b"\x1f\x8b": _ARCHIVE,
    b"7z\xbc\xaf\x27\x1c": _ARCHIVE,
    b"Rar!": _ARCHIVE,
    b"BZh": _ARCHIVE,
    b"\xfd7zXZ": _ARCHIVE,
    b"\x28\xb5\x2f\xfd": _ARCHIVE,
    b"RIFF": _SOUND,
    b"fLaC": _SOUND,
    b"OggS": _SOUND,
    b"ID3": _SOUND,
}
"""What files of other formats begin with, where letters are compared in either case."""

_ZIP = b"PK\x03\x04"
_IN_DOCUMENTS = (b"[Content_Types].xml", b"vnd.oasis.opendocument", b"Index/Document.iwa")
"""What is in the zip files that word processors write."""

_TAR = slice(257, 262)


def text_of(data: bytes) -> str:
    """Return the text in a file's first `MOST_BYTES` + 1 bytes. Raises `RefusedError` if there is none."""
    _check_format(data)
    if len(data) > MOST_BYTES:
        raise RefusedError("This file is larger than 1 MB.", "An exercise is a page or two of text.")
    if b"\0" in data:
        raise RefusedError(*(_UTF_16 if _every_other_is_zero(data) else _OTHER))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RefusedError(f"Line {line} has a letter that is not stored as UTF-8.", _AS_UTF8) from error


def _check_format(data: bytes) -> None:
    start = data.lstrip()[:16].lower()
    for beginning, reason in _BEGINNINGS.items():
        if start.startswith(beginning.lower()):
            raise RefusedError(*reason)
    if data.startswith(_ZIP):
        raise RefusedError(*(_DOCUMENT if any(mark in data for mark in _IN_DOCUMENTS) else _ARCHIVE))
    if data[_TAR] == b"ustar":
        raise RefusedError(*_ARCHIVE)


def _every_other_is_zero(data: bytes) -> bool:
    """Whether this looks like UTF-16 without a mark: of plain letters, one byte of the two is 0."""
    return max(data[::2].count(0), data[1::2].count(0)) * 4 > len(data)
