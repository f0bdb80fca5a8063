"""`kiosk models get`: the official speech model, from the network or from a file."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from kiosk.commands.output import complain, say
from kiosk.devices.installing import get_model
from kiosk.devices.models import ModelError


def main(arguments: Namespace) -> int:
    """Install the model; return 1 if that cannot be done."""
    source = Path(arguments.source) if arguments.source else None
    progress = _quiet if arguments.json or not sys.stderr.isatty() else _show
    try:
        folder = get_model(source, progress=progress)
    except ModelError as error:
        complain(str(error))
        return 1
    say(f"The speech model is installed: {folder}", {"folder": str(folder)}, as_json=arguments.json)
    return 0


def _show(done: int, total: int) -> None:
    sys.stderr.write(f"\r{done / 1e6:6.1f} of {total / 1e6:.1f} MB" + ("\n" if done >= total else ""))


def _quiet(done: int, total: int) -> None:
    """Show nothing: nobody is looking."""
