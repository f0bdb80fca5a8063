"""The header of a script: what it is called, where it belongs, and what to take care of."""

from __future__ import annotations

import re

from msgspec import Struct

from kiosk.core.script import AREAS
from kiosk.scripts.findings import MOST_ERRORS, Finding, about_file, did_you_mean
from kiosk.scripts.lines import Line, finding
from kiosk.scripts.reading import read_header_line

FIELDS = ("Title", "Area", "Minutes", "Summary", "Caution", "Reviewed by")

MOST_MINUTES = 60
"""The longest exercise."""

_FIRST_LINE = re.compile(r"[^\W\d][\w -]{0,30}:")
_MINUTES = re.compile(r"(?:about +)?(\d{1,3})(?: *min(?:ute)?s?)?", re.IGNORECASE)


class Header(Struct, frozen=True):
    """What the header says. `minutes` is `None` where it does not say; `minutes_line` is where it does."""

    title: str
    area: str
    minutes: int | None
    minutes_line: Line | None
    summary: str
    caution: str
    reviewed_by: str


def split_header(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Return the header lines and the body. A text that begins with something else has no header."""
    first = next((index for index, line in enumerate(lines) if line.text), len(lines))
    if first == len(lines) or not _FIRST_LINE.match(lines[first].text):
        return [], lines
    end = next((index for index, line in enumerate(lines) if index > first and _ends(line)), len(lines))
    return lines[first:end], lines[end:]


def _ends(line: Line) -> bool:
    return not line.text or line.text[0] in "[#"


def read_header(lines: list[Line], findings: list[Finding]) -> Header:
    """Return what the header says, and add what is wrong with it to the findings."""
    values = _values(lines, findings)
    for name in ("Title", "Area"):
        if name not in values:
            example = "Five senses" if name == "Title" else "Ground"
            findings.append(about_file(f"{name} is missing.", f"Begin the file with a line like “{name}: {example}”."))
    minutes_line = values["Minutes"][1] if "Minutes" in values else None
    return Header(
        title=_text(values, "Title"),
        area=_area(values, findings),
        minutes=_minutes(values, findings),
        minutes_line=minutes_line,
        summary=_text(values, "Summary"),
        caution=_text(values, "Caution"),
        reviewed_by=_text(values, "Reviewed by"),
    )


Values = dict[str, tuple[str, Line]]
"""The values of the header with their lines, by the name of the field."""


def _values(lines: list[Line], findings: list[Finding]) -> Values:
    values: Values = {}
    for line in lines:
        if len(findings) >= MOST_ERRORS:
            break
        name, value = read_header_line(line)
        findings.extend(_wrong_field(line, name, value, values))
        if name in FIELDS:
            values.setdefault(name, (value, line))
    return values


def _wrong_field(line: Line, name: str, value: str, values: Values) -> list[Finding]:
    end = line.text.find(":")
    if end < 0:
        hint = "A header line is one line with a colon, however long. An empty line ends the header."
        return [finding(line, "This is not a header line.", hint)]
    if name not in FIELDS:
        hint = did_you_mean(name, FIELDS, f"It can have: {', '.join(FIELDS)}. Notes go in (( double brackets )).")
        return [finding(line, "The header has no such line.", hint, 0, end)]
    if name in values:
        return [finding(line, "This is in the header twice.", "Keep one of the two.", 0, end)]
    if not value:
        return [finding(line, "There is nothing after the colon.", "Write it there, or take the line out.")]
    return []


def _text(values: Values, name: str) -> str:
    return values[name][0] if name in values else ""


def _area(values: Values, findings: list[Finding]) -> str:
    if not _text(values, "Area"):
        return ""
    value, line = values["Area"]
    areas = {area.lower(): area for area in AREAS}
    if value.lower() not in areas:
        hint = did_you_mean(value, AREAS, f"Areas are: {', '.join(AREAS)}.")
        written = line.text.partition(":")[2].lstrip()
        findings.append(finding(line, "There is no such area.", hint, len(line.text) - len(written)))
    return areas.get(value.lower(), "")


def _minutes(values: Values, findings: list[Finding]) -> int | None:
    if not _text(values, "Minutes"):
        return None
    value, line = values["Minutes"]
    found = _MINUTES.fullmatch(value)
    if found and 1 <= int(found[1]) <= MOST_MINUTES:
        return int(found[1])
    hint = f"Write a whole number from 1 to {MOST_MINUTES}, or take the line out: the kiosk works it out."
    findings.append(finding(line, "This is not a length in minutes.", hint))
    return None
