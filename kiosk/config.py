"""The settings: what a clinic may change, and what is made of a file that has mistakes in it.

The shipped `settings.toml` explains each setting and holds its default. A clinic's own file holds
only what it wants otherwise, and on top of that comes what staff have changed on the screen. Whatever is
wrong in a file is reported, all of it at once, and what was there before is used in its place: a mistake in a
file must not keep the kiosk from running.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, get_args, get_type_hints

from msgspec import Struct

from kiosk.core.screen import Theme
from kiosk.words.crisis import COUNTRIES
from kiosk.words.languages import LANGUAGES

SHIPPED = Path(__file__).with_name("settings.toml")

# --- what a setting may be ----------------------------------------------------------------------


class Rule(Struct, frozen=True):
    """What a setting may be, in words and as a check of the TOML value, and what is `made` of the value."""

    expected: str
    fits: Callable[[Any], bool]
    made: Callable[[Any], object] = lambda value: value


def number(low: float, high: float) -> Rule:
    """Return the rule for a number in this range, both ends included."""
    return Rule(
        f"a number from {low:g} to {high:g}", lambda value: type(value) in (int, float) and low <= value <= high
    )


def text(longest: int) -> Rule:
    """Return the rule for a text of at most so many characters."""
    return Rule(f"a text in quotes, of at most {longest} characters", lambda value: _is_text(value, longest))


def texts(most: int, longest: int) -> Rule:
    """Return the rule for a list of so many texts, with at most so many characters in each."""
    return Rule(
        f"a list of at most {most} texts in quotes, each of at most {longest} characters",
        lambda value: _is_list(value, most) and all(_is_text(entry, longest) for entry in value),
        tuple,
    )


def one_of(*names: str) -> Rule:
    """Return the rule for one of these words."""
    return Rule(" or ".join(f'"{name}"' for name in names), lambda value: value in names)


def some_of(*names: str) -> Rule:
    """Return the rule for a list of these words, which may be empty."""
    listed = ", ".join(f'"{name}"' for name in names)
    return Rule(
        f"a list of some of {listed}",
        lambda value: _is_list(value, len(names)) and all(name in names for name in value),
        tuple,
    )


def hours(example: str) -> Rule:
    """Return the rule for hours, which may be empty."""
    return Rule(f'hours in quotes, like "{example}"', _are_hours)


def _are_hours(value: object) -> bool:
    from opening_hours import validate  # noqa: PLC0415 - few need it

    return value == "" or (_is_text(value, 200) and validate(str(value)))


def _is_text(value: object, longest: int) -> bool:
    return isinstance(value, str) and len(value) <= longest


def _is_list(value: object, most: int) -> bool:
    return isinstance(value, list) and len(value) <= most


def _path(value: str) -> Path:
    return Path.home() / value[2:] if value.startswith("~/") else Path(value)


FLAG = Rule("true or false", lambda value: isinstance(value, bool))
PATH = Rule("a path in quotes", lambda value: _is_text(value, 4096), lambda value: _path(value) if value else None)
PATHS = Rule(
    "a list of paths in quotes",
    lambda value: _is_list(value, 100) and all(_is_text(entry, 4096) and entry for entry in value),
    lambda value: tuple(_path(entry) for entry in value),
)

# --- the settings -------------------------------------------------------------------------------


class Settings(Struct, frozen=True):
    """What a clinic may change; `settings.toml` explains each under the same name."""

    clinic: Annotated[str, text(60)]
    help_paragraphs: Annotated[tuple[str, ...], texts(4, 300)]
    country: Annotated[str, one_of("", *COUNTRIES)]
    language: Annotated[str, one_of(*LANGUAGES)]
    languages: Annotated[tuple[str, ...], some_of(*LANGUAGES)]
    exercises_off: Annotated[tuple[str, ...], texts(1000, 200)]
    scripts: Annotated[tuple[Path, ...], PATHS]
    library: Annotated[Path | None, PATH]
    stick: Annotated[Path | None, PATH]
    count_uses: Annotated[bool, FLAG]
    theme: Annotated[Theme, one_of(*get_args(Theme))]
    text_size: Annotated[float, number(1, 1.5)]
    reduced_motion: Annotated[bool, FLAG]
    fullscreen: Annotated[bool, FLAG]
    opening_hours: Annotated[str, hours("Mo-Fr 08:00-18:00; Sa 09:00-12:00")]
    night: Annotated[str, hours("20:00-07:00")]
    idle_seconds: Annotated[float, number(10, 3600)]
    countdown_seconds: Annotated[float, number(5, 300)]
    words_per_minute: Annotated[float, number(100, 220)]
    natural_voice: Annotated[bool, FLAG]
    volume: Annotated[float, number(0, 1)]
    volume_min: Annotated[float, number(0, 1)]
    volume_max: Annotated[float, number(0, 1)]
    loudspeaker: Annotated[str, text(200)]
    background_sounds: Annotated[bool, FLAG]
    listen_while_speaking: Annotated[bool, FLAG]
    microphone: Annotated[str, text(200)]
    model: Annotated[Path | None, PATH]


class Problem(Struct, frozen=True):
    """Something wrong in a settings file, in plain words."""

    file: Path
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.message}"


def rules() -> dict[str, Rule]:
    """Return the rule of each setting by its name."""
    hints = get_type_hints(Settings, include_extras=True)
    return {name: hints[name].__metadata__[0] for name in Settings.__struct_fields__}


def usual_places() -> tuple[Path, ...]:
    """Return where a settings file is looked for: the user's own comes before the machine's."""
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return home / "breathing-space/settings.toml", Path("/etc/breathing-space/settings.toml")


def load(path: Path | None = None, changes: Path | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings, and what is wrong in the files that they are from.

    They are those of the shipped file; over them, those of the technician's (`technicians_file`); and over these what
    staff have changed, which is in the file `changes`, once it exists.
    """
    values, problems = layered(technicians_file(path), changes if changes and _exists(changes) else None)
    return made(values), problems


def technicians_file(path: Path | None) -> Path | None:
    """Return this file, or else the first that exists of the usual places."""
    return path or next((place for place in usual_places() if _exists(place)), None)


def layered(*files: Path | None) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Return the value of each setting: the default, or that of the last of these files that has one that fits."""
    values, problems = shipped(), list[Problem]()
    for file in filter(None, files):
        found, unread = read(file)
        values, complaints = checked(found, values)
        problems += [Problem(file, said) for said in (unread, *complaints) if said]
    return values, tuple(problems)


def shipped() -> dict[str, Any]:
    """Return the defaults, as they are in the file."""
    return tomllib.loads(SHIPPED.read_text(encoding="utf-8"))


def read(file: Path) -> tuple[dict[str, Any], str]:
    """Return what is in a settings file, or nothing and why it cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8")), ""
    except OSError as error:
        return {}, f"cannot be read ({error.strerror}); it is not used."
    except ValueError as error:  # not TOML, or not text at all
        return {}, f"is not valid TOML: {error}; it is not used."


def _exists(file: Path) -> bool:
    return os.access(file, os.F_OK)


def made(values: dict[str, Any]) -> Settings:
    """Return the settings with these values, which fit."""
    fields: dict[str, Any] = {name: rule.made(values[name]) for name, rule in rules().items()}
    return Settings(**fields)


def checked(found: dict[str, Any], defaults: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the value of each setting, the default where what was found does not fit, and complaints about that."""
    complaints = {name: complaint for name, value in found.items() if (complaint := _complaint(name, value))}
    values = defaults | {name: value for name, value in found.items() if name not in complaints}
    if not values["volume_min"] <= values["volume"] <= values["volume_max"]:
        complaints["volumes"] = "volume has to be from volume_min to volume_max; all three are left out."
        values |= {name: defaults[name] for name in ("volume_min", "volume", "volume_max")}
    return values, list(complaints.values())


def _complaint(name: str, value: object) -> str:
    """Return what is wrong with a setting, or nothing."""
    known = rules()
    if name not in known:
        close = get_close_matches(name.lower(), known, n=1)
        return f"“{name}” is not a setting. " + (
            f"Did you mean “{close[0]}”?" if close else f"{SHIPPED} lists them all."
        )
    if known[name].fits(value):
        return ""
    return f"{name} has to be {known[name].expected}, not {value!r}; it is left out."
