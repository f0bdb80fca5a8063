import logging
import os
from pathlib import Path

import pytest

from kiosk.core.script import AREAS, Script
from kiosk.scripts.findings import Finding, about_file
from kiosk.scripts.library import Library, builtin_folder, check, load_library
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

AS_TEXT = "In the word processor choose “Save as”, then plain text with the encoding UTF-8."
AS_UTF8 = "In Notepad choose “Save as”, then the encoding UTF-8."


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
    assert Library((), ()) == load_library([tmp_path / "missing"])


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
    assert Library((script("other"), script("try")), ((good, ()), (other, ()), (broken, (BROKEN_FINDING,)))) == library
    said = "“[pause]”: Something is missing in this instruction. Write it like this: “[pause 4 seconds]”."
    assert [f"A script is left out. {broken}:5:1: error: {said}"] == caplog.messages


def test_hidden_files_sounds_and_folders_are_passed_over(tmp_path: Path) -> None:
    for name in ("en/.try.md", "en/rain.ogg", "en/folder.md/try.jpg", "try.md"):
        put(tmp_path, name)
    assert Library((), ()) == load_library([tmp_path])


def test_a_folder_that_is_not_named_as_a_language_is_pointed_out(tmp_path: Path) -> None:
    path = put(tmp_path, "English/try.md")
    hint = "Name it like “en” for English or “es” for Spanish."
    finding = about_file("The folder “English” is not named as a language.", hint)
    assert Library((), ((path, (finding,)),)) == load_library([tmp_path])


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("try.txt", "try.md"),
        ("try.md.txt", "try.md"),
        ("try.docx", "try.md"),
        ("Try It.md", "try-it.md"),
        ("try_it.md", "try-it.md"),
        ("try-.md", "try.md"),
        ("é.md", "my-exercise.md"),
        ("a" * 61 + ".md", "a" * 60 + ".md"),
    ],
)
def test_a_file_with_another_kind_of_name_is_refused(tmp_path: Path, name: str, suggestion: str) -> None:
    message = "The name of a script has small letters, digits and hyphens only."
    if not name.endswith(".md"):
        message = "The name of a script ends in “.md”."
    assert about_file(message, f"Name it “{suggestion}”.") == finding_of(put(tmp_path, name))


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (TEXT.encode("utf-16"), "This text is stored as UTF-16 (“Unicode”).", AS_UTF8),
        (b"\xfe\xff\0T", "This text is stored as UTF-16 (“Unicode”).", AS_UTF8),
        (b"PK\x03\x04", "This is a word processor’s document (or an archive), not plain text.", AS_TEXT),
        (b"\xd0\xcf\x11\xe0", "This is a word processor’s document, not plain text.", AS_TEXT),
        (b"{\\rtf1", "This is rich text, not plain text.", AS_TEXT),
        (b"%PDF-1.7", "This is a PDF, not plain text.", "Copy its text into an editor, and save that as plain text."),
        (b"\x7fELF\0", "This is not a text.", AS_TEXT),
        ("\nIt’s".encode("cp1252"), "Line 2 has a letter that is not stored as UTF-8.", AS_UTF8),
        (b" " * 1_000_001, "This file is larger than 1 MB.", "An exercise is a page or two of text."),
    ],
)
def test_a_file_with_another_kind_of_content_is_refused(
    tmp_path: Path, content: bytes, message: str, hint: str
) -> None:
    assert about_file(message, hint) == finding_of(put(tmp_path, "en/try.md", content))


def test_a_link_to_another_script_in_the_folder_is_followed_and_one_that_leads_out_is_refused(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.md")
    good = put(tmp_path, "library/en/try.md")
    (good.parent / "alias.md").symlink_to(good)
    (good.parent / "leak.md").symlink_to(secret)
    library = load_library([tmp_path / "library"])
    assert [("en", "alias"), ("en", "try")] == ids(library)
    finding = about_file("This link leads out of its folder.", "Put the file itself here.")
    assert [(good.parent / "leak.md", (finding,))] == [found for found in library.findings if found[1]]


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "try.md"
    os.mkfifo(pipe)
    assert about_file("This is not a file.", "Put a text file here.") == finding_of(pipe)


def test_a_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    hint = "Is it there, and can it be opened?"
    finding = about_file("The file cannot be read: No such file or directory.", hint)
    assert finding == finding_of(tmp_path / "try.md")


def test_a_circle_of_links_is_reported(tmp_path: Path) -> None:
    (tmp_path / "try.md").symlink_to(tmp_path / "try.md")
    assert finding_of(tmp_path / "try.md").message.startswith("The file cannot be read: ")


def test_check_looks_at_files_and_at_folders_with_all_that_is_in_them(tmp_path: Path) -> None:
    one = put(tmp_path, "a/en/one.md")
    two = put(tmp_path, "a/deep/er/two.md", BROKEN)
    three = put(tmp_path, "b/A Folder/three.md")
    expected = [(two, (BROKEN_FINDING,)), (one, ()), (three, ())]
    assert expected == check([tmp_path / "a", three])


def test_the_exercises_that_come_with_the_program_are_found() -> None:
    assert (builtin_folder() / "en" / "five-senses.md").is_file()
