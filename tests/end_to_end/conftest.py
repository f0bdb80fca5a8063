"""What is needed to speak to a kiosk that runs: a virtual sound card, and a voice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.commands.rehearse import open_voices
from kiosk.devices.studio import Studio
from tests.virtual_card import VirtualCard, virtual_card


@pytest.fixture
def card() -> Iterator[VirtualCard]:
    with virtual_card() as card:
        yield card


@pytest.fixture(scope="module")
def person() -> Iterator[Studio]:
    """A voice to speak to the kiosk with."""
    with open_voices(145) as voices:
        yield voices.client
