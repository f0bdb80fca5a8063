"""Where pictures can be shown: a desktop (X11), a bare console (KMSDRM), or nowhere but in memory (offscreen).

Imports no Kivy, so that to ask is cheap.
"""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

Driver = Literal["x11", "kmsdrm", "offscreen"]
"""An SDL video driver."""


def find_driver(environ: Mapping[str, str] = os.environ, root: Path = Path("/")) -> Driver | None:
    """Return the driver for the display of this machine, or nothing if it has none."""
    if "SDL_VIDEODRIVER" in environ:
        return _asked_for(environ["SDL_VIDEODRIVER"])
    if _desktop(environ.get("DISPLAY", ""), root):
        return "x11"
    return "kmsdrm" if _console(root) else None


def _asked_for(name: str) -> Driver | None:
    drivers: tuple[Driver, ...] = ("x11", "kmsdrm", "offscreen")
    return next((driver for driver in drivers if driver == name.lower()), None)


def _desktop(display: str, root: Path) -> bool:
    """Whether an X server answers. One on another machine is taken at its word."""
    local = re.fullmatch(r":(\d+)(\.\d+)?", display)
    if not local:
        return bool(display)
    path = root / "tmp" / ".X11-unix" / f"X{local[1]}"
    with socket.socket(socket.AF_UNIX) as server:
        return server.connect_ex(str(path)) == 0


def _console(root: Path) -> bool:
    """Whether a panel is connected to a graphics card that this user may draw with."""
    connectors = (root / "sys" / "class" / "drm").glob("card*-*/status")
    return any(
        status.read_text().strip() == "connected"
        and os.access(root / "dev" / "dri" / status.parent.name.split("-")[0], os.R_OK | os.W_OK)
        for status in connectors
    )
