"""A settings file may be wrong in any way: each mistake is named, and the kiosk runs."""

import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.config import SHIPPED, Settings, load, rules, usual_places

PARAGRAPHS = "a list of at most 4 texts in quotes, each of at most 300 characters"

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


# --- files that are wrong -----------------------------------------------------------------------


def test_all_that_is_wrong_is_reported_at_once_and_what_is_right_is_used(file: Path) -> None:
    file.write_text(
        """
        idle_secs = 60
        theme = "dark"
        countdown_seconds = 1
        clinic = "Lakeside"
        """,
        encoding="utf-8",
    )
    settings, problems = load(file)

    assert replace(DEFAULTS, clinic="Lakeside") == settings
    assert [
        f"{file}: “idle_secs” is not a setting. Did you mean “idle_seconds”?",
        f'{file}: theme has to be "day" or "night" or "contrast", not \'dark\'; it is left out.',
        f"{file}: countdown_seconds has to be a number from 5 to 300, not 1; it is left out.",
    ] == [str(problem) for problem in problems]


def test_a_name_like_no_other_leads_to_the_list(file: Path) -> None:
    assert [f"“xyz” is not a setting. {SHIPPED} lists them all."] == complaints(file, "xyz = 1")


def test_a_section_is_not_a_setting(file: Path) -> None:
    assert ["“volume_” is not a setting. Did you mean “volume”?"] == complaints(file, "[volume_]\nmin = 1")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('idle_seconds = "90"', "a number from 10 to 3600, not '90'"),
        ("idle_seconds = true", "a number from 10 to 3600, not True"),
        ("idle_seconds = nan", "a number from 10 to 3600, not nan"),
        ("idle_seconds = 3601", "a number from 10 to 3600, not 3601"),
        (
            'opening_hours = "9 to 5"',
            "hours in quotes, like \"Mo-Fr 08:00-18:00; Sa 09:00-12:00\", not '9 to 5'",
        ),
        ('night = "dark"', "hours in quotes, like \"20:00-07:00\", not 'dark'"),
        ("languages = ['en', 'fr']", "a list of some of \"en\", \"es\", not ['en', 'fr']"),
        (
            "exercises_off = 'en/box'",
            "a list of at most 1000 texts in quotes, each of at most 200 characters, not 'en/box'",
        ),
        ("reduced_motion = 1", "true or false, not 1"),
        ("theme = ['day']", '"day" or "night" or "contrast", not [\'day\']'),
        ("clinic = 7", "a text in quotes, of at most 60 characters, not 7"),
        ("model = 7", "a path in quotes, not 7"),
        ("scripts = '/srv'", "a list of paths in quotes, not '/srv'"),
        ("scripts = ['']", "a list of paths in quotes, not ['']"),
        ("help_paragraphs = 'Ring.'", f"{PARAGRAPHS}, not 'Ring.'"),
        ("help_paragraphs = ['', 1]", f"{PARAGRAPHS}, not ['', 1]"),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_what_would(file: Path, line: str, expected: str) -> None:
    name = line.partition(" = ")[0]

    assert [f"{name} has to be {expected}; it is left out."] == complaints(file, line)


def test_the_usual_volume_has_to_be_between_its_limits(file: Path) -> None:
    said = complaints(file, "volume = 0.9\nvolume_max = 0.8\nvolume_min = 0.1")

    assert ["volume has to be from volume_min to volume_max; all three are left out."] == said


def test_a_file_that_is_not_toml_is_reported_with_the_line(file: Path) -> None:
    reason = "Expected '=' after a key in a key/value pair (at line 2, column 7)"

    assert [f"is not valid TOML: {reason}; it is not used."] == complaints(file, 'theme = "night"\nvolume: 1\n')


def test_a_file_that_is_not_text_is_reported(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")
    settings, problems = load(file)

    assert DEFAULTS == settings
    assert ["is not valid TOML"] == [problem.message.split(":")[0] for problem in problems]


def test_a_named_file_that_does_not_exist_is_reported(file: Path) -> None:
    settings, problems = load(file)

    assert DEFAULTS == settings
    assert [f"{file}: cannot be read (No such file or directory); it is not used."] == list(map(str, problems))


def test_a_folder_in_place_of_the_file_is_reported(tmp_path: Path) -> None:
    settings, problems = load(tmp_path)

    assert DEFAULTS == settings
    assert ["cannot be read (Is a directory); it is not used."] == [problem.message for problem in problems]


# --- whatever there may be in a file ------------------------------------------------------------

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(date(2026, 1, 1)),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(value=values)
@example(value="~nobody/model")
@example(value=["~nobody/scripts"])
def test_every_rule_takes_or_refuses_any_value_without_a_fuss(value: object) -> None:
    for rule in rules().values():
        if rule.fits(value):
            rule.made(value)


@given(content=st.binary())
def test_no_file_keeps_the_kiosk_from_running(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.mktemp("any") / "settings.toml"
    file.write_bytes(content)

    assert isinstance(load(file)[0], Settings)
