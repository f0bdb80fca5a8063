"""`kiosk hear`: what is heard in recordings, and what it is taken to mean."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from msgspec import to_builtins

from kiosk.commands.output import complain
from kiosk.commands.settings import settings_from
from kiosk.devices.hearing import hear_file, phrases_in
from kiosk.devices.models import ModelError, working_model
from kiosk.devices.recogniser import Recogniser
from kiosk.devices.recordings import RecordingError


def main(arguments: Namespace) -> int:
    """Print one JSON line for each recording; return 1 if one cannot be listened to."""
    settings = settings_from(arguments.config)
    phrases = phrases_in(arguments.offer)
    if not phrases:
        complain('nothing is offered: name what can be said, as in --offer "yes, no, next".')
        return 1
    try:
        recogniser = Recogniser(working_model(settings.model, settings.language))
    except ModelError as error:
        complain(str(error))
        return 1
    return max(_hear(path, recogniser, phrases) for path in arguments.files)


def _hear(path: Path, recogniser: Recogniser, phrases: tuple[str, ...]) -> int:
    try:
        hearing = hear_file(path, recogniser, phrases)
    except RecordingError as error:
        complain(str(error))
        return 1
    sys.stdout.write(json.dumps(to_builtins(hearing), ensure_ascii=False) + "\n")
    return 0
