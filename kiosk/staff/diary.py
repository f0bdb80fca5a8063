"""What went wrong with devices since the kiosk was started: of each the last time, in memory only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from kiosk.core.messages import Device, Event, Failed, Input, InputTrouble, Recovered
from kiosk.core.staff.errands import Fault
from kiosk.ports import Post


@dataclass
class Diary:
    """Notes what devices post on its way to the kiosk, from whatever thread."""

    now: Callable[[], float] = monotonic
    began: float = field(init=False)
    _failed: dict[Device, tuple[float, str]] = field(default_factory=dict)
    _missing: frozenset[Device] = frozenset()
    _trouble: InputTrouble = ""

    def __post_init__(self) -> None:
        self.began = self.now()

    @property
    def seconds(self) -> float:
        """For how long the kiosk has been running, whatever the clock said meanwhile."""
        return self.now() - self.began

    def noting(self, post: Post) -> Post:
        """Return what devices post to: it is noted, and passed on."""

        def note(event: Event) -> None:
            match event:
                case Failed(device, reason):
                    self._failed = {**self._failed, device: (self.now(), reason)}
                    self._missing |= {device}
                case Recovered(device):
                    self._missing -= {device}
                case Input(_, trouble):
                    self._trouble = trouble
                case _:
                    pass
            post(event)

        return note

    def faults(self) -> tuple[Fault, ...]:
        """Return what does not work now, then what did not, the latest first."""
        noted = sorted(self._failed.items(), key=lambda item: (item[0] not in self._missing, -item[1][0]))
        here = (Fault(self._trouble),) if self._trouble and "microphone" not in self._missing else ()
        return here + tuple(
            Fault(device, device in self._missing, self.now() - when, reason) for device, (when, reason) in noted
        )
