"""The mistakes that people make, and all that is said about each of them.

They stand in the two text files beside this one: a name, the text of a script, and its findings as `check` prints them.
"""

from pathlib import Path

import pytest

from kiosk.scripts.findings import format_finding
from kiosk.scripts.lines import MOST_LINES
from kiosk.scripts.parser import parse

HERE = Path(__file__).parent
HEADER = "Title: Try\nArea: Relax\n\n"


def mistakes(name: str) -> list[object]:
    """One parameter set for each mistake in a file: the text, and what is said about it."""
    sections = (HERE / name).read_text(encoding="utf-8").removeprefix("=== ").split("\n=== ")
    named = [section.partition("\n") for section in sections]
    return [pytest.param(*section.split("\n---\n"), id=name) for name, _, section in named]


def said_about(text: str) -> list[str]:
    return [format_finding(Path("try.md"), finding) for finding in parse(text, "try", "en", advise=False).findings]


@pytest.mark.parametrize(("text", "said"), mistakes("mistakes_in_header.txt"))
def test_a_mistake_in_the_header_is_explained(text: str, said: str) -> None:
    assert said.strip().split("\n") == said_about(text)


@pytest.mark.parametrize(("text", "said"), mistakes("mistakes_in_body.txt"))
def test_a_mistake_below_the_header_is_explained(text: str, said: str) -> None:
    assert said.strip().split("\n") == said_about(HEADER + text)


REST = "Let your hands rest here. "
TOO_MUCH = {
    "Sit.\n\n" + "[pause 2 minutes]\n" * 31: "1:1: error: This takes 62 minutes; an exercise can take 60.",
    "Sit.\n\n" * MOST_LINES: "500:1: error: “Sit.”: From here on this is more than 250 lines.",
    REST * 1154: "1:1: error: This script has 30,003 letters; it can have 30,000.",
    f"[repeat 20 times]\n{REST * 60}\n[end repeat]\n": (
        "1:1: error: With all that it repeats, this script has 31,180 letters; it can have 30,000."
    ),
    "".join(f"## Part {number}\nSit.\n" for number in range(52)): (
        "104:1: error: “## Part 50”: From here on these are more than 50 parts."
    ),
}


@pytest.mark.parametrize(("text", "said"), TOO_MUCH.items(), ids=["minutes", "lines", "letters", "repeated", "parts"])
def test_what_is_more_than_an_exercise_can_have_is_explained(text: str, said: str) -> None:
    assert [f"try.md:{said} Make several exercises of it."] == said_about(HEADER + text)


@pytest.mark.parametrize("text", [HEADER + "Sit.\n" + "[pawse 4]\n" * 200, HEADER[:-1] + "Author: me\n" * 200])
def test_after_a_hundred_errors_the_rest_is_not_read(text: str) -> None:
    assert 100 == len([line for line in said_about(text) if "no such line" in line or "not know" in line])


def test_after_a_hundred_errors_no_other_part_is_looked_for() -> None:
    text = HEADER + "Sit.\n" + "[pawse 4]\n" * 99 + "Now?\n- yes: go to Walk\n- no: go to Run\n"
    assert ["“Walk”"] == [line.split(": ")[2] for line in said_about(text) if "no part" in line]


def test_a_line_without_end_is_not_read() -> None:
    (said,) = said_about(HEADER + f"Now?\n- {'yes, ' * 200}: next\n- no: end\n[pawse 4]\n")
    assert said.endswith("…”: This line is too long. Instructions, headings and answers have a few words.")


def test_a_number_that_cannot_be_causes_no_other_finding() -> None:
    text = HEADER + "Sit.\n[pause 99 minutes]\n[repeat 200 times]\nRest.\n[end repeat]\n"
    found = [(finding.line, finding.words) for finding in parse(text, "try", "en", advise=False).findings]
    assert [(5, "99 minutes"), (6, "200 times")] == found
