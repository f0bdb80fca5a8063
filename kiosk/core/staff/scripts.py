"""Not built yet."""

from __future__ import annotations

from kiosk.core.messages import Act
from kiosk.core.screen import Desk
from kiosk.core.staff import desk
from kiosk.core.staff.errands import Report
from kiosk.core.staff.tabs import ScriptsTab
from kiosk.core.state import Kiosk


def opened(kiosk: Kiosk) -> Kiosk:
    """Begin with what has to be found out."""
    return kiosk


def acted(kiosk: Kiosk, tab: ScriptsTab, act: Act) -> Kiosk:
    """Do what was touched."""
    return kiosk


def reported(kiosk: Kiosk, tab: ScriptsTab, report: Report) -> Kiosk:
    """Show what the clerk found or did."""
    return kiosk


def view(kiosk: Kiosk, tab: ScriptsTab) -> Desk:
    """Return the screen."""
    return desk.view(kiosk, kiosk.words.staff.desk.tabs["scripts"], ())


def passed(kiosk: Kiosk, tab: ScriptsTab, seconds: float) -> Kiosk:
    """Look for a stick now and then."""
    return kiosk
