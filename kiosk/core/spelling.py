"""Texts as somebody would say them, and as they are compared."""

from __future__ import annotations

import unicodedata


def spoken_form(text: str) -> str:
    """Return a title or label as somebody would say it: lower case, without punctuation."""
    text = unicodedata.normalize("NFC", text.lower().replace("’", "'"))
    return " ".join("".join(letter if _is_spoken(letter) else " " for letter in text).split())


def _is_spoken(letter: str) -> bool:
    """Whether a character is a letter or a digit, or part of one: a mark that is written above or below it."""
    return letter.isalnum() or letter == "'" or _is_mark(letter)


def _is_mark(letter: str) -> bool:
    """Whether a character is written above, below or through another."""
    return unicodedata.category(letter).startswith("M")


def without_marks(text: str) -> str:
    """Return a text without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not _is_mark(letter))
