"""A keyboard on the screen: from keys to a text."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from kiosk.core.messages import Act
from kiosk.core.screen import Button, Keyboard
from kiosk.core.staff.tabs import Typing
from kiosk.words.words import Words

Layer = Literal["letters", "signs", "accents"]

LAYERS: dict[Layer, tuple[str, str, str]] = {
    "letters": ("qwertyuiop", "asdfghjkl’", "zxcvbnm,."),
    "signs": ("-/:;()&@“”", "!?+*#%=_…'", "¿¡«»€£$"),
    "accents": ("áéíóúüñç", "àèìòùäöß", "âêîôûåøæ"),
}
"""The keys of each layer, in rows below that of the digits."""

_FOLLOWING: dict[Layer, Layer] = {"letters": "signs", "signs": "accents", "accents": "letters"}


def begin(text: str) -> Typing:
    """Return the keyboard with a text to change."""
    return Typing(text, _begins_a_sentence(text))


def typed(typing: Typing, act: Act, longest: int) -> Typing:
    """Return what a key makes of the text, which has at most so many characters."""
    match act:
        case Act("key", sign) if len(typing.text) < longest:
            return begin(typing.text + sign)
        case Act("delete"):
            return begin(typing.text[:-1])
        case Act("shift"):
            return replace(typing, shift=not typing.shift)
        case Act("layer"):
            return replace(typing, layer=_FOLLOWING[typing.layer])
        case _:
            return typing


def view(words: Words, title: str, text: str, typing: Typing) -> Keyboard:
    """Return the keyboard with what has been typed."""
    texts = words.staff.settings
    first, second, third = (tuple(_key(sign, typing) for sign in row) for row in LAYERS[typing.layer])
    shift = Button(texts.capital, Act("shift"), "soft" if typing.shift else "plain")
    layer = Button(texts.layers[_FOLLOWING[typing.layer]], Act("layer"))
    space = Button(texts.space, Act("key", " "))
    delete = Button(texts.delete, Act("delete"))
    enter = Button(texts.enter, Act("enter"), "primary")
    digits = tuple(Button(digit, Act("key", digit)) for digit in "1234567890")
    rows = (digits, first, second, (shift, *third), (layer, space, delete, enter))
    return Keyboard(title, text, typing.text, rows, (Button(texts.back, Act("back")),))


def _key(sign: str, typing: Typing) -> Button:
    sign = sign.upper() if typing.shift and len(sign.upper()) == 1 else sign
    return Button(sign, Act("key", sign))


def _begins_a_sentence(text: str) -> bool:
    return not text or text.endswith((". ", "? "))
