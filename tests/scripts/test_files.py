"""Files that somebody brought: which are read, and why others are refused."""

import bz2
import gzip
import lzma
import os
import socket
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.scripts.files import check_offered_name, parse_file, read_text, tidy_id
from kiosk.scripts.findings import Finding, RefusedError, about_file
from kiosk.scripts.formats import MOST_BYTES, text_of

TEXT = "Title: Try\nArea: Relax\n\nSit.\n"

AS_TEXT = "In the word processor choose “Save as”, then plain text with the encoding UTF-8."
AS_UTF8 = "In Notepad choose “Save as”, then the encoding UTF-8."
UNPACK = "Unpack it, and use the files that were in it."
COPY = "Copy its text into an editor, and save that as plain text."
BESIDE = "A recording belongs beside the script that plays it, which names it like “[voice rest.ogg]”."

UTF_16 = ("This text is stored as UTF-16 (“Unicode”).", AS_UTF8)
DOCUMENT = ("This is a word processor’s document, not plain text.", AS_TEXT)
ARCHIVE = ("This is an archive of files, not a text.", UNPACK)
SOUND = ("This is a sound, not a text.", BESIDE)
OTHER = ("This is not a text.", AS_TEXT)


def put(folder: Path, name: str, content: bytes = TEXT.encode()) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def finding_of(path: Path) -> Finding:
    (finding,) = parse_file(path, path.parent, "en").findings
    return finding


def refusal(path: Path, folder: Path) -> str:
    with pytest.raises(RefusedError) as refused:
        read_text(path, folder)
    return str(refused.value.args[0])


def zipped(*names: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, TEXT)
    return file.getvalue()


def tarred() -> bytes:
    file = BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("try.md"), BytesIO())
    return file.getvalue()


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("try.txt", "try.md"),
        ("try.md.txt", "try.md"),
        ("try.docx", "try.md"),
        ("Try It.md", "try-it.md"),
        ("try_it.md", "try-it.md"),
        ("try-.md", "try.md"),
        ("é.md", "e.md"),
        ("ж.md", "my-exercise.md"),
        ("a" * 61 + ".md", "a" * 60 + ".md"),
    ],
)
def test_a_file_with_another_kind_of_name_is_refused(tmp_path: Path, name: str, suggestion: str) -> None:
    message = "The name of a script has small letters, digits and hyphens only."
    if not name.endswith(".md"):
        message = "The name of a script ends in “.md”."
    assert about_file(message, f"Name it “{suggestion}”.") == finding_of(put(tmp_path, name))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("rest.md", "rest"),
        ("Slow Breaths.TXT", "slow-breaths"),
        ("rest.md.txt", "rest"),
        ("rest.txt.md", "rest"),
        ("Café, très calme (1).md", "cafe-tres-calme-1"),
        ("../../etc.md", "etc"),
        ("\x1b[2J\n.md", "2j"),
        ("a" * 59 + "-b.md", "a" * 59),
    ],
)
def test_a_file_that_is_added_gets_a_tidy_id(name: str, expected: str) -> None:
    assert expected == tidy_id(name)


@given(st.text())
def test_an_id_is_tidy_whatever_the_name(name: str) -> None:
    found = tidy_id(name)
    assert len(found) <= 60
    assert all("a" <= letter <= "z" or letter.isdecimal() or letter == "-" for letter in found)
    assert found == tidy_id(f"{found}.md")


def test_a_file_that_is_added_is_named_as_a_text_with_a_plain_letter() -> None:
    assert "slow" == check_offered_name(Path("Slow.text"))
    with pytest.raises(RefusedError, match="ends in"):
        check_offered_name(Path("slow.docx"))
    with pytest.raises(RefusedError, match="no plain letter"):
        check_offered_name(Path("Покой.txt"))


# --- contents -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (TEXT.encode("utf-16"), UTF_16),
        (TEXT.encode("utf-16-le"), UTF_16),
        (TEXT.encode("utf-16-be"), UTF_16),
        (b"\xfe\xff\0T", UTF_16),
        (zipped("[Content_Types].xml", "word/document.xml"), DOCUMENT),
        (zipped("Index/Document.iwa"), DOCUMENT),
        (b"PK\x03\x04" + b"." * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", DOCUMENT),
        (b"\xd0\xcf\x11\xe0", DOCUMENT),
        (b"{\\rtf1", ("This is rich text, not plain text.", AS_TEXT)),
        (b"%PDF-1.7", ("This is a PDF, not plain text.", COPY)),
        (b"\n <!DOCTYPE html>", ("This is a web page, not plain text.", COPY)),
        (b"<HTML lang=en>", ("This is a web page, not plain text.", COPY)),
        (zipped("try.md"), ARCHIVE),
        (gzip.compress(TEXT.encode()), ARCHIVE),
        (bz2.compress(TEXT.encode()), ARCHIVE),
        (lzma.compress(TEXT.encode()), ARCHIVE),
        (tarred(), ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c\0\4", ARCHIVE),
        (b"Rar!\x1a\x07\1\0", ARCHIVE),
        (b"\x28\xb5\x2f\xfd\0", ARCHIVE),
        (b"RIFF\0\0\0\0WAVE", SOUND),
        (b"fLaC", SOUND),
        (b"OggS", SOUND),
        (b"ID3\3", SOUND),
        (b"\x7fELF\2\1\1" + bytes(range(256)), OTHER),
        ("\nIt’s".encode("cp1252"), ("Line 2 has a letter that is not stored as UTF-8.", AS_UTF8)),
        (b" " * (MOST_BYTES + 1), ("This file is larger than 1 MB.", "An exercise is a page or two of text.")),
    ],
)
def test_a_file_with_another_kind_of_content_is_refused_by_name(
    tmp_path: Path, content: bytes, expected: tuple[str, str]
) -> None:
    assert about_file(*expected) == finding_of(put(tmp_path, "try.md", content))


def test_a_document_is_told_what_it_is_rather_than_what_to_call_it(tmp_path: Path) -> None:
    assert about_file(*DOCUMENT) == finding_of(put(tmp_path, "try.docx", zipped("[Content_Types].xml")))


def test_a_text_is_read_with_all_its_letters(tmp_path: Path) -> None:
    text = "\ufeffTítle: “Try”\r\n\tÑ …"
    assert text == read_text(put(tmp_path, "try.md", text.encode()), tmp_path)


@given(st.binary())
def test_any_content_is_a_text_or_refused(content: bytes) -> None:
    try:
        assert content == text_of(content).encode()
    except RefusedError as refused:
        message, hint = refused.args
        assert message.endswith(".")
        assert hint.endswith(".")


# --- what is no file ----------------------------------------------------------------------------


def test_what_is_no_file_is_refused_by_name_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket.md"))
        said = [refusal(tmp_path / name, tmp_path) for name in ("folder.md", "pipe.md", "socket.md")]
    expected = [f"This is a {kind}, not a file." for kind in ("folder", "pipe", "socket")]
    assert [*expected, "This is a device, not a file."] == [*said, refusal(Path("/dev/zero"), Path("/dev"))]


def test_a_link_or_a_path_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "secret.md")
    folder = tmp_path / "stick"
    inside = put(folder, "inside.md")
    (folder / "link.md").symlink_to("../secret.md")
    (folder / "device.md").symlink_to("/dev/zero")
    (folder / "up").symlink_to("..")
    (folder / "good.md").symlink_to(inside)
    for name in ("link.md", "device.md", "up/secret.md", "../secret.md"):
        assert "This link leads out of its folder." == refusal(folder / name, folder)
    assert TEXT == read_text(folder / "good.md", folder)


def test_what_cannot_be_read_is_reported_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "lost.md").symlink_to("nowhere")
    (tmp_path / "round.md").symlink_to("round.md")
    gone = "The file cannot be read: No such file or directory."
    assert [gone, gone] == [refusal(tmp_path / name, tmp_path) for name in ("gone.md", "lost.md")]
    assert refusal(tmp_path / "round.md", tmp_path).startswith("The file cannot be read: ")
    assert "File name too long" in refusal(tmp_path / ("a" * 300 + ".md"), tmp_path)
