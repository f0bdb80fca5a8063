"""Printing what a command found: as text for people, or as JSON lines for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping


def say(text: str, data: Mapping[str, object], *, as_json: bool) -> None:
    """Print one thing: the text, or the data as one JSON line."""
    line = json.dumps(data, ensure_ascii=False) if as_json else text
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """Print why a command cannot go on, where it does not mix with its results."""
    sys.stderr.write(f"kiosk: {text}\n")
