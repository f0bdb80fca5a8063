"""On clean systems, without a network: install, look, rehearse, take away again. Run by `make test-deploy`."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.systems import System, clean_system

KIOSK = "/usr/local/bin/kiosk"


@pytest.fixture(
    scope="module", params=["bookworm amd64", "trixie amd64", "bookworm arm64", "trixie arm64"], ids=lambda name: name
)
def system(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    codename, architecture = request.param.split()
    with clean_system(codename, architecture, tmp_path_factory.mktemp("systems")) as system:
        yield system


def installed(system: System) -> str:
    """Install; return what was said."""
    began = time.monotonic()
    run = system.run("/mnt/deploy/install.sh", "--offline", "/mnt/bundle.tar")
    print(f"\n{system.root.name}: installed in {time.monotonic() - began:.0f} s")  # noqa: T201 - a figure to be read
    assert 0 == run.returncode, run.stdout + run.stderr
    return run.stdout


def test_it_is_installed_twice_works_and_goes_without_a_trace(system: System) -> None:
    before = system.files()

    told = installed(system)
    assert "ok   letters: joined and turned" in told
    assert "ok   voice: speaks, at 24000 Hz" in told
    assert "kiosk/models/kiosk-en-compact\n" in told
    assert "ok   exercises: " in told
    once = system.files()
    assert told.splitlines()[-1] == installed(system).splitlines()[-1]
    assert once == system.files()

    began = time.monotonic()
    rehearsal = system.run(KIOSK, "rehearse", "mindful-minute", "--answer")
    print(f"{system.root.name}: rehearsed in {time.monotonic() - began:.0f} s")  # noqa: T201
    assert 0 == rehearsal.returncode, rehearsal.stderr
    assert "screen  Welcome" in rehearsal.stdout.splitlines()[-2]

    gone = system.run("/mnt/deploy/install.sh", "--uninstall")
    assert 0 == gone.returncode, gone.stdout + gone.stderr
    assert before == system.files()
    assert "breathing-space" not in (Path(system.root) / "etc/passwd").read_text()


def test_what_the_clinic_has_added_is_kept(system: System) -> None:
    installed(system)
    system.run("sh", "-c", "kiosk new 'Our own' /var/tmp/new && kiosk scripts add /var/tmp/new")
    gone = system.run("/mnt/deploy/install.sh", "--uninstall")

    assert "Kept: /var/lib/breathing-space, with what the clinic has added or changed." in gone.stdout
    assert list((system.root / "var/lib/breathing-space").rglob("our-own.md"))
