"""A settings file may be wrong in any way: each mistake is named, and the kiosk runs."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.config import SHIPPED, Settings, load, rules
from tests.test_config import DEFAULTS, complaints

PARAGRAPHS = "a list of at most 4 texts in quotes, each of at most 300 characters"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


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
