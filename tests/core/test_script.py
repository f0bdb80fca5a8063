"""Sentences, and parts by their names."""

from __future__ import annotations

import pytest

from kiosk.core.script import Part, part_named, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("One.", ("One.",)),
        ("One. Two? Three… four", ("One.", "Two?", "Three…", "four")),
        ("“Go.” Then rest.", ("“Go.”", "Then rest.")),
        ("Breathe in for 4.5 seconds.", ("Breathe in for 4.5 seconds.",)),
        (" One\n  two. ", ("One two.",)),
    ],
)
def test_sentences_end_with_a_mark_and_a_space(text: str, expected: tuple[str, ...]) -> None:
    assert sentences(text) == expected


def test_parts_are_found_by_name_without_regard_to_case() -> None:
    assert part_named((Part("", ()), Part("End", ())), "END") == 1
