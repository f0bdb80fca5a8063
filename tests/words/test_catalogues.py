"""Every catalogue is complete, and has nothing that the kiosk does not say. `make translations` brings new texts in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kiosk.core.messages import Command
from kiosk.core.script import AREAS, SOUNDS
from kiosk.words.catalogue import load
from kiosk.words.languages import LANGUAGES

KIOSK = Path(__file__).parents[2] / "kiosk"
LOCALE = KIOSK / "words" / "locale"
TRANSLATED = sorted(set(LANGUAGES) - {"en"})

Key = tuple[str | None, str]
"""The context of a text, and its singular."""

of_each = pytest.mark.parametrize("language", TRANSLATED)


def key_of(message: Message) -> Key:
    return message.context, forms_of(message.id)[0]


def forms_of(texts: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """A text in its plural forms; one, where it has none."""
    return (texts,) if isinstance(texts, str) else tuple(texts or ())


def messages_of(catalogue: Catalog) -> dict[Key, Message]:
    """All texts of a catalogue, without its head."""
    return {key_of(message): message for message in catalogue if message.id}


@cache
def extracted() -> dict[Key, Message]:
    """All texts of the kiosk, as the tools of translators find them."""
    found = Catalog()
    texts = extract_from_dir(str(KIOSK), comment_tags=["Translators:"], strip_comment_tags=True)
    for _, _, text, comments, context in texts:
        found.add(text, auto_comments=comments, context=context)
    return messages_of(found)


@cache
def catalogue_of(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / "kiosk.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


@cache
def translations_of(language: str) -> dict[Key, tuple[str, ...]]:
    return {key: forms_of(message.string) for key, message in messages_of(catalogue_of(language)).items()}


def told(messages: dict[Key, Message]) -> dict[Key, tuple[tuple[str, ...], str]]:
    """The English of each text in its plural forms, and the comment on it."""
    return {key: (forms_of(message.id), " ".join(message.auto_comments)) for key, message in messages.items()}


def places(text: str) -> list[str]:
    """What is put into a text."""
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name)


def test_every_language_but_english_has_a_catalogue() -> None:
    assert TRANSLATED == sorted(path.parent.parent.name for path in LOCALE.glob("*/LC_MESSAGES/kiosk.po"))


@of_each
def test_a_catalogue_has_every_text_of_the_kiosk_and_no_other(language: str) -> None:
    assert list(extracted()) == list(messages_of(catalogue_of(language)))
    assert {} == dict(catalogue_of(language).obsolete)


@of_each
def test_a_catalogue_tells_translators_what_the_code_tells_them(language: str) -> None:
    assert told(extracted()) == told(messages_of(catalogue_of(language)))


@of_each
def test_every_text_is_translated_in_all_its_plural_forms(language: str) -> None:
    forms = catalogue_of(language).num_plurals
    expected = {key: forms if message.pluralizable else 1 for key, message in extracted().items()}
    translated = translations_of(language).items()
    assert expected == {key: sum(bool(text.strip()) for text in texts) for key, texts in translated}


@of_each
def test_no_translation_is_unsure(language: str) -> None:
    assert [] == [message.id for message in catalogue_of(language) if message.fuzzy]


@of_each
def test_the_same_is_put_into_a_text_in_every_language_and_every_plural_form(language: str) -> None:
    expected = {key: {tuple(places(text)) for text in forms_of(message.id)} for key, message in extracted().items()}
    translated = translations_of(language).items()
    assert expected == {key: {tuple(places(text)) for text in texts} for key, texts in translated}


@of_each
def test_what_is_read_is_what_was_translated(language: str) -> None:
    assert read(compiled(catalogue_of(language))) == read(load(language))


def compiled(catalogue: Catalog) -> GNUTranslations:
    file = BytesIO()
    write_mo(file, catalogue)
    file.seek(0)
    return GNUTranslations(file)


def read(translations: NullTranslations) -> dict[Key, list[str]]:
    """All texts of the kiosk in a language, in all their plural forms."""
    return {key: list(read_one(translations, message)) for key, message in extracted().items()}


def read_one(translations: NullTranslations, message: Message) -> Iterator[str]:
    one, *many = forms_of(message.id)
    if many:
        yield from (translations.ngettext(one, many[0], number) for number in range(101))
    else:
        yield translations.pgettext(message.context, one) if message.context else translations.gettext(one)


def test_a_number_agrees_with_the_noun_after_it() -> None:
    unchanging = [text for (_, text), message in extracted().items() if not message.pluralizable]
    assert [] == [text for text in unchanging if re.search(r"\{(?!title|clinic|words|most|points)\w+\} \w+s\b", text)]


def test_the_core_has_no_texts_of_its_own() -> None:
    texts = [text for file in sorted((KIOSK / "core").rglob("*.py")) for text in texts_in(file)]
    technical = {"M", "NFC", "NFD", "T", "US"}  # of Unicode, of types and of countries
    days = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "Mo-Su off"}  # as opening hours are written
    named = {
        "was low",
        "in use",
        "not yet",
        "not now",
        "going on",
        "publish now",
        "closed when shut",
    }  # what staff do, and what is reported
    assert [] == [text for text in texts if text not in {*AREAS, *SOUNDS, *Command, *technical, *days, *named}]


def texts_in(file: Path) -> list[str]:
    """The strings in a module that could be shown: they begin with a capital or have two words; no docstrings."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    strings = [node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in docstrings]
    return [text for text in strings if isinstance(text, str) and re.search(r"^[A-Z]|[a-z] [a-z]", text)]
