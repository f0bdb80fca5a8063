from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.staff.publishing import Publisher
from tests.staff.sticks import Stick, publisher


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return Stick(tmp_path / "run" / "stick", tmp_path / "drawer")


@pytest.fixture
def office(tmp_path: Path, stick: Stick) -> Publisher:
    return publisher(tmp_path, stick.place)
