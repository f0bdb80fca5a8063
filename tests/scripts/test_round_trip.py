from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.script import Script
from kiosk.scripts.library import builtin_folder
from kiosk.scripts.parser import parse
from kiosk.scripts.writer import write
from tests.scripts.strategies import scripts

SHIPPED = sorted(builtin_folder().glob("*/*.md"))
TEXTS = [path.read_text(encoding="utf-8") for path in SHIPPED]
PIECES = [*"[]:,“\n\t\r\v\0\ufeff\u2028", "\n\n", "((", "))", "- ", "• ", "## ", "go to ", "no answer", "half a", "99"]
PIECES += ["[pause 4]\n", "[breathe in 4, out 4, 60 rounds]\n", "- yes: repeat\n"]


@given(scripts())
def test_a_script_that_is_written_and_read_is_the_same_script(script: Script) -> None:
    assert script == parse(write(script), script.id, script.language).script


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_script_survives_being_written_and_read(path: Path) -> None:
    script = parse(path.read_text(encoding="utf-8"), path.stem, "en").script
    assert script is not None
    assert script == parse(write(script), path.stem, "en").script


def assert_is_understood_or_explained(text: str) -> None:
    """Whatever a text is: there is a script that can be written and read again, or an error that says why not."""
    parsed = parse(text, "try", "en")
    lines = text.count("\n") + text.count("\r") + sum(map(text.count, "\v\f\x85\u2028\u2029")) + 1
    assert all(1 <= finding.line <= lines and finding.column >= 1 for finding in parsed.findings)
    assert all(
        finding.message.endswith((".", "?")) and finding.hint.endswith((".", "?")) for finding in parsed.findings
    )
    assert (parsed.script is None) == any(finding.severity == "error" for finding in parsed.findings)
    if parsed.script is not None:
        assert parsed.script == parse(write(parsed.script), "try", "en").script


@given(st.text())
def test_any_text_is_understood_or_explained(text: str) -> None:
    assert_is_understood_or_explained(text)


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=20))
def test_any_pieces_of_the_language_below_a_header_are_understood_or_explained(pieces: list[str]) -> None:
    assert_is_understood_or_explained("Title: Try\nArea: Relax\n\nSit.\n" + "".join(pieces))


@given(st.sampled_from(TEXTS), st.data())
def test_any_change_to_a_script_is_understood_or_explained(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 12))
        text = text[:start] + data.draw(st.sampled_from(["", *PIECES])) + text[end:]
    assert_is_understood_or_explained(text)
