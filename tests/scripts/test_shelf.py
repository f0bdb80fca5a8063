"""The clinic's own scripts: what is published is there, and can be taken back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.scripts.disk import Disk
from kiosk.scripts.findings import RefusedError
from kiosk.scripts.shelf import KEPT, Difference, Manuscript, Shelf
from tests.scripts.shelves import CALM, REST, SLOW_REST, SPANISH, TEXT, contents, hidden, titles, with_recordings


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


@pytest.fixture
def spoken(tmp_path: Path) -> Manuscript:
    return with_recordings(tmp_path)


# --- what it does -------------------------------------------------------------------------------


def test_an_empty_shelf_has_no_version_and_is_not_made_by_looking(shelf: Shelf) -> None:
    assert (None, None, None) == (shelf.current(), shelf.undo(), shelf.redo())
    assert not shelf.folder.exists()


def test_what_is_published_is_there(shelf: Shelf, spoken: Manuscript) -> None:
    shelf.change([REST, spoken, SPANISH])
    assert {
        "en/rest.md": REST.text.encode(),
        "en/spoken.md": spoken.text.encode(),
        "en/spoken/one.wav": spoken.recordings[0].read_bytes(),
        "en/spoken/two.flac": spoken.recordings[1].read_bytes(),
        "es/calm.md": SPANISH.text.encode(),
    } == contents(shelf)
    assert ["Rest", "Try", "Calma"] == titles(shelf)


def test_a_change_keeps_the_rest_as_the_same_files(shelf: Shelf, spoken: Manuscript) -> None:
    shelf.change([REST, spoken])
    before = shelf.current()
    shelf.change([CALM])
    after = shelf.current()
    assert before is not None
    assert after is not None
    assert ["Calm", "Rest", "Try"] == titles(shelf)
    assert all((after / name).samefile(before / name) for name in ("en/rest.md", "en/spoken/two.flac"))


def test_a_script_of_the_same_language_and_id_is_replaced_and_one_can_be_taken_away(
    shelf: Shelf, spoken: Manuscript
) -> None:
    shelf.change([REST, CALM, SPANISH, spoken])
    shelf.change([SLOW_REST], [("es", "calm"), ("en", "spoken")])
    assert {"en/calm.md": CALM.text.encode(), "en/rest.md": SLOW_REST.text.encode()} == contents(shelf)


def test_a_replaced_script_loses_the_recordings_that_it_had(shelf: Shelf, spoken: Manuscript) -> None:
    shelf.change([spoken])
    shelf.change([Manuscript("en", "spoken", TEXT, spoken.recordings[:1])])
    assert ["en/spoken.md", "en/spoken/one.wav"] == sorted(contents(shelf))


def test_a_recording_that_has_vanished_or_changed_leaves_everything_as_it_was(
    shelf: Shelf, spoken: Manuscript, tmp_path: Path
) -> None:
    shelf.change([REST])
    (tmp_path / "two.flac").write_bytes(b"no sound")
    with pytest.raises(RefusedError, match="not a sound"):
        shelf.change([CALM, spoken])
    (tmp_path / "two.flac").unlink()
    with pytest.raises(RefusedError, match="cannot be read"):
        shelf.change([CALM, spoken])
    assert {"en/rest.md": REST.text.encode()} == contents(shelf)
    assert [] == hidden(shelf)


def test_a_disk_that_is_full_leaves_everything_as_it_was(shelf: Shelf) -> None:
    class FullDisk(Disk):
        def write(self, path: Path, content: bytes, mode: int = 0o666) -> None:
            super().write(path, content[:3], mode)
            raise OSError(28, "No space left on device")

    shelf.change([REST])
    with pytest.raises(OSError, match="No space left"):
        Shelf(shelf.folder, FullDisk()).change([SLOW_REST, CALM])
    assert {"en/rest.md": REST.text.encode()} == contents(shelf)
    assert [] == hidden(shelf)


# --- undo, redo ---------------------------------------------------------------------------------


def test_undo_goes_back_step_by_step_and_redo_forward(shelf: Shelf) -> None:
    shelf.change([REST])
    shelf.change([SLOW_REST, CALM])
    shelf.change([], [("en", "rest")])
    steps = [shelf.undo(), shelf.undo(), shelf.undo(), shelf.undo(), shelf.redo(), shelf.redo(), shelf.redo()]
    rest, calm = ("en", "rest"), ("en", "calm")
    assert [
        Difference(added=(rest,)),
        Difference(removed=(calm,), changed=(rest,)),
        Difference(removed=(rest,)),
        None,
        Difference(added=(rest,)),
        Difference(added=(calm,), changed=(rest,)),
        Difference(removed=(rest,)),
    ] == steps
    assert ["Calm"] == titles(shelf)
    assert shelf.redo() is None


def test_it_is_known_how_many_changes_can_be_taken_back_and_brought_back(shelf: Shelf) -> None:
    assert (0, 0) == shelf.steps()
    shelf.change([REST])
    shelf.change([CALM])
    assert (2, 0) == shelf.steps()
    shelf.undo()
    assert (1, 1) == shelf.steps()


def test_a_changed_recording_is_a_change(shelf: Shelf, spoken: Manuscript) -> None:
    shelf.change([spoken])
    soundfile.write(spoken.recordings[0], np.zeros(9000, np.float32), 8000)
    shelf.change([spoken])
    assert Difference(changed=(("en", "spoken"),)) == shelf.undo()


def test_a_change_takes_the_place_of_what_was_undone(shelf: Shelf) -> None:
    shelf.change([REST])
    shelf.change([CALM])
    shelf.undo()
    shelf.change([SLOW_REST])
    assert shelf.redo() is None
    assert ["Slow rest"] == titles(shelf)
    shelf.undo()
    assert ["Rest"] == titles(shelf)


def test_ten_versions_are_kept_before_the_current_one(shelf: Shelf) -> None:
    for number in range(KEPT + 5):
        shelf.change([Manuscript("en", "rest", TEXT.replace("Try", f"Rest {number}"))])
    undone = sum(shelf.undo() is not None for _ in range(KEPT + 5))
    assert (KEPT, ["Rest 4"]) == (undone, titles(shelf))


# --- damage -------------------------------------------------------------------------------------


@pytest.mark.parametrize("target", [None, "versions/0099", "/", "current", "versions"])
def test_where_the_link_is_lost_or_damaged_the_newest_version_is_used_and_the_next_change_mends_it(
    shelf: Shelf, target: str | None
) -> None:
    shelf.change([REST])
    shelf.change([CALM])
    (shelf.folder / "current").unlink()
    if target:
        (shelf.folder / "current").symlink_to(target)
    assert ["Calm", "Rest"] == titles(shelf)
    shelf.change([SLOW_REST])
    assert ["Calm", "Slow rest"] == titles(shelf)
    shelf.undo()
    assert ["Calm", "Rest"] == titles(shelf)


def test_what_is_not_a_version_is_passed_over(shelf: Shelf) -> None:
    shelf.change([REST])
    for name in ("notes", "7", "00008"):
        (shelf.folder / "versions" / name).mkdir()
    shelf.change([CALM])
    assert ["Calm", "Rest"] == titles(shelf)
    assert (shelf.folder / "versions" / "0002").is_dir()


# --- one at a time ------------------------------------------------------------------------------


def test_changes_at_the_same_time_are_made_one_after_the_other(shelf: Shelf) -> None:
    def publish(number: int) -> None:
        Shelf(shelf.folder).change([Manuscript("en", f"rest-{number}", TEXT)])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(publish, range(24)))
    assert sorted(f"en/rest-{number}.md" for number in range(24)) == sorted(contents(shelf))
