"""What holds for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.end_to_end.rehearsing import Rehearsals

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


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that want the rehearsals come last, so that no other test waits for them; the rest keep their order."""
    items.sort(key=_wants_rehearsals)


def _wants_rehearsals(item: pytest.Item) -> bool:
    return "rehearsals" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def rehearsals(_begun: Rehearsals | None) -> Rehearsals:
    """The rehearsals of all exercises."""
    assert _begun is not None
    return _begun


@pytest.fixture(scope="session", autouse=True)
def _begun(_home: None, request: pytest.FixtureRequest) -> Iterator[Rehearsals | None]:
    """Begin the rehearsals with the first test, if any test wants them: they take half of the time of all tests."""
    if not any(map(_wants_rehearsals, request.session.items)):
        yield None
        return
    from tests.end_to_end.rehearsing import Rehearsals  # noqa: PLC0415 - takes a second, which most runs can do without

    rehearsals = Rehearsals()
    yield rehearsals
    rehearsals.close()
