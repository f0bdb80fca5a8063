"""What is wrong with a script, in words that help whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import asdict

Severity = Literal["error", "warning"]

MOST_ERRORS = 100
"""With so many errors the rest is not read: this is no script."""

_LONGEST_QUOTE = 60
_ALIKE = 0.65
_COMPARED = 24  # letters; the time to compare grows with their square


class RefusedError(Exception):
    """A file is not read. The arguments are what is wrong with it, and what to do."""


class Finding(Struct, frozen=True):
    """One thing to look at: where it is, the words at fault, what is wrong, and what to write instead.

    An error keeps a script from being used, a warning does not. `line` and `column` count from 1;
    what concerns a file as a whole stands at 1:1 and has no words.
    """

    severity: Severity
    line: int
    column: int
    words: str
    message: str
    hint: str


def about_file(message: str, hint: str, severity: Severity = "error") -> Finding:
    """Return a finding about a file as a whole."""
    return Finding(severity, 1, 1, "", message, hint)


def shown(path: Path) -> str:
    """Return a path as it can be printed: what cannot be seen, or is no letter at all, is escaped."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in str(path))


def quoted(words: str) -> str:
    """Return words to be quoted in a finding, shortened where they are many."""
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1].rstrip() + "…"


def most_alike(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like this one, whatever its case; nothing where none is alike."""
    by_key = {name.lower()[:_COMPARED]: name for name in known}
    close = get_close_matches(word.lower()[:_COMPARED], by_key, n=1, cutoff=_ALIKE)
    return by_key[close[0]] if close else ""


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a question that names the known word most like this one, or else `otherwise`."""
    alike = most_alike(word, known)
    return f"Did you mean “{alike}”?" if alike else otherwise


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of these is an error."""
    return any(finding.severity == "error" for finding in findings)


def format_finding(path: Path, finding: Finding) -> str:
    """Return a finding as one line for people, in the form that editors make into a link."""
    words = f"“{finding.words}”: " if finding.words else ""
    place = f"{shown(path)}:{finding.line}:{finding.column}"
    return f"{place}: {finding.severity}: {words}{finding.message} {finding.hint}"


def finding_as_json(path: Path, finding: Finding) -> dict[str, str | int]:
    """Return a finding as a JSON object: its fields, and the file."""
    return {"file": shown(path), **asdict(finding)}
