"""`kiosk gallery`: a picture of every screen in every state."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path

from kiosk.commands.output import complain, say
from kiosk.core.look import look
from kiosk.core.state import Site
from kiosk.gallery.states import states
from kiosk.ui.start import open_offscreen

SMALLEST, LARGEST = 320, 4096
"""Of a picture's side, in pixels."""


def main(arguments: Namespace) -> int:
    """Draw every state into a folder; return 1 if that is not possible."""
    size = size_of(arguments.size)
    if size is None:
        complain(f"“{arguments.size}” is no size. Write width and height in pixels, like 1280x720.")
        return 1
    site = Site(arguments.language, arguments.theme, arguments.text, reduced_motion=arguments.still)
    try:
        arguments.out.mkdir(parents=True, exist_ok=True)
        _draw(site, size, arguments.out, as_json=arguments.json)
    except OSError as error:
        complain(f"the pictures cannot be kept in {arguments.out}: {error.strerror}. Name another folder.")
        return 1
    return 0


def _draw(site: Site, size: tuple[int, int], folder: Path, *, as_json: bool) -> None:
    screen = open_offscreen(size)
    for name, kiosk in states(site).items():
        path = folder / f"{name}.png"
        screen.show(look(kiosk))
        screen.save(path)
        say(str(path), {"state": name, "path": str(path)}, as_json=as_json)


def size_of(text: str) -> tuple[int, int] | None:
    """Return the width and height that "1280x720" stands for, or nothing if it is no such size."""
    found = re.fullmatch(r"(\d{1,5})x(\d{1,5})", text)
    sides = (int(found[1]), int(found[2])) if found else (0, 0)
    return sides if all(SMALLEST <= side <= LARGEST for side in sides) else None
