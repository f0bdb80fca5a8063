"""What the staff area asks of the world (errands), and what comes back (reports).

An errand is asked for with the effect `Do` and done by the clerk, away from the loop of frames. Its reports come as
`Reported`, with the same turn; there may be several, of which the last ends the waiting. All texts are final.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kiosk.core.staff.script_errands import ScriptErrand, ScriptReport

# --- counting: nothing is reported ----------------------------------------------------------------


class CountVisit(Struct, frozen=True):
    """Somebody has begun a visit."""


class CountBegun(Struct, frozen=True):
    """Somebody has begun the exercise `key`: language/id."""

    key: str


class CountFinished(Struct, frozen=True):
    """Somebody was led through the exercise `key` to its end, and felt better by `change` points, if that was rated."""

    key: str
    change: int | None = None


# --- how much it is used ------------------------------------------------------------------------------


class FindUses(Struct, frozen=True):
    """How much the kiosk was used. Answered by `UsesFound`."""


class EraseUses(Struct, frozen=True):
    """Forget all counts. Answered by `UsesFound`."""


class SaveUses(Struct, frozen=True):
    """Write the counts to the stick as a file for spreadsheets, with the `titles` of exercises by their keys.

    Answered by `Saved`.
    """

    titles: tuple[tuple[str, str], ...] = ()


class ExerciseUse(Struct, frozen=True):
    """An exercise in a week. `change` is how many points better people felt, on average, where that may be told."""

    key: str
    begun: int
    finished: int
    change: float | None = None


class WeekUse(Struct, frozen=True):
    """All of a week, which is named by its Monday (2026-11-23), or "" where the clock was not set.

    `change` as in `ExerciseUse`; of a week that is not `over` none is told.
    """

    week: str
    visits: int
    begun: int
    finished: int
    change: float | None = None
    over: bool = False
    exercises: tuple[ExerciseUse, ...] = ()


class UsesFound(Struct, frozen=True):
    """How much the kiosk was used, the newest week first."""

    weeks: tuple[WeekUse, ...] = ()


# --- the PIN --------------------------------------------------------------------------------------


class FindPin(Struct, frozen=True):
    """Whether there is a PIN, and how long it is to be waited before the next try. Answered by `PinState`."""


class CheckPin(Struct, frozen=True):
    """Whether this is the PIN. Answered by `PinChecked`."""

    digits: str


class ChoosePin(Struct, frozen=True):
    """Let this be the PIN from now on. Answered by `PinState`."""

    digits: str


class PinState(Struct, frozen=True):
    """Whether there `is_set` a PIN, and how many `seconds` no try is taken."""

    is_set: bool
    seconds: float = 0.0


class PinChecked(Struct, frozen=True):
    """Whether it was `right`; if not, how many `seconds` no further try is taken."""

    right: bool
    seconds: float = 0.0


# --- the settings ---------------------------------------------------------------------------------

Value = str | float | bool | tuple[str, ...]
"""What a setting can be."""


class ReadSettings(Struct, frozen=True):
    """What the settings are. Answered by `SettingsNow`."""


class ChangeSetting(Struct, frozen=True):
    """Let a setting be this from now on; without a value, what it is by default. Answered by `SettingsNow`."""

    name: str
    value: Value | None = None


class SettingsNow(Struct, frozen=True):
    """The value of each setting, by its name in `settings.toml`. `own` are those that staff have changed.

    `problems` are in the files. Some settings take effect only after a `restart`.
    """

    values: dict[str, Value]
    own: frozenset[str] = frozenset()
    problems: tuple[str, ...] = ()
    restart: bool = False


# --- the machine ----------------------------------------------------------------------------------


class FindHealth(Struct, frozen=True):
    """How the machine is. Answered by `HealthFound`."""


class SaveHealth(Struct, frozen=True):
    """Write how it is to the stick, for whoever looks after the machine. Answered by `Saved`."""


class Fault(Struct, frozen=True):
    """Something that does not work `now`, or did not so many `seconds` ago. `found` is for technicians."""

    name: str
    now: bool = True
    seconds: float = 0.0
    found: str = ""


class HealthFound(Struct, frozen=True, kw_only=True):
    """How it is: running for so many `seconds`, with this voice, speech model and devices, "" where there is none.

    What a machine does not tell of itself is None, or "". `faults` are those of now first.
    """

    version: str = ""
    seconds: float = 0.0
    voice: str = ""
    model: str = ""
    microphone: str = ""
    loudspeaker: str = ""
    free_bytes: int = 0
    celsius: float | None = None
    power: Literal["", "fine", "low", "was low"] = ""
    faults: tuple[Fault, ...] = ()


# --- all tabs -------------------------------------------------------------------------------------


class Trouble(Struct, frozen=True):
    """It could not be done: why, in plain words, and what to do."""

    text: str


class Progress(Struct, frozen=True):
    """An errand goes on: so many things of all are `done`."""

    done: int
    of: int


class Saved(Struct, frozen=True):
    """A file of this `name` was written to the stick."""

    name: str


class Restart(Struct, frozen=True):
    """Begin anew, as after switching on: what is set only then takes effect."""


Errand = (
    CountVisit
    | CountBegun
    | CountFinished
    | FindUses
    | EraseUses
    | SaveUses
    | FindHealth
    | SaveHealth
    | FindPin
    | CheckPin
    | ChoosePin
    | ReadSettings
    | ChangeSetting
    | ScriptErrand
    | Restart
)
Report = PinState | PinChecked | UsesFound | HealthFound | SettingsNow | ScriptReport | Saved | Progress | Trouble
