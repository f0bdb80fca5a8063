"""What tests on whole systems share."""

from __future__ import annotations

import pytest

from tests.deploy.releases import Releases


@pytest.fixture(scope="module")
def releases(codename: str, tmp_path_factory: pytest.TempPathFactory) -> Releases:
    """Releases for the system of which the module's `codename` tells."""
    return Releases(codename, tmp_path_factory.mktemp("releases"))
