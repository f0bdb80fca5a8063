"""Scripts that were read before open at once, and always as they are now."""

import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given

from kiosk.core.script import Script
from kiosk.scripts.cache import ParseCache
from kiosk.scripts.library import Library, load_library
from kiosk.scripts.parser import Parsed, parse
from kiosk.scripts.sound_files import recordings_beside
from kiosk.scripts.surroundings import Surroundings
from kiosk.scripts.writer import write
from tests.scripts.strategies import scripts

TEXT = "Title: Try\nArea: Relax\n\nSit.\n"
BROKEN = "Title: Try\n\nSit.\n[pauze]\n"
SPOKEN = TEXT + "\n[voice one.wav]\nOne.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "scripts.jsonl"


def parsed_twice(text: str, path: Path, file: Path) -> Iterator[Parsed]:
    """What comes of a text, and what comes of it from the cache."""
    for _ in range(2):
        cache = ParseCache(file)
        yield cache.parse(text, path, "en")
        cache.save()


@given(scripts())
def test_a_script_comes_out_of_the_cache_as_it_went_in(script: Script) -> None:
    text, path = write(script), Path("try.md")
    cache = ParseCache()
    expected = parse(text, "try", "en", Surroundings(recordings_beside(path)), advise=False)
    for _ in range(2):
        assert expected == cache.parse(text, path, "en")
        cache.save()


@pytest.mark.parametrize("text", [TEXT, BROKEN, ""])
def test_findings_are_kept_as_well(text: str, file: Path) -> None:
    expected = parse(text, "try", "en", advise=False)
    assert [expected, expected] == list(parsed_twice(text, Path("try.md"), file))


def test_what_was_read_before_is_not_read_again(file: Path) -> None:
    list(parsed_twice(TEXT, Path("try.md"), file))
    before = file.stat().st_mtime_ns
    list(parsed_twice(TEXT, Path("try.md"), file))
    assert before == file.stat().st_mtime_ns


def test_text_id_and_language_make_a_script(file: Path) -> None:
    cache = ParseCache(file)
    expected = [("try", "en", "Try"), ("other", "en", "Try"), ("try", "es", "Try"), ("try", "en", "New")]
    found = []
    for identifier, language, title in expected:
        script = cache.parse(TEXT.replace("Try", title), Path(f"{identifier}.md"), language).script
        assert script is not None
        found.append((script.id, script.language, script.title))
    assert expected == found


def test_a_recording_that_comes_changes_or_goes_is_noticed(tmp_path: Path, file: Path) -> None:
    path, recording = tmp_path / "try.md", tmp_path / "one.wav"
    cache = ParseCache(file)
    found = []
    for seconds in (0, 1, 2, 0):
        if seconds:
            soundfile.write(recording, np.zeros(8000 * seconds, np.float32), 8000)
        else:
            recording.unlink(missing_ok=True)
        parsed = list(parsed_twice(SPOKEN, path, file))
        assert parsed[0] == parsed[1] == cache.parse(SPOKEN, path, "en")
        cache.save()
        found.append(parsed[0].script and getattr(parsed[0].script.parts[0].steps[1], "recording", None))
    assert [None, 1.0, 2.0, None] == [each and each.seconds for each in found]


@pytest.mark.parametrize("damage", [b"", b"\n", b"no digest\n[]", b"\xff\0" * 50])
def test_a_damaged_file_is_as_good_as_none_and_is_written_anew(damage: bytes, file: Path) -> None:
    expected = parse(TEXT, "try", "en", advise=False)
    list(parsed_twice(TEXT, Path("try.md"), file))
    good = file.read_bytes()
    file.write_bytes(damage)
    assert [expected, expected] == list(parsed_twice(TEXT, Path("try.md"), file))
    assert good == file.read_bytes()


def test_any_changed_byte_is_damage(file: Path) -> None:
    expected = parse(TEXT, "try", "en", advise=False)
    list(parsed_twice(TEXT, Path("try.md"), file))
    good = file.read_bytes()
    for place in range(0, len(good), 7):
        file.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        assert expected == ParseCache(file).parse(TEXT, Path("try.md"), "en")


def test_what_is_not_used_any_more_goes_when_something_new_comes(file: Path) -> None:
    list(parsed_twice(TEXT, Path("old.md"), file))
    list(parsed_twice(TEXT, Path("new.md"), file))
    assert 2 == len(file.read_text().splitlines())


def test_a_cache_that_cannot_be_written_is_told_and_does_without(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "in the way").touch()
    with caplog.at_level(logging.WARNING):
        found = list(parsed_twice(TEXT, Path("try.md"), tmp_path / "in the way" / "scripts.jsonl"))
    assert [parse(TEXT, "try", "en", advise=False)] * 2 == found
    assert caplog.messages[0].startswith("What was read of the scripts cannot be kept")


def test_a_library_is_the_same_with_and_without_its_cache(tmp_path: Path, file: Path) -> None:
    (tmp_path / "en").mkdir()
    for name, text in (("a", TEXT), ("b", BROKEN), ("c", SPOKEN)):
        (tmp_path / "en" / f"{name}.md").write_text(text)
    expected = load_library([tmp_path])
    found: list[Library] = [load_library([tmp_path], ParseCache(file)) for _ in range(2)]
    assert [expected, expected] == found
    assert {str(tmp_path / "en")} == {script.folder for library in found for script in library.scripts}
    assert [file] == list(file.parent.iterdir())
