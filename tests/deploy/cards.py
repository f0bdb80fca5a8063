"""A card that a machine has its files on, and which can lose its power: a real file system (ext4) on a loop device."""

from __future__ import annotations

import ctypes
import fcntl
import os
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.deploy.systems import call

_EXT4_IOC_SHUTDOWN, _WITHOUT_THE_LOG = 0x8004587D, 2
"""linux/ext4.h: `_IOR('X', 125, __u32)`, with EXT4_GOING_FLAGS_NOLOGFLUSH."""

_CLONE_NEWNS = 0x20000
"""sched.h."""


class Card:
    """A file system in `folder`, of so many bytes, with what is in `content`; or with what is on another card."""

    def __init__(self, folder: Path, size: int = 0, content: Path | None = None, like: Card | None = None) -> None:
        self.image, self.place = folder / "card.img", folder / "card"
        self.place.mkdir()
        if like:
            call("cp", "--sparse=always", str(like.image), str(self.image))
            return
        with self.image.open("wb") as file:
            file.truncate(size)
        call("mkfs.ext4", "-q", *(["-d", str(content)] if content else []), str(self.image))

    @contextmanager
    def inserted(self) -> Iterator[Path]:
        """Mount it, on a loop device that is detached afterwards."""
        call("mount", "-o", "loop,noatime", str(self.image), str(self.place))
        try:
            yield self.place
        finally:
            call("umount", str(self.place))
            self._wait_until_detached()

    def _wait_until_detached(self) -> None:
        """Until then it is the same file system that would be mounted, with what it had in memory."""
        looking = ["losetup", "--noheadings", "--associated", str(self.image)]
        deadline = time.monotonic() + 30
        while subprocess.run(looking, capture_output=True, check=True).stdout:  # noqa: S603
            assert time.monotonic() < deadline, "somebody still has the card"

    @contextmanager
    def inserted_and_only_read(self) -> Iterator[Path]:
        """Show it with a layer in memory over it, as overlayroot does."""
        layer, shown = self.image.with_name("layer"), self.image.with_name("only-read")
        layer.mkdir(exist_ok=True)
        shown.mkdir(exist_ok=True)
        with self.inserted() as card:
            call("mount", "-o", "remount,ro", str(card))
            call("mount", "-t", "tmpfs", "tmpfs", str(layer))
            for name in ("upper", "work"):
                (layer / name).mkdir()
            layers = f"lowerdir={card},upperdir={layer}/upper,workdir={layer}/work"
            call("mount", "-t", "overlay", "-o", layers, "overlay", str(shown))
            try:
                yield shown
            finally:
                call("umount", str(shown), str(layer))

    def cut(self) -> None:
        """Nothing reaches the device from now on."""
        descriptor = os.open(self.place, os.O_RDONLY)
        fcntl.ioctl(descriptor, _EXT4_IOC_SHUTDOWN, struct.pack("I", _WITHOUT_THE_LOG))
        os.close(descriptor)

    def check(self) -> str:
        """What the file system's own check has to say, once its journal was replayed."""
        done = subprocess.run(["e2fsck", "-f", "-n", str(self.image)], capture_output=True, text=True, check=False)  # noqa: S603, S607
        return "" if done.returncode == 0 else done.stdout


def have_mounts_of_our_own() -> None:
    """Nobody else sees what is mounted from now on, lest a card live on in a container that is just being made."""
    assert ctypes.CDLL(None).unshare(_CLONE_NEWNS) == 0
    call("mount", "--make-rprivate", "/")
