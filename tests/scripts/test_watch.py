"""The running kiosk takes changes, and never half of one."""

from __future__ import annotations

import logging
import os
import threading
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import pytest
import soundfile

from kiosk.core.messages import Event, LibraryChanged
from kiosk.scripts.cache import ParseCache
from kiosk.scripts.shelf import Manuscript, Places, Shelf
from kiosk.scripts.watch import Watch, Watcher

TEXT = "Title: Try\nArea: Relax\n\nSit.\n"
PATIENCE = 20.0


@dataclass
class Clinic:
    """A folder, a shelf, and somebody who watches them."""

    folder: Path
    shelf: Shelf
    watch: Watch = field(init=False)

    def __post_init__(self) -> None:
        self.watch = Watch(Places((self.folder,), self.shelf), ParseCache())

    def put(self, name: str, text: str = TEXT) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        self.mark(path)

    def mark(self, path: Path) -> None:
        """Have a file changed at another time than before, however quick the test is."""
        self.clock = getattr(self, "clock", 0) + 1
        os.utime(path, (self.clock, self.clock))

    def titles(self) -> list[str]:
        return [script.title for script in self.watch.library.scripts]


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    clinic = Clinic(tmp_path / "scripts", Shelf(tmp_path / "shelf"))
    clinic.put("en/try.md")
    clinic.watch.read()
    return clinic


def test_nothing_is_read_while_nothing_changes(clinic: Clinic) -> None:
    assert ["Try"] == clinic.titles()
    assert [False] * 3 == [clinic.watch.look() for _ in range(3)]


def test_a_change_is_read_when_it_has_stayed_for_a_look(clinic: Clinic) -> None:
    clinic.put("en/new.md", TEXT.replace("Try", "New"))
    assert [False, True, False] == [clinic.watch.look() for _ in range(3)]
    assert ["New", "Try"] == clinic.titles()


def test_what_goes_on_changing_is_waited_for(clinic: Clinic) -> None:
    for length in range(3, len(TEXT)):
        clinic.put("en/try.md", TEXT[:length].replace("Try", "Slow"))
        assert not clinic.watch.look()
    clinic.put("en/try.md", TEXT.replace("Try", "Slow"))
    assert [False, True] == [clinic.watch.look() for _ in range(2)]
    assert ["Slow"] == clinic.titles()


def test_a_change_that_is_taken_back_is_none(clinic: Clinic) -> None:
    clinic.put("en/new.md")
    assert not clinic.watch.look()
    (clinic.folder / "en" / "new.md").unlink()
    assert [False] * 2 == [clinic.watch.look() for _ in range(2)]


def test_a_script_that_is_taken_away_is_gone_and_a_broken_one_stays_as_it_was(clinic: Clinic) -> None:
    clinic.put("en/gone.md", TEXT.replace("Try", "Gone"))
    clinic.watch.read()
    (clinic.folder / "en" / "gone.md").unlink()
    clinic.put("en/try.md", "Title: Broken\n[pauze]")
    assert [False, True] == [clinic.watch.look() for _ in range(2)]
    assert ["Try"] == clinic.titles()


def test_what_is_published_or_taken_back_is_seen(clinic: Clinic) -> None:
    clinic.shelf.change([Manuscript("en", "try", TEXT.replace("Try", "Own"))])
    assert [False, True] == [clinic.watch.look() for _ in range(2)]
    assert ["Own"] == clinic.titles()
    clinic.shelf.undo()
    assert [False, True] == [clinic.watch.look() for _ in range(2)]
    assert ["Try"] == clinic.titles()


def test_a_changed_recording_is_seen(clinic: Clinic) -> None:
    def seconds() -> list[float]:
        steps = [step for script in clinic.watch.library.scripts for part in script.parts for step in part.steps]
        return [step.recording.seconds for step in steps if getattr(step, "recording", None)]  # type: ignore[union-attr]

    recording = clinic.folder / "en" / "try" / "one.wav"
    recording.parent.mkdir()
    found = []
    clinic.put("en/try.md", TEXT + "\n[voice one.wav]\nOne.\n")
    for length in (1, 2):
        soundfile.write(recording, np.zeros(8000 * length, np.float32), 8000)
        clinic.mark(recording)
        assert [False, True] == [clinic.watch.look() for _ in range(2)]
        found.append(seconds())
    assert [[1.0], [2.0]] == found


def test_links_to_nowhere_and_in_circles_are_passed_over(clinic: Clinic) -> None:
    (clinic.folder / "en" / "lost.jpg").symlink_to("nowhere")
    (clinic.folder / "en" / "again").symlink_to(clinic.folder)
    (clinic.folder / "en" / "round.jpg").symlink_to("round.jpg")
    (clinic.folder / "file.jpg").touch()
    assert [False, True, False] == [clinic.watch.look() for _ in range(3)]


# --- the thread ---------------------------------------------------------------------------------


def test_the_watcher_posts_what_it_has_found_until_it_is_closed(clinic: Clinic) -> None:
    inbox: SimpleQueue[Event] = SimpleQueue()
    watcher = Watcher(clinic.watch, inbox.put, seconds=0.001)
    clinic.shelf.change([Manuscript("en", "new", TEXT.replace("Try", "New"))])
    watcher.start()
    event = inbox.get(timeout=PATIENCE)
    watcher.close()
    assert isinstance(event, LibraryChanged)
    assert ["New", "Try"] == [script.title for script in event.scripts]
    assert "library" not in [thread.name for thread in threading.enumerate()]


def test_the_watcher_goes_on_after_a_failure(clinic: Clinic, caplog: pytest.LogCaptureFixture) -> None:
    @dataclass
    class Failing(Watch):
        left: int = 2

        def look(self) -> bool:
            self.left -= 1
            if self.left >= 0:
                raise OSError(5, "Input/output error")
            return super().look()

    inbox: SimpleQueue[Event] = SimpleQueue()
    watch = Failing(clinic.watch.places, ParseCache())
    watcher = Watcher(watch, inbox.put, seconds=0.001)
    with caplog.at_level(logging.ERROR):
        watcher.start()
        event = inbox.get(timeout=PATIENCE)
        watcher.close()
    assert LibraryChanged(clinic.watch.library.scripts) == event
    assert ["The exercises could not be read again, and stay as they were."] * 2 == caplog.messages
