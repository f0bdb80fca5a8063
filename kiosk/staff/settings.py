"""What staff change in the settings: a file of its own, on top of the shipped one and the technician's.

It holds only what is otherwise, and only what fits. A file that cannot be read is set aside, not lost, with the
next change.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import tomli_w

from kiosk.config import Problem, Settings, checked, layered, made, read
from kiosk.core.staff.errands import ChangeSetting, ReadSettings, SettingsNow, Value
from kiosk.scripts.disk import Disk, alone, make_folders, replace_file
from kiosk.scripts.findings import RefusedError
from kiosk.staff.clerk import Doing

AT_START: Final = (
    "loudspeaker",
    "microphone",
    "model",
    "fullscreen",
    "scripts",
    "library",
    "stick",
)
"""What devices are made with: another value takes effect when the kiosk starts the next time."""

_HEAD: Final = """\
# What staff have changed on the screen of the kiosk, which writes this file. It comes before all other settings;
# `kiosk/settings.toml`, which is shipped, explains each.

"""


@dataclass
class Changes:
    """The file of what staff change. For one thread; other processes may read the file.

    `technicians` is the file below it, if there is one. `running` are the settings that the kiosk was started
    with, and `apply` has new ones take effect at once, as far as the core does not do it.
    """

    file: Path
    technicians: Path | None
    running: Settings
    apply: Callable[[Settings], None]
    disk: Disk = field(default_factory=Disk)

    def now(self, *also: Problem) -> SettingsNow:
        """Return what the settings are, and what is wrong in the files."""
        files = (self.technicians, self.file if self.file.exists() else None)
        values, problems = layered(*files)
        settings = made(values)
        return SettingsNow(
            {name: _as_value(value) for name, value in values.items()},
            frozenset(self._fitting()),
            tuple(map(str, (*problems, *also))),
            restart=any(getattr(settings, name) != getattr(self.running, name) for name in AT_START),
        )

    def change(self, name: str, value: Value | None) -> SettingsNow:
        """Let a setting be this from now on, or what it is by default; raises `RefusedError` if it cannot be."""
        make_folders(self.disk, self.file.parent)
        with alone(self.file.parent):
            wanted = {each: kept for each, kept in self._fitting().items() if each != name}
            if value is not None:
                wanted[name] = list(value) if isinstance(value, tuple) else value
            values, complaints = checked(wanted, self._below())
            if complaints:
                raise RefusedError(*complaints)
            aside = self._set_aside()
            replace_file(self.disk, self.file, f"{_HEAD}{tomli_w.dumps(wanted)}".encode())
        self.apply(made(values))
        return self.now(*aside)

    def _below(self) -> dict[str, Any]:
        """What the settings would be without what staff changed."""
        return layered(self.technicians)[0]

    def _fitting(self) -> dict[str, Any]:
        """What staff have changed, without what is wrong in the file."""
        found = read(self.file)[0] if self.file.exists() else {}
        values = checked(found, self._below())[0]
        return {name: value for name, value in found.items() if name in values and values[name] == value}

    def _set_aside(self) -> tuple[Problem, ...]:
        """Give a damaged file another name, for somebody to look at."""
        if not self.file.exists() or not read(self.file)[1]:
            return ()
        names = (self.file.with_name(f"{self.file.stem}.damaged-{number}.toml") for number in itertools.count(1))
        aside = next(path for path in names if not path.exists())
        self.disk.rename(self.file, aside)
        self.disk.flush(aside.parent)
        return (Problem(self.file, f"was damaged. It is kept as {aside.name}, and a new one has been begun."),)


def _as_value(value: Any) -> Value:  # noqa: ANN401 - as it is in the file
    return tuple(value) if isinstance(value, list) else value


def doings(changes: Changes) -> dict[type, Doing]:
    """Return how the errands about the settings are done."""
    return {
        ReadSettings: lambda _, __: changes.now(),
        ChangeSetting: lambda errand, _: changes.change(errand.name, errand.value),
    }
