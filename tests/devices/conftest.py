"""A virtual sound card, where there is none."""

from collections.abc import Iterator

import pytest

from tests.virtual_card import VirtualCard, virtual_card


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualCard]:
    """Provide a virtual sound card, which PortAudio sees from its next fresh start."""
    with virtual_card() as card:
        for name, value in card.environment.items():
            monkeypatch.setenv(name, value)
        yield card
