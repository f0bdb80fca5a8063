from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.script import Script
from kiosk.scripts.library import builtin_folder
from kiosk.scripts.parser import parse
from kiosk.scripts.writer import write
from tests.scripts.promises import assert_is_understood_or_explained
from tests.scripts.strategies import AROUND, scripts

SHIPPED = sorted(builtin_folder().glob("*/*.md"))
TEXTS = [path.read_text(encoding="utf-8") for path in SHIPPED]
PIECES = [*"[]:,“\n\t\r\v\0\ufeff\u2028", "\n\n", "((", "))", "- ", "• ", "## ", "go to ", "no answer", "half a", "99"]
PIECES += [
    "[pause 4]\n",
    "[breathe in 4, out 4, 60 rounds]\n",
    "- yes: repeat\n",
    "[repeat 20 times]\n",
    "[end repeat]\n",
]
PIECES += [
    "[tense 5, release 15]\n",
    "[wait until ready]\n",
    "[sound rain]\n",
    "[sound off]\n",
    "[voice welcome.ogg]\n",
]
PIECES += [
    "[repeat 2 times]\nRest.\n[end repeat]\n",
    "Now?\n- yes: next\n- no: go to See\n",
    "\n## See\n",
    "\N{COMBINING TILDE}",
]


@given(scripts())
def test_a_script_that_is_written_and_read_is_the_same_script(script: Script) -> None:
    assert script == parse(write(script), script.id, script.language, AROUND).script


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_script_survives_being_written_and_read(path: Path) -> None:
    script = parse(path.read_text(encoding="utf-8"), path.stem, "en").script
    assert script is not None
    assert script == parse(write(script), path.stem, "en").script


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


def test_a_script_that_is_as_long_as_can_be_survives_being_written_and_read() -> None:
    asks = "Now?\n- yes: next\n- no: end\n\n"
    script = parse("Title: Try\nArea: Relax\n\n" + asks * 61, "try", "en").script
    assert script is not None
    assert script == parse(write(script), "try", "en").script
    assert parse("Title: Try\nArea: Relax\n\n" + asks * 62, "try", "en").script is None
