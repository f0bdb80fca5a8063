"""What is exported can be edited, and added again."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.scripts.disk import Disk, replace_file
from kiosk.scripts.exporting import export
from kiosk.scripts.findings import RefusedError
from kiosk.scripts.library import Library, load_library
from kiosk.scripts.offers import Desk, look_at

TEXT = "Title: Try\nArea: Relax\n\nSit.\n"
SPOKEN = TEXT + "\n[voice one.wav]\nOne.\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for name, text in (("one/en/try.md", TEXT), ("one/en/spoken.md", SPOKEN), ("two/es/try.md", TEXT + "\nMás.\n")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "two/es/broken.md").write_text("Sit.")
    soundfile.write(tmp_path / "one/en/one.wav", np.zeros(8000, np.float32), 8000)
    return load_library([tmp_path / "one", tmp_path / "two"])


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_exercise_is_written_with_its_recordings(tmp_path: Path, library: Library) -> None:
    out = tmp_path / "out" / "here"
    outcomes = [(str(path.relative_to(out)), outcome) for path, outcome in export(library, out)]
    names = ["en/spoken.md", "en/spoken/one.wav", "en/try.md", "es/try.md"]
    assert [(name, "written") for name in names] == outcomes
    assert {
        "en/spoken.md": SPOKEN.encode(),
        "en/spoken/one.wav": (tmp_path / "one/en/one.wav").read_bytes(),
        "en/try.md": TEXT.encode(),
        "es/try.md": (TEXT + "\nMás.\n").encode(),
    } == contents(out)


def test_what_is_exported_can_be_added_again_and_changes_nothing(tmp_path: Path, library: Library) -> None:
    list(export(library, tmp_path / "out"))
    offers = look_at([tmp_path / "out"], Desk("en"), library)
    assert [True] * 3 == [offer.is_same for offer in offers]
    assert library.scripts == load_library([tmp_path / "out"]).scripts


def test_no_other_file_is_overwritten_and_the_same_is_no_trouble(tmp_path: Path, library: Library) -> None:
    out = tmp_path / "out"
    list(export(library, out))
    (out / "en" / "try.md").write_text("Mine.")
    (out / "es" / "try.md").unlink()
    (out / "es" / "try.md").symlink_to(tmp_path / "elsewhere.md")
    outcomes = [(str(path.relative_to(out)), outcome) for path, outcome in export(library, out)]
    assert [
        ("en/spoken.md", "there"),
        ("en/spoken/one.wav", "there"),
        ("en/try.md", "kept"),
        ("es/try.md", "kept"),
    ] == outcomes
    assert "Mine." == (out / "en" / "try.md").read_text()
    assert not (tmp_path / "elsewhere.md").exists()


def test_a_script_that_is_gone_by_now_is_reported(tmp_path: Path, library: Library) -> None:
    (tmp_path / "one/en/try.md").unlink()
    with pytest.raises(RefusedError, match="cannot be read"):
        list(export(library, tmp_path / "out"))


class Failing(Disk):
    """A disk that is full, or is pulled out before a file has its name."""

    def __init__(self, at: str) -> None:
        self.at = at

    def write(self, path: Path, content: bytes, mode: int = 0o666) -> None:
        if self.at == "write":
            super().write(path, content[:3], mode)
            raise OSError(28, "No space left on device")
        super().write(path, content, mode)

    def rename(self, path: Path, new: Path) -> None:
        raise OSError(5, "Input/output error", str(path), None, str(new))


@pytest.mark.parametrize("at", ["write", "rename"])
def test_a_file_that_cannot_be_written_leaves_the_old_one_and_nothing_half(tmp_path: Path, at: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Old.")
    with pytest.raises(OSError, match=r"No space|Input"):
        replace_file(Failing(at), path, b"New one.")
    assert {"a.txt": b"Old."} == contents(tmp_path)


def test_what_was_left_over_by_a_power_cut_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / ".a.txt.new").write_text("Ha")
    replace_file(Disk(), tmp_path / "a.txt", b"Whole.")
    replace_file(Disk(), tmp_path / "a.txt", b"Another.")
    assert {"a.txt": b"Another."} == contents(tmp_path)
