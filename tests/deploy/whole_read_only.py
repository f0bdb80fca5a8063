"""A system that is only read, as overlayroot makes it, on a file system of its own. Run by `make test-deploy`."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.deploy.systems import ROOT, clean_system

AS_OVERLAYROOT_DOES = """
set -eu
cd "$1"; shift
mkdir card layer root
mount -o loop card.img card
mount -o remount,ro card
mount -t tmpfs tmpfs layer
mkdir layer/upper layer/work
mount -t overlay -o lowerdir=card,upperdir=layer/upper,workdir=layer/work overlay root
mkdir -p root/media/root-ro
mount --bind card root/media/root-ro
mount -t proc proc root/proc
chroot root "$@"
"""


def start(folder: Path, command: str) -> str:
    """Start a machine with this card, do something, and pull the plug; return what was said."""
    for name in ("card", "layer", "root"):
        if (folder / name).exists():
            (folder / name).rmdir()
    keep = "/opt/breathing-space/current/deploy/libexec/keep-writable"
    steps = [
        "unshare",
        "--mount",
        "sh",
        "-c",
        AS_OVERLAYROOT_DOES,
        "sh",
        str(folder),
        "sh",
        "-c",
        f"{keep}; {keep}; {command}",
    ]
    run = subprocess.run(steps, text=True, capture_output=True, check=False)  # noqa: S603
    return run.stdout + run.stderr


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A folder with the image of a card, on which the kiosk's folders are."""
    with clean_system("bookworm", "amd64", tmp_path) as system:
        place = system.root / "opt/breathing-space"
        (place / "current").mkdir(parents=True)
        (system.root / "var/lib/breathing-space").mkdir()
        subprocess.run(["cp", "--archive", ROOT / "deploy", place / "current/deploy"], check=True)  # noqa: S603, S607
        image = tmp_path / "card.img"
        subprocess.run(["truncate", "--size=1G", image], check=True)  # noqa: S603, S607
        subprocess.run(["mkfs.ext4", "-q", "-d", system.root, image], check=True)  # noqa: S603, S607
    return tmp_path


def test_what_the_clinic_has_is_kept_and_all_else_is_as_it_was(card: Path) -> None:
    changing = [
        "echo kept >/var/lib/breathing-space/settings.toml",
        "ln -s releases/2 /opt/breathing-space/previous",
        "echo gone >/etc/changed",
        "rm /etc/hostname",
        "sync",
    ]
    assert "" == start(card, "; ".join(changing))

    looking = [
        "cat /var/lib/breathing-space/settings.toml",
        "readlink /opt/breathing-space/previous",
        "ls /etc/hostname",
        "test ! -e /etc/changed",
        "echo so",
    ]
    assert "kept\nreleases/2\n/etc/hostname\nso\n" == start(card, " && ".join(looking))


def test_nothing_else_of_the_card_can_be_written(card: Path) -> None:
    said = start(card, "touch /media/root-ro/etc/changed")

    assert "touch: cannot touch '/media/root-ro/etc/changed': Read-only file system\n" == said
