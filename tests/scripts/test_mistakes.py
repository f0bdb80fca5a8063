"""The mistakes that people make, and all that is said about each of them.

They stand in the two text files beside this one: a name, the text of a script, and its findings as `check` prints them.
"""

from pathlib import Path

import pytest

from kiosk.scripts.findings import format_finding
from kiosk.scripts.parser import parse

HERE = Path(__file__).parent
HEADER = "Title: Try\nArea: Relax\n\n"


def mistakes(name: str) -> list[object]:
    """One parameter set for each mistake in a file: the text, and what is said about it."""
    sections = (HERE / name).read_text(encoding="utf-8").removeprefix("=== ").split("\n=== ")
    named = [section.partition("\n") for section in sections]
    return [pytest.param(*section.split("\n---\n"), id=name) for name, _, section in named]


def said_about(text: str) -> list[str]:
    return [format_finding(Path("try.md"), finding) for finding in parse(text, "try", "en").findings]


@pytest.mark.parametrize(("text", "said"), mistakes("mistakes_in_header.txt"))
def test_a_mistake_in_the_header_is_explained(text: str, said: str) -> None:
    assert said.strip().split("\n") == said_about(text)


@pytest.mark.parametrize(("text", "said"), mistakes("mistakes_in_body.txt"))
def test_a_mistake_below_the_header_is_explained(text: str, said: str) -> None:
    assert said.strip().split("\n") == said_about(HEADER + text)


def test_an_exercise_of_more_than_an_hour_is_too_long() -> None:
    expected = ["try.md:1:1: error: This takes 62 minutes; an exercise can take 60. Make several exercises of it."]
    assert expected == said_about(HEADER + "Sit.\n\n" + "[pause 2 minutes]\n" * 31)


@pytest.mark.parametrize("text", [HEADER + "Sit.\n" + "[pawse 4]\n" * 200, HEADER[:-1] + "Author: me\n" * 200])
def test_after_a_hundred_errors_the_rest_is_not_read(text: str) -> None:
    assert 100 == len([line for line in said_about(text) if "no such line" in line or "not know" in line])
