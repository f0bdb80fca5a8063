"""Whenever the power fails while scripts are published, the old version is there or the new one."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from kiosk.scripts.disk import Disk
from kiosk.scripts.library import load_library
from kiosk.scripts.shelf import Manuscript, Places, Shelf
from tests.scripts.power import Power, PowerCutError
from tests.scripts.shelves import CALM, REST, SLOW_REST, SPANISH, TEXT, contents, hidden, with_recordings

Action = Callable[[Shelf], object]


@pytest.fixture
def spoken(tmp_path: Path) -> Manuscript:
    return with_recordings(tmp_path)


def nothing(_: str) -> bool:
    return False


def everything(_: str) -> bool:
    return True


def by_chance(seed: int) -> Callable[[str], bool]:
    chance = random.Random(seed)  # noqa: S311 - it hides nothing
    return lambda _: chance.random() < 0.5


def survivals(operations: int) -> list[Callable[[str], bool]]:
    return [nothing, everything, *(by_chance(10 * operations + number) for number in range(8))]


def history(spoken: Manuscript) -> list[Action]:
    """Changes of all kinds, until versions are removed."""
    return [
        lambda shelf: shelf.change([REST, spoken]),
        lambda shelf: shelf.change([SLOW_REST, CALM], [("en", "spoken")]),
        Shelf.undo,
        Shelf.undo,
        Shelf.redo,
        lambda shelf: shelf.change([SPANISH]),
        lambda shelf: shelf.change([spoken, REST], [("en", "calm")]),
        lambda shelf: shelf.change([], [("es", "calm")]),
    ]


def states(actions: Iterable[Action], folder: Path) -> list[dict[str, bytes]]:
    """What is in use before and after each of these, with power for all of them."""
    shelf = Shelf(folder, kept=2)
    found = [contents(shelf)]
    for action in actions:
        action(shelf)
        found.append(contents(shelf))
    return found


def play(actions: list[Action], shelf: Shelf) -> int:
    """Do these until the power fails; return how many were done."""
    for done, action in enumerate(actions):
        try:
            action(shelf)
        except PowerCutError:
            return done
    return len(actions)


def small_shelf(folder: Path, disk: Disk) -> Shelf:
    """A shelf that soon removes versions."""
    return Shelf(folder, disk, kept=2)


def after_a_cut(actions: list[Action], folder: Path, operations: int) -> Shelf:
    """The shelf that is found when the power failed after so many operations; chance decides on the unflushed."""
    folder.mkdir()
    disk = Power(folder / "disk", operations)
    play(actions, small_shelf(disk.root / "shelf", disk))
    disk.after_a_cut(folder / "after", by_chance(operations))
    return Shelf(folder / "after" / "shelf")


def test_whenever_the_power_fails_the_old_version_is_there_or_the_new_one(spoken: Manuscript, tmp_path: Path) -> None:
    actions = history(spoken)
    expected = states(actions, tmp_path / "with power")
    done, operations = 0, 0
    while done < len(actions):
        disk = Power(tmp_path / f"disk {operations}", operations)
        done = play(actions, small_shelf(disk.root / "data" / "shelf", disk))
        for number, survives in enumerate(survivals(operations)):
            after = tmp_path / f"after {operations}.{number}"
            disk.after_a_cut(after, survives)
            link = after / "data" / "shelf" / "current"
            assert contents(Shelf(link.parent)) in expected[done : done + 2], f"{operations} operations"
            assert link.is_dir() or not link.is_symlink(), "the link leads nowhere"
        operations += 1
    assert operations > 120


def test_after_a_power_cut_the_shelf_can_be_used_and_nothing_lies_about(spoken: Manuscript, tmp_path: Path) -> None:
    actions = history(spoken)
    for operations in range(1, 130, 3):
        shelf = after_a_cut(actions, tmp_path / str(operations), operations)
        before = contents(shelf)
        shelf.change([Manuscript("en", "new", TEXT)])
        assert before | {"en/new.md": TEXT.encode()} == contents(shelf)
        assert [] == hidden(shelf)
        shelf.undo()
        assert before == contents(shelf)


def test_after_a_power_cut_every_version_that_can_be_gone_back_to_is_whole(spoken: Manuscript, tmp_path: Path) -> None:
    actions = history(spoken)
    expected = states(actions, tmp_path / "with power")
    for operations in range(1, 130, 2):
        shelf = after_a_cut(actions, tmp_path / str(operations), operations)
        while shelf.undo():
            assert contents(shelf) in expected


def test_after_a_power_cut_the_scripts_are_read_without_an_error(spoken: Manuscript, tmp_path: Path) -> None:
    for operations in range(1, 130, 5):
        library = load_library(
            Places((), after_a_cut(history(spoken), tmp_path / str(operations), operations)).folders()
        )
        assert [] == [entry.findings for entry in library.entries if entry.is_broken]
