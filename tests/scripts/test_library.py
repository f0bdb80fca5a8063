import logging
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.core.script import AREAS, Script
from kiosk.scripts.findings import Finding, about_file
from kiosk.scripts.library import EMPTY, Entry, Library, builtin_folder, check, load_library
from kiosk.scripts.parser import parse

TEXT = "Title: Try\nArea: Relax\n\nSit.\n"
BROKEN = "Title: Try\nArea: Relax\n\nSit.\n[pause]\n"
BROKEN_FINDING = Finding(
    "error",
    5,
    1,
    "[pause]",
    "Something is missing in this instruction.",
    "Write it like this: “[pause 4 seconds]”.",
)


def put(folder: Path, name: str, content: str | bytes = TEXT) -> Path:
    """Put a file into a folder, with the folders above it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def script(identifier: str, text: str = TEXT, language: str = "en") -> Script:
    parsed = parse(text, identifier, language)
    assert parsed.script is not None
    return parsed.script


def ids(library: Library) -> list[tuple[str, str]]:
    return [(script.language, script.id) for script in library.scripts]


def finding_of(path: Path) -> Finding:
    ((_, (finding,)),) = check([path])
    return finding


def test_a_library_holds_the_scripts_of_its_folders_by_language_area_and_title(tmp_path: Path) -> None:
    for number, area in enumerate(reversed(AREAS)):
        put(tmp_path, f"one/en/a{number}.md", TEXT.replace("Relax", area))
    put(tmp_path, "two/en/x.md", TEXT.replace("Try", "anew"))
    put(tmp_path, "two/en/y.md", TEXT.replace("Try", "Zebra"))
    put(tmp_path, "two/es/a1.md")
    expected = [("en", name) for name in ("x", "a6", "y", "a5", "a4", "a3", "a2", "a1", "a0")] + [("es", "a1")]
    assert expected == ids(load_library([tmp_path / "one", tmp_path / "two"]))


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert EMPTY == load_library([tmp_path / "missing"])


def test_a_script_in_a_later_folder_takes_the_place_of_one_in_an_earlier(tmp_path: Path) -> None:
    put(tmp_path, "one/en/try.md")
    put(tmp_path, "two/en/try.md", TEXT.replace("Sit.", "Stand."))
    library = load_library([tmp_path / "one", tmp_path / "two"])
    assert (script("try", TEXT.replace("Sit.", "Stand.")),) == library.scripts


def test_a_broken_script_is_left_out_and_named_and_takes_no_working_one_away(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    good = put(tmp_path, "one/en/try.md")
    other = put(tmp_path, "two/en/other.md")
    broken = put(tmp_path, "two/en/try.md", BROKEN)
    with caplog.at_level(logging.WARNING):
        library = load_library([tmp_path / "one", tmp_path / "two"])
    assert (script("other"), script("try")) == library.scripts
    assert ((good, ()), (other, ()), (broken, (BROKEN_FINDING,))) == library.findings
    assert [good, other] == sorted(entry.path for _, entry in library.in_use)
    said = "“[pause]”: Something is missing in this instruction. Write it like this: “[pause 4 seconds]”."
    assert [f"A script is left out. {broken}:5:1: error: {said}"] == caplog.messages


def test_hidden_files_sounds_and_folders_are_passed_over(tmp_path: Path) -> None:
    for name in ("en/.try.md", "en/rain.ogg", "en/folder.md/try.jpg", "try.md", ".git/try.md", "$RECYCLE.BIN/try.md"):
        put(tmp_path, name)
    put(tmp_path, "en/~$try.docx")
    (tmp_path / "round").symlink_to("round")
    assert EMPTY == load_library([tmp_path])


def test_a_folder_that_cannot_be_looked_into_is_empty(tmp_path: Path) -> None:
    put(tmp_path, "file")
    assert EMPTY == load_library([tmp_path / "file"])


def test_a_script_knows_the_folder_of_its_recordings(tmp_path: Path) -> None:
    put(tmp_path, "en/try.md")
    (found,) = load_library([tmp_path]).scripts
    assert str(tmp_path / "en") == found.folder


def test_a_file_that_is_broken_since_the_last_time_keeps_its_script_and_one_that_is_gone_does_not(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = put(tmp_path, "en/try.md")
    gone = put(tmp_path, "en/gone.md")
    library = load_library([tmp_path])
    put(tmp_path, "en/try.md", BROKEN)
    gone.unlink()
    for _ in range(2):
        with caplog.at_level(logging.WARNING):
            library = load_library([tmp_path], last=library)
        assert Library((Entry(tmp_path, path, (BROKEN_FINDING,), script("try")),)) == library
    assert [message.partition(".")[0] for message in caplog.messages] == ["A script is broken, and stays as it was"] * 2


def test_a_folder_that_is_not_named_as_a_language_is_pointed_out(tmp_path: Path) -> None:
    path = put(tmp_path, "English/try.md")
    hint = "Name it like “en” for English or “es” for Spanish."
    finding = about_file("The folder “English” is not named as a language.", hint)
    assert Library((Entry(tmp_path, path, (finding,), None),)) == load_library([tmp_path])


def test_a_file_that_is_named_otherwise_than_a_script_is_left_out_with_a_reason(tmp_path: Path) -> None:
    path = put(tmp_path, "en/Try It.txt")
    finding = about_file("The name of a script ends in “.md”.", "Name it “try-it.md”.")
    assert Library((Entry(tmp_path, path, (finding,), None),)) == load_library([tmp_path])


def test_a_link_to_another_script_in_the_folder_is_followed_and_one_that_leads_out_is_refused(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.md")
    good = put(tmp_path, "library/en/try.md")
    (good.parent / "alias.md").symlink_to(good)
    (good.parent / "leak.md").symlink_to(secret)
    library = load_library([tmp_path / "library"])
    assert [("en", "alias"), ("en", "try")] == ids(library)
    finding = about_file("This link leads out of its folder.", "Put the file itself here.")
    assert [(good.parent / "leak.md", (finding,))] == [found for found in library.findings if found[1]]


# --- check --------------------------------------------------------------------------------------


def test_check_looks_at_files_and_at_folders_with_all_that_is_in_them(tmp_path: Path) -> None:
    one = put(tmp_path, "a/en/one.md")
    two = put(tmp_path, "a/deep/er/two.md", BROKEN)
    three = put(tmp_path, "b/A Folder/three.md")
    expected = [(two, (BROKEN_FINDING,)), (one, ()), (three, ())]
    assert expected == check([tmp_path / "a", three])


def test_check_knows_the_recordings_beside_a_script(tmp_path: Path) -> None:
    path = put(tmp_path, "en/try.md", TEXT + "\n[voice rest.wav]\nRest.\n")
    assert "There is no recording “rest.wav” beside this script." == finding_of(path).message
    soundfile.write(tmp_path / "en" / "rest.wav", np.zeros(8000, np.float32), 8000)
    assert [(path, ())] == check([path])


def test_a_folder_with_very_many_files_is_not_searched(tmp_path: Path) -> None:
    for name in range(150):
        folder = tmp_path / str(name)
        folder.mkdir()
        for number in range(70):
            (folder / f"{number}.jpg").touch()
    finding = about_file("There are more than 10000 files here.", "Name the folder with the scripts.")
    assert [(tmp_path, (finding,))] == check([tmp_path])


def test_folders_within_folders_are_searched_however_deep_but_not_links_to_folders(tmp_path: Path) -> None:
    path = put(tmp_path, "a/" * 300 + "try.md")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert [(path, ())] == check([tmp_path])


def test_the_exercises_that_come_with_the_program_are_found() -> None:
    assert (builtin_folder() / "en" / "five-senses.md").is_file()
