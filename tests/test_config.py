"""The settings are those of the shipped file, of the technician's over them, and of staff on top."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.config import SHIPPED, Settings, load, usual_places

DEFAULTS = Settings(
    clinic="",
    help_paragraphs=(),
    country="US",
    language="en",
    languages=(),
    exercises_off=(),
    scripts=(),
    library=None,
    stick=Path("/run/breathing-space/stick"),
    count_uses=True,
    theme="day",
    text_size=1.0,
    reduced_motion=False,
    fullscreen=False,
    opening_hours="",
    night="",
    idle_seconds=90,
    countdown_seconds=20,
    words_per_minute=145,
    natural_voice=True,
    volume=0.7,
    volume_min=0.2,
    volume_max=1.0,
    loudspeaker="",
    background_sounds=True,
    listen_while_speaking=True,
    microphone="",
    model=None,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def changes(tmp_path: Path) -> Path:
    return tmp_path / "changes.toml"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a user's settings."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "breathing-space"
    folder.mkdir()
    return folder


def complaints(file: Path, text: str) -> list[str]:
    """What is said about a file with this text, which leaves every default as it is."""
    file.write_text(text, encoding="utf-8")
    settings, problems = load(file)
    assert DEFAULTS == settings
    assert {problem.file for problem in problems} <= {file}
    return [problem.message for problem in problems]


# --- files that are right -----------------------------------------------------------------------


def test_the_shipped_file_names_every_setting_and_no_other() -> None:
    shipped = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))

    assert set(Settings.__struct_fields__) == set(shipped)


def test_the_shipped_values_fit_their_own_rules(file: Path) -> None:
    assert [] == complaints(file, SHIPPED.read_text(encoding="utf-8"))


def test_every_setting_is_explained_in_the_shipped_file() -> None:
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    bare = [line for before, line in pairwise(lines) if line[:1].isalpha() and not before]

    assert [] == bare


def test_an_empty_file_changes_nothing(file: Path) -> None:
    assert [] == complaints(file, "")


def test_what_a_file_says_takes_the_place_of_the_default(file: Path) -> None:
    file.write_text(
        """
        clinic = "Lakeside"
        help_paragraphs = ["Ring the bell."]
        scripts = ["/srv/scripts"]
        theme = "night"
        idle_seconds = 120
        volume = 1
        reduced_motion = true
        model = "/srv/model"
        """,
        encoding="utf-8",
    )

    expected = (
        replace(
            DEFAULTS,
            clinic="Lakeside",
            help_paragraphs=("Ring the bell.",),
            scripts=(Path("/srv/scripts"),),
            theme="night",
            idle_seconds=120,
            volume=1,
            reduced_motion=True,
            model=Path("/srv/model"),
        ),
        (),
    )
    assert expected == load(file)


def test_a_path_may_begin_with_a_tilde(file: Path) -> None:
    file.write_text('model = "~/model"\nscripts = ["~/mine"]', encoding="utf-8")

    assert (replace(DEFAULTS, model=Path.home() / "model", scripts=(Path.home() / "mine",)), ()) == load(file)


# --- where it is looked for ---------------------------------------------------------------------


def test_the_users_own_file_comes_before_the_machines(home: Path) -> None:
    assert (home / "settings.toml", Path("/etc/breathing-space/settings.toml")) == usual_places()


def test_without_a_word_from_the_desktop_the_users_own_file_is_below_the_home_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)

    assert Path.home() / ".config/breathing-space/settings.toml" == usual_places()[0]


def test_a_file_in_its_usual_place_is_found(home: Path) -> None:
    (home / "settings.toml").write_text('clinic = "Lakeside"', encoding="utf-8")

    assert (replace(DEFAULTS, clinic="Lakeside"), ()) == load()


def test_a_file_that_is_named_is_read_instead_of_the_usual_one(home: Path, file: Path) -> None:
    (home / "settings.toml").write_text('clinic = "Lakeside"', encoding="utf-8")
    file.write_text('clinic = "Hillside"', encoding="utf-8")

    assert (replace(DEFAULTS, clinic="Hillside"), ()) == load(file)


# --- what staff changed -------------------------------------------------------------------------


def test_what_staff_changed_comes_before_the_technicians_file_and_that_before_the_defaults(
    file: Path, changes: Path
) -> None:
    file.write_text('clinic = "Lakeside"\ntheme = "night"\nidle_seconds = 60', encoding="utf-8")
    changes.write_text('theme = "contrast"\ncountry = "NZ"', encoding="utf-8")

    expected = replace(DEFAULTS, clinic="Lakeside", idle_seconds=60, theme="contrast", country="NZ")
    assert (expected, ()) == load(file, changes)


def test_while_staff_have_changed_nothing_there_is_nothing_wrong(file: Path, changes: Path) -> None:
    file.write_text("", encoding="utf-8")

    assert (DEFAULTS, ()) == load(file, changes)


def test_all_that_is_wrong_in_both_files_is_reported_at_once_and_the_value_below_is_used(
    file: Path, changes: Path
) -> None:
    file.write_text('theme = "night"\nidle_secs = 60\nvolume = 0.5', encoding="utf-8")
    changes.write_text('theme = "dark"\nvolume_max = 0.4\ncountry = "IE"', encoding="utf-8")
    settings, problems = load(file, changes)

    assert replace(DEFAULTS, theme="night", volume=0.5, country="IE") == settings
    assert [
        f"{file}: “idle_secs” is not a setting. Did you mean “idle_seconds”?",
        f'{changes}: theme has to be "day" or "night" or "contrast", not \'dark\'; it is left out.',
        f"{changes}: volume has to be from volume_min to volume_max; all three are left out.",
    ] == [str(problem) for problem in problems]


def test_a_damaged_file_of_changes_leaves_the_technicians_values(file: Path, changes: Path) -> None:
    file.write_text('theme = "night"', encoding="utf-8")
    changes.write_text('theme = "con', encoding="utf-8")
    settings, problems = load(file, changes)

    assert replace(DEFAULTS, theme="night") == settings
    assert [(changes, "is not valid TOML")] == [(each.file, each.message.split(":")[0]) for each in problems]
