"""The rendering process (`kiosk.devices.renderer` is its other end).

Takes orders from a pipe whose file descriptor is its argument, and answers each with a rendering, or
with the reason why there is none. Ends when the other end is closed.
"""

from __future__ import annotations

import sys
from multiprocessing.connection import Connection

from kiosk.devices.drivers import render
from kiosk.devices.rendering import Rendering
from kiosk.devices.speakers import Order


def serve(orders: Connection[Rendering | str, Order]) -> None:
    """Answer one order after the other."""
    while True:
        try:
            order = orders.recv()
        except EOFError:
            return
        orders.send(_answer(order))


def _answer(order: Order) -> Rendering | str:
    speaker = order.speaker
    try:
        return render(speaker.driver, speaker.voice, order.words_a_minute, order.text)
    except Exception as error:  # noqa: BLE001 -- whatever a synthesiser raises is an answer
        return f"The voice {speaker.driver.rpartition('.')[2]} failed: {str(error) or repr(error)}"


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
