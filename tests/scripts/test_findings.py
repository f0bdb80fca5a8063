from pathlib import Path

from kiosk.scripts.findings import (
    Finding,
    about_file,
    did_you_mean,
    finding_as_json,
    format_finding,
    most_alike,
    quoted,
)

FINDING = Finding("warning", 12, 3, "[pawse 4]", "There is no such thing.", "Did you mean “pause”?")
PATH = Path("en/try.md")


def test_a_finding_is_one_line_for_people() -> None:
    expected = "en/try.md:12:3: warning: “[pawse 4]”: There is no such thing. Did you mean “pause”?"
    assert expected == format_finding(PATH, FINDING)


def test_a_finding_about_a_whole_file_quotes_nothing() -> None:
    expected = "en/try.md:1:1: error: It is empty. Write something."
    assert expected == format_finding(PATH, about_file("It is empty.", "Write something."))


def test_a_finding_as_json_has_all_its_fields_and_the_file() -> None:
    expected = {
        "file": "en/try.md",
        "severity": "warning",
        "line": 12,
        "column": 3,
        "words": "[pawse 4]",
        "message": "There is no such thing.",
        "hint": "Did you mean “pause”?",
    }
    assert expected == finding_as_json(PATH, FINDING)


def test_many_words_are_shortened_where_they_are_quoted() -> None:
    assert ("one two", "a" * 59 + "…") == (quoted("one \n two"), quoted("a" * 61))


def test_a_known_word_that_is_alike_is_named_whatever_its_case() -> None:
    known = ["Relax", "Ground"]
    assert "Did you mean “Ground”?" == did_you_mean("GRONUD", known, "No.")
    assert "No." == did_you_mean("Work", known, "No.")
    assert ("Relax", "") == (most_alike("relacks", known), most_alike("", known))


def test_of_long_words_only_the_beginnings_are_compared() -> None:
    assert "a" * 50 == most_alike("A" * 100_000, ["a" * 50])
