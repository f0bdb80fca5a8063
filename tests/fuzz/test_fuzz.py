"""A short search with fixed numbers and without a clock. `make fuzz` looks for longer, and at the time."""

# ruff: noqa: S311 - nothing here is secret

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.fuzz.__main__ import Search, main
from tests.fuzz.making import corpus, make
from tests.fuzz.trying import attempt


@pytest.mark.parametrize("seed", range(8))
def test_no_file_breaks_a_promise(seed: int, tmp_path: Path) -> None:
    search = Search(Random(seed), tmp_path / "out")
    for _ in range(25):
        search.step(tmp_path / "try.md", timed=False)
    assert (25, 0, []) == (search.cases, search.broken, list(tmp_path.glob("out/broken*")))


def test_the_files_of_one_seed_are_always_the_same() -> None:
    pool = corpus()
    one, other = Random(5), Random(5)
    assert [make(one, pool) for _ in range(50)] == [make(other, pool) for _ in range(50)]


def test_what_is_said_about_a_file_is_known_without_its_words(tmp_path: Path) -> None:
    trial = attempt(b"Title: Try\nArea: Relax\n\nSit.\n[pawse 4]\n[pause 999]\n", tmp_path / "try.md", timed=False)
    assert {"The kiosk does not know this instruction.", "A pause can be … to … seconds."} <= trial.messages


def test_a_file_that_breaks_a_promise_is_saved_with_what_happened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    search = Search(Random(1), tmp_path / "out")
    search.step(tmp_path / "nowhere" / "try.md")
    (text, _) = sorted(search.folder.iterdir(), key=lambda path: path.suffix, reverse=True)
    assert 1 == search.broken
    assert "FileNotFoundError" in text.read_text()
    assert "FileNotFoundError" in capsys.readouterr().out


def test_the_figures_are_printed_at_the_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["--seconds", "0", "--out", str(tmp_path / "out")])
    assert " broken, slowest " in capsys.readouterr().out.splitlines()[-1]
