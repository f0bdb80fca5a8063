"""The making of a bundle: real tar and real signatures; what would be fetched from the network is there already."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deploy.test_helpers import Programs
from tests.deploy.test_install import make_wheel
from tests.deploy.updating import NEW, OLD, Machine, make_key

DEPLOY = Path(__file__).parents[2] / "deploy"

PYTHON = """
case "$*" in
    *tomllib*) echo {version} ;;
    *"pip --disable-pip-version-check download"*)
        for folder; do [ "$before" != --dest ] || cp {wheels}/* "$folder"; before=$folder; done ;;
esac
"""
APT_GET = 'case "$*" in *install*) touch "$(dirname "$APT_CONFIG")/cache/archives/one_1_all.deb" ;; esac'
PACKAGES = "to_run=() to_install=() to_be_read_only=() to_bundle=()\nfind_missing() { missing=({missing}); }\n"


class Checkout:
    """A checkout of a small program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(DEPLOY, folder / "deploy", symlinks=True)
        (folder / "deploy/fate").touch()
        self.lacks("")
        make_wheel(folder / "wheels", NEW)
        (folder / "bin").mkdir()
        self.programs = Programs(folder / "bin")
        self.programs.add("python", PYTHON.replace("{version}", NEW).replace("{wheels}", str(folder / "wheels")))
        self.programs.add("apt-get", APT_GET)
        self.programs.add("apt-ftparchive")
        self.programs.add("git", "exit 1")
        self.bundle = folder / f"build/kiosk-bundle-{NEW}.tar"

    def lacks(self, packages: str) -> None:
        (self.folder / "deploy/packages.sh").write_text(PACKAGES.replace("{missing}", packages))

    def make_bundle(self, **words: str) -> tuple[int, str]:
        """Return the exit code, and what was complained of."""
        own = {"PATH": self.programs.path, "PYTHON": str(self.folder / "bin/python"), "releases": "trixie"}
        command = [str(self.folder / "deploy/bundle.sh")]
        done = subprocess.run(  # noqa: S603
            command, env=os.environ | own | words, cwd=self.folder, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stderr

    def fetched(self) -> bool:
        return any("download" in call for call in self.programs.called())


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "checkout")


def test_what_is_signed_is_what_the_kiosk_takes_as_an_update(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "kiosk").mkdir()
    machine = Machine(tmp_path / "kiosk")
    shutil.copytree(machine.key.parent, checkout.folder / "key")

    assert (0, "") == checkout.make_bundle(key="key/own.key")
    assert (0, "updated") == machine.update(str(checkout.bundle)), machine.said
    assert (NEW, OLD, [NEW, OLD]) == machine.releases()


def test_whose_updates_are_to_be_trusted_goes_along(checkout: Checkout, tmp_path: Path) -> None:
    key = make_key(tmp_path / "key")
    checkout.make_bundle(key=str(key))
    name = f"kiosk-bundle-{NEW}/update.pub"
    reading = ["tar", "--extract", "--to-stdout", f"--file={checkout.bundle}", name]

    assert key.with_suffix(".pub").read_bytes() == subprocess.run(reading, check=True, capture_output=True).stdout  # noqa: S603


def test_a_bundle_that_is_not_signed_has_no_signature_left_from_another(checkout: Checkout, tmp_path: Path) -> None:
    checkout.make_bundle(key=str(make_key(tmp_path / "key")))

    assert (0, "") == checkout.make_bundle()
    assert [checkout.bundle.name] == [path.name for path in checkout.bundle.parent.iterdir()]


def test_a_public_half_that_does_not_fit_is_told_and_nothing_is_signed(checkout: Checkout, tmp_path: Path) -> None:
    key = make_key(tmp_path / "key").with_suffix(".pub")
    shutil.copy(make_key(tmp_path / "other").with_suffix(".pub"), key)

    code, complaint = checkout.make_bundle(key=str(key.with_suffix(".key")))
    assert code == 1
    assert f"'{key}' is not the public half of '{key.with_suffix('.key')}': the bundle is not signed." in complaint
    assert [checkout.bundle.name] == [path.name for path in checkout.bundle.parent.iterdir()]


def test_a_key_or_a_package_that_is_missing_is_told_before_anything_is_fetched(
    checkout: Checkout, tmp_path: Path
) -> None:
    key = make_key(tmp_path / "key")
    key.with_suffix(".pub").unlink()
    missing = f"A bundle is signed with two files, and one is missing: '{key}' and '{key.with_suffix('.pub')}'."

    assert (1, missing) == first_line(checkout.make_bundle(key=str(key)))
    checkout.lacks("apt-utils")
    further = "A bundle is made with further system packages. Please type:\n    sudo apt-get install apt-utils\n"
    assert (1, further) == checkout.make_bundle()
    assert not checkout.fetched()
    checkout.lacks("")
    checkout.make_bundle()
    assert checkout.fetched()


def first_line(result: tuple[int, str]) -> tuple[int, str]:
    code, complaint = result
    return code, complaint.splitlines()[0]
