"""Getting a model: always wholly or not at all."""

from __future__ import annotations

import hashlib
import shutil
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.download import Download
from kiosk.devices.installing import OFFICIAL, get_model
from kiosk.devices.models import COMPACT, ModelError, check_model
from tests.devices.file_server import FileServer, file_server

NAME = "vosk-model-small-en-us-0.15"


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compact model in the official one's clothes, packed."""
    folder = tmp_path_factory.mktemp("packed")
    shutil.copytree(COMPACT, folder / NAME)
    return Path(shutil.make_archive(str(folder / NAME), "zip", folder, NAME))


@pytest.fixture
def server(archive: Path) -> Iterator[FileServer]:
    with file_server(archive.read_bytes()) as server:
        yield server


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "models"


def official(server: FileServer) -> Download:
    content = server.content
    return Download(f"{server.address}/{NAME}.zip", len(content), hashlib.sha256(content).hexdigest())


def content(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def packed(path: Path, *entries: tuple[str, bytes]) -> Path:
    """A zip file with this in it."""
    with zipfile.ZipFile(path, "w") as made:
        for name, data in entries:
            made.writestr(name, data)
    return path


# --- downloading --------------------------------------------------------------------------------------


def test_the_official_model_is_what_its_makers_publish() -> None:
    assert f"{NAME}.zip" == OFFICIAL.name
    assert OFFICIAL.address.startswith("https://")
    assert 41_205_931 == OFFICIAL.size


def test_a_model_is_downloaded_and_works(server: FileServer, target: Path) -> None:
    told: list[int] = []

    folder = get_model(None, target, lambda done, _: told.append(done), official(server))

    assert target / NAME == folder
    assert [] == check_model(folder)
    assert [NAME] == content(target)
    assert len(server.content) == told[-1]


def test_one_that_is_there_is_not_downloaded_again(server: FileServer, target: Path) -> None:
    first, second = (get_model(None, target, official=official(server)) for _ in range(2))

    assert target / NAME == first == second
    assert [0] == server.asked_from


def test_a_damaged_one_is_replaced(server: FileServer, target: Path) -> None:
    folder = get_model(None, target, official=official(server))
    (folder / "am" / "final.mdl").unlink()

    get_model(None, target, official=official(server))

    assert [] == check_model(folder)
    assert [NAME] == content(target)


def test_an_interrupted_download_installs_nothing_and_goes_on_the_next_time(server: FileServer, target: Path) -> None:
    server.breaks_off_after = 1_000_000
    with pytest.raises(ModelError, match="broke off after 1000000 of"):
        get_model(None, target, official=official(server))
    assert [f"{NAME}.zip.part"] == content(target)

    server.breaks_off_after = None
    get_model(None, target, official=official(server))

    assert [NAME] == content(target)
    assert [0, 1_000_000] == server.asked_from


def test_what_is_not_the_model_is_not_installed(server: FileServer, target: Path) -> None:
    expected = official(server)
    server.content = server.content[::-1]

    with pytest.raises(ModelError, match="its SHA-256 is wrong"):
        get_model(None, target, official=expected)

    assert [] == content(target)


# --- from a file or a folder ----------------------------------------------------------------------------


def test_a_zip_file_serves(archive: Path, server: FileServer, target: Path) -> None:
    assert target / NAME == get_model(archive, target, official=official(server))
    assert [] == server.asked_from


def test_a_folder_serves(target: Path, tmp_path: Path) -> None:
    stick = shutil.copytree(COMPACT, tmp_path / "stick" / "vosk-model-small-de-1.0")

    assert target / stick.name == get_model(stick, target)


def test_a_stick_with_a_model_on_it_serves(archive: Path, server: FileServer, target: Path) -> None:
    assert target / NAME == get_model(archive.parent, target, official=official(server))


def test_a_stick_without_one_says_so(target: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no zip file or folder named vosk-model-small-"):
        get_model(tmp_path, target)


def test_a_file_that_is_not_there_says_so(target: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no speech model in .*gone"):
        get_model(tmp_path / "gone", target)


def test_an_official_file_that_was_damaged_is_refused(server: FileServer, target: Path, tmp_path: Path) -> None:
    damaged = tmp_path / f"{NAME}.zip"
    damaged.write_bytes(server.content[:-1] + b"?")

    with pytest.raises(ModelError, match="it is not the official model"):
        get_model(damaged, target, official=official(server))

    assert [] == content(target)


def test_a_damaged_zip_file_installs_nothing(archive: Path, target: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "vosk-model-small-de.zip"
    data = bytearray(archive.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 1000] = bytes(1000)
    damaged.write_bytes(data)

    with pytest.raises(ModelError, match="is damaged"):
        get_model(damaged, target)

    assert [] == content(target)


def test_half_a_zip_file_installs_nothing(archive: Path, target: Path, tmp_path: Path) -> None:
    half = tmp_path / "vosk-model-small-de.zip"
    half.write_bytes(archive.read_bytes()[:100_000])

    with pytest.raises(ModelError, match="is damaged: File is not a zip file"):
        get_model(half, target)

    assert [] == content(target)


@pytest.mark.parametrize("name", ["../evil", "/evil", f"{NAME}/../../evil"])
def test_a_zip_file_that_climbs_out_is_refused(target: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(ModelError, match="not safe to unpack"):
        get_model(packed(tmp_path / "model.zip", (name, b"evil")), target)

    assert [] == content(target)
    assert ["model.zip", "models"] == content(tmp_path)


def test_a_zip_file_with_a_link_is_refused(target: Path, tmp_path: Path) -> None:
    link = zipfile.ZipInfo(f"{NAME}/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "model.zip", "w") as made:
        made.writestr(link, "/etc/passwd")

    with pytest.raises(ModelError, match="not safe to unpack"):
        get_model(tmp_path / "model.zip", target)


@pytest.mark.parametrize("names", [("readme.txt",), (f"{NAME}/a", "other/b"), ()], ids=str)
def test_a_zip_file_of_something_else_is_refused(target: Path, tmp_path: Path, names: tuple[str, ...]) -> None:
    other = packed(tmp_path / "model.zip", *((name, b"") for name in names))

    with pytest.raises(ModelError, match="does not hold just one folder named vosk-model-small-"):
        get_model(other, target)


def test_a_model_that_does_not_work_is_not_installed(target: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"holds no speech model that works: .* lacks am/final.mdl"):
        get_model(packed(tmp_path / "model.zip", (f"{NAME}/readme", b"")), target)

    assert [] == content(target)


# --- places -------------------------------------------------------------------------------------------


def test_what_a_power_cut_left_behind_is_cleared_away(archive: Path, server: FileServer, target: Path) -> None:
    (target / ".installing-abc" / NAME).mkdir(parents=True)

    get_model(archive, target, official=official(server))

    assert [NAME] == content(target)


def test_a_place_that_cannot_be_written_is_named(archive: Path, server: FileServer, tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file")

    with pytest.raises(ModelError, match=r"the speech model was not installed: .*File exists"):
        get_model(archive, tmp_path / "models", official=official(server))


def test_it_is_installed_where_it_will_be_found(
    server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert tmp_path / "breathing-space" / "models" / NAME == get_model(official=official(server))
