"""Whether the microphone hears the loudspeaker, tried out on a virtual card."""

from __future__ import annotations

import pytest

from kiosk.devices.loop import hears_itself
from tests.virtual_card import VirtualCard


@pytest.mark.parametrize("loop", [True, False], ids=["with an echo", "with headphones"])
def test_it_is_noticed_whether_what_is_played_comes_back(card: VirtualCard, loop: bool) -> None:
    if loop:
        card.loop()
    assert hears_itself("", "") is loop


@pytest.mark.parametrize("device", ["microphone", "loudspeaker"])
def test_where_a_device_is_missing_nothing_is_known(card: VirtualCard, device: str) -> None:
    card.unplug("microphone" if device == "microphone" else "loudspeaker")
    assert hears_itself("", "") is None
