"""Counting how much the kiosk is used: that something was done, and nothing about who did it."""

from __future__ import annotations

from kiosk.core.messages import Do
from kiosk.core.staff.errands import CountBegun, CountFinished, CountVisit
from kiosk.core.state import Kiosk


def counted(kiosk: Kiosk, use: CountVisit | CountBegun | CountFinished) -> Kiosk:
    """Have this counted, where the clinic wants it; what staff try out is no use. Nobody waits for it."""
    return kiosk.asks(Do(0, use)) if kiosk.site.count_uses and kiosk.behind is None else kiosk
