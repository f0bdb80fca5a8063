"""Colours and lettering, as data. Nothing elsewhere names a colour or a text size.

Two tokens are for captions alone: `lit` and `ahead` are the primary and the muted colour, darkened by
day until they reach the 7:1 that spoken words need on the background (by night they are that already).
Three are for the edges of buttons, which are faint by day and by night, where the words on them tell what
they are: `edge` is as faint as a `line`, `rim` is not seen at all around `soft`, nor `hem` around `surface`.
On the screen of high contrast all are black, and a `line` is a pale track for what runs along it.
`warning` is the ground of what needs somebody's attention, and `warning_edge` goes around it.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kiosk.core.screen import Theme

Token = Literal[
    "background",
    "surface",
    "ink",
    "muted",
    "line",
    "edge",
    "rim",
    "hem",
    "primary",
    "on_primary",
    "soft",
    "accent",
    "halo",
    "warning",
    "warning_edge",
    "lit",
    "ahead",
    "night",
]

Palette = dict[Token, str]

DAY: Palette = {
    "background": "#F3EEE4",
    "surface": "#FBF8F2",
    "ink": "#17343A",
    "muted": "#4E666A",
    "line": "#D9D2C4",
    "edge": "#D9D2C4",
    "rim": "#CFE3DC",
    "hem": "#FBF8F2",
    "primary": "#1F6F6B",
    "on_primary": "#FFFFFF",
    "soft": "#CFE3DC",
    "accent": "#B4532A",
    "halo": "#E3EDE6",
    "warning": "#FBECE3",
    "warning_edge": "#E3B199",
    "lit": "#125450",
    "ahead": "#3D5357",
    "night": "#000000",
}

NIGHT: Palette = {
    "background": "#0E1E22",
    "surface": "#162B30",
    "ink": "#EDE7DA",
    "muted": "#A9BDBC",
    "line": "#27424A",
    "edge": "#27424A",
    "rim": "#1F4248",
    "hem": "#162B30",
    "primary": "#7CC4B4",
    "on_primary": "#0B1A1D",
    "soft": "#1F4248",
    "accent": "#F0A27A",
    "halo": "#13292E",
    "warning": "#33251F",
    "warning_edge": "#7A5340",
    "lit": "#7CC4B4",
    "ahead": "#A9BDBC",
    "night": "#000000",
}

CONTRAST: Palette = {
    "background": "#FFFFFF",
    "surface": "#FFFFFF",
    "ink": "#000000",
    "muted": "#3A3A3A",
    "line": "#CFCFCF",
    "edge": "#000000",
    "rim": "#000000",
    "hem": "#000000",
    "primary": "#00433F",
    "on_primary": "#FFFFFF",
    "soft": "#DFF1EC",
    "accent": "#8A2300",
    "halo": "#EDF6F4",
    "warning": "#FFF1EA",
    "warning_edge": "#8A2300",
    "lit": "#00564F",
    "ahead": "#595959",
    "night": "#000000",
}

PALETTES: dict[Theme, Palette] = {"day": DAY, "night": NIGHT, "contrast": CONTRAST}


GROWS_LESS = 0.4
"""The share of a larger text size that large type takes: it is easily read as it is, and needs its room."""


class Face(Struct, frozen=True):
    """How a kind of text is set, for a shorter side of 720: its size, weight, and line pitch as a factor.

    `least` is the smallest size it may shrink to where there is little room, and `grows` the share of a
    chosen text size (1 to 1.5) that it takes.
    """

    size: float
    least: float
    weight: Literal[300, 400, 600] = 400
    pitch: float = 1.36
    grows: float = 1.0

    def size_at(self, text_size: float) -> float:
        """Return its size at this text size."""
        return self.size * self._growth(text_size)

    def least_at(self, text_size: float) -> float:
        """Return its least size. Text for reading, once it is to be larger, keeps half of what it gains."""
        if self.grows < 1 or text_size <= 1:
            return self.least * self._growth(text_size)
        return self.size * (1 + (text_size - 1) / 2)

    def _growth(self, text_size: float) -> float:
        return 1 + (text_size - 1) * self.grows


DISPLAY = Face(76, 52, 600, 1.14, GROWS_LESS)
TITLE = Face(62, 44, 600, 1.16, GROWS_LESS)
HEADING = Face(54, 40, 600, 1.16, GROWS_LESS)
SECTION = Face(44, 34, 600, 1.16, GROWS_LESS)
PHASE = Face(46, 34, 600, 1.16, GROWS_LESS)
NUMERAL = Face(64, 48, 300, 1.1, GROWS_LESS)
SECONDS = Face(150, 90, 300, 1.1, GROWS_LESS)
FIGURE = Face(42, 30, 600, 1.16, GROWS_LESS)
BODY = Face(32, 25, 400, 1.4)
LEAD = Face(34, 26, 600, 1.36)
LARGE_BUTTON = Face(34, 28, 600, 1.2)
ANSWER = Face(34, 26, 600, 1.2)
NAME = Face(32, 26, 600, 1.2)
BUTTON = Face(28, 22, 600, 1.2)
SPOKEN = Face(28, 22, 400, 1.25)
CAPTION = Face(36, 30, 400, 1.36)
PLACE = Face(26, 22)
STRONG_PLACE = Face(26, 22, 600, 1.3)
TAB = Face(26, 20, 400, 1.2, 0.5)
STRONG_TAB = Face(26, 20, 600, 1.2, 0.5)
HINT = Face(24, 20, 400, 1.25)
STRONG_HINT = Face(24, 20, 600, 1.25)
NARROW_HINT = Face(24, 24, 400, 1.25, 0.5)
NOTE = Face(22, 20, 400, 1.25)
"""The lettering."""
