"""What the kiosk learns of its devices, its exercises and the clinic's hours."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core import speech, welcome
from kiosk.core.messages import Failed, Hours, LibraryChanged, Recovered
from kiosk.core.state import Asleep, Kiosk, Welcome


def learned(kiosk: Kiosk, event: Failed | Recovered | LibraryChanged | Hours) -> Kiosk:
    """Take note of what works and what there is."""
    match event:
        case Failed(device):
            kiosk = replace(kiosk, missing=kiosk.missing | {device})
            return speech.lost(kiosk) if device in speech.NEEDED else kiosk
        case Recovered(device):
            return replace(kiosk, missing=kiosk.missing - {device})
        case Hours(are_open, night):
            return welcome.hours(replace(kiosk, night=night), are_open=are_open)
        case LibraryChanged(scripts) if isinstance(kiosk.phase, Welcome | Asleep):
            return replace(kiosk, scripts=scripts)
        case LibraryChanged(scripts):
            return replace(kiosk, coming=scripts)
