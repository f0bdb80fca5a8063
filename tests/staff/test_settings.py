"""What staff change in the settings is kept in a file of its own, whole, and takes effect."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.config import Settings, load, shipped
from kiosk.core.staff.errands import ChangeSetting, ReadSettings, SettingsNow, Value
from kiosk.scripts.disk import Disk
from kiosk.scripts.findings import RefusedError
from kiosk.staff.settings import Changes, doings
from tests.scripts.power import Power, PowerCutError

DEFAULTS = load(Path(__file__).with_name("none.toml"))[0]


@dataclass
class Office:
    """Where settings are changed: the files, and what took effect."""

    folder: Path
    technicians: str = ""
    disk: Disk = field(default_factory=Disk)
    applied: list[Settings] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.file = self.folder / "kept" / "settings.toml"
        self.below = self.folder / "technicians.toml"
        self.below.write_text(self.technicians, encoding="utf-8")
        self.changes = Changes(self.file, self.below, self.load()[0], self.applied.append, self.disk)

    def load(self) -> tuple[Settings, tuple[str, ...]]:
        """What a kiosk that starts now has."""
        settings, problems = load(self.below, self.file)
        return settings, tuple(map(str, problems))

    def write(self, text: str) -> None:
        """Somebody writes into the file of changes."""
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_text(text, encoding="utf-8")

    def written(self) -> dict[str, object]:
        return tomllib.loads(self.file.read_text(encoding="utf-8"))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


# --- changing -----------------------------------------------------------------------------------


def test_while_nothing_was_changed_all_is_as_it_is_below(tmp_path: Path) -> None:
    office = Office(tmp_path, 'clinic = "Lakeside"')
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in shipped().items()}
    assert office.changes.now() == SettingsNow(values | {"clinic": "Lakeside"})
    assert not office.file.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("clinic", "Lakeside “Am See” \\ \n\u0000é"),
        ("help_paragraphs", ("Ring the bell.", "Call 112.")),
        ("country", "NZ"),
        ("opening_hours", "Mo-Fr 08:00-18:00"),
        ("night", "20:00-07:00"),
        ("languages", ("es",)),
        ("language", "es"),
        ("exercises_off", ("en/box-breathing",)),
        ("theme", "contrast"),
        ("text_size", 1.25),
        ("reduced_motion", True),
        ("idle_seconds", 120),
        ("countdown_seconds", 30.0),
        ("background_sounds", False),
        ("listen_while_speaking", False),
        ("count_uses", False),
        ("volume", 0.35),
    ],
)
def test_a_change_takes_effect_at_once_and_after_a_restart(office: Office, name: str, value: Value) -> None:
    now = office.changes.change(name, value)
    assert (value, frozenset({name}), ()) == (now.values[name], now.own, now.problems)
    expected = replace(DEFAULTS, **{name: value})
    assert [expected] == office.applied
    assert (expected, ()) == office.load()


def test_changes_add_up_and_each_can_be_taken_back(office: Office) -> None:
    for name, value in (("clinic", "Lakeside"), ("theme", "night"), ("clinic", "Hillside")):
        office.changes.change(name, value)
    assert {"clinic": "Hillside", "theme": "night"} == office.written()
    office.changes.change("theme", None)
    assert {"clinic": "Hillside"} == office.written()
    office.changes.change("clinic", None)
    assert {} == office.written()
    assert (DEFAULTS, ()) == office.load()


def test_the_default_is_the_technicians_value_where_there_is_one(tmp_path: Path) -> None:
    office = Office(tmp_path, 'theme = "contrast"')
    office.changes.change("theme", "day")
    assert office.changes.change("theme", None).values["theme"] == "contrast"


def test_the_file_says_what_it_is(office: Office) -> None:
    office.changes.change("theme", "night")
    assert office.file.read_text().startswith("# What staff have changed on the screen")


@pytest.mark.parametrize(("name", "value"), [("theme", "dark"), ("themes", "day"), ("opening_hours", "9 to 5")])
def test_what_does_not_fit_is_refused_and_nothing_is_changed(office: Office, name: str, value: Value) -> None:
    office.changes.change("clinic", "Lakeside")
    with pytest.raises(RefusedError, match=name):
        office.changes.change(name, value)
    assert {"clinic": "Lakeside"} == office.written()
    assert 1 == len(office.applied)


def test_a_volume_outside_its_limits_is_refused(office: Office) -> None:
    with pytest.raises(RefusedError, match="volume has to be"):
        office.changes.change("volume_max", 0.5)


@pytest.mark.parametrize(("name", "value"), [("model", "somewhere"), ("microphone", "Jabra"), ("loudspeaker", "Jabra")])
def test_what_devices_are_made_with_needs_a_restart_unless_it_is_as_it_was(
    office: Office, name: str, value: Value
) -> None:
    assert not office.changes.change("theme", "night").restart
    assert office.changes.change(name, value).restart
    assert office.changes.now().restart
    assert not office.changes.change(name, None).restart


def test_the_errands_are_done_with_the_file(office: Office) -> None:
    told = doings(office.changes)
    changed = told[ChangeSetting](ChangeSetting("theme", "night"), lambda _: None)
    assert changed == told[ReadSettings](ReadSettings(), lambda _: None) == office.changes.now()


# --- files that are wrong -----------------------------------------------------------------------

WRONG = """
theme = "night"
them = "night"
idle_seconds = 5
clinic = "Lakeside"
"""


def test_all_that_is_wrong_is_told_at_once_and_left_out_with_the_next_change(office: Office) -> None:
    office.write(WRONG)
    now = office.changes.now()
    assert now.own == {"theme", "clinic"}
    assert now.problems == (
        f"{office.file}: “them” is not a setting. Did you mean “theme”?",
        f"{office.file}: idle_seconds has to be a number from 10 to 3600, not 5; it is left out.",
    )
    assert office.changes.change("country", "IE").problems == ()
    assert {"theme": "night", "clinic": "Lakeside", "country": "IE"} == office.written()


def test_a_damaged_file_is_told_of_and_kept_under_another_name_with_the_next_change(office: Office) -> None:
    for number, damaged in enumerate(("theme = ", "theme = 'nig"), start=1):
        office.write(damaged)
        assert [f"{office.file}: is not valid TOML"] == [
            ": ".join(each.split(": ")[:2]) for each in office.changes.now().problems
        ]
        kept = f"settings.damaged-{number}.toml"
        said = f"{office.file}: was damaged. It is kept as {kept}, and a new one has been begun."
        assert office.changes.change("clinic", "Lakeside").problems == (said,)
        assert damaged == office.file.with_name(kept).read_text()
        assert office.changes.now().problems == ()
        assert {"clinic": "Lakeside"} == office.written()


def test_a_file_that_is_not_text_is_kept_as_well(office: Office) -> None:
    office.write("")
    office.file.write_bytes(b"\xff\x00\xfe")
    office.changes.change("clinic", "Lakeside")
    assert b"\xff\x00\xfe" == office.file.with_name("settings.damaged-1.toml").read_bytes()


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    class FullDisk(Disk):
        def write(self, path: Path, content: bytes, mode: int = 0o666) -> None:
            super().write(path, content[:3], mode)
            raise OSError(28, "No space left on device")

    office = Office(tmp_path)
    office.changes.change("clinic", "Lakeside")
    full = Office(tmp_path, disk=FullDisk())
    with pytest.raises(OSError, match="No space left"):
        full.changes.change("theme", "night")
    assert {"clinic": "Lakeside"} == office.written()
    assert [] == full.applied
    office.changes.change("theme", "night")
    assert {"clinic": "Lakeside", "theme": "night"} == office.written()


@given(text=st.text(max_size=60))
def test_any_text_can_be_kept(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    office = Office(tmp_path_factory.mktemp("any"))
    office.changes.change("clinic", text)
    assert (replace(DEFAULTS, clinic=text), ()) == office.load()


# --- power cuts ---------------------------------------------------------------------------------

CHANGES: tuple[tuple[str, Value | None], ...] = (
    ("clinic", "Lakeside"),
    ("theme", "night"),
    ("clinic", None),
    ("help_paragraphs", ("Ring the bell.",)),
    ("theme", "contrast"),
)


def states(folder: Path) -> list[Settings]:
    """What is in force before and after each of the changes."""
    folder.mkdir()
    office = Office(folder)
    found = [office.load()[0]]
    for name, value in CHANGES:
        office.changes.change(name, value)
        found.append(office.load()[0])
    return found


def play(office: Office) -> int:
    """Change all that until the power fails; return how much was changed."""
    for done, (name, value) in enumerate(CHANGES):
        try:
            office.changes.change(name, value)
        except PowerCutError:
            return done
    return len(CHANGES)


@pytest.mark.parametrize("survives", [True, False], ids=["all names survive", "only flushed names survive"])
def test_whenever_the_power_fails_the_old_settings_are_in_force_or_the_new_ones(tmp_path: Path, survives: bool) -> None:
    expected = states(tmp_path / "with power")
    done, operations = 0, 0
    while done < len(CHANGES):
        folder = tmp_path / str(operations)
        folder.mkdir()
        disk = Power(folder / "disk", operations)
        office = Office(folder, disk=disk)
        office.changes.file = folder / "disk" / "kept" / "settings.toml"
        done = play(office)
        disk.after_a_cut(folder / "after", lambda _: survives)
        settings, problems = load(folder / "technicians.toml", folder / "after" / "kept" / "settings.toml")
        assert settings in expected[done : done + 2], f"{operations} operations"
        assert problems == ()
        operations += 1
    assert operations > 15
