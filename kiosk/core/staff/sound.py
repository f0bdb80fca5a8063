"""Not built yet."""

from __future__ import annotations

from kiosk.core.messages import Act, Heard
from kiosk.core.screen import Desk
from kiosk.core.staff import desk
from kiosk.core.staff.errands import Report
from kiosk.core.staff.tabs import SoundTab
from kiosk.core.state import Kiosk


def opened(kiosk: Kiosk) -> Kiosk:
    """Begin with what has to be found out."""
    return kiosk


def acted(kiosk: Kiosk, tab: SoundTab, act: Act) -> Kiosk:
    """Do what was touched."""
    return kiosk


def reported(kiosk: Kiosk, tab: SoundTab, report: Report) -> Kiosk:
    """Show what the clerk found or did."""
    return kiosk


def view(kiosk: Kiosk, tab: SoundTab) -> Desk:
    """Return the screen."""
    return desk.view(kiosk, kiosk.words.staff.desk.tabs["sound"], ())


def heard(kiosk: Kiosk, tab: SoundTab, heard: Heard) -> Kiosk:
    """Show what was heard; it is not kept."""
    return kiosk
