"""What holds for every text whatever, script or not."""

from __future__ import annotations

import re
import unicodedata

from kiosk.scripts.findings import Finding, has_errors
from kiosk.scripts.parser import Parsed, parse
from kiosk.scripts.writer import write
from tests.scripts.strategies import AROUND

_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


def assert_is_understood_or_explained(text: str) -> None:
    """There is a script that can be written and read again, or an error that says why not."""
    parsed = parse(text, "try", "en", AROUND)
    assert_is_explained(text, parsed)
    assert_is_the_same_without_advice(text, parsed)
    if parsed.script is not None:
        assert parsed.script == parse(write(parsed.script), "try", "en", AROUND, advise=False).script


def assert_is_explained(text: str, parsed: Parsed) -> None:
    """Every finding is in its place, once, in whole sentences; and there is a script unless there is an error."""
    lines = _LINE_END.split(text)
    assert all(_is_inside(lines, finding) for finding in parsed.findings)
    assert all(finding.message.endswith((".", "?")) for finding in parsed.findings)
    assert all(finding.hint.endswith((".", "?", "”")) for finding in parsed.findings)
    assert list(parsed.findings) == sorted(set(parsed.findings), key=parsed.findings.index)
    assert list(parsed.findings) == sorted(parsed.findings, key=lambda finding: (finding.line, finding.column))
    assert has_errors(parsed.findings) == (parsed.script is None)


def assert_is_the_same_without_advice(text: str, parsed: Parsed) -> None:
    """Who does without advice gets the same script, and no other errors."""
    unadvised = parse(text, "try", "en", AROUND, advise=False)
    assert parsed.script in {None, unadvised.script}
    assert set(_errors(unadvised)) <= set(_errors(parsed))


def _errors(parsed: Parsed) -> list[Finding]:
    return [finding for finding in parsed.findings if finding.severity == "error"]


def _is_inside(lines: list[str], finding: Finding) -> bool:
    """Whether a finding is about a place in the text. A letter and its marks can be written as more characters."""
    if not 1 <= finding.line <= len(lines):
        return False
    line = lines[finding.line - 1]
    longest = max(len(line), len(unicodedata.normalize("NFC", line[:10_000])))
    return 1 <= finding.column <= longest + 1
