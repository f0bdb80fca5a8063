"""What is on a stick is looked at and never trusted, and what is written to it is there as a whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import threading
from pathlib import Path
from time import perf_counter
from typing import Self

import pytest

from kiosk.scripts.disk import Disk
from kiosk.scripts.findings import RefusedError
from kiosk.staff.outgoing import Outgoing
from kiosk.staff.stick import MOST_TEXTS, contents, find, short, write
from kiosk.staff.stick import Stick as Found
from tests.staff.sticks import HOSTILE, PULLED, Interrupting, Stick, calls_of, outcome


def found(stick: Stick) -> Found:
    there = find(stick.place)
    assert there is not None
    return there


def names(stick: Stick) -> list[str]:
    there = found(stick)
    return [there.name(path) for path in contents(there).texts]


# --- finding it -------------------------------------------------------------------------------------


def test_a_place_without_files_is_no_stick(tmp_path: Path, stick: Stick) -> None:
    assert find(stick.place) is None
    assert find(tmp_path / "nowhere") is None


def test_a_stick_is_there_until_it_is_pulled_out(stick: Stick) -> None:
    stick.put("rest.md")
    there = found(stick)
    assert [True, there] == [there.is_there, find(stick.place)]
    stick.pull()
    assert [False, None] == [there.is_there, find(stick.place)]
    stick.put_in()
    assert [True, there] == [there.is_there, find(stick.place)]


def test_a_folder_has_no_label(stick: Stick) -> None:
    stick.put("rest.md")
    assert "" == found(stick).label


def test_a_device_has_its_label(stick: Stick, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stick.put("rest.md")
    labels = tmp_path / "by-label"
    labels.mkdir()
    (labels / "gone").symlink_to("nowhere")
    monkeypatch.setattr("kiosk.staff.stick._LABELS", labels)
    assert "" == found(stick).label
    try:
        os.mknod(labels / r"MY\x20\x1b\x2fCLINIC", stat.S_IFBLK | 0o600, stick.place.stat().st_dev)
    except PermissionError:
        pytest.skip("this machine does not let anybody make devices")
    assert r"MY \x1b/CLINIC" == found(stick).label


def test_another_stick_is_told_from_it(stick: Stick) -> None:
    stick.put("rest.md")
    there = found(stick)
    stick.pull()
    stick.put("rest.md")
    assert there != found(stick)
    assert not there.is_there


def test_what_is_mounted_in_a_folder_there_is_the_stick_and_has_its_name() -> None:
    there = find(Path("/dev"))  # where several things are mounted on every Linux
    assert there is not None
    assert "/dev" in {str(there.folder), str(there.folder.parent)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [("rest.md", "rest.md"), ("a" * 252 + ".md", "a" * 30 + "…" + "a" * 26 + ".md")],
)
def test_a_long_name_loses_its_middle(name: str, expected: str) -> None:
    assert expected == short(name)


# --- looking at it ----------------------------------------------------------------------------------


def test_only_texts_are_read_those_above_first_and_other_documents_are_named(stick: Stick) -> None:
    for name in (
        "es/calma.md",
        "Rest.TXT",
        "a/b/c.text",
        "film.mp4",
        ".hidden.md",
        "$RECYCLE.BIN/x.md",
        "handout.docx",
    ):
        stick.put(name)
    stick.put("breathing-space-findings.txt")
    assert ["Rest.TXT", "es/calma.md", "a/b/c.text"] == names(stick)
    assert [stick.place / "handout.docx"] == list(contents(found(stick)).documents)


def test_links_pipes_and_deep_folders_are_passed_over(tmp_path: Path, stick: Stick) -> None:
    stick.put("rest.md")
    (tmp_path / "secret.md").write_text("Secret.")
    (stick.place / "link.md").symlink_to(tmp_path / "secret.md")
    (stick.place / "folder").symlink_to(tmp_path)
    (stick.place / "round").symlink_to(stick.place)
    os.mkfifo(stick.place / "pipe.md")
    stick.put("1/2/3/4/5/deep.md")
    stick.put("1/2/3/4/5/6/too-deep.md")
    assert ["rest.md", "1/2/3/4/5/deep.md"] == names(stick)


def test_names_are_shown_escaped(stick: Stick) -> None:
    for name in HOSTILE:
        stick.put(name)
    assert [
        r"\x1b[2J.md",
        "a" * 30 + "…" + "a" * 26 + ".md",
        r"two\nlines.md",
        r"\u202etxt.exe.md",
        r"\udcff\udcfe.md",
    ] == names(stick)


def test_of_ten_thousand_files_so_many_are_read_and_the_list_is_there_within_two_seconds(stick: Stick) -> None:
    for number in range(10_000):
        (stick.place / f"{number:05}.{'txt' if number % 20 == 0 else 'jpg'}").touch()
    began = perf_counter()
    there = contents(found(stick))
    seconds = perf_counter() - began
    assert (MOST_TEXTS, True) == (len(there.texts), there.more)
    assert seconds < 2


def test_wherever_it_is_pulled_out_while_it_is_looked_at_that_is_said(stick: Stick) -> None:
    for name in ("rest.md", "en/calm.md", "film.mp4"):
        stick.put(name)
    there = found(stick)
    whole = contents(there)
    calls = calls_of(lambda: contents(there))
    for at in range(calls):
        with Interrupting(at, stick.pull):
            seen = outcome(lambda: contents(there))
        assert seen == PULLED or (at >= calls - 2 and seen == whole), at  # the last two find that it is still there
        stick.put_in()
    assert calls > 6


# --- writing to it ----------------------------------------------------------------------------------


def test_a_text_is_written_in_place_of_an_earlier_one(stick: Stick) -> None:
    stick.put("breathing-space-findings.txt", "Old.")
    write(found(stick), "breathing-space-findings.txt", "New: “rest”.")
    assert {"breathing-space-findings.txt": "New: “rest”.".encode()} == stick.contents()


def test_wherever_it_is_pulled_out_while_it_is_written_to_the_old_text_is_there_or_the_new_one(stick: Stick) -> None:
    stick.put("a.txt", "Old.")
    there = found(stick)
    calls = calls_of(lambda: write(there, "a.txt", "Old."))
    said = []
    for at in range(calls):
        with Interrupting(at, stick.pull):
            said.append(outcome(lambda: write(there, "a.txt", "New.")))
        seen = {name: text for name, text in stick.contents().items() if not name.startswith(".")}
        assert seen in ({"a.txt": b"Old."}, {"a.txt": b"New."}), at
        stick.put_in()
        write(there, "a.txt", "Old.")
        assert {"a.txt": b"Old."} == stick.contents(), at
    assert {PULLED} == {*said[:-4]}
    assert calls > 12


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, "The USB stick is full. Make room on it, or use another one."),
        (errno.EROFS, "The USB stick is write-protected. Move the little switch on its side, or use another one."),
        (errno.EIO, "The USB stick cannot be written to (Input/output error). Try it once more, or use another one."),
    ],
)
def test_a_stick_that_cannot_be_written_to_gets_a_clear_sentence(stick: Stick, number: int, expected: str) -> None:
    class Failing(Disk):
        def write(self, path: Path, content: bytes, mode: int = 0o666) -> None:
            super().write(path, content[:2], mode)
            raise OSError(number, os.strerror(number), str(path))

    stick.put("a.txt", "Old.")
    with pytest.raises(RefusedError) as refused:
        write(found(stick), "a.txt", "New.", Failing())
    assert expected == " ".join(refused.value.args)
    assert {"a.txt": b"Old."} == stick.contents()


def test_nobody_is_led_elsewhere_by_a_link_on_it(tmp_path: Path, stick: Stick) -> None:
    (tmp_path / "mine.txt").write_text("Mine.")
    for name in ("a.txt", ".a.txt.new"):
        (stick.place / name).symlink_to(tmp_path / "mine.txt")
    write(found(stick), "a.txt", "New.")
    assert "Mine." == (tmp_path / "mine.txt").read_text()
    assert {"a.txt": b"New."} == stick.contents()


# --- where the machine writes to it -----------------------------------------------------------------


class Machine:
    """Writes to sticks for the kiosk, as `deploy/libexec/write-to-stick` does, and gives this answer."""

    def __init__(self, place: Path, answer: str) -> None:
        self.place, self.answer, self._over = place, answer, threading.Event()
        for name in ("outgoing", "asks", "answers"):
            (place / name).mkdir()
        self._thread = threading.Thread(target=self._work)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _work(self) -> None:
        ask, answer = self.place / "asks" / "write-to-stick", self.place / "answers" / "write-to-stick"
        while not self._over.wait(0.01):
            if ask.exists():
                ask.unlink()
                if self.answer == "written":
                    shutil.copytree(self.place / "outgoing", self.place / "stick", dirs_exist_ok=True)
                answer.with_name(".new").write_text(f"{self.answer}\n")
                answer.with_name(".new").replace(answer)


def test_what_the_machine_writes_is_on_the_stick_and_what_was_left_over_is_not(stick: Stick) -> None:
    stick.put("rest.md", "Rest.")
    with Machine(stick.place.parent, "written") as machine:
        (machine.place / "outgoing" / "old").mkdir()
        (machine.place / "outgoing" / "old.txt").touch()
        write(found(stick), "a.txt", "New.")
        write(found(stick), "b.txt", "Another.")
    assert {"rest.md": b"Rest.", "a.txt": b"New.", "b.txt": b"Another."} == stick.contents()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("none", PULLED),
        ("full", "The USB stick is full. Make room on it, or use another one."),
        ("protected", "The USB stick is write-protected. Move the little switch on its side, or use another one."),
        ("failed", "The USB stick cannot be written to (failed). Try it once more, or use another one."),
    ],
)
def test_what_the_machine_cannot_write_gets_a_clear_sentence(stick: Stick, answer: str, expected: str) -> None:
    stick.put("rest.md")
    with Machine(stick.place.parent, answer):
        assert expected == outcome(lambda: write(found(stick), "a.txt", "New."))


def test_a_machine_that_does_not_answer_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    Machine(tmp_path, "written")
    assert "failed" == Outgoing(tmp_path, seconds=0.1).ask()
