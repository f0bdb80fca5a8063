"""A kiosk with a card and a stick of its own, which is switched on, updated, and loses its power."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.deploy.cards import Card
from tests.deploy.systems import Started, System

PLACE = "/run/breathing-space"

STICK = r"run-breathing\x2dspace-stick.mount"
A_FOLDER = f"""[Mount]
What=/mnt/stick
Where={PLACE}/stick
Type=none
Options=bind,ro
"""
"""A container has no block devices: a folder of the machine outside, mounted in place of one."""

ON_THE_SCREEN = """
import sys
from pathlib import Path
from kiosk.staff.updates import Updates
from kiosk.words.languages import LANGUAGES
updates = Updates(Path(sys.argv[1]))
if sys.argv[2] == "begin":
    assert updates.can_be
    updates.begin()
else:
    print(LANGUAGES["en"].staff.health.outcomes.get(updates.state(), ""))
"""
"""What the kiosk does when staff touch “Update from USB stick”, and when they look at “Health”."""


def have_a_folder_for_stick(root: Path) -> None:
    units = root / "etc/systemd/system.control"
    units.mkdir(exist_ok=True)
    (units / STICK).write_text(A_FOLDER)


@dataclass
class Kiosk:
    """It runs while it is `switched_on`. Its card is only read, but for what has to be kept."""

    card: Card
    stick: Path

    @property
    def place(self) -> Path:
        return self.card.place / "opt/breathing-space"

    @contextmanager
    def switched_on(self) -> Iterator[Started]:
        mounts = (f"--bind-ro={self.stick}:/mnt/stick", f"--bind={self.card.place}:/media/root-ro")
        with self.card.inserted_and_only_read() as root, System(root).started(*mounts) as self.machine:
            assert "" == self.machine.run("systemctl", "start", STICK)
            yield self.machine

    def pull_the_plug(self) -> None:
        self.card.cut()
        self.machine.kill()

    def releases(self) -> tuple[str, str | None]:
        """Return the current release, and the one that one can go back to."""
        previous = self.place / "previous"
        return (self.place / "current").readlink().name, previous.readlink().name if previous.is_symlink() else None

    def is_on_trial(self) -> bool:
        return (self.place / "trial").exists()

    def knows_the_unit_of(self, version: str) -> bool:
        """Whether systemd does now, and will after the next start."""
        loaded = self.machine.show(f"breathing-space-{version}.service", "LoadState") == ["loaded"]
        assert loaded == self.has_linked_the_unit_of(version)
        return loaded

    def has_linked_the_unit_of(self, version: str) -> bool:
        """Whether it is on the card."""
        return (self.card.place / f"etc/systemd/system/breathing-space-{version}.service").is_symlink()

    def screen(self, what: str) -> str:
        python = "/opt/breathing-space/current/venv/bin/python"
        as_kiosk = ["setpriv", "--reuid=breathing-space", "--regid=breathing-space", "--clear-groups", "--"]
        return self.machine.run(*as_kiosk, python, "-c", ON_THE_SCREEN, PLACE, what)

    def begin_update(self) -> None:
        """Have the kiosk ask for it, as staff do."""
        assert "" == self.screen("begin")

    def answer(self) -> str:
        return self.machine.run("sh", "-c", f"cat {PLACE}/answers/update 2>/dev/null")

    def update(self) -> str:
        """Have it done to its end; return how it ended, in a word."""
        self.machine.run("rm", "-f", f"{PLACE}/answers/update")
        self.begin_update()
        took = self.machine.wait_until(lambda: self.answer() != "", seconds=600)
        print(f"\n{self.answer()} after {took:.0f} s")  # noqa: T201 - a figure
        return self.answer()

    def said(self) -> str:
        """What is in the journal of it."""
        units = [f"_SYSTEMD_UNIT=breathing-space-{name}.service" for name in ("update", "trial")]
        return self.machine.run("journalctl", "--quiet", "--output=cat", "--no-pager", *units)
