"""What is on the stick: as what it would be published, and in place of what."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.scripts.library import EMPTY, Library, load_library
from kiosk.scripts.offers import Desk, Offer, look_at, reading_grade
from kiosk.scripts.shelf import Manuscript

TEXT = "Title: Try\nArea: Relax\n\nSit.\n"
SPOKEN = TEXT + "\n[voice one.wav]\nOne.\n"
DESK = Desk("en")


def put(folder: Path, name: str, text: str = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def record(path: Path, seconds: int = 1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, np.zeros(8000 * seconds, np.float32), 8000)
    return path


def keys(offers: list[Offer]) -> list[tuple[str, str] | None]:
    return [(offer.parsed.script.language, offer.parsed.script.id) if offer.parsed.script else None for offer in offers]


def refusals(offers: list[Offer]) -> list[tuple[str, str]]:
    return [
        (offer.path.name, finding.message)
        for offer in offers
        for finding in offer.parsed.findings
        if offer.parsed.script is None
    ]


def same(offers: list[Offer]) -> list[bool]:
    return [offer.is_same for offer in offers]


def test_a_whole_stick_is_looked_at_and_only_scripts_are_taken(tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    for name in ("Slow Rest.TXT", "es/calma.md", "deep/er/a.text", "photo.jpg", ".Trashes/x.md", "$RECYCLE.BIN/y.md"):
        put(stick, name)
    put(stick, "handout.docx", "PK")
    offers = look_at([stick], DESK, EMPTY)
    assert [("en", "slow-rest"), None, ("en", "a"), ("es", "calma")] == keys(offers)
    assert [("handout.docx", "The name of a script ends in “.md” or “.txt”.")] == refusals(offers)


def test_the_language_is_that_of_the_folder_if_the_kiosk_speaks_it_or_what_was_said(tmp_path: Path) -> None:
    paths = [put(tmp_path, name) for name in ("en/a.md", "ES/b.md", "usb/c.md", "it/d.md")]
    assert ["en", "es", "es", "es"] == [key[0] for key in keys(look_at(paths, Desk("es"), EMPTY)) if key]
    assert ["en"] * 4 == [key[0] for key in keys(look_at(paths, Desk("es", "en"), EMPTY)) if key]


def test_a_file_is_looked_at_once_and_two_for_one_exercise_are_one_too_many(tmp_path: Path) -> None:
    first, second = put(tmp_path, "a/Rest.txt"), put(tmp_path, "b/rest.md")
    offers = look_at([tmp_path, first, tmp_path / "b" / ".." / "a" / "Rest.txt", tmp_path], DESK, EMPTY)
    assert [("en", "rest"), None] == keys(offers)
    message = f"Another file here would be the same exercise, “rest”: {first}."
    assert [(second.name, message)] == refusals(offers)


def test_recordings_go_along_with_scripts_and_are_no_scripts_themselves(tmp_path: Path) -> None:
    path = put(tmp_path, "spoken.md", SPOKEN)
    recording = record(tmp_path / "one.wav")
    (offer,) = look_at([recording, path], DESK, EMPTY)
    assert offer.parsed.script is not None
    assert Manuscript("en", "spoken", SPOKEN, (recording,)) == offer.manuscript(offer.parsed.script)


def test_a_script_whose_recording_is_missing_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "spoken.md", SPOKEN)
    message = "There is no recording “one.wav” beside this script."
    assert [("spoken.md", message)] == refusals(look_at([tmp_path], DESK, EMPTY))


def test_what_is_not_there_and_a_folder_with_too_much_in_it_are_refused(tmp_path: Path) -> None:
    for name in range(101):
        folder = tmp_path / "usb" / str(name)
        folder.mkdir(parents=True)
        for number in range(100):
            (folder / f"{number}.jpg").touch()
    offers = look_at([tmp_path / "gone.md", tmp_path / "usb"], DESK, EMPTY)
    assert [
        ("gone.md", "The file cannot be read: No such file or directory."),
        ("usb", "There are more than 10000 files here."),
    ] == refusals(offers)


def test_a_name_with_control_characters_is_shown_without_them(tmp_path: Path) -> None:
    first = put(tmp_path, "a/rest\n\x1b[2J.md")
    put(tmp_path, "b/rest 2j.md")
    ((_, message),) = refusals(look_at([tmp_path], DESK, EMPTY))
    assert f"“rest-2j”: {first.parent}/rest\\n\\x1b[2J.md." in message


def test_the_reading_grade_counts_what_is_spoken_once(tmp_path: Path) -> None:
    easy = "You can sit down. You can take a slow breath. Let it go again. That is all there is to do here.\n\n"
    long = "Considering everything, uninterrupted relaxation necessitates extraordinary circumstances.\n\n"
    found = []
    for name, body in (("short", "Sit."), ("easy", easy * 3), ("other", easy + easy), ("hard", easy + long * 3)):
        (offer,) = look_at([put(tmp_path, f"{name}.md", TEXT + "\n" + body)], DESK, EMPTY)
        assert offer.parsed.script is not None
        found.append(reading_grade(offer.parsed.script))
    short, easy_grade, other, hard = found
    assert short is None
    assert easy_grade is None or easy_grade == other
    assert hard is not None
    assert hard > 5


# --- beside what is in use ----------------------------------------------------------------------


@pytest.fixture
def used(tmp_path: Path) -> Library:
    """A library with a script, and one with a recording."""
    put(tmp_path, "used/en/try.md")
    put(tmp_path, "used/en/spoken.md", SPOKEN)
    record(tmp_path / "used/en/spoken/one.wav")
    return load_library([tmp_path / "used"])


def test_what_is_in_use_under_the_same_language_and_id_is_named(tmp_path: Path, used: Library) -> None:
    paths = [put(tmp_path, name, TEXT + "\nNew.") for name in ("en/try.md", "es/try.md", "en/new.md")]
    offers = look_at(paths, DESK, used)
    assert ["try.md", None, None] == [offer.instead and offer.instead.path.name for offer in offers]
    assert [False] * 3 == same(offers)


def test_what_is_in_use_already_is_known_by_text_and_recordings(tmp_path: Path, used: Library) -> None:
    paths = [put(tmp_path, "new/try.txt"), put(tmp_path, "new/spoken.md", SPOKEN)]
    recording = record(tmp_path / "new" / "one.wav")
    assert [True, True] == same(look_at(paths, DESK, used))
    record(recording, 2)
    assert [True, False] == same(look_at(paths, DESK, used))


def test_what_has_gone_from_the_library_in_the_meantime_is_not_the_same(tmp_path: Path, used: Library) -> None:
    put(tmp_path, "new/try.txt")
    put(tmp_path, "new/spoken.md", SPOKEN)
    record(tmp_path / "new" / "one.wav")
    (tmp_path / "used/en/try.md").unlink()
    (tmp_path / "used/en/spoken/one.wav").unlink()
    assert [False, False] == same(look_at([tmp_path / "new"], DESK, used))


def test_a_title_that_another_exercise_has_is_warned_of(tmp_path: Path, used: Library) -> None:
    titled = TEXT.replace("Try", used.scripts[0].title.upper() + "!")
    offers = look_at(
        [put(tmp_path / "usb", "other.md", titled), put(tmp_path / "usb", "es/other.md", titled)], DESK, used
    )
    found = [[finding.severity for finding in offer.parsed.findings] for offer in offers]
    assert [["warning", "warning"], []] == found
