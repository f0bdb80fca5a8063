"""What holds for all tests."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

# How long an example takes says more about the machine than about the code.
settings.register_profile("kiosk", deadline=None)
settings.load_profile("kiosk")


@pytest.fixture(scope="session", autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing that belongs to whoever runs the tests is read or changed."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CACHE", "CONFIG", "DATA"):
            patch.setenv(f"XDG_{name}_HOME", str(tmp_path_factory.mktemp(name.lower())))
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what plays and hears real sound: on a busy machine that breaks off, so it is tested with nothing beside."""
    for item in items:
        if "card" in getattr(item, "fixturenames", ()):
            item.add_marker("in_real_time")
