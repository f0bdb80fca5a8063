"""Texts that are written once, in English, and read in every language.

This is gettext, put off until a text is read: `title = gettext("Take a moment")` in the body of a class is
found there by the tools of translators, and read from an instance it is in the language of the instance's
`catalogue`. Whatever a catalogue lacks is English.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class HasCatalogue(Protocol):
    """What texts can belong to."""

    @property
    def catalogue(self) -> NullTranslations:
        """The texts of its language."""
        ...


@dataclass
class Text(Generic[T]):
    """A text, or several of them: what it is within a catalogue. It is looked up once."""

    within: Callable[[NullTranslations], T]
    _name: str = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, words: HasCatalogue, owner: type) -> T:
        text = vars(words)[self._name] = self.within(words.catalogue)  # from now on found before this is asked
        return text


def gettext(text: str) -> Text[str]:
    """Return an English text to be read in every language."""
    return Text(lambda catalogue: catalogue.gettext(text))


def pgettext(context: str, text: str) -> Text[str]:
    """Return an English text to be read in every language, which is short enough to need telling where it stands."""
    return Text(lambda catalogue: catalogue.pgettext(context, text))


def ngettext(one: str, many: str) -> Text[Callable[[int], str]]:
    """Return an English text with a `{number}` in it: for 1, and for other numbers. It is called with the number."""
    return Text(lambda catalogue: lambda number: catalogue.ngettext(one, many, number).format(number=number))


def each(texts: Mapping[str, Text[T]]) -> Text[Mapping[str, T]]:
    """Return several texts as one, by name."""
    return Text(lambda catalogue: {name: text.within(catalogue) for name, text in texts.items()})


def row(*texts: Text[T]) -> Text[tuple[T, ...]]:
    """Return several texts as one, in order."""
    return Text(lambda catalogue: tuple(text.within(catalogue) for text in texts))


def load(language: str) -> NullTranslations:
    """Return the catalogue of a language; an empty one, in which all is English, where there is none."""
    try:
        data = pkgutil.get_data("kiosk.words", f"locale/{language}/LC_MESSAGES/kiosk.mo")
    except FileNotFoundError:
        data = None
    return GNUTranslations(BytesIO(data)) if data else NullTranslations()
