from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.ui.layout import Page
from kiosk.ui.lettering import measure as real_measure
from kiosk.ui.typeset import Measure
from tests.ui.desk import Desk


@pytest.fixture
def measure() -> Measure:
    """The real width of real letters."""
    return real_measure


@pytest.fixture
def page(measure: Measure) -> Page:
    """The screen for which all lengths are written."""
    return Page(1280, 720, measure)


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()
