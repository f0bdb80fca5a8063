"""Asking the machine for an update, and how it went."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.staff.updates import GOING_ON, Updates


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the machine is asked, and answers."""
    for name in ("asks", "answers"):
        (tmp_path / name).mkdir()
    (tmp_path / "update.sh").touch()
    return tmp_path


def updates(place: Path) -> Updates:
    return Updates(place, place / "update.sh")


def answer(place: Path, word: str) -> None:
    """As the machine does it: the question goes, with the answer to the one before; then the answer comes."""
    (place / "asks" / "update").unlink(missing_ok=True)
    (place / "answers" / "update").unlink(missing_ok=True)
    (place / "answers" / "update").write_text(f"{word}\n")


def test_there_can_be_updates_where_somebody_can_be_asked_who_brings_them(place: Path, tmp_path: Path) -> None:
    assert updates(place).can_be
    assert [Updates(place, place / "none").can_be, Updates(tmp_path / "none", place / "update.sh").can_be] == [
        False
    ] * 2


def test_at_first_there_was_no_update(place: Path) -> None:
    assert updates(place).state() == ""


def test_it_goes_on_until_there_is_another_answer(place: Path) -> None:
    answer(place, "older")
    asking = updates(place)
    assert asking.state() == "older"
    asking.begin()
    states = [asking.state()]
    (place / "asks" / "update").unlink()
    states.append(asking.state())
    (place / "answers" / "update").unlink()
    states.append(asking.state())
    answer(place, "unsigned")
    states.append(asking.state())
    assert states == [GOING_ON, GOING_ON, GOING_ON, "unsigned"]


def test_the_program_that_comes_after_it_knows_how_it_went(place: Path) -> None:
    updates(place).begin()
    answer(place, "updated")
    assert updates(place).state() == "updated"


def test_who_cannot_be_asked_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="asks/update"):
        updates(tmp_path).begin()
