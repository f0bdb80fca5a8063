"""Which settings staff can change on the screen, and what kind of value each has."""

from __future__ import annotations

from typing import get_args

from msgspec import Struct

from kiosk.core.screen import Theme
from kiosk.core.staff.errands import Value
from kiosk.words.crisis import COUNTRIES
from kiosk.words.languages import LANGUAGES
from kiosk.words.words import Words


class Flag(Struct, frozen=True):
    """On or off."""


class Choice(Struct, frozen=True):
    """One of these."""

    options: tuple[str | float, ...]


class Several(Struct, frozen=True):
    """Some of these; none stands for all."""

    options: tuple[str, ...]


class Seconds(Struct, frozen=True):
    """One of these, one after another."""

    options: tuple[float, ...]


class Line(Struct, frozen=True):
    """A text of at most so many characters."""

    longest: int


class Paragraphs(Struct, frozen=True):
    """At most so many texts, each of at most so many characters."""

    most: int
    longest: int


class WeekHours(Struct, frozen=True):
    """When the clinic is open."""


class NightHours(Struct, frozen=True):
    """From when until when it is dark."""


Kind = Flag | Choice | Several | Seconds | Line | Paragraphs | WeekHours | NightHours

KINDS: dict[str, Kind] = {
    "clinic": Line(60),
    "help_paragraphs": Paragraphs(4, 300),
    "country": Choice((*COUNTRIES, "")),
    "opening_hours": WeekHours(),
    "night": NightHours(),
    "language": Choice(tuple(LANGUAGES)),
    "languages": Several(tuple(LANGUAGES)),
    "theme": Choice(get_args(Theme)),
    "text_size": Choice((1.0, 1.25, 1.5)),
    "reduced_motion": Flag(),
    "idle_seconds": Seconds((30, 45, 60, 90, 120, 180, 300, 600)),
    "countdown_seconds": Seconds((10, 15, 20, 30, 45, 60)),
    "listen_while_speaking": Flag(),
    "background_sounds": Flag(),
}
"""The settings, in the order in which they are shown. Sound and use have screens of their own."""

ON_HELP = frozenset({"help_paragraphs", "country"})
ON_WELCOME = frozenset({"clinic", "language", "languages", "theme", "text_size"})
"""On which screen it shows what has been set."""


def option_text(words: Words, name: str, option: Value) -> str:
    """Return what one of the options of a setting is called."""
    texts = words.staff.settings
    key = str(option)
    match name:
        case "language" | "languages":
            return LANGUAGES[key].language_name
        case "country":
            return texts.countries[key]
        case "theme":
            return texts.themes[key]
        case _:
            return texts.text_sizes.get(key, f"{float(key):.0%}")


def stepped(options: tuple[float, ...], value: float, *, up: bool) -> float:
    """Return the option after or before a value; the last one has none after it."""
    further = [option for option in options if (option > value if up else option < value)]
    return (min if up else max)(further, default=value)


def toggled(options: tuple[str, ...], chosen: tuple[str, ...], option: str) -> tuple[str, ...]:
    """Return the options that are chosen when one of them was switched; if that is all, none stands for them."""
    before = set(chosen or options)
    after = tuple(each for each in options if (each in before) != (each == option))
    return () if after == options else after
