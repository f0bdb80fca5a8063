"""Renderings on their way from one process to another.

They go piece by piece: the whole of a long one at once would keep the threads of the other process
waiting, one of which feeds the loudspeaker.
"""

from __future__ import annotations

from multiprocessing.connection import Connection
from typing import Any

import numpy as np
from msgspec.structs import replace

from kiosk.devices.rendering import Rendering

_PIECE = 262_144
"""Samples that are sent at once."""


def send(connection: Connection[Any, Any], rendering: Rendering) -> None:
    """Send a rendering: first all but its samples, with how many there are, then those."""
    samples = rendering.samples
    connection.send((replace(rendering, samples=samples[:0]), len(samples)))
    for begin in range(0, len(samples), _PIECE):
        connection.send_bytes(samples[begin : begin + _PIECE].data)


def rest_of(connection: Connection[Any, Any], head: tuple[Rendering, int]) -> Rendering:
    """Return the rendering of which this came first."""
    rendering, count = head
    samples = np.empty(count, rendering.samples.dtype)
    for begin in range(0, count, _PIECE):
        connection.recv_bytes_into(samples[begin : begin + _PIECE].data)
    return replace(rendering, samples=samples)
