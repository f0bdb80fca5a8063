"""Downloading: from a real server on this machine, which can be told to behave badly."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kiosk.devices.download import Download, DownloadError, fetch
from tests.devices.file_server import FileServer, file_server

CONTENT = bytes(range(256)) * 4096
"""One megabyte."""


@pytest.fixture
def part(tmp_path: Path) -> Path:
    return tmp_path / "file.zip.part"


def known(server: FileServer, content: bytes = CONTENT) -> Download:
    return Download(f"{server.address}/file.zip", len(content), hashlib.sha256(content).hexdigest())


def test_a_file_is_downloaded_and_its_progress_told(part: Path) -> None:
    told: list[tuple[int, int]] = []
    with file_server(CONTENT) as server:
        fetch(known(server), part, lambda done, total: told.append((done, total)))

    assert CONTENT == part.read_bytes()
    assert (len(CONTENT), len(CONTENT)) == told[-1]
    assert told == sorted(told)
    assert len(told) >= 8


def test_an_interrupted_download_goes_on_where_it_was(part: Path) -> None:
    with file_server(CONTENT, breaks_off_after=300_000) as server:
        with pytest.raises(DownloadError, match="broke off after 300000 of 1048576 bytes; try again to go on"):
            fetch(known(server), part, nothing)
        server.breaks_off_after = None
        fetch(known(server), part, nothing)

    assert CONTENT == part.read_bytes()
    assert [0, 300_000] == server.asked_from


def test_a_server_that_cannot_go_on_begins_again(part: Path) -> None:
    part.write_bytes(CONTENT[:1000])
    with file_server(CONTENT, ranges=False) as server:
        fetch(known(server), part, nothing)

    assert CONTENT == part.read_bytes()


def test_what_is_complete_already_is_not_asked_for(part: Path) -> None:
    part.write_bytes(CONTENT)
    with file_server(CONTENT) as server:
        fetch(known(server), part, nothing)

    assert [] == server.asked_from


@pytest.mark.parametrize("served", [CONTENT[::-1], CONTENT + b"more"], ids=["other", "longer"])
def test_another_file_than_expected_is_not_kept(part: Path, served: bytes) -> None:
    with file_server(served) as server:
        download = known(server)
        with pytest.raises(DownloadError, match="its SHA-256 is wrong"):
            fetch(download if served != CONTENT + b"more" else known(server, CONTENT[::-1]), part, nothing)

    assert not part.exists()


def test_a_damaged_beginning_is_thrown_away_so_that_the_next_attempt_succeeds(part: Path) -> None:
    part.write_bytes(b"damaged" * 1000)
    with file_server(CONTENT) as server:
        with pytest.raises(DownloadError, match="SHA-256"):
            fetch(known(server), part, nothing)
        fetch(known(server), part, nothing)

    assert CONTENT == part.read_bytes()


def test_a_server_that_says_no_is_quoted(part: Path) -> None:
    with file_server(CONTENT, status=404) as server, pytest.raises(DownloadError, match="404"):
        fetch(known(server), part, nothing)


def test_without_a_network_it_says_so(part: Path) -> None:
    with file_server(CONTENT) as server:
        download = known(server)

    with pytest.raises(DownloadError, match="cannot be downloaded"):
        fetch(download, part, nothing)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with file_server(CONTENT) as server, pytest.raises(DownloadError, match="No such file or directory"):
        fetch(known(server), tmp_path / "gone" / "file.part", nothing)


def test_a_full_disk_is_named() -> None:
    with file_server(CONTENT) as server, pytest.raises(DownloadError, match="No space left on device"):
        fetch(known(server), Path("/dev/full"), nothing)


def nothing(_done: int, _total: int) -> None:
    pass
