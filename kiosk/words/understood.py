"""What people may say in a language. It is not translated phrase by phrase: each language has its own ways."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Understood(Struct, frozen=True, kw_only=True):
    """All that is understood in one language, in lower case. Names in braces stand for what is put in.

    Of several phrases for one thing the first is the one that is shown.
    """

    language: str
    """Its name in settings and folders, a code of ISO 639-1."""
    language_name: str
    """As its speakers write it."""
    commands: Mapping[str, tuple[str, ...]]
    """The ways to say each command."""
    yes: tuple[str, ...]
    no: tuple[str, ...]
    person: tuple[str, ...]
    numbers: tuple[str, ...]
    """From "zero" on."""
    sounds_like: Mapping[str, str]
    """Words that sound like a number, with that number."""
    ordinals: tuple[str, ...]
    """From "first" on."""
    by_number: tuple[str, ...]
    """How a thing on the screen is chosen by {number} or {ordinal}."""
    last: tuple[str, ...]
    by_name: tuple[str, ...]
    """How a thing on the screen is chosen by its {name}, besides by the name alone."""
    fillers: tuple[str, ...]
    """What people put around an answer; it means nothing."""
    corrections: tuple[str, ...]
    """What people put before the answer that they mean after all; what came before it means nothing then."""
    regions: Mapping[str, str]
    """Words for parts of the body, with that part."""
    scale_names: Mapping[str, str]
    """What scripts in this language call a thing that is rated, with its name in `Words.scales`."""
