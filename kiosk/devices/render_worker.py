"""The rendering process (`kiosk.devices.renderer` is its other end).

Takes orders from a pipe whose file descriptor is its argument, and answers each with a rendering, or
with the reason why there is none. Ends when the other end is closed.
"""

from __future__ import annotations

import sys
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.devices import transfer
from kiosk.devices.rendering import Rendering
from kiosk.devices.speakers import RECORDED, Order


def serve(orders: Connection[tuple[Rendering, int] | str, Order]) -> None:
    """Answer one order after the other."""
    while True:
        try:
            order = orders.recv()
        except EOFError:
            return
        answer = _answer(order)
        if isinstance(answer, str):
            orders.send(answer)
        else:
            transfer.send(orders, answer)


def _answer(order: Order) -> Rendering | str:
    try:
        return _rendering(order)
    except Exception as error:  # noqa: BLE001 -- whatever a synthesiser raises is an answer
        return f"{order.speaker.title} failed: {str(error) or repr(error)}"


def _rendering(order: Order) -> Rendering:
    """Speak, or play a recording; only what is needed for it is loaded."""
    speaker = order.speaker
    if speaker.driver == RECORDED:
        from kiosk.devices import recorded  # noqa: PLC0415

        return recorded.render(Path(speaker.voice), order.text)
    from kiosk.devices.drivers import render  # noqa: PLC0415

    return render(speaker.driver, speaker.voice, order.words_a_minute, order.text)


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
