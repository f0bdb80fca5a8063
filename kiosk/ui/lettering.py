"""Letters: how wide a word is, and its picture. Every word is drawn once, in white, and tinted where it is shown."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from kivy.core.text import Label
from kivy.graphics.texture import Texture

from kiosk.ui.typeset import Weight

FONT = "AtkinsonHyperlegibleNext-{weight}.ttf"


@lru_cache(maxsize=4096)
def measure(text: str, weight: Weight, px: int) -> float:
    """Return the width in pixels of a text."""
    width, _ = _ruler(weight, px).get_extents(text)
    return float(width)


@lru_cache(maxsize=512)
def texture(text: str, weight: Weight, px: int) -> Texture:
    """Return the picture of a text, in white on nothing."""
    label = _label(text, weight, px)
    label.refresh()
    return label.texture


@cache
def _ruler(weight: Weight, px: int) -> Label:
    return _label("", weight, px)


def _label(text: str, weight: Weight, px: int) -> Label:
    return Label(text=text, font_name=str(files("kiosk") / "fonts" / FONT.format(weight=weight)), font_size=px)
